"""What the conditions of a rule ask for, before any text is seen."""

from collections.abc import Iterator, Mapping

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


def compares_documents(condition: Condition) -> bool:
    """Say whether a condition speaks of more than one document."""
    return any(
        isinstance(part, Same)
        or (isinstance(part, Contains) and bool(part.finding))
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
