"""Table rows as criteria: one a row, its cells named by the header."""

import re
from collections.abc import Iterator, Sequence

from fairreview.model.document import Criterion, FieldValue, Paragraph
from fairreview.readers.criterion_fields import column_field
from fairreview.readers.tables import HEADER_CELL, cells_of
from fairreview.text import Span

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
# Rows are not longer than this: longer lines are never read as rows.
_FAR = 20_000
_LONGEST_PART = 100


def rows_of(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Criterion, ...]:
    """Return a criterion for each table row but headers; where the header names known fields, with them."""
    found: list[Criterion] = []
    names: tuple[str, ...] = ()
    end_before = last_before = -1
    for first, last, outer in _lines_of_cells(text, paragraphs):
        cells = cells_of(text, *_trimmed(text, outer))
        start = paragraphs[first].span.start
        is_below = first == last_before + 1 and not _is_apart(text, end_before, start)
        if not is_below and not _is_parted(paragraphs[last_before + 1 : first], cells, names):
            names = ()
        end_before, last_before = paragraphs[last].span.end, last
        if paragraphs[first].level == HEADER_CELL:
            names = tuple(column_field(cell.of(text)) for cell in cells)
        else:
            found.append(Criterion(Span(start, end_before), _fields(text, cells, names)))
    return tuple(found)


def _is_parted(between: Sequence[Paragraph], cells: Sequence[Span], names: Sequence[str]) -> bool:
    """Say whether only a row that spans its table, which reads as one short line, parts rows of one table."""
    is_line = len(between) == 1 and between[0].span.end - between[0].span.start <= _LONGEST_PART
    return is_line and len(cells) == len(names)


def _is_apart(text: str, end: int, start: int) -> bool:
    return bool(_BLANK_LINE.search(text, end, start))


def _lines_of_cells(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int, Span]]:
    """Yield, for each row, the indexes of its first and last cell and the whole line."""
    at = 0
    while at < len(paragraphs):
        last = at
        if paragraphs[at].shape == "row":
            while last + 1 < len(paragraphs) and _is_same_line(text, paragraphs[last], paragraphs[last + 1]):
                last += 1
            yield at, last, _line(text, paragraphs, at, last)
        at = last + 1


def _is_same_line(text: str, cell: Paragraph, other: Paragraph) -> bool:
    return other.shape == "row" and not _LINE_END.search(text, cell.span.end, other.span.start)


def _line(text: str, paragraphs: Sequence[Paragraph], first: int, last: int) -> Span:
    start, end = paragraphs[first].span.start, paragraphs[last].span.end
    floor = paragraphs[first - 1].span.end if first else max(0, start - _FAR)
    ceiling = paragraphs[last + 1].span.start if last + 1 < len(paragraphs) else min(len(text), end + _FAR)
    ends = [found.end() for found in _LINE_END.finditer(text, floor, start)]
    after = _LINE_END.search(text, end, ceiling)
    return Span(ends[-1] if ends else floor, after.start() if after else ceiling)


def _trimmed(text: str, line: Span) -> tuple[int, int]:
    words = line.of(text)
    return line.end - len(words.lstrip()), line.start + len(words.rstrip())


def _fields(text: str, cells: Sequence[Span], names: Sequence[str]) -> dict[str, FieldValue]:
    """Return the cells whose column has a known name; the first of a name counts."""
    fields: dict[str, FieldValue] = {}
    for name, cell in zip(names, cells, strict=False):
        if name and cell.start < cell.end:
            fields.setdefault(name, FieldValue(cell.of(text), cell))
    return fields
