"""The lines a finding stands in, with its words underlined."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from fairreview.report.palette import Palette
from fairreview.report.visible import visible, width

if TYPE_CHECKING:
    from fairreview.model.report import Finding

_LINE_END = re.compile(r"\r\n|\n|\r")
_SPACE = re.compile(r"\s*")
_WIDTH = 96
_LEAD = 36
_MOST_ROWS = 3
_CUT = "…"


class _Row(msgspec.Struct, frozen=True):
    """One line of an excerpt, cut to a width: what stands before, under and after the underline."""

    number: int
    before: str
    marked: str
    after: str


def excerpt(text: str, finding: "Finding", palette: Palette) -> Iterator[str]:
    """Yield the lines of `text` around a finding; looks at no more of the text than it shows."""
    rows = tuple(_rows(text, finding))
    gutter = len(str(rows[-1].number))
    bar = palette.paint(palette.faint, "|")
    blank = f"{' ' * gutter} {bar}"
    code = palette.of(finding.severity)
    yield blank
    for row in rows:
        yield f"{row.number:>{gutter}} {bar} {row.before}{row.marked}{row.after}".rstrip()
        if row.marked or finding.line == finding.end_line:
            line = "^" * max(1, width(row.marked))
            yield f"{blank} {' ' * width(row.before)}{palette.paint(code, line)}"
    if finding.end_line >= finding.line + _MOST_ROWS:
        yield f"{' ' * gutter} {bar} {_CUT}"


def _rows(text: str, finding: "Finding") -> Iterator[_Row]:
    start, stop = finding.span.start, finding.span.end
    begin = start - finding.column + 1
    last = min(finding.end_line, finding.line + _MOST_ROWS - 1)
    for number in range(finding.line, last + 1):
        end, following = _line_end(text, start, max(min(stop, len(text)), start) + _WIDTH)
        yield _row(text, number, begin, (start, min(stop, end), end))
        begin = following
        start = _after_space(text, begin, stop)


def _line_end(text: str, start: int, limit: int) -> tuple[int, int]:
    """Return where the line ends and the next begins; `limit` when it does not end before."""
    found = _LINE_END.search(text, start, limit)
    if found is not None:
        return found.start(), found.end()
    return min(limit, len(text)), min(limit, len(text))


def _after_space(text: str, begin: int, stop: int) -> int:
    found = _SPACE.match(text, begin, max(begin, stop))
    return found.end() if found else begin


def _row(text: str, number: int, begin: int, marked: tuple[int, int, int]) -> _Row:
    start, stop, end = marked
    left = begin
    if end - begin > _WIDTH and start - begin > _LEAD:
        left = start - _LEAD
    right = min(end, left + _WIDTH)
    stop = max(start, min(stop, right))
    before = visible(text[left:start])
    after = visible(text[stop:right])
    goes_on = right < len(text) and text[right] not in "\r\n"
    return _Row(
        number,
        _CUT + before if left > begin else before,
        visible(text[start:stop]),
        after + _CUT if goes_on else after,
    )
