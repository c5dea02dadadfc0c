"""Structured JSON Lines straight to summaries: what was checked before needs no document made of it.

It is for lines that were checked before without a failure: what is wrong with one is not seen here.
The long way, `readers` and then `summaries`, gives the same; a test proves it. It is taken wherever
something is not plain: then None is returned here.
"""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from fairreview.api.pool import STANDARD_FIELDS, Pool, digest_of_paragraph
from fairreview.api.summaries import Taken, assemble
from fairreview.engine.things import length_of
from fairreview.model.document import Document, Section
from fairreview.model.memory import Memory
from fairreview.model.summary import Standard, Summary
from fairreview.readers.compose import CRITERION_PARTS, SHORT_PARTS
from fairreview.readers.plain import DOCUMENT_FIELDS, PROSE_FIELDS, digest_of
from fairreview.readers.record import Number
from fairreview.readers.structure import find_structure

_GAP: Final = "\n\n"
# A word, or a figure before one, and no mark of a list item.
_BEGINS = re.compile(r"(?![A-Za-z]{1,6}[.)]|o\s)[^\W\d_]|\d+\s[a-z]")
_CELL = re.compile(r"[|\t]")
_MOST_KNOWN = 20_000
# The other spelling of these names, which the decoder does not know.
_HYPHENATED = (b'"next-steps"', b'"standard-levels"', b'"measure-source"')


class _Criterion(msgspec.Struct, frozen=True, gc=False):
    """A criterion's fields: those compared first, in the order of `STANDARD_FIELDS`."""

    title: object = None
    text: object = None
    id: object = None
    weight: object = None
    metric: object = None
    target: object = None
    timeframe: object = None
    measure_source: object = None
    objective: object = None
    rating: object = None
    status: object = None
    comments: object = None


class _Record(msgspec.Struct, frozen=True):
    """A line's fields; those of the document in the order of `DOCUMENT_FIELDS`."""

    employee: object = None
    role: object = None
    grade: object = None
    series: object = None
    unit: object = None
    period: object = None
    status: object = None
    author: object = None
    created: object = None
    reviewed: object = None
    rating: object = None
    scale: object = None
    standard_levels: object = None
    comments: object = None
    evidence: object = None
    next_steps: object = None
    recognition: object = None
    id: object = None
    kind: object = None
    title: object = None
    text: object = None
    criteria: tuple[_Criterion, ...] | None = None
    objectives: object = None


_DECODER = msgspec.json.Decoder(_Record, float_hook=Number)


class _NotPlain(Exception):
    """Raised for a value that the long way must look at."""


class Line(msgspec.Struct, frozen=True):
    """A decoded line with the id and kind it gives."""

    record: _Record
    id: str
    kind: str


def decode_line(line: bytes, kind: str | None = None) -> Line | None:
    """Return what a line holds, or None where it takes the long way; `kind` is for one that says none."""
    if any(name in line for name in _HYPHENATED):
        return None
    try:
        record = _DECODER.decode(line)
        return Line(record, _words(record.id), _words(record.kind) or kind or "")
    except (msgspec.DecodeError, UnicodeDecodeError, _NotPlain):
        return None


class Short(msgspec.Struct, frozen=True, gc=False):
    """The summary of a line, without findings, and the digest of the line."""

    summary: Summary
    digest: str


class _Known(msgspec.Struct, frozen=True, gc=False):
    """A criterion that was met before, comments left out: how long it is, and its long paragraphs."""

    standard: Standard
    words: int
    paragraphs: tuple[int, ...]


