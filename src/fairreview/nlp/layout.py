"""Where things stand in a document: which paragraph, sentence and sections are around an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from fairreview.model.document import Document, Paragraph, Section
from fairreview.nlp.sentences import Passage, passage, sentences
from fairreview.text import Span


def met(spans: Sequence[Span], within: Span) -> Sequence[Span]:
    """Return those of `spans` (in order, not overlapping) that share a character with `within`.

    An empty `within` stands for the character after it.
    """
    first = bisect_right(spans, within.start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, max(within.end, within.start + 1), key=lambda span: span.start)]


class Layout:
    """Answers where things stand in one document; paragraphs are split into sentences when asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paragraphs = sorted(document.paragraphs, key=lambda paragraph: paragraph.span)
        self._starts = [paragraph.span.start for paragraph in self._paragraphs]
        self._hidden = sorted(document.hidden)
        self._split: dict[int, tuple[Span, ...]] = {}

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the paragraph around `offset`; between paragraphs, the one before."""
        place = self._paragraph_place(offset)
        return self._paragraphs[place] if self._paragraphs else None

    def paragraphs(self, within: Span) -> list[Paragraph]:
        """Return the paragraphs that share a character with `within`, in order."""
        return self._paragraphs[self._first(within) : self._limit(within)]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around `offset`; between sentences the one before, at the front the first."""
        for place in range(self._paragraph_place(offset), -1, -1):
            found = self._sentences_of(place)
            if found:
                return found[max(0, bisect_right(found, offset, key=lambda span: span.start) - 1)]
        later = (self._sentences_of(place) for place in range(len(self._paragraphs)))
        return next((found[0] for found in later if found), Span(0, 0))

    def sentences(self, within: Span) -> tuple[Span, ...]:
        """Return the sentences that begin inside `within`, in order."""
        return tuple(span for span in self.touching(within) if within.start <= span.start)

    def touching(self, within: Span) -> tuple[Span, ...]:
        """Return the sentences that share a character with `within`, in order."""
        places = range(self._first(within), self._limit(within))
        return tuple(span for place in places for span in met(self._sentences_of(place), within))

    def passage(self, span: Span) -> Passage:
        """Return the plain text of a stretch of the document, without hidden mark-up."""
        return passage(self._document.text, span, self._hidden)

    def hidden(self, within: Span) -> Sequence[Span]:
        """Return the hidden mark-up that touches `within`, in order."""
        return met(self._hidden, within)

    def is_hidden(self, span: Span) -> bool:
        """Say whether a stretch is mark-up that no rule should see."""
        place = bisect_right(self._hidden, span.start, key=lambda hidden: hidden.start) - 1
        return place >= 0 and self._hidden[place].holds(span)

    def sections_at(self, offset: int) -> tuple[Section, ...]:
        """Return the sections around `offset`, the innermost first."""
        starts, ordered, parents = self._nesting
        place = bisect_right(starts, offset) - 1
        found: list[Section] = []
        last = len(self._document.text)
        while place >= 0:
            end = ordered[place].span.end
            if offset < end or offset == end == last:
                found.append(ordered[place])
            place = parents[place]
        return tuple(found)

    def lead_in(self, offset: int) -> str:
        """Return the line that leads into the list around `offset` ("You must have:"), or empty."""
        place = self._paragraph_place(offset)
        if not self._paragraphs or self._paragraphs[place].shape != "item":
            return ""
        leader = self._leaders[place]
        if leader < 0 or self._paragraphs[leader].shape != "text":
            return ""
        last = self._sentences_of(leader)[-1:]
        words = last[0].of(self._document.text) if last else ""
        return words if words.rstrip("*_ ").endswith(":") else ""

    @cached_property
    def _leaders(self) -> list[int]:
        """The nearest paragraph before each one that is not a list item, or -1."""
        leaders: list[int] = []
        last = -1
        for place, paragraph in enumerate(self._paragraphs):
            leaders.append(last)
            if paragraph.shape != "item":
                last = place
        return leaders

    @cached_property
    def _nesting(self) -> tuple[list[int], list[Section], list[int]]:
        """Sections by position, outer before inner, with the place of each one's parent or -1."""
        ordered = sorted(self._document.sections, key=lambda section: (section.span.start, -section.span.end))
        parents: list[int] = []
        stack: list[int] = []
        for place, section in enumerate(ordered):
            while stack and ordered[stack[-1]].span.end <= section.span.start:
                stack.pop()
            parents.append(stack[-1] if stack else -1)
            stack.append(place)
        return [section.span.start for section in ordered], ordered, parents

    def _paragraph_place(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _first(self, within: Span) -> int:
        place = self._paragraph_place(within.start)
        before = place < len(self._paragraphs) and self._paragraphs[place].span.end <= within.start
        return place + 1 if before else place

    def _limit(self, within: Span) -> int:
        return bisect_left(self._starts, max(within.end, within.start + 1))

    def _sentences_of(self, place: int) -> tuple[Span, ...]:
        if place >= len(self._paragraphs):
            return ()
        if place not in self._split:
            paragraph = self._paragraphs[place]
            cells = paragraph.shape == "row"
            self._split[place] = sentences(self._document.text, paragraph.span, cells=cells)
        return self._split[place]
