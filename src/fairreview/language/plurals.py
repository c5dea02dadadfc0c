"""Puts nouns that are counted into the singular: `at least 2 sections`, `at most 5 criteria`."""

import msgspec

from fairreview.language.tree import AnyClause, Block, Check, Listed, Measured
from fairreview.model.condition import Condition, Group, Has, Not, Sure
from fairreview.model.policy import Entry

_ENDINGS = (("criteria", "criterion"), ("ies", "y"), ("s", ""))


def singular(noun: str, known: frozenset[str]) -> str:
    """Return the known noun of which `noun` is the plural, or `noun` as it is."""
    if noun in known:
        return noun
    for plural, single in _ENDINGS:
        if noun.endswith(plural) and noun.removesuffix(plural) + single in known:
            return noun.removesuffix(plural) + single
    return noun


def in_singular(block: Block, known: frozenset[str]) -> Block:
    """Return `block` with the nouns of its conditions in the singular."""
    return msgspec.structs.replace(block, clauses=tuple(_clause(clause, known) for clause in block.clauses))


def _clause(clause: AnyClause, known: frozenset[str]) -> AnyClause:
    match clause:
        case Check(condition=condition):
            return msgspec.structs.replace(clause, condition=_condition(condition, known))
        case Measured(condition=condition) if condition is not None:
            return msgspec.structs.replace(clause, condition=_condition(condition, known))
        case Listed(entries=entries):
            return msgspec.structs.replace(clause, entries=tuple(_entry(entry, known) for entry in entries))
        case _:
            return clause


def _entry(entry: Entry, known: frozenset[str]) -> Entry:
    if entry.guard is None:
        return entry
    return msgspec.structs.replace(entry, guard=_condition(entry.guard, known))


def _condition(condition: Condition, known: frozenset[str]) -> Condition:
    """Go down into a condition, which nests three deep at most."""
    match condition:
        case Not(inner=inner) | Sure(inner=inner):
            return msgspec.structs.replace(condition, inner=_condition(inner, known))
        case Group(parts=parts):
            lines = tuple(
                msgspec.structs.replace(line, condition=_condition(line.condition, known)) for line in parts
            )
            return msgspec.structs.replace(condition, parts=lines)
        case Has(noun=noun) if (single := singular(noun, known)) != noun:
            spots = (*condition.spots, (single, condition.spot(noun)))
            return msgspec.structs.replace(condition, noun=single, spots=spots)
        case _:
            return condition
