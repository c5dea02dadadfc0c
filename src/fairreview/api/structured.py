"""Structured JSON Lines straight to summaries: what was checked before needs no document made of it.

The long way, `readers` and then `summaries`, gives the same; a test proves it. It is taken wherever
something is not plain: then None is returned here.
"""

import re
from typing import Final

import msgspec

from fairreview.api.earlier import Entry
from fairreview.api.pool import STANDARD_FIELDS, Pool, digest_of_paragraph
from fairreview.api.summaries import Taken, assemble
from fairreview.engine.things import length_of
from fairreview.model.document import Document, Section
from fairreview.model.summary import Standard, Summary
from fairreview.readers.compose import CRITERION_PARTS, SHORT_PARTS
from fairreview.readers.plain import DOCUMENT_FIELDS, PROSE_FIELDS
from fairreview.readers.record import Number
from fairreview.readers.structure import find_structure

_GAP: Final = "\n\n"
# Cells of a table, or the mark of a list item.
_MARKED = re.compile(r"[A-Za-z]{1,6}[.)]|o\s|.*[|\t]")
_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
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


def summary_of_line(line: Line, path: str, entry: Entry, pool: Pool) -> Summary | None:
    """Return the summary of a line that was checked before without a failure, or None for the long way."""
    record = line.record
    kind = line.kind or entry.kind
    has_criteria = bool(record.criteria)
    if record.objectives is not None or not (
        kind == "performance-review" or (kind == "performance-plan" and has_criteria)
    ):
        return None
    try:
        return _summary(line, Document(path, "", id=line.id or None, kind=kind), entry, pool)
    except _NotPlain:
        return None


def _summary(line: Line, document: Document, entry: Entry, pool: Pool) -> Summary:
    record = line.record
    values = dict(zip(DOCUMENT_FIELDS, map(_words, msgspec.structs.astuple(record)), strict=False))
    given = {name: stripped for name, words in values.items() if (stripped := words.strip())}
    text = _Text(pool, document.kind or "")
    text.add(_words(record.text))
    criteria = [_standard(text, criterion, pool) for criterion in record.criteria or ()]
    for name in PROSE_FIELDS:
        text.add(values[name])
    title = _words(record.title) or text.title()
    next_steps = given.get("next-steps") or text.next_steps
    taken = Taken(text.words, tuple(text.paragraphs), next_steps, entry.findings, criteria)
    return assemble(msgspec.structs.replace(document, title=title), given, taken, pool)


def _standard(text: "_Text", criterion: _Criterion, pool: Pool) -> Standard:
    values = tuple(map(_words, msgspec.structs.astuple(criterion)))
    named = dict(zip((*STANDARD_FIELDS, "comments"), values, strict=True))
    for name in CRITERION_PARTS:
        text.add(named[name], is_short=name in SHORT_PARTS)
    compared = values[: len(STANDARD_FIELDS)]
    if not named["title"].strip() and not named["text"].strip():
        spoken = _GAP.join(named[name] for name in CRITERION_PARTS if named[name].strip())
        compared = ("", spoken, *compared[2:])
    return pool.standard(compared)


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

    def title(self) -> str:
        """Return the heading that the text begins with, or empty."""
        return self._first.title if self._first is not None else ""

    def _take(self, words: str) -> None:
        digest = digest_of_paragraph(words)
        if digest is not None:
            self.paragraphs.append(digest)


def _is_one_paragraph(words: str) -> bool:
    """Say whether a part is certainly a single paragraph and no heading; no is not certain."""
    return words[0].isalpha() and _LINE_ENDS.isdisjoint(words) and not _MARKED.match(words)


def _words(value: object) -> str:
    """Return a value as text, as the long way does; raise _NotPlain for what must be looked at there."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value:
        return str(value)
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    raise _NotPlain
