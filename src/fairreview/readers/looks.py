"""Which lines are headings by their look and their neighbours."""

from collections.abc import Sequence

import msgspec

from fairreview.readers.headings import HeadingStyle, bold_words, is_usual, style_of
from fairreview.readers.lines import Line, is_ordered
from fairreview.text import Span

# Marks rank above looks: a heading without a mark never closes the section of one with a mark.
PLAIN_RANK = {"caps": 7, "bold": 8, "title": 9, "sentence": 9, "colon": 10}
_SHORT_TITLE = 6
_LONGEST = 120
_LONGEST_UNDERLINE = 200
_PROSE = 40
_SHORT_LINE = 10
_ROW_OF_TITLES = 3


class Look(msgspec.Struct, frozen=True):
    """A heading: its rank (1 and 2 for an underline), its words, and whether the line below underlines it."""

    rank: int
    span: Span
    is_underlined: bool = False


class Looks:
    """Answers for the lines of one text, asked in order."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._below = _words_below(lines)
        self._first = next((at for at, line in enumerate(lines) if line.kind != "blank"), 0)
        self._row_end = -1

    def look(self, at: int, *, at_boundary: bool) -> Look | None:
        """Return the heading that a line is, or None; `at_boundary` says that nothing is right above it."""
        line = self._lines[at]
        if at + 1 < len(self._lines) and self._is_underline(self._lines[at + 1]):
            mark = self._text[self._lines[at + 1].first]
            return Look(1 if mark == "=" else 2, Span(line.first, line.last), is_underlined=True)
        if line.length > _LONGEST or self._below[at] == len(self._lines):
            return None
        words = self._words(line)
        if bold := bold_words(words):
            return Look(PLAIN_RANK["bold"], Span(line.first + bold[0], line.first + bold[1]))
        style = style_of(words)
        if not style or not self._is_titled(at, style, at_boundary=at_boundary):
            return None
        return Look(PLAIN_RANK[style], Span(line.first, line.first + len(words.rstrip(": \u00a0"))))

    def is_lead(self, at: int) -> bool:
        """Say whether a short line with a colon, such as `Duties:`, stands right above a list."""
        line = self._lines[at]
        if at + 1 == len(self._lines) or self._lines[at + 1].kind != "item" or line.length > _LONGEST:
            return False
        return style_of(self._words(line)) == "colon"

    def is_numbered_heading(self, at: int) -> bool:
        """Say whether a numbered short line stands alone, with words other than the next number below it."""
        line, below = self._lines[at], self._below[at]
        if below in (at + 1, len(self._lines)) or line.content == line.last:
            return False
        if is_ordered(self._lines[below]) or self._lines[below].kind == "atx":
            return False
        return style_of(self._text[line.content : line.last]) in ("caps", "title")

    def _words(self, line: Line) -> str:
        return self._text[line.first : line.last]

    def _is_underline(self, line: Line) -> bool:
        if not 2 <= line.length <= _LONGEST_UNDERLINE or line.kind not in ("rule", "item", "text"):
            return False
        return self._text[line.first] in "=-" and len(set(self._words(line))) == 1

    def _is_titled(self, at: int, style: HeadingStyle, *, at_boundary: bool) -> bool:
        """Say whether the lines around let a line of this look be a heading."""
        line, below = self._lines[at], self._lines[self._below[at]]
        if below.kind in ("atx", "banner") and at > self._first:
            return False
        near = self._below[at] == at + 1
        if style == "caps":
            shouts = near and self._text[below.content : below.last].isupper()
            return not shouts and (at_boundary or line.length >= _SHORT_TITLE)
        if style == "colon":
            is_short = len(self._words(line).split()) <= _SHORT_TITLE
            is_over = at_boundary or self._stands_over(line, below)
            return not near or below.kind == "item" or (is_short and is_over)
        if not at_boundary:
            return style == "title" and near and self._parts_prose(at)
        if near:
            return below.kind == "item" or self._stands_over(line, below)
        in_row = self._is_in_row_of_titles(at) and not is_usual(self._words(line))
        return not in_row and (below.kind != "text" or below.length >= _SHORT_LINE)

    def _stands_over(self, line: Line, below: Line) -> bool:
        """Say whether the next line is prose that begins anew: long, with a capital."""
        return below.length >= max(_PROSE, 2 * line.length) and not self._text[below.first].islower()

    def _parts_prose(self, at: int) -> bool:
        """Say whether a line stands between the end of a sentence and a long line, with no blank line."""
        above, line, below = self._lines[at - 1], self._lines[at], self._lines[at + 1]
        is_end = self._text[above.last - 1] in ".!?"
        return is_end and below.length >= 2 * _PROSE and self._stands_over(line, below)

    def _is_in_row_of_titles(self, at: int) -> bool:
        """Say whether short lines follow each other, each alone: a list without bullets."""
        if at > self._row_end:
            row = 0
            end = at
            while end < len(self._lines) and self._stands_alone(end):
                row += 1
                self._row_end = end if row >= _ROW_OF_TITLES else self._row_end
                end = self._below[end]
        return at <= self._row_end

    def _stands_alone(self, at: int) -> bool:
        line = self._lines[at]
        if line.kind != "text" or line.length > _LONGEST or self._below[at] == at + 1 < len(self._lines):
            return False
        return style_of(self._words(line)) in ("title", "sentence")


def _words_below(lines: Sequence[Line]) -> list[int]:
    """Return, for each line, the index of the next line with words, or the number of lines."""
    found = [len(lines)] * len(lines)
    for at in range(len(lines) - 1, 0, -1):
        silent = lines[at].kind in ("blank", "rule")
        found[at - 1] = found[at] if silent else at
    return found
