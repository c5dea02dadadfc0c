"""Reads blocks: what their clauses say, and the lexicons, patterns and definitions they make."""

from collections.abc import Iterator
from typing import Literal, TypeVar

import msgspec

from fairreview.language.tree import (
    AnyClause,
    Block,
    Check,
    Cited,
    Flagged,
    Listed,
    Measured,
    Name,
    Quoted,
    Recognised,
    Shaped,
    Window,
    Words,
)
from fairreview.model.condition import Condition
from fairreview.model.policy import (
    Definition,
    Entry,
    Flag,
    Lexicon,
    Pattern,
    Recognition,
    Source,
)

_GROUP_LABELS = ("compare", "measure", "grouped by", "smallest group")
_Clause = TypeVar("_Clause", bound=AnyClause)


class Placed(msgspec.Struct, frozen=True):
    """A block with its file and the header it stands under; `file` counts the files."""

    file: int
    path: str
    text: str
    header: Block
    block: Block

    @property
    def pack(self) -> str:
        """Return the name of the package that the block belongs to."""
        return first_name(self.header, "package") or "local"


def clauses(block: Block, sort: type[_Clause], label: str = "") -> Iterator[_Clause]:
    """Yield the clauses of a sort, all of them or those with a label."""
    for clause in block.clauses:
        if isinstance(clause, sort) and label in ("", clause.label):
            yield clause


def names(block: Block, label: str) -> tuple[Name, ...]:
    """Return the names that `label:` gives; those of every such clause."""
    return tuple(
        name for clause in clauses(block, Words, label) if not clause.only_for for name in clause.names
    )


def first_name(block: Block, label: str) -> str:
    """Return the first name that `label:` gives, or an empty text."""
    return next((name.text for name in names(block, label)), "")


def texts(block: Block, label: str) -> tuple[str, ...]:
    """Return the texts that `label:` gives."""
    return tuple(text.text for clause in clauses(block, Quoted, label) for text in clause.texts)


def first_text(block: Block, label: str) -> str:
    """Return the first text that `label:` gives, or an empty one."""
    return next(iter(texts(block, label)), "")


def sources(block: Block) -> tuple[Source, ...]:
    """Return the sources that a block cites."""
    return tuple(clause.source for clause in clauses(block, Cited))


def condition(block: Block, label: str) -> Condition | None:
    """Return the condition that `label:` gives, or None."""
    return next((clause.condition for clause in clauses(block, Check, label)), None)


def flag_of(block: Block) -> Flag | None:
    """Return what a rule flags, or None."""
    return next((clause.flag for clause in clauses(block, Flagged)), None)


def window(block: Block) -> tuple[str, str]:
    """Return the first and last day in force, each possibly empty."""
    found = next(clauses(block, Window), None)
    return ("", "") if found is None else (found.start.text, found.end.text if found.end else "")


def entries(block: Block) -> tuple[Entry, ...]:
    """Return the entries of a lexicon, or those a change adds."""
    return tuple(entry for clause in clauses(block, Listed) for entry in clause.entries)


def called(block: Block) -> str:
    """Return the name of a block, or an empty text."""
    return block.name.text if block.name else ""


def compares(block: Block) -> bool:
    """Say whether a rule looks at several documents."""
    return any(isinstance(clause, Measured) or clause.label in _GROUP_LABELS for clause in block.clauses)


def lexicon_of(block: Block) -> Lexicon:
    """Build a lexicon."""
    return Lexicon(
        called(block),
        entries(block),
        first_text(block, "title"),
        first_text(block, "because"),
        sources(block),
        at=block.at,
    )


def pattern_of(block: Block) -> Pattern:
    """Build a pattern."""
    return Pattern(
        called(block),
        tuple(clause.shape for clause in clauses(block, Shaped)),
        first_text(block, "title"),
        first_text(block, "because"),
        sources(block),
        at=block.at,
    )


def definition_of(block: Block) -> Definition | None:
    """Build a definition; None when its condition could not be read."""
    means = condition(block, "means")
    if means is None:
        return None
    unit = block.extra[0].text if block.extra else ""
    return Definition(called(block), unit, means, first_text(block, "because"), at=block.at)


def recognition_of(block: Block) -> Recognition:
    """Build what is known of a kind of document."""
    lines = tuple(clauses(block, Recognised))
    return Recognition(
        called(block),
        tuple((line.section.text, tuple(text.text for text in line.texts)) for line in lines if line.section),
        tuple(text.text for line in lines if line.section is None for text in line.texts),
        at=block.at,
    )


def severity(block: Block) -> Literal["error", "warning", "advice"] | None:
    """Return the severity a block gives, or None when it gives none that exists."""
    match first_name(block, "severity"):
        case "error":
            return "error"
        case "warning":
            return "warning"
        case "advice":
            return "advice"
        case _:
            return None
