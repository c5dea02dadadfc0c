"""Structured documents: their texts put one below the other, each with its place."""

from collections.abc import Mapping

import msgspec

from fairreview.model.document import Criterion, FieldValue, Paragraph, Section
from fairreview.readers.emphasis import hidden_in
from fairreview.readers.structure import find_structure
from fairreview.text import Span

_GAP = "\n\n"
# The parts of a criterion that are words about it; the order in which they are put into the text.
SHORT_PARTS = ("title", "metric", "target", "timeframe")
CRITERION_PARTS = ("title", "text", "metric", "target", "timeframe", "comments")


class Composed(msgspec.Struct, frozen=True):
    """A text made of the parts of a structured document, and what stands where in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    hidden: tuple[Span, ...]
    criteria: tuple[Criterion, ...]
    objectives: tuple[Criterion, ...]
    fields: Mapping[str, FieldValue]


class Composer:
    """Collects the parts in the order of the text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._places: list[tuple[Span, bool]] = []
        self._criteria: list[Criterion] = []
        self._objectives: list[Criterion] = []
        self._fields: dict[str, FieldValue] = {}

    def add(self, words: str, *, is_short: bool = False) -> Span | None:
        """Put a part below the others and return where it stands; a short one is a single paragraph."""
        if not words.strip():
            return None
        if self._parts:
            self._length += len(_GAP)
        span = Span(self._length, self._length + len(words))
        self._parts.append(words)
        self._length = span.end
        self._places.append((span, is_short))
        return span

    def add_criterion(self, values: Mapping[str, str]) -> None:
        """Add a criterion; one without words stands, empty, where the text ends so far."""
        self._criteria.append(self._composed(values))

    def add_objective(self, values: Mapping[str, str]) -> None:
        """Add a mission objective, in the same way."""
        self._objectives.append(self._composed(values))

    def _composed(self, values: Mapping[str, str]) -> Criterion:
        fields: dict[str, FieldValue] = {}
        spans: list[Span] = []
        for name in CRITERION_PARTS:
            span = self.add(values.get(name, ""), is_short=name in SHORT_PARTS)
            if span:
                fields[name] = FieldValue(values[name], span)
                spans.append(span)
        rest = {
            name: FieldValue(text) for name, text in values.items() if text and name not in CRITERION_PARTS
        }
        whole = Span(spans[0].start, spans[-1].end) if spans else Span(self._length, self._length)
        return Criterion(whole, {**fields, **rest})

    def add_field(self, name: str, words: str) -> None:
        """Add a field of the document whose value is prose."""
        span = self.add(words)
        if span:
            self._fields[name] = FieldValue(words, span)

    @property
    def text(self) -> str:
        """Return the text so far."""
        return _GAP.join(self._parts)

    @property
    def has_criteria(self) -> bool:
        """Say whether a criterion or objective was added."""
        return bool(self._criteria or self._objectives)

    def finish(self) -> Composed:
        """Return the text and what stands in it."""
        text = self.text
        paragraphs: list[Paragraph] = []
        sections: list[Section] = []
        hidden: list[Span] = []
        for span, is_short in self._places:
            if is_short:
                paragraphs.append(Paragraph(_trimmed(text, span)))
                hidden.extend(hidden_in(text, span))
                continue
            found = find_structure(text, "loose", span)
            paragraphs.extend(found.paragraphs)
            sections.extend(found.sections)
            hidden.extend(found.hidden)
        return Composed(
            text,
            paragraphs=tuple(paragraphs),
            sections=tuple(sections),
            hidden=tuple(hidden),
            criteria=tuple(self._criteria),
            objectives=tuple(self._objectives),
            fields=self._fields,
        )


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))
