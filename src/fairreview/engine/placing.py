"""Names places in words a reader can follow: section and paragraph, or criterion."""

from bisect import bisect_right
from itertools import accumulate

from fairreview.engine.things import number_at
from fairreview.model.facts import Facts

_LONGEST_TITLE = 60


class PlaceNames:
    """Names the places of one document."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        shapes = (paragraph.shape != "heading" for paragraph in facts.document.paragraphs)
        self._counted = [0, *accumulate(int(counts) for counts in shapes)]
        self._origin_starts = [origin.span.start for origin in facts.document.origins]

    def name(self, offset: int) -> str:
        """Return the name of the place at `offset`, such as `criterion 2`.

        In a file that is no text it begins with where that is in the file: `paragraph 12, section “Duties”`.
        """
        origin = self._origin(offset)
        within = self._within(offset, is_numbered=not origin)
        return ", ".join(part for part in (origin, within) if part)

    def _origin(self, offset: int) -> str:
        """Return the place in the file that the text at `offset`, or what is left of it there, came from."""
        at = bisect_right(self._origin_starts, offset) - 1
        return self._facts.document.origins[max(at, 0)].place if self._origin_starts else ""

    def _within(self, offset: int, *, is_numbered: bool) -> str:
        document = self._facts.document
        criterion = number_at(document.criteria, offset)
        if criterion is not None:
            return f"criterion {criterion + 1}"
        around = self._facts.sections_at(offset)
        title = f"section “{_short(around[0].title)}”" if around and around[0].title else ""
        index = number_at(document.paragraphs, offset)
        if index is None or (title and not is_numbered):
            return title
        if document.paragraphs[index].shape == "heading":
            return title or "heading"
        if not is_numbered:
            return ""
        number = self._counted[index + 1] - self._before(around[0].span.start if title else 0)
        return f"{title}, paragraph {number}" if title else f"paragraph {number}"

    def _before(self, offset: int) -> int:
        """Return how many paragraphs that are no headings stand before an offset."""
        index = number_at(self._facts.document.paragraphs, offset)
        return 0 if index is None else self._counted[index]


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1].rstrip() + "…"
