"""What readers of office files make of them: blocks, one below the other, and tables of blocks."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from fairreview.readers.criterion_fields import column_field
from fairreview.readers.looks import PLAIN_RANK

Join = Literal["block", "line", "cell", "inside", "same"]


class Block(msgspec.Struct, frozen=True):
    """A paragraph as the file has it, and what the file says of it; `text` has no white space around.

    `outline` is the level of a heading (0 for none, above 6 one by its look); `depth` that of a list
    item; `mark` is the bullet or number that the file puts before it; `indent` is in characters.
    `join` says how it follows the block before: as a new block, on a new line, as the next cell of a
    row, inside the same cell, or in the same paragraph. `row` is 1 for a cell, 2 for one that heads a
    column. `field` names the document's field whose value it is.
    """

    text: str
    place: str = ""
    part: str = ""
    index: int = 0
    outline: int = 0
    is_title: bool = False
    is_heavy: bool = False
    depth: int = 0
    mark: str = ""
    indent: int = 0
    join: Join = "block"
    row: int = 0
    is_label: bool = False
    field: str = ""


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table, `columns` wide; `has_table` says that its blocks come from a table inside it."""

    blocks: tuple[Block, ...]
    has_table: bool = False
    columns: int = 1


class Table(msgspec.Struct, frozen=True):
    """The rows of a table; `has_header` says that the file marks the first one as heading the columns."""

    rows: tuple[tuple[Cell, ...], ...]
    has_header: bool = False


_LABEL_WORDS = 8
_LABEL_LENGTH = 70
_VALUE_WORDS = 25
_HEADER_WORDS = 6
_CELL_WORDS = 40
# How forms label the fields of a document, besides the names of the policy language.
_FIELD_OF = {
    name: field
    for field, names in {
        "employee": ("employee", "employee name", "name of employee"),
        "role": ("role", "job title", "position title", "working title", "job/working title", "post title"),
        "grade": ("grade", "pay grade", "pay band", "salary grade"),
        "series": ("series", "occupational series", "job series"),
        "unit": ("unit", "department", "organisation unit", "organizational unit", "team"),
        "period": ("period", "review period", "rating period", "appraisal period", "performance period"),
        "rating": ("overall rating", "summary rating", "final rating"),
        "author": ("author", "prepared by", "written by"),
    }.items()
    for name in names
}
_SPACES = re.compile(r"\s")


def flow(table: Table) -> Iterator[Block]:
    """Yield the blocks of a table in reading order.

    Rows of a table with a header are data: their cells stand on one line, between bars. So are short
    cells without one. A short label beside a value becomes the line `Label: value`; beside several
    paragraphs or prose it heads them. Anything else is layout: the blocks of each cell in turn.
    """
    rows = [row for row in table.rows if any(cell.blocks for cell in row)]
    header = _header_row(rows, marked=table.has_header)
    for at, row in enumerate(rows):
        filled = [cell for cell in row if cell.blocks]
        if len(filled) == 1 and (header < 0 or len(row) == 1):
            yield from filled[0].blocks
        elif header >= 0:
            yield from _data_row(row, is_first=at == 0, is_header=at == header)
        elif _is_labelled(row):
            yield from _labelled(row)
        elif all(_is_short(cell) for cell in row):
            yield from _data_row(row, is_first=at == 0, is_header=False)
        else:
            yield from (block for cell in filled for block in cell.blocks)


def _header_row(rows: Sequence[Sequence[Cell]], *, marked: bool) -> int:
    """Return which row names the columns, or -1; rows above it span the table, and are headings."""
    at = next((at for at, row in enumerate(rows) if len(row) > 1), -1)
    if at < 0 or at + 1 >= len(rows) or not all(_is_name(cell) for cell in rows[at]):
        return -1
    names = [_words(cell) for cell in rows[at]]
    below = rows[at + 1]
    if marked or sum(bool(column_field(name)) for name in names) >= 2:
        return at
    stands_out = _is_heavy(rows[at][-1]) and not _is_heavy(below[-1])
    if len(names) == 2:
        return at if stands_out and _is_heavy(rows[at][0]) else -1
    is_wordy = not any(char.isdigit() or char in ".:;%" for name in names for char in name)
    return at if is_wordy and (stands_out or not all(_is_name(cell) for cell in below)) else -1


def _is_name(cell: Cell) -> bool:
    words = _words(cell)
    return not cell.has_table and len(cell.blocks) <= 2 and len(words.split()) <= _HEADER_WORDS


def _is_heavy(cell: Cell) -> bool:
    return bool(cell.blocks) and all(block.is_heavy for block in cell.blocks)


def _is_short(cell: Cell) -> bool:
    is_flat = not cell.has_table and len(cell.blocks) <= 2 and not any(b.outline for b in cell.blocks)
    return is_flat and len(_words(cell).split()) <= _CELL_WORDS


def _words(cell: Cell) -> str:
    return " ".join(block.text for block in cell.blocks)


def _is_labelled(row: Sequence[Cell]) -> bool:
    """Say whether each cell in an odd place is the label of the one after it."""
    if len(row) % 2 or any(len(cell.blocks) > 1 or cell.has_table for cell in row[::2]):
        return False
    labels = [_words(cell) for cell in row[::2]]
    if len(row) > 2:
        return all(label.endswith(":") for label in labels if label) and any(labels)
    label = labels[0]
    return (
        0 < len(label) <= _LABEL_LENGTH
        and len(label.split()) <= _LABEL_WORDS
        and any(char.isalpha() for char in label)
        and label[-1] not in ".;!"
    )


def _labelled(row: Sequence[Cell]) -> Iterator[Block]:
    for labels, values in zip(row[::2], row[1::2], strict=True):
        if not labels.blocks:
            yield from values.blocks
            continue
        label = labels.blocks[0]
        if len(values.blocks) > 1 or values.has_table or _is_long(_words(values)):
            yield replace(label, outline=label.outline or PLAIN_RANK["sentence"], depth=0, mark="")
            yield from values.blocks
            continue
        yield replace(label, outline=0, depth=0, mark="", is_heavy=False, is_label=True)
        for value in values.blocks:
            name = _field_name(label.text)
            yield replace(value, outline=0, depth=0, mark="", is_heavy=False, join="same", field=name)


def _is_long(value: str) -> bool:
    """Say whether the value of a label is several lines, or prose."""
    return "\n" in value or len(value.split()) > _VALUE_WORDS


def _field_name(label: str) -> str:
    return _FIELD_OF.get(" ".join(label.rstrip(": ").casefold().split()), "")


def _data_row(row: Sequence[Cell], *, is_first: bool, is_header: bool) -> Iterator[Block]:
    """Yield the cells of a row, empty ones too, so that each can be told by its column."""
    empty = Cell(())
    wide = [part for cell in row for part in (cell, *[empty] * (cell.columns - 1))]
    for at, cell in enumerate(wide):
        blocks = cell.blocks or (Block(""),)
        for number, block in enumerate(blocks):
            join: Join = "cell" if at else ("block" if is_first else "line")
            yield replace(
                block,
                text=_SPACES.sub(" ", block.text).replace("|", "¦"),
                outline=0,
                depth=0,
                mark="",
                row=2 if is_header else 1,
                join="inside" if number else join,
            )
