"""A document's text with its findings marked, line by line, as the page shows it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.model.vocabulary import SEVERITIES
from fairreview.report.visible import visible

if TYPE_CHECKING:
    from fairreview.model.report import Finding

_LINE_END = re.compile(r"\r\n|\n|\r")
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}
# Of a longer text only the lines around findings are shown.
_MOST_LINES = 2_000
_AROUND = 3


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a line: marked with the worst severity that covers it, or plain.

    `begins` are the numbers and severities of the findings that start before it.
    """

    text: str
    severity: str = ""
    begins: tuple[tuple[int, str], ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A line with its number; number 0 stands for `skipped` lines that are left out."""

    number: int
    pieces: tuple[Piece, ...] = ()
    skipped: int = 0


def marked_lines(text: str, findings: "Sequence[Finding]") -> list[Line]:
    """Return the lines of a text; findings are numbered from 1 in their order.

    Put together, the pieces are the text without its line ends, made fit to be shown.
    """
    bounds = list(_bounds(text))
    shown = _shown(len(bounds), findings)
    lines: list[Line] = []
    last = 0
    for number in sorted(shown):
        if number > last + 1:
            lines.append(Line(0, skipped=number - last - 1))
        start, end = bounds[number - 1]
        lines.append(Line(number, tuple(_pieces(text, (start, end), number, findings))))
        last = number
    if last < len(bounds):
        lines.append(Line(0, skipped=len(bounds) - last))
    return lines


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _shown(total: int, findings: "Sequence[Finding]") -> set[int]:
    """Return the numbers of the lines that are shown."""
    if total <= _MOST_LINES:
        return set(range(1, total + 1))
    return {
        number
        for finding in findings
        for edge in (finding.line, finding.end_line)
        for number in range(max(1, edge - _AROUND), min(total, edge + _AROUND) + 1)
    }


def _pieces(text: str, bounds: tuple[int, int], line: int, findings: "Sequence[Finding]") -> Iterator[Piece]:
    """Yield a line in pieces, cut wherever a finding begins or ends."""
    start, end = bounds
    here = [each for each in findings if each.span.start <= end and start <= each.span.end]
    begins: dict[int, list[tuple[int, str]]] = {}
    for number, each in enumerate(findings, start=1):
        if each.line == line:
            begins.setdefault(min(max(each.span.start, start), end), []).append((number, each.severity))
    edges = (edge for each in here for edge in (each.span.start, each.span.end))
    cuts = sorted({start, end, *begins, *(edge for edge in edges if start < edge < end)})
    for cut, until in zip(cuts, [*cuts[1:], end], strict=True):
        covering = [each.severity for each in here if each.span.start < until and cut < each.span.end]
        if until > cut or cut in begins:
            severity = min(covering, key=_RANKS.__getitem__, default="")
            yield Piece(visible(text[cut:until]), severity, tuple(begins.get(cut, ())))
