"""Finds raters whose averages lie far from those of the others who rate like people on the same scale."""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.columns import MISSING
from fairreview.audit.corrections import corrected
from fairreview.audit.marked import Asked, Marked
from fairreview.audit.means import LEAST, by_moments, gap

if TYPE_CHECKING:
    from fairreview.audit.columns import Numbers

# A rater of fewer people, or beside fewer others, may well have an unusual few.
_FEWEST_RATED = 5
# Large in the words of Cohen (1988); smaller gaps between raters are usual.
_LARGE_EFFECT = 0.8
_LEVEL = 0.05
# Moments are not exact: up to here the exact test decides.
_WORTH_A_LOOK = 0.5


class _Rater(msgspec.Struct, frozen=True):
    """A rater's reviews in a group, with the ratings there of the rater and of all others."""

    number: int
    documents: tuple[int, ...]
    own: "Numbers"
    others: "Numbers"


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
        everybody = [each for documents in by_author.values() for each in documents]
        for documents in by_author.values():
            people = {asked.person(each) for each in documents}
            if len(people) >= _FEWEST_RATED and len(everybody) - len(documents) >= _FEWEST_RATED:
                mine = set(documents)
                others = ratings[[each for each in everybody if each not in mine]]
                yield _Rater(number, tuple(documents), ratings[documents], others)


def _may_be_apart(rater: _Rater, raters: int) -> bool:
    """Say whether a rater's average is far enough to be looked at, so that few need the exact test."""
    return by_moments(rater.own, rater.others) * raters <= _WORTH_A_LOOK and _effect(rater) >= _LARGE_EFFECT


def _effect(rater: _Rater) -> float:
    """Return the difference of averages in pooled standard deviations; beyond all where these are none."""
    sizes = len(rater.own), len(rater.others)
    squares = float(rater.own.var(ddof=1)) * (sizes[0] - 1) + float(rater.others.var(ddof=1)) * (sizes[1] - 1)
    difference = abs(float(rater.own.mean() - rater.others.mean()))
    if not squares:
        return math.inf if difference else 0.0
    return difference / math.sqrt(squares / (sum(sizes) - 2))


def _probability(rater: _Rater) -> float:
    """Return how likely shuffled labels put a rater this far; by their moments where that is very rare."""
    found = gap(rater.own, rater.others).p
    return found if found > LEAST else min(found, by_moments(rater.own, rater.others))
