"""How deep a list item stands: known by its indent, or by its mark where all begin at the margin."""

import re

import msgspec

from fairreview.readers.lines import Line

# Deeper lists are drawn, not written; the limit keeps each look-up short.
_MAX_DEPTH = 12
_SLACK = 1
_ROMAN = re.compile(r"[ivx]+", re.IGNORECASE)


class _Level(msgspec.Struct, frozen=True):
    indent: int
    style: str


class Nesting:
    """The list items that are open at a line, the outermost first."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    @property
    def depth(self) -> int:
        """Return how many items are open."""
        return len(self._levels)

    def clear(self) -> None:
        """Close the list."""
        self._levels = []

    def place(self, line: Line) -> int:
        """Open an item and return its depth, counted from 1."""
        while self._levels and self._levels[-1].indent > line.indent + _SLACK:
            self._levels.pop()
        styles = _styles(line.mark)
        for at, level in enumerate(self._levels):
            if level.style in styles and abs(level.indent - line.indent) <= _SLACK:
                del self._levels[at + 1 :]
                return at + 1
        del self._levels[_MAX_DEPTH - 1 :]
        self._levels.append(_Level(line.indent, styles[0]))
        return len(self._levels)

    def around(self, line: Line) -> int:
        """Return the depth of the innermost open item that a line is indented under; 0 for none."""
        return sum(1 for level in self._levels if level.indent < line.indent - _SLACK)


def _styles(mark: str) -> tuple[str, ...]:
    """Return what sequences a mark can belong to, the likeliest first: `i.` is Roman or a letter."""
    body = mark.strip("().")
    frame = f"{'(' if mark[0] == '(' else ''}{mark[-1] if mark[-1] in '.)' else ''}"
    if body[:1].isdigit():
        return (f"{body.count('.') + 1}{frame}",)
    if not frame:
        return (mark,)
    letters = ("A" if body.isupper() else "a") + frame
    roman = ("I" if body.isupper() else "i") + frame
    if len(body) > 1:
        return (roman,)
    if not _ROMAN.fullmatch(body):
        return (letters,)
    return (roman, letters) if body in "iI" else (letters, roman)
