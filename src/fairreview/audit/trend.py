"""How a set of documents moves from period to period."""

import datetime
from collections import Counter
from collections.abc import Iterable

from fairreview.audit.spelling import name_key, period_key
from fairreview.model.audit import Period
from fairreview.model.calendar import period_of
from fairreview.model.summary import Summary
from fairreview.model.values import read_as

_REVIEW = "performance-review"


def periods(summaries: Iterable[Summary]) -> tuple[Period, ...]:
    """Return the periods that documents name, the earliest first, those that are no dates last.

    A period is called as most of its documents call it. Documents without one are in none.
    """
    keys: dict[str, str] = {}
    found: dict[str, _Sums] = {}
    for summary in summaries:
        words = summary.period
        if not words.strip():
            continue
        if words not in keys:
            keys[words] = period_key(words)
        found.setdefault(keys[words], _Sums()).add(summary)
    shown = [(sums.name, sums.period()) for sums in found.values()]
    return tuple(period for name, period in sorted(shown, key=lambda each: _when(each[0])))


def _when(words: str) -> tuple[datetime.date, datetime.date, str]:
    first, last = period_of(words) or (datetime.date.max, datetime.date.max)
    return last, first, words


class _Sums:
    """Adds up the documents of one period."""

    def __init__(self) -> None:
        self._names: Counter[str] = Counter()
        self._scales: set[str] = set()
        self._ratings: Counter[str] = Counter()
        self._documents = self._findings = self._reviews = self._evidence = self._steps = 0

    def add(self, summary: Summary) -> None:
        """Count one document."""
        self._names[summary.period.strip()] += 1
        self._documents += 1
        self._findings += sum(count for _, count in summary.findings)
        if summary.kind != _REVIEW:
            return
        self._reviews += 1
        self._evidence += "evidence" in summary.given
        self._steps += "next-steps" in summary.given
        if summary.rating:
            self._ratings[summary.rating] += 1
            self._scales.add(summary.scale)

    @property
    def name(self) -> str:
        """Return what most documents call the period."""
        return min(self._names, key=lambda name: (-self._names[name], name))

    def period(self) -> Period:
        """Return the sums."""
        return Period(
            period=self.name,
            documents=self._documents,
            findings=self._findings,
            reviews=self._reviews,
            rated=self._ratings.total(),
            average_rating=self._average(),
            with_evidence=self._evidence,
            with_next_steps=self._steps,
        )

    def _average(self) -> float | None:
        """Return the average of ratings that are numbers of one scale; others cannot be added up."""
        if len({name_key(scale) for scale in self._scales}) != 1:
            return None
        total = 0.0
        for words, count in self._ratings.items():
            value = read_as("number", words)
            if not isinstance(value, float):
                return None
            total += value * count
        return total / self._ratings.total()
