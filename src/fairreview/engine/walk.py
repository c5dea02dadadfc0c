"""Ways through the conditions of a rule, without recursion."""

from collections.abc import Iterator

from fairreview.model.condition import (
    Condition,
    Contains,
    Group,
    IsFact,
    ListedIn,
    Not,
    Relates,
    Same,
    Sure,
    Theirs,
)
from fairreview.model.policy import Rule
from fairreview.model.vocabulary import FACTS, PEOPLE

_GRAMMAR_FACTS = frozenset(noun.name for noun in (*FACTS, *PEOPLE) if noun.needs_grammar)


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Yield the conditions a rule is written with."""
    for condition in (rule.where, rule.only_when, *rule.unless, rule.require):
        if condition is not None:
            yield condition


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all inside it, outer ones first."""
    todo: list[Condition] = [condition]
    while todo:
        current = todo.pop()
        yield current
        match current:
            case Not(inner=inner) | Sure(inner=inner):
                todo.append(inner)
            case Group(parts=parts):
                todo.extend(part.condition for part in reversed(parts))
            case _:
                continue


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
