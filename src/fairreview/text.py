"""Places in a text: spans, lines, and the folded form in which words are looked up."""

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

_LINE_END = re.compile(r"\r\n|\n|\r")
_INNER_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_FOLDED_BUT_FOR_CASE = re.compile(r"[A-Za-z0-9']+(?: [A-Za-z0-9']+)*")
_LONE_SPACE = re.compile(r"(?<!\s)[^\S ](?!\s)")
_SQUEEZED = re.compile(r"\s{2,}|[\u00ad\u200b-\u200d\u2060\ufeff]+")
_PARAGRAPH_GAP = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'})


# gc=False, here and in other small values: they can be part of no cycle, and a review makes so many of
# them that looking through them all took a quarter of its time.
class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of characters: ``text[start:end]``, counted in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"invalid span {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class LineIndex:
    """Turns offsets into lines and columns; both count from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._length = len(text)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`; the end of the text has a position too."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column; raise ValueError where the text has none."""
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"the text has no line {line}")
        found = self._starts[line - 1] + column - 1
        if column < 1 or found > self._line_limit(line):
            raise ValueError(f"line {line} has no column {column}")
        return found

    def _line_limit(self, line: int) -> int:
        return self._starts[line] - 1 if line < len(self._starts) else self._length


class Folded:
    """A text as words are looked up in it, with the way back to the original offsets.

    Lower case, straight quotes, hyphens inside words as spaces, runs of white space as one
    space, paragraph breaks as a line feed, invisible characters and `hidden` spans left out.
    """

    def __init__(self, text: str, hidden: Iterable[Span] = ()) -> None:
        lowered = _lower(text)
        quoted = lowered if lowered.isascii() else lowered.translate(_QUOTES)
        plain = _LONE_SPACE.sub(" ", _INNER_HYPHEN.sub(" ", quoted))
        parts: list[str] = []
        self._folded_at: list[int] = [0]
        self._original_at: list[int] = [0]
        self._length = 0
        done = 0
        for start, end, put in _cuts(plain, hidden):
            if start < done:
                continue
            self._keep(parts, plain[done:start] + put, end)
            done = end
        parts.append(plain[done:])
        self.text = "".join(parts)

    def _keep(self, parts: list[str], kept: str, resume: int) -> None:
        parts.append(kept)
        self._length += len(kept)
        self._folded_at.append(self._length)
        self._original_at.append(resume)

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original text behind ``self.text[start:end]``."""
        first = self._back(start)
        return Span(first, self._back(end - 1) + 1) if end > start else Span(first, first)

    def _back(self, offset: int) -> int:
        piece = bisect_right(self._folded_at, offset) - 1
        return self._original_at[piece] + offset - self._folded_at[piece]


def _cuts(plain: str, hidden: Iterable[Span]) -> list[tuple[int, int, str]]:
    """Return what folding replaces, in order: start, end and the new text."""
    cuts = [(found.start(), found.end(), _squeeze(found.group())) for found in _SQUEEZED.finditer(plain)]
    extra = [(span.start, span.end, "") for span in hidden]
    return sorted(cuts + extra) if extra else cuts


def _squeeze(run: str) -> str:
    if not run[0].isspace():
        return ""
    return "\n" if _PARAGRAPH_GAP.search(run) else " "


def _lower(text: str) -> str:
    """Return `text` in lower case, one character for each character."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def fold(words: str) -> str:
    """Return `words` as they are looked up in a folded text."""
    if _FOLDED_BUT_FOR_CASE.fullmatch(words):
        return words.lower()
    return Folded(words).text.strip()
