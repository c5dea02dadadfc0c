"""Cut a policy's text into words, quotations, bullets and signs, and make the clean copy that is parsed.

In the clean copy, which is as long as the original, words are in small letters, comments are blank and
whatever stands inside quotation marks or `/…/` is masked, so nothing a user quotes can look like a clause.
"""

import re
from bisect import bisect_left
from typing import Literal

import msgspec

from fairreview.text import Span

WordKind = Literal["word", "string", "long", "regex", "bullet", "colon", "possessive", "sign", "open"]
BULLETS = "-\u2013\u2014\u2022\u00b7\u25aa\u25cf*"
_TOKEN = re.compile(
    r"(?P<space>[\s\ufeff\u200b]+)"
    r"|(?P<comment>\#[^\r\n]*)"
    r"|(?P<long>(?:\"\"\"|[\u201c\u201d]{3}))"
    r"|(?P<quote>[\"\u201c\u201d\u201e])"
    r"|(?P<possessive>(?<=\w)['\u2019][sS](?!\w))"
    r"|(?P<single>(?<!\w)['\u2018])"
    r"|(?P<word>\w+(?:[-\u2010\u2011.]\w+)*(?:['\u2019][tT](?!\w))?)"
    r"|(?P<bullet>[" + BULLETS + r"](?=[\s\"\u201c]))"
    r"|(?P<colon>[:\uff1a])"
    r"|(?P<sign>[<>=!]=|<>|&&|\|\||[\s\S])"
)
_LONG_END = re.compile(r"\"\"\"|[\u201c\u201d]{3}")
_REGEX = re.compile(r"/(?:\\[^\r\n]|[^/\\\r\n])+/")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_SINGLE_END = re.compile(r"['\u2019](?!\w)")
_SINGLE_LIMIT = 300
# Where a line like this begins, an open quotation was forgotten rather than continued.
_CLAUSE_LINE = re.compile(
    r"[\r\n]\s*(?:end\b|given\b|shape\b|rule\b|[-\u2013\u2022#]|[a-z][a-z ]{0,25}:)", re.I
)
_REACH = 1000
_PLAIN = {"bullet": "-", "colon": ":", "possessive": "'s"}
_HYPHENS = str.maketrans("\u2010\u2011", "--")


class Piece(msgspec.Struct, frozen=True):
    """A word, quotation or sign of a policy; `wrong` says what is the matter with a quotation."""

    kind: WordKind
    start: int
    end: int
    text: str
    wrong: str = ""

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)


def read_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of `text` in order, without white space and comments; their `text` is clean."""
    reader = _Reader(text)
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            break
        kind = found.lastgroup or "sign"
        if kind in ("space", "comment"):
            at = found.end()
            continue
        piece = reader.read(found, kind, after_pattern=bool(pieces) and pieces[-1].text == "pattern")
        pieces.append(piece)
        at = piece.end
    return tuple(pieces)


def clean_copy(text: str, pieces: tuple[Piece, ...]) -> str:
    """Return the text that is parsed: as long as `text`, every piece at its own offset."""
    parts: list[str] = []
    at = 0
    for piece in pieces:
        parts += (" " * (piece.start - at), piece.text)
        at = piece.end
    parts.append(" " * (len(text) - at))
    return "".join(parts)


def _small(word: str) -> str:
    lowered = word.lower()
    return (lowered if len(lowered) == len(word) else word).replace("\u2019", "'").translate(_HYPHENS)


def _masked(start: int, end: int, *, marks: int = 1, wrong: str = "") -> Piece:
    quotes = '"' * marks
    hidden = f"{quotes}{'x' * (end - start - 2 * marks)}{quotes}"
    return Piece("long" if marks == 3 else "string", start, end, hidden, wrong)


class _Reader:
    """Reads one piece at a time; knows where each line ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_ends = [found.start() for found in _LINE_END.finditer(text)]

    def read(self, found: re.Match[str], kind: str, *, after_pattern: bool) -> Piece:
        start, end = found.span()
        match kind:
            case "long":
                return self._long(start)
            case "quote":
                return self._quoted(start)
            case "single":
                return self._single(start)
            case "word":
                return Piece("word", start, end, _small(found.group()))
            case "bullet" | "colon" | "possessive":
                return Piece(kind, start, end, _PLAIN[kind])
        return self._regex(start) if after_pattern and found.group() == "/" else _sign(found)

    def _line_end(self, start: int) -> int:
        return self._line_ends[bisect_left(self._line_ends, start)]

    def _open(self, start: int, wrong: str) -> Piece:
        end = start + len(self._text[start : self._line_end(start)].rstrip())
        return Piece("open", start, end, "?" * (end - start), wrong)

    def _regex(self, start: int) -> Piece:
        found = _REGEX.match(self._text, start)
        if found is None:
            return Piece("sign", start, start + 1, "/")
        return Piece("regex", start, found.end(), f"/{'x' * (found.end() - start - 2)}/")

    def _long(self, start: int) -> Piece:
        found = _LONG_END.search(self._text, start + 3)
        if found is None:
            return self._open(start, "long")
        return _masked(start, found.end(), marks=3)

    def _quoted(self, start: int) -> Piece:
        end = self._line_end(start)
        straight = self._text[start] == '"'
        close = self._straight_close(start, end) if straight else self._curly_close(start, end)
        if close >= 0:
            return _masked(start, close + 1)
        other = self._curly_close(start, end) if straight else self._straight_close(start, end)
        if other >= 0:
            return _masked(start, other + 1, wrong="mixed")
        over = self._closed_later(end) if straight else -1
        if over >= 0:
            return _masked(start, over + 1, wrong="lines")
        alone = not self._text[start + 1 : end].strip()
        return self._open(start, "unopened" if alone else "unclosed")

    def _closed_later(self, end: int) -> int:
        """Return where a quotation closes that goes on over a few lines of plain text; -1 if nowhere."""
        close = self._text.find('"', end, end + _REACH)
        if close < 0 or _CLAUSE_LINE.search(self._text, end, close):
            return -1
        after = self._text[close + 1 : self._line_end(close)]
        return close if after.count('"') % 2 == 0 else -1

    def _straight_close(self, start: int, end: int) -> int:
        return self._text.find('"', start + 1, end)

    def _curly_close(self, start: int, end: int) -> int:
        """Return where a curly quotation closes, stepping over curly quotations inside it; -1 if nowhere."""
        depth = 1
        low = self._text[start] == "\u201e"
        for at in range(start + 1, end):
            char = self._text[at]
            if char == "\u201d" or (low and char == "\u201c"):
                depth -= 1
            elif char == "\u201c":
                depth += 1
            if depth == 0:
                return at
        return -1

    def _single(self, start: int) -> Piece:
        limit = min(self._line_end(start), start + _SINGLE_LIMIT)
        found = _SINGLE_END.search(self._text, start + 1, limit)
        if found is None:
            return Piece("sign", start, start + 1, self._text[start])
        return _masked(start, found.end(), wrong="single")


def _sign(found: re.Match[str]) -> Piece:
    return Piece("sign", found.start(), found.end(), found.group())
