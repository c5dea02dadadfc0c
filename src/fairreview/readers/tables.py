"""Tables: rows of cells between bars or tabs, with their header."""

import re
from collections.abc import Sequence

import msgspec

from fairreview.readers.lines import Line
from fairreview.text import Span

HEADER_CELL = 1
_MAX_LINE = 20_000
_MAX_CELLS = 100
_SEPARATOR = re.compile(r"[|:+=\- \t]{3,}")
_BAR = re.compile(r"(?<!\\)\|")
_TABS = re.compile(r"\t[ \t]*")
_CELL_NAME_WORDS = 4


class Row(msgspec.Struct, frozen=True):
    """A row: its cells, an empty one with an empty span, and whether they name the columns."""

    cells: tuple[Span, ...]
    is_header: bool = False


def cells_of(text: str, first: int, last: int) -> tuple[Span, ...]:
    """Return the cells of a line without white space around: between bars, or else between tabs."""
    if "|" not in text[first:last]:
        return _split(text, Span(first, last), _TABS)
    if text[first] == "|":
        first += 1
    if last > first and text[last - 1] == "|" and text[last - 2] != "\\":
        last -= 1
    return _split(text, Span(first, last), _BAR)


def table_at(text: str, lines: Sequence[Line], at: int) -> tuple[Row, ...]:
    """Return the rows of the table that begins at line `at`, one for each line; none if there is none.

    A row of the separator line has no cells.
    """
    if _is_bars(text, lines, at):
        return _bar_rows(text, lines, at)
    return _tab_rows(text, lines, at)


def _split(text: str, within: Span, divider: re.Pattern[str]) -> tuple[Span, ...]:
    cells: list[Span] = []
    start = within.start
    for found in divider.finditer(text, within.start, within.end):
        cells.append(_trimmed(text, start, found.start()))
        start = found.end()
    cells.append(_trimmed(text, start, within.end))
    return tuple(cells)


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end].strip()
    if not inside:
        return Span(start, start)
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Span(begin, begin + len(inside))


def _may_be_row(line: Line) -> bool:
    return line.kind in ("text", "rule", "banner", "item") and line.length <= _MAX_LINE


def _has_bars(text: str, line: Line) -> bool:
    if not _may_be_row(line) or line.kind != "text" or "|" not in text[line.first : line.last]:
        return False
    return len(_BAR.findall(text, line.first, line.last)) < _MAX_CELLS


def _is_separator(text: str, line: Line) -> bool:
    if not _may_be_row(line) or not _SEPARATOR.fullmatch(text, line.first, line.last):
        return False
    inside = text[line.first : line.last]
    return ("-" in inside or "=" in inside) and ("|" in inside or "+" in inside)


def _is_bars(text: str, lines: Sequence[Line], at: int) -> bool:
    if not _has_bars(text, lines[at]):
        return False
    if text[lines[at].first] == "|" and text.find("|", lines[at].first + 1, lines[at].last) > 0:
        return True
    return at + 1 < len(lines) and _is_separator(text, lines[at + 1])


def _bar_rows(text: str, lines: Sequence[Line], at: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    for index in range(at, len(lines)):
        line = lines[index]
        if _is_separator(text, line):
            if len(rows) == 1 and rows[0].cells:
                rows[0] = Row(rows[0].cells, is_header=True)
            rows.append(Row(()))
        elif _has_bars(text, line):
            rows.append(Row(cells_of(text, line.first, line.last)))
        else:
            break
    return tuple(rows)


def _tab_cells(text: str, line: Line) -> tuple[Span, ...]:
    if line.kind != "text" or line.length > _MAX_LINE or "\t" not in text[line.first : line.last]:
        return ()
    cells = _split(text, Span(line.first, line.last), _TABS)
    return cells if len(cells) < _MAX_CELLS else ()


def _tab_rows(text: str, lines: Sequence[Line], at: int) -> tuple[Row, ...]:
    """Return rows of tab-separated cells: at least two lines, as a lone tab is often a slip."""
    rows: list[Row] = []
    for index in range(at, len(lines)):
        cells = _tab_cells(text, lines[index])
        if not cells:
            break
        rows.append(Row(cells))
    if len(rows) < 2:
        return ()
    if _names_columns(text, rows[0]):
        rows[0] = Row(rows[0].cells, is_header=True)
    return tuple(rows)


def _names_columns(text: str, row: Row) -> bool:
    names = [cell.of(text) for cell in row.cells]
    return all(
        name
        and len(name.split()) <= _CELL_NAME_WORDS
        and name[-1] not in ".:;%"
        and not any(char.isdigit() for char in name)
        for name in names
    )
