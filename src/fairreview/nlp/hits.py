"""The hits of trigger sources in one document: of some everywhere, of the others where it is asked."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from fairreview.model.document import Document, Paragraph
from fairreview.model.facts import Hit, TriggerSource
from fairreview.model.memory import Memory
from fairreview.nlp.layout import Layout
from fairreview.nlp.triggers import RUN, Part, Triggers, beginnings
from fairreview.text import Span

_MOST_ASKED = 100_000
_MOST_PARTS = 5_000
# From this many hits on, an answer is remembered: a rule may ask it again for each of them.
_MANY = 20


class Lookup:
    """The triggers of a policy: those looked for everywhere in one pass, and the others one by one."""

    def __init__(self, sources: Sequence[TriggerSource]) -> None:
        self.everywhere = Triggers([source for source in sources if source.everywhere])
        self._sources = {source.name: source for source in sources}
        self._built: dict[str, Triggers] = {}
        self._begins: dict[str, frozenset[str] | None] = {}

    def on_demand(self, name: str) -> Triggers:
        """Return the triggers of one source, built when first asked for; raise KeyError if unknown."""
        if name not in self._built:
            self._built[name] = Triggers([self._sources[name]])
        return self._built[name]

    def begins(self, name: str) -> frozenset[str] | None:
        """Return the words that the wordings of a source begin with; None where that is not known."""
        if name not in self._begins:
            self._begins[name] = beginnings(self._sources[name])
        return self._begins[name]


class Hits:
    """The hits in one document, each found when it is first asked for and then remembered."""

    def __init__(self, document: Document, layout: Layout, lookup: Lookup) -> None:
        self._document = document
        self._layout = layout
        self._lookup = lookup
        self._asked: Memory[tuple[str, Span], Sequence[Hit]] = Memory(_MOST_ASKED)
        self._parts: Memory[Span, Part] = Memory(_MOST_PARTS)
        self._words: Memory[Span, frozenset[str]] = Memory(_MOST_PARTS)
        self._inside: Memory[tuple[str, Span], Sequence[Hit]] = Memory(_MOST_PARTS)

    @cached_property
    def _everywhere(self) -> Mapping[str, tuple[Hit, ...]]:
        return self._lookup.everywhere.run(self._document)

    @property
    def met(self) -> Collection[str]:
        """Return the names of the sources looked for everywhere that have a hit."""
        return self._everywhere.keys()

    def all(self, source: str) -> Sequence[Hit]:
        """Return all hits of a source by position; raise KeyError for a name never given."""
        if source in self._lookup.everywhere.names:
            return self._everywhere.get(source, ())
        return self._on_demand(source, Span(0, len(self._document.text)))

    def inside(self, source: str, within: Span) -> Sequence[Hit]:
        """Return the hits of a source that lie wholly inside `within`, by position."""
        if source in self._lookup.everywhere.names:
            found: Sequence[Hit] = self._everywhere.get(source, ())
        else:
            sentence = self._layout.sentence_at(within.start)
            found = self._on_demand(source, sentence if sentence.holds(within) else within)
        if not found:
            return ()
        first = bisect_left(found, within.start, key=lambda hit: hit.span.start)
        limit = bisect_left(found, within.end, key=lambda hit: hit.span.start)
        if limit - first < _MANY:
            return tuple(hit for hit in found[first:limit] if hit.span.end <= within.end)
        return self._inside.of((source, within), lambda: _ending_by(within.end, found[first:limit]))

    def _on_demand(self, source: str, place: Span) -> Sequence[Hit]:
        """Return the hits of a source in a place."""
        return self._asked.of((source, place), lambda: self._find(source, place))

    def may_stand(self, sources: Iterable[str], place: Span) -> bool:
        """Say whether each source has a wording that begins with a word of the place."""
        words = self._words.of(place, lambda: self._words_of(place))
        for source in sources:
            first = self._lookup.begins(source)
            if first is not None and first.isdisjoint(words):
                return False
        return True

    def _words_of(self, place: Span) -> frozenset[str]:
        return frozenset(RUN.findall(self._part(place).folded.text))

    def _part(self, place: Span) -> Part:
        return self._parts.of(place, lambda: Part.of(cut_out(self._document, self._layout, place)))

    def _find(self, source: str, place: Span) -> Sequence[Hit]:
        if not self.may_stand((source,), place):
            return ()
        part = self._part(place)
        return self._lookup.on_demand(source).run_part(part, place.start).get(source, ())


def _ending_by(end: int, hits: Sequence[Hit]) -> Sequence[Hit]:
    return tuple(hit for hit in hits if hit.span.end <= end)


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
