"""Sentences and words by rule, without a language model, and the plain text of a stretch of document."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from fairreview.model.facts import Token
from fairreview.text import Span, fold

LONGEST_SENTENCE = 1000

_STOP = re.compile(
    r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*(?=\s)"
    r"|(?<=[a-z]{3})[.!?](?=[A-Z][a-z]*\s)"
    r"|\s(?=[\u2022\u25aa\u25cf\u25e6\u00b7\uf0b7]\s)"
)
_CELL = re.compile(r"[ \t]*[|\t][ \t|]*")
_LAST_WORD = re.compile(r"[^\s(\[\"\u201c]*\Z")
_NEXT_WORD = re.compile(r"[\s\"'\u201c\u2018(\[*_]*(\w+)?")
_PADDING = re.compile(r"[\s\u2022\u25aa\u25cf\u25e6\u00b7\uf0b7]*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\Z")

_NEVER_LAST = frozenset(
    "dr mr mrs ms mx prof rev hon gen sen rep gov lt col sgt capt cpl st ste messrs "
    "e.g eg i.e ie cf vs viz approx ca incl excl esp min max est resp "
    "art sec sect fig vol pp para paras ch chap reg regs pub ext tel dept dist natl intl "
    "mt ft jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_BEFORE_NUMBERS = frozenset("no nos p pt app ed tab".split())
_SELDOM_LAST = frozenset("inc ltd co corp bros jr sr llc plc ph.d phd esq univ assn govt".split())
_STARTERS = frozenset(
    "the we you this it in our a an if for as he she they must to all these those applicants candidates "
    "applications please your their his her no not employees staff when while at on by with from there "
    "each any both what who how where successful duties responsibilities experience knowledge ability "
    "that however reports works salary benefits".split()
)

_WORD = (
    r"[^\W_]+(?:['\u2019\u02bc\-\u2010\u2011\u00ad\u200b-\u200d\u2060\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*"
)
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*(?![^\W_])|{_WORD}|[^\w\s]|_")
_UNEVEN = re.compile(r"\s{2,}|[^\S ]|[\u00ad\u200b-\u200d\u2060\ufeff]+")


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a document as sense is made of it: without mark-up, white space as single spaces.

    ``offsets[i]`` is where character `i` of `text` stands in the document.
    """

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the document behind ``text[start:end]``."""
        if end > start:
            return Span(self.offsets[start], self.offsets[end - 1] + 1)
        place = self.offsets[min(start, len(self.offsets) - 1)] if self.offsets else 0
        return Span(place, place)


def passage(text: str, span: Span, hidden: Sequence[Span] = ()) -> Passage:
    """Return the passage behind `span`, which leaves out `hidden` (sorted spans of the document)."""
    words = span.of(text)
    first = bisect_left(hidden, Span(span.start, span.start)) if hidden else 0
    covered = first < len(hidden) and hidden[first].start < span.end
    if not covered and not _UNEVEN.search(words):
        return Passage(words, range(span.start, span.end))
    cuts = [(found.start(), found.end(), found.group()[0].isspace()) for found in _UNEVEN.finditer(words)]
    for part in hidden[first:]:
        if part.start >= span.end:
            break
        cuts.append((part.start - span.start, min(part.end, span.end) - span.start, False))
    return _without(words, sorted(cuts), span.start)


def _without(words: str, cuts: list[tuple[int, int, bool]], base: int) -> Passage:
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for start, end, spaced in cuts:
        if start < done:
            continue
        parts.append(words[done:start] + (" " if spaced else ""))
        offsets.extend(range(base + done, base + start + spaced))
        done = end
    parts.append(words[done:])
    offsets.extend(range(base + done, base + len(words)))
    return Passage("".join(parts), offsets)


def sentences(text: str, paragraph: Span, *, cells: bool = False) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; with `cells` a bar or tab ends one, as in a table row."""
    pieces = _cells(text, paragraph) if cells else (paragraph,)
    found: list[Span] = []
    for piece in pieces:
        start = piece.start
        for end in _ends(text, piece):
            found.extend(_trimmed(text, start, end))
            start = end
        found.extend(_trimmed(text, start, piece.end))
    return tuple(found)


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Return the words, numbers and other marks of a stretch of text; a hyphenated word is one."""
    return tuple(
        Token(Span(found.start(), found.end()), fold_word(found.group()))
        for found in _TOKEN.finditer(text, span.start, span.end)
    )


def fold_word(word: str) -> str:
    """Return one word as `fairreview.text.fold` does, the cheap way where that is possible."""
    return word.lower() if word.isascii() and "-" not in word else fold(word)


def _cells(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for bar in _CELL.finditer(text, paragraph.start, paragraph.end):
        yield Span(start, bar.start())
        start = bar.end()
    yield Span(start, paragraph.end)


def _ends(text: str, piece: Span) -> Iterator[int]:
    start = piece.start
    for stop in _STOP.finditer(text, piece.start, piece.end):
        if _is_end(text, start, stop):
            start = stop.end()
            yield start


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    mark = stop.group()
    if mark.isspace():
        return True
    following = _NEXT_WORD.match(text, stop.end(), stop.end() + 60)
    after = (following.group(1) or "") if following else ""
    if after and after[0].islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = text[max(start, stop.start() - 40) : stop.start()]
    return not _goes_on(before.rstrip("\"'\u201d\u2019)"), after, text[start : stop.start()][:6].strip())


def _goes_on(before: str, after: str, opening: str) -> bool:
    """Say whether the sentence goes on after a dot: that of an abbreviation, initial or number."""
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    low = word.lower()
    if low in _NEVER_LAST or (low in _BEFORE_NUMBERS and after[:1].isdigit()):
        return True
    if word == opening and _LIST_NUMBER.match(word):
        return True
    if low in ("a.m", "p.m"):
        return False
    single = len(word) == 1 and word.isupper()
    if single or low in _SELDOM_LAST or _DOTTED.match(word):
        return bool(after) and after.lower() not in _STARTERS
    return False


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``text[start:end]`` without padding, in pieces of at most the longest sentence."""
    padding = _PADDING.match(text, start, end)
    start = padding.end() if padding else start
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = _white_space_before(text, start, start + LONGEST_SENTENCE)
        yield Span(start, cut)
        padding = _PADDING.match(text, cut, end)
        start = padding.end() if padding else cut
    if end > start:
        yield Span(start, end)


def _white_space_before(text: str, start: int, limit: int) -> int:
    """Return the last end of a word up to `limit`, or `limit` if there is none after `start`."""
    for place in range(limit, start, -1):
        if text[place].isspace() and not text[place - 1].isspace():
            return place
    return limit
