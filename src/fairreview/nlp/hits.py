"""The hits of trigger sources in one document: of some everywhere, of the others where it is asked."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from fairreview.model.document import Document, Paragraph
from fairreview.model.facts import Hit, TriggerSource
from fairreview.nlp.layout import Layout
from fairreview.nlp.triggers import Triggers
from fairreview.text import Span


class Lookup:
    """The triggers of a policy: those looked for everywhere, and the others, built when first asked for."""

    def __init__(self, sources: Sequence[TriggerSource]) -> None:
        self.everywhere = Triggers([source for source in sources if source.everywhere])
        self._others = [source for source in sources if not source.everywhere]

    @cached_property
    def on_demand(self) -> Triggers:
        """Return the triggers that are only looked for where a rule asks."""
        return Triggers(self._others)


class Hits:
    """The hits in one document, each found when it is first asked for and then remembered."""

    def __init__(self, document: Document, layout: Layout, lookup: Lookup) -> None:
        self._document = document
        self._layout = layout
        self._lookup = lookup
        self._asked: dict[Span, dict[str, tuple[Hit, ...]]] = {}

    @cached_property
    def _everywhere(self) -> Mapping[str, tuple[Hit, ...]]:
        return self._lookup.everywhere.run(self._document)

    def all(self, source: str) -> Sequence[Hit]:
        """Return all hits of a source by position; raise KeyError for a name never given."""
        if source in self._lookup.everywhere.names:
            return self._everywhere[source]
        return self._on_demand(source, Span(0, len(self._document.text)))

    def inside(self, source: str, within: Span) -> Sequence[Hit]:
        """Return the hits of a source that lie wholly inside `within`, by position."""
        if source in self._lookup.everywhere.names:
            found: Sequence[Hit] = self._everywhere[source]
        else:
            sentence = self._layout.sentence_at(within.start)
            found = self._on_demand(source, sentence if sentence.holds(within) else within)
        first = bisect_left(found, within.start, key=lambda hit: hit.span.start)
        limit = bisect_left(found, within.end, key=lambda hit: hit.span.start)
        return tuple(hit for hit in found[first:limit] if hit.span.end <= within.end)

    def _on_demand(self, source: str, place: Span) -> Sequence[Hit]:
        """Return the hits of a source in a place, which is looked through once for all sources."""
        if source not in self._lookup.on_demand.names:
            raise KeyError(source)
        if place not in self._asked:
            part = cut_out(self._document, self._layout, place)
            found = self._lookup.on_demand.run(part, base=place.start)
            self._asked[place] = {name: hits for name, hits in found.items() if hits}
        return self._asked[place].get(source, ())


def cut_out(document: Document, layout: Layout, place: Span) -> Document:
    """Return the part of a document at `place` as a document of its own, its offsets counted from there."""
    return Document(
        path=document.path,
        text=place.of(document.text),
        paragraphs=tuple(Paragraph(_within(each.span, place)) for each in layout.paragraphs(place)),
        hidden=tuple(_within(span, place) for span in layout.hidden(place)),
    )


def _within(span: Span, place: Span) -> Span:
    """Return the part of a span inside a place, counted from the start of the place."""
    return Span(max(span.start, place.start) - place.start, min(span.end, place.end) - place.start)
