"""Finds raters whose averages lie far from those of the others who rate like people on the same scale."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.columns import MISSING
from fairreview.audit.corrections import corrected
from fairreview.audit.marked import Asked, Marked
from fairreview.audit.means import LEAST, Whole, by_moments, gap

if TYPE_CHECKING:
    from fairreview.audit.columns import Numbers

# A rater of fewer people, or beside fewer others, may well have an unusual few.
_FEWEST_RATED = 5
# Large in the words of Cohen (1988); smaller gaps between raters are usual.
_LARGE_EFFECT = 0.8
_LEVEL = 0.05
# Moments are not exact: up to here the exact test decides.
_WORTH_A_LOOK = 0.5
# Sums of squares below this are what rounding leaves.
_NO_SPREAD = 1e-9


class _Circle(msgspec.Struct, frozen=True):
    """All ratings of a group, those of one rater after those of another."""

    ratings: "Numbers"
    whole: Whole


class _Rater(msgspec.Struct, frozen=True):
    """A rater's reviews in a group, whose ratings begin at `start` in those of the circle."""

    number: int
    documents: tuple[int, ...]
    circle: _Circle
    start: int

    @property
    def own(self) -> "Numbers":
        """The ratings that the rater gave."""
        return self.circle.ratings[self.start : self.start + len(self.documents)]

    @property
    def others(self) -> "Numbers":
        """The ratings that the others gave: made when they are asked for, as groups may be large."""
        import numpy

        ratings = self.circle.ratings
        return numpy.concatenate([ratings[: self.start], ratings[self.start + len(self.documents) :]])


def rater_apart(asked: Asked) -> Iterator[Marked]:
    """Find raters of five or more whose average differs by a large effect that chance hardly explains.

    The probabilities are those of shuffled labels, corrected over all raters of the run by Holm's method.
    Nobody is named: the reviews are, which whoever looks into it needs anyway.
    """
    raters = list(_raters(asked))
    far = [each for each in raters if _may_be_apart(each, len(raters))]
    probabilities = corrected([_probability(each) for each in far], len(raters))
    for each, p in zip(far, probabilities, strict=True):
        if p <= _LEVEL:
            places = tuple((document, "") for document in each.documents)
            yield Marked(asked.group(each.number), "", places, stands_alone=True)


def _raters(asked: Asked) -> Iterator[_Rater]:
    """Yield raters with enough people of their own and enough others beside them in their group."""
    import numpy

    ratings = asked.survey.columns.numbers("rating")
    authors = asked.survey.columns.keyed("author").codes
    for number, members in asked.each():
        by_author: dict[int, list[int]] = defaultdict(list)
        for each in members:
            if authors[each] != MISSING and not numpy.isnan(ratings[each]):
                by_author[int(authors[each])].append(each)
        yield from _of_circle(asked, number, list(by_author.values()), ratings)


def _of_circle(
    asked: Asked, number: int, by_author: Sequence[Sequence[int]], ratings: "Numbers"
) -> Iterator[_Rater]:
    everybody = ratings[[each for documents in by_author for each in documents]]
    if len(everybody) < 2 * _FEWEST_RATED:
        return
    circle = _Circle(everybody, Whole.of(everybody))
    start = 0
    for documents in by_author:
        people = {asked.person(each) for each in documents}
        if len(people) >= _FEWEST_RATED and len(everybody) - len(documents) >= _FEWEST_RATED:
            yield _Rater(number, tuple(documents), circle, start)
        start += len(documents)


def _may_be_apart(rater: _Rater, raters: int) -> bool:
    """Say whether a rater's average is far enough to be looked at, so that few need the exact test."""
    return (
        by_moments(rater.own, rater.circle.whole) * raters <= _WORTH_A_LOOK
        and _effect(rater) >= _LARGE_EFFECT
    )


def _effect(rater: _Rater) -> float:
    """Return the difference of averages in pooled standard deviations; beyond all where these are none."""
    own, others = Whole.of(rater.own), rater.circle.whole.without(rater.own)
    squares = own.variance * (own.count - 1) + others.variance * (others.count - 1)
    difference = abs(own.mean - others.mean)
    if squares < _NO_SPREAD:
        return math.inf if difference else 0.0
    return difference / math.sqrt(squares / (own.count + others.count - 2))


def _probability(rater: _Rater) -> float:
    """Return how likely shuffled labels put a rater this far; by their moments where that is very rare."""
    found = gap(rater.own, rater.others).p
    return found if found > LEAST else min(found, by_moments(rater.own, rater.circle.whole))
