"""Finds the marks of the vocabulary: one register of all detectors, loaded when a mark is first asked for."""

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from importlib import import_module

from fairreview.model.document import Document
from fairreview.model.memory import Memory
from fairreview.nlp.layout import Layout, met
from fairreview.text import Span

_MOST_KNOWN = 100_000
Detectors = dict[str, Callable[[str], list[tuple[int, int]]]]

# These may run over several sentences, so they are looked for in the whole paragraph.
OF_PARAGRAPHS: frozenset[str] = frozenset({"quotation", "link", "email-address", "code"})
# A paragraph of this shape is such a mark as a whole.
SHAPES: dict[str, str] = {"quotation": "quote", "code": "code"}


# Where each mark is found. A module is imported when one of its marks is asked for: compiling all of
# them takes longer than checking a page.
_HOMES: dict[str, tuple[str, ...]] = {
    "shields": (
        "acronym",
        "code",
        "email-address",
        "equal-opportunity-statement",
        "job-title",
        "legal-citation",
        "link",
        "programme-title",
        "quotation",
        "street-address",
    ),
    "quantities": (
        "age",
        "count",
        "date",
        "duration",
        "percentage",
        "period",
        "quantity",
    ),
    "sums": (
        "money",
        "money-range",
        "open-ended-sum",
    ),
    "evidence": (
        "evidence",
        "named-source",
        "observed-behaviour",
    ),
    "accommodation": ("accommodation-wording",),
    "criteria": (
        "metric",
        "objective-reference",
        "safety-reason",
        "target",
        "timeframe",
    ),
    "purpose": (
        "beneficiary",
        "help",
        "next-step",
        "reason",
    ),
    "leeway": (
        "answerable-to-others",
        "latitude",
        "measure-source",
        "participation",
        "rule-following",
    ),
    "dimensions": (
        "cost-measure",
        "outcome-measure",
        "people-measure",
        "public-benefit",
        "quality-measure",
        "timeliness-measure",
        "values-measure",
        "volume-measure",
    ),
}
_HOME_OF = {noun: home for home, nouns in _HOMES.items() for noun in nouns}


@cache
def detector(noun: str) -> Callable[[str], list[tuple[int, int]]]:
    """Return the detector of a mark; raise KeyError for a mark that the vocabulary does not have."""
    found: Detectors = import_module(f"fairreview.nlp.{_HOME_OF[noun]}").DETECTORS
    return found[noun]


def find(noun: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where a mark stands in the text of a sentence, in order; places that overlap become one.

    Raises KeyError for a mark that the vocabulary does not have.
    """
    return tuple((span.start, span.end) for span in _merged(Span(*place) for place in detector(noun)(text)))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        elif span.end > span.start:
            merged.append(span)
    return tuple(merged)


class Marks:
    """The marks of one document, looked for sentence by sentence and remembered."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document = document
        self._layout = layout
        self._known: Memory[tuple[str, Span], tuple[Span, ...]] = Memory(_MOST_KNOWN)
        self._met: Memory[tuple[str, Span], tuple[Span, ...]] = Memory(_MOST_KNOWN)

    def touching(self, noun: str, within: Span) -> tuple[Span, ...]:
        """Return the places of a mark that touch `within`, in order; raise KeyError for an unknown mark."""
        detector(noun)
        return self._met.of((noun, within), lambda: self._find_touching(noun, within))

    def touches(self, noun: str, within: Span) -> bool:
        """Say whether a mark touches `within`; raise KeyError for an unknown mark."""
        detector(noun)
        return any(met(self._of(noun, place), within) for place in self._places(noun, within))

    def _find_touching(self, noun: str, within: Span) -> tuple[Span, ...]:
        return tuple(
            span for place in self._places(noun, within) for span in met(self._of(noun, place), within)
        )

    def _places(self, noun: str, within: Span) -> tuple[Span, ...]:
        if noun in OF_PARAGRAPHS:
            return tuple(paragraph.span for paragraph in self._layout.paragraphs(within))
        return self._layout.touching(within)

    def _of(self, noun: str, place: Span) -> tuple[Span, ...]:
        look = self._in_paragraph if noun in OF_PARAGRAPHS else self._in_sentence
        return self._known.of((noun, place), lambda: look(noun, place))

    def _in_paragraph(self, noun: str, place: Span) -> tuple[Span, ...]:
        paragraph = self._layout.paragraph_at(place.start)
        if paragraph and SHAPES.get(noun) == paragraph.shape:
            return (place,)
        found = find(noun, place.of(self._document.text))
        return tuple(Span(place.start + start, place.start + end) for start, end in found)

    def _in_sentence(self, noun: str, place: Span) -> tuple[Span, ...]:
        heard = self._layout.passage(place)
        spans = [heard.original(start, end) for start, end in find(noun, heard.text)]
        if noun == "job-title" and self._title:
            spans.extend(heard.original(*found.span()) for found in self._title.finditer(heard.text))
        return _merged(spans)

    @cached_property
    def _title(self) -> re.Pattern[str] | None:
        """The document's own title, which is a job title wherever it stands."""
        title = self._document.title.strip()
        return re.compile(rf"(?<!\w){re.escape(title)}(?!\w)", re.IGNORECASE) if title else None
