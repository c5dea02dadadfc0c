"""What the conditions of a rule ask for, before any text is seen."""

from collections.abc import Iterator, Mapping

from fairreview.model.across import AMONG_OTHERS
from fairreview.model.condition import (
    Condition,
    Contains,
    Has,
    IsFact,
    ListedIn,
    Relates,
    Same,
    Theirs,
)
from fairreview.model.policy import Definition, Rule
from fairreview.model.vocabulary import FACTS, PEOPLE
from fairreview.model.walk import walk

_MISSION_FACTS = frozenset(noun.name for noun in FACTS if noun.needs_mission)
_GRAMMAR_FACTS = frozenset(noun.name for noun in (*FACTS, *PEOPLE) if noun.needs_grammar)

_AMONG_OTHERS = frozenset(name for parts in AMONG_OTHERS.values() for name, _ in parts)


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Yield the conditions a rule is written with."""
    for condition in (rule.where, rule.only_when, *rule.unless, rule.require):
        if condition is not None:
            yield condition


def asks_for_grammar(condition: Condition) -> bool:
    """Say whether answering may need a parsed sentence, so that cheaper conditions go first."""
    return any(
        isinstance(part, Relates)
        or (isinstance(part, IsFact) and part.fact in _GRAMMAR_FACTS)
        or (isinstance(part, Contains) and bool(part.pattern))
        for part in walk(condition)
    )


def looks_across(rule: Rule) -> bool:
    """Say whether a rule is answered by comparing documents, so that it runs in an audit only."""
    return rule.grouping is not None or any(map(_needs_the_set, conditions_of(rule)))


def _needs_the_set(condition: Condition) -> bool:
    return any(
        isinstance(part, Same)
        or (isinstance(part, Contains) and bool(part.finding or part.family))
        or (isinstance(part, Has) and part.noun in _AMONG_OTHERS)
        or isinstance(getattr(part, "term", None), Theirs)
        for part in walk(condition)
    )


def asks_for_mission(rule: Rule, definitions: Mapping[str, Definition]) -> bool:
    """Say whether a rule cannot be judged without the objectives of a mission plan."""
    todo = list(conditions_of(rule))
    met: set[str] = set()
    while todo:
        for part in walk(todo.pop()):
            if isinstance(part, ListedIn) or is_likeness(part):
                return True
            name = part.fact if isinstance(part, (IsFact, Has)) else ""
            if name in _MISSION_FACTS:
                return True
            if name in definitions and name not in met:
                met.add(name)
                todo.append(definitions[name].means)
    return False


def is_likeness(condition: Condition) -> bool:
    """Say whether a condition is an estimate by likeness of meaning."""
    return isinstance(condition, Relates) and condition.verb == "supports"


def rests_on_likeness(condition: Condition) -> bool:
    """Say whether a condition is, or holds, an estimate by likeness of meaning."""
    return any(is_likeness(part) for part in walk(condition))
