"""Averages of groups and how they compare: permutation test, interval, effect size."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.shares import LEVEL, Interval

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]
    Values = Sequence[float] | Array

# Up to this many values labels are shuffled; beyond it the t test of Welch gives the same to three digits.
_MOST_SHUFFLED = 2_000
_SHUFFLES = 9_999
# The least probability that so many shuffles can show.
LEAST = 2 / (_SHUFFLES + 1)
_BATCH = 500
# So many shuffles on either side tell a probability that is not small (Besag and Clifford 1991).
_SETTLED = 400
_FEW_VALUES = 64
_SEED = 20_261_121


class Average(msgspec.Struct, frozen=True):
    """The average of a group, with its interval by Student's t; None where one value has no spread."""

    mean: float
    of: int
    interval: Interval | None


class Gap(msgspec.Struct, frozen=True):
    """A group's average beside another's.

    `p` is two-sided and not corrected for many comparisons; `effect` is Hedges' g, the difference in
    standard deviations, corrected for small samples; None where the values have no spread.
    """

    difference: float
    interval: Interval | None
    p: float
    effect: float | None


def average(values: "Values", level: float = LEVEL) -> Average:
    """Return the average of some values; raise ValueError for none."""
    if not len(values):
        raise ValueError("no values to average")
    import numpy

    array = numpy.sort(numpy.asarray(values, dtype=float))
    mean = float(array.mean())
    if len(values) < 2:
        return Average(mean, len(values), None)
    half = _t(level, len(values) - 1) * float(array.std(ddof=1)) / math.sqrt(len(values))
    return Average(mean, len(values), Interval(mean - half, mean + half))


def gap(group: "Values", reference: "Values", level: float = LEVEL) -> Gap:
    """Compare two groups of values, each of at least two; the same values give the same p in every run."""
    import numpy

    one, other = (numpy.sort(numpy.asarray(values, dtype=float)) for values in (group, reference))
    spread = float(one.var(ddof=1)) / len(one), float(other.var(ddof=1)) / len(other)
    difference = float(one.mean() - other.mean())
    pooled = math.sqrt(_pooled(one, other))
    if not pooled:
        return Gap(difference, None, 1.0 if not difference else 0.0, None)
    degrees = sum(spread) ** 2 / (spread[0] ** 2 / (len(one) - 1) + spread[1] ** 2 / (len(other) - 1))
    half = _t(level, degrees) * math.sqrt(sum(spread))
    correction = 1 - 3 / (4 * (len(one) + len(other) - 2) - 1)
    return Gap(
        difference,
        Interval(difference - half, difference + half),
        _probability(one, other),
        correction * difference / pooled,
    )


def median_gap(group: "Values", reference: "Values") -> Gap:
    """Compare two groups by their medians; `p` is that of ranks (Mann and Whitney 1947), corrected for ties.

    The effect is Hedges' g all the same, since a difference of medians has no standard deviation.
    """
    import numpy
    from scipy import stats

    one, other = (numpy.asarray(values, dtype=float) for values in (group, reference))
    effect = gap(group, reference).effect
    difference = float(numpy.median(one) - numpy.median(other))
    p = float(stats.mannwhitneyu(one, other).pvalue) if effect is not None else float(not difference)
    return Gap(difference, None, p, effect)


class Whole(msgspec.Struct, frozen=True):
    """How many values there are together, their average and their variance."""

    count: int
    mean: float
    variance: float

    @classmethod
    def of(cls, values: "Array") -> "Whole":
        """Return what two or more values are together."""
        return cls(len(values), float(values.mean()), float(values.var(ddof=1)))

    def without(self, part: "Array") -> "Whole":
        """Return what is left when some of the values are taken out, with two or more left."""
        count = self.count - len(part)
        mean = (self.count * self.mean - float(part.sum())) / count
        squares = self.variance * (self.count - 1) + self.count * self.mean**2 - float((part**2).sum())
        return Whole(count, mean, max(0.0, squares - count * mean**2) / (count - 1))


def by_moments(group: "Array", whole: Whole) -> float:
    """Return about the probability that `gap` finds between some values and the rest of the `whole`.

    It tells too what is too small for shuffling. The mean of shuffled labels is taken as normal, with its
    exact variance (Pitman 1937).
    """
    size, total = len(group), whole.count
    variance = whole.variance / size * (total - size) / total
    if not variance:
        return 1.0
    return math.erfc(abs(float(group.mean()) - whole.mean) / math.sqrt(2 * variance))


def _t(level: float, degrees: float) -> float:
    from scipy.stats import t

    return float(t.ppf((1 + level) / 2, degrees))


def _pooled(one: "Array", other: "Array") -> float:
    squares = float(one.var(ddof=1)) * (len(one) - 1) + float(other.var(ddof=1)) * (len(other) - 1)
    return squares / (len(one) + len(other) - 2)


def _probability(one: "Array", other: "Array") -> float:
    """Return how often shuffled labels give a difference this large (Fisher 1935), or Welch's t test."""
    from scipy import stats

    if len(one) + len(other) > _MOST_SHUFFLED:
        return float(stats.ttest_ind(one, other, equal_var=False).pvalue)
    found, slack = float(one.sum()), 1e-9 * float(abs(one).sum() + 1)
    above, below, done = 0, 0, 0
    for sums in _shuffled_sums(one, other):
        above += int((sums >= found - slack).sum())
        below += int((sums <= found + slack).sum())
        done += len(sums)
        if min(above, below) >= _SETTLED:
            break
    return min(1.0, 2 * (min(above, below) + 1) / (done + 1))


def _shuffled_sums(one: "Array", other: "Array") -> Iterator["Array"]:
    """Yield the sums that a group of this size has when its values are drawn from both groups, in batches.

    Few distinct values, such as ratings, are drawn as counts of each, which is the same and much faster.
    """
    import numpy

    draw = numpy.random.default_rng(_SEED)
    values, counts = numpy.unique(numpy.concatenate([one, other]), return_counts=True)
    everything = numpy.repeat(values, counts)
    for done in range(0, _SHUFFLES, _BATCH):
        rows = min(_BATCH, _SHUFFLES - done)
        if len(values) <= _FEW_VALUES:
            yield draw.multivariate_hypergeometric(counts, len(one), size=rows) @ values
        else:
            yield draw.permuted(numpy.tile(everything, (rows, 1)), axis=1)[:, : len(one)].sum(axis=1)
