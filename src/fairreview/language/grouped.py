"""Reads `the ratio`, `the gap` and `the chance` as values of a group where a rule compares documents.

Elsewhere they are words that a pattern names, so only the whole rule can tell.
"""

import msgspec

from fairreview.language.blocks import compares
from fairreview.language.tree import Block, Check
from fairreview.model.across import group_value
from fairreview.model.condition import (
    Between,
    Bullet,
    Compare,
    Condition,
    Group,
    Not,
    Scaled,
    Sure,
    Term,
    The,
    Theirs,
    Value,
)


def with_group_values(block: Block) -> Block:
    """Return a rule that compares documents with its group values told from things around words."""
    if not compares(block):
        return block
    return msgspec.structs.replace(
        block,
        clauses=tuple(
            msgspec.structs.replace(clause, condition=_condition(clause.condition))
            if isinstance(clause, Check)
            else clause
            for clause in block.clauses
        ),
    )


def _condition(condition: Condition) -> Condition:
    """Go down into a condition, which nests three deep at most."""
    match condition:
        case Not(inner=inner) | Sure(inner=inner):
            return msgspec.structs.replace(condition, inner=_condition(inner))
        case Group(parts=parts):
            return msgspec.structs.replace(condition, parts=tuple(_line(part) for part in parts))
        case Compare(term=term, value=value):
            return msgspec.structs.replace(condition, term=_term(term), value=_value(value))
        case Between(term=term, low=low, high=high):
            return msgspec.structs.replace(condition, term=_term(term), low=_value(low), high=_value(high))
        case _:
            return condition


def _line(line: Bullet) -> Bullet:
    return msgspec.structs.replace(line, condition=_condition(line.condition))


def _term(term: Term) -> Term:
    if isinstance(term, The) and len(term.path) == 1 and group_value(term.path[0]) is not None:
        return Theirs(term.path, at=term.at, spots=term.spots)
    return term


def _value(value: Value) -> Value:
    if isinstance(value, Scaled):
        return msgspec.structs.replace(value, term=_term(value.term))
    return _term(value) if isinstance(value, The) else value
