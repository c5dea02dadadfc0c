"""Show messages about policy files as text: the line, the underline, and what to do."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import LineIndex, Span

_LINE = re.compile(r"[^\r\n]*")
# Controls, direction marks and invisible characters: nothing from a file may steer the terminal.
_UNFIT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_TAB = "    "
_WIDEST = 120
_LEAD = 30
_CUT = "…"
_COLOURS = {"error": "1;31", "warning": "1;33", "advice": "1;36"}
_FAINT = "34"


def render(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """Return the messages as text, sorted by path, place and code; `sources` holds the text of each path.

    A message whose path has no source is shown without its line.
    """
    indexes = {path: LineIndex(text) for path, text in sources.items()}
    pages = [
        "\n".join(_Page(diagnostic, sources, indexes, colour=colour).lines())
        for diagnostic in sorted(diagnostics, key=_order)
    ]
    return "\n\n".join(pages) + "\n" if pages else ""


def _order(diagnostic: Diagnostic) -> tuple[str, Span, str]:
    at = diagnostic.labels[0].span if diagnostic.labels else Span(0, 0)
    return diagnostic.path, at, diagnostic.code


class _Mark(msgspec.Struct, frozen=True):
    """A label with the line and column it stands at; the first label of a message is the main one."""

    line: int
    column: int
    label: Label
    main: bool


class _Page:
    """One message."""

    def __init__(
        self,
        diagnostic: Diagnostic,
        sources: Mapping[str, str],
        indexes: Mapping[str, LineIndex],
        *,
        colour: bool,
    ) -> None:
        self._diagnostic = diagnostic
        self._text = sources.get(diagnostic.path)
        self._colour = colour
        index = indexes.get(diagnostic.path)
        self._marks = self._placed(index) if index else []
        self._width = max((len(str(mark.line)) for mark in self._marks), default=1)
        self._blank = self._paint(_FAINT, f"{' ' * self._width} |")

    def _placed(self, index: LineIndex) -> list[_Mark]:
        last = len(self._text or "")
        found = []
        for number, label in enumerate(self._diagnostic.labels):
            line, column = index.position(min(label.span.start, last))
            found.append(_Mark(line, column, label, main=number == 0))
        return found

    def lines(self) -> Iterator[str]:
        """Yield the lines of the message."""
        diagnostic = self._diagnostic
        level = self._paint(_COLOURS[diagnostic.level], f"{diagnostic.level}[{diagnostic.code}]")
        yield f"{level}: {_shown(diagnostic.message)}"
        if self._marks:
            main = self._marks[0]
            where = f"{_shown(diagnostic.path)}:{main.line}:{main.column}"
            yield f"{' ' * self._width}{self._paint(_FAINT, '-->')} {where}"
            yield self._blank
            yield from self._excerpts()
        elif diagnostic.path:
            yield f"{' ' * self._width}{self._paint(_FAINT, '-->')} {_shown(diagnostic.path)}"
        equals = self._paint(_FAINT, "=")
        for help_ in diagnostic.help:
            yield f"{' ' * self._width} {equals} {_shown(help_)}"

    def _excerpts(self) -> Iterator[str]:
        in_order = sorted(self._marks, key=lambda mark: (mark.line, not mark.main))
        for number, mark in enumerate(in_order):
            if number:
                yield self._blank
            yield from self._excerpt(mark)

    def _excerpt(self, mark: _Mark) -> Iterator[str]:
        before, marked, after = _cut(self._text or "", mark)
        bar = self._paint(_FAINT, f"{mark.line:>{self._width}} |")
        yield f"{bar} {before}{marked}{after}".rstrip()
        sign = "^" if mark.main else "-"
        code = _COLOURS[self._diagnostic.level] if mark.main else _FAINT
        under = f"{sign * max(1, _columns(marked))} {_shown(mark.label.text)}".rstrip()
        yield f"{self._blank} {' ' * _columns(before)}{self._paint(code, under)}"

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def _cut(text: str, mark: _Mark) -> tuple[str, str, str]:
    """Return what stands before, under and after the underline, shortened in a very long line."""
    span = mark.label.span
    begin = span.start - mark.column + 1
    found = _LINE.match(text, span.start)
    end = found.end() if found else len(text)
    stop = max(span.start, min(span.end, end))
    left = begin
    if end - begin > _WIDEST and span.start - begin > _LEAD * 2:
        left = span.start - _LEAD
    right = min(end, max(stop + _LEAD, left + _WIDEST)) if end - left > _WIDEST else end
    if stop - span.start > _WIDEST:
        stop = span.start + _WIDEST
        right = stop
    before = (_CUT if left > begin else "") + _shown(text[left : span.start])
    return before, _shown(text[span.start : stop]), _shown(text[stop:right]) + (_CUT if right < end else "")


def _shown(text: str) -> str:
    """Return `text` fit for a terminal: tabs as spaces, control characters as a sign, on one line."""
    spaced = text.replace("\t", _TAB).replace("\n", " ")
    return _UNFIT.sub(lambda found: "" if found.group() in "\r\ufeff\u200b" else "\ufffd", spaced)


def _columns(shown: str) -> int:
    """Return how many columns a shown text takes: two for wide characters, none for accents."""
    if shown.isascii():
        return len(shown)
    return sum(_column(char) for char in shown)


def _column(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
