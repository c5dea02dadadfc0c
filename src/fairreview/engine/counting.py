"""Counts the phrases of a lexicon in a place, as they are or for so many words of it."""

from fairreview.engine.look import Looker
from fairreview.engine.things import length_of
from fairreview.text import Span


class Counts:
    """Counts in one document; each count is made once, since a rule may ask it again for every word."""

    def __init__(self, looker: Looker) -> None:
        self._looker = looker
        self._made: dict[tuple[str, Span], int] = {}

    def of(self, lexicon: str, within: Span, per: int) -> float:
        """Return how many phrases of a lexicon stand in a place, for `per` of its words; 0 for plainly."""
        asked = (lexicon, within)
        if asked not in self._made:
            self._made[asked] = self._apart(lexicon, within)
        count = self._made[asked]
        if not per:
            return count
        return count * per / max(1, length_of(within.of(self._looker.facts.document.text)))

    def _apart(self, lexicon: str, within: Span) -> int:
        """Return the number of phrases, where those that overlap count as one."""
        count, end = 0, -1
        for span in sorted(hit.span for hit in self._looker.lexicon_hits(lexicon, within)):
            count += span.start >= end
            end = max(end, span.end)
        return count
