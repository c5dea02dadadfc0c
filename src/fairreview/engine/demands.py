"""What the conditions of a rule ask for, before any text is seen."""

from collections.abc import Iterator

from fairreview.model.condition import (
    Condition,
    Contains,
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
        isinstance(part, (Same, ListedIn))
        or (isinstance(part, Contains) and bool(part.finding))
        or (isinstance(part, Relates) and bool(part.listed_in or part.verb == "supports"))
        or isinstance(getattr(part, "term", None), Theirs)
        for part in walk(condition)
    )
