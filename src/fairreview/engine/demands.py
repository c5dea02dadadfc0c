"""What the conditions of a rule ask for, before any text is seen."""

from collections.abc import Iterator

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
from fairreview.model.policy import Rule
from fairreview.model.vocabulary import FACTS, PEOPLE
from fairreview.model.walk import walk

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


def needs_objectives(rule: Rule) -> bool:
    """Say whether a rule asks which published objectives there are."""
    return any(map(_names_objectives, conditions_of(rule)))


def _needs_the_set(condition: Condition) -> bool:
    return any(
        isinstance(part, Same)
        or (isinstance(part, Contains) and bool(part.finding or part.family))
        or (isinstance(part, Has) and part.noun in _AMONG_OTHERS)
        or isinstance(getattr(part, "term", None), Theirs)
        for part in walk(condition)
    )


def _names_objectives(condition: Condition) -> bool:
    return any(
        isinstance(part, ListedIn)
        or (isinstance(part, Relates) and bool(part.listed_in or part.verb == "supports"))
        for part in walk(condition)
    )
