"""What people are judged by: the criteria of plans and reviews, each set of criteria once."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from fairreview.model.summary import Standard, Summary

_JUDGING = ("performance-plan", "performance-review")


class Judged(msgspec.Struct, frozen=True):
    """Criteria that documents of one unit and role have, and how many of them."""

    unit: str
    role: str
    criteria: tuple[Standard, ...]
    documents: int


def judged(summaries: Iterable[Summary]) -> list[Judged]:
    """Return the criteria of plans and reviews, in the order they are met.

    Summaries share the criteria that recur, so that comparing which object they are is enough to count a
    set once; a set that is not shared is counted by itself, with the same sums in the end.
    """
    sets: dict[int, tuple[Standard, ...]] = {}
    found: Counter[tuple[str, str, int]] = Counter()
    for summary in summaries:
        if summary.criteria and summary.kind in _JUDGING:
            key = id(summary.criteria)
            sets[key] = summary.criteria
            found[(summary.unit, summary.role, key)] += 1
    return [Judged(unit, role, sets[key], documents) for (unit, role, key), documents in found.items()]