class Shortcut:
    """Makes summaries of lines; criteria that recur are looked at once."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._known: Memory[tuple[str, ...], _Known | None] = Memory(_MOST_KNOWN)

    def take(self, line: bytes, path: str, kind: str | None) -> Short | None:
        """Return the summary of a line, or None for the long way; `kind` is for one that says none."""
        decoded = decode_line(line, kind)
        if decoded is None:
            return None
        record = decoded.record
        is_plan = decoded.kind == "performance-plan" and bool(record.criteria)
        if record.objectives is not None or not (is_plan or decoded.kind == "performance-review"):
            return None
        try:
            found = self._summary(decoded, Document(path, "", id=decoded.id or None, kind=decoded.kind))
        except _NotPlain:
            return None
        return Short(found, digest_of(line))

    def _summary(self, line: Line, document: Document) -> Summary:
        record, pool = line.record, self._pool
        fields = msgspec.structs.astuple(record)[: len(DOCUMENT_FIELDS)]
        values = dict(zip(DOCUMENT_FIELDS, _all_words(fields), strict=True))
        given = {name: stripped for name, words in values.items() if (stripped := words.strip())}
        text = _Text(pool, document.kind or "")
        text.add(_words(record.text))
        criteria = [self._standard(text, criterion) for criterion in record.criteria or ()]
        for name in PROSE_FIELDS:
            text.add(values[name])
        title = _words(record.title) or text.title()
        next_steps = given.get("next-steps") or text.next_steps
        taken = Taken(text.words, tuple(text.paragraphs), next_steps, (), criteria)
        return assemble(msgspec.structs.replace(document, title=title), given, taken, pool)

    def _standard(self, text: "_Text", criterion: _Criterion) -> Standard:
        *given, comments = _all_words(msgspec.structs.astuple(criterion))
        compared = tuple(given)
        known = self._known.of(compared, lambda: self._look(compared))
        if known is not None:
            text.add_known(known)
            text.add(comments)
            return known.standard
        named = dict(zip((*STANDARD_FIELDS, "comments"), (*given, comments), strict=True))
        for name in CRITERION_PARTS:
            text.add(named[name], is_short=name in SHORT_PARTS)
        if not named["title"].strip() and not named["text"].strip():
            spoken = _GAP.join(named[name] for name in CRITERION_PARTS if named[name].strip())
            compared = ("", spoken, *compared[2:])
        return self._pool.standard(compared)

    def _look(self, compared: tuple[str, ...]) -> _Known | None:
        """Look at a criterion whose parts are a paragraph each; None for another."""
        title, words = compared[:2]
        is_named = bool(title.strip() or words.strip())
        if not is_named or (words and not words.isspace() and not _is_one_paragraph(words)):
            return None
        text = _Text(self._pool, "")
        named = dict(zip(STANDARD_FIELDS, compared, strict=True))
        for name in CRITERION_PARTS[:-1]:
            text.add(named[name], is_short=True)
        return _Known(self._pool.standard(compared), text.words, tuple(text.paragraphs))


class _Text:
    """The parts of a document in the order of its text, of which nothing is kept but what is compared.

    It is to `readers.compose.Composer` what a `Summary` is to a `Document`.
    """

    def __init__(self, pool: Pool, kind: str) -> None:
        self.words = 0
        self.paragraphs: list[int] = []
        self.next_steps = ""
        self._pool = pool
        self._kind = kind
        self._first: Section | None = None
        self._is_begun = False

    def add(self, words: str, *, is_short: bool = False) -> None:
        """Take in a part; a short one is a single paragraph."""
        if not words or words.isspace():
            return
        self.words += length_of(words)
        if is_short or _is_one_paragraph(words):
            self._is_begun = True
            self._take(words)
            return
        found = find_structure(words, "loose")
        for paragraph in found.paragraphs:
            self._take(paragraph.span.of(words))
        for section in found.sections:
            if not self._is_begun and section.heading == found.paragraphs[0].span:
                self._first = section
            if not self.next_steps and self._pool.section_kind(section, self._kind) == "next-steps":
                self.next_steps = words[section.heading.end : section.span.end].strip()
        self._is_begun = self._is_begun or bool(found.paragraphs)

    def add_known(self, criterion: _Known) -> None:
        """Take in a criterion whose parts were looked at before."""
        self.words += criterion.words
        self.paragraphs.extend(criterion.paragraphs)
        self._is_begun = True

    def title(self) -> str:
        """Return the heading that the text begins with, or empty."""
        return self._first.title if self._first is not None else ""

    def _take(self, words: str) -> None:
        digest = digest_of_paragraph(words)
        if digest is not None:
            self.paragraphs.append(digest)


def _is_one_paragraph(words: str) -> bool:
    """Say whether a part is certainly a single paragraph and no heading; no is not certain."""
    return _BEGINS.match(words) is not None and len(words.splitlines()) == 1 and not _CELL.search(words)


def _all_words(values: Iterable[object]) -> list[str]:
    """Return each value as text."""
    return [value if isinstance(value, str) else _words(value) for value in values]


def _words(value: object) -> str:
    """Return a value as text, as the long way does; raise _NotPlain for what must be looked at there."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool) and value:
        return str(value)
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    raise _NotPlain
