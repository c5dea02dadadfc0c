"""Averages of groups and how they compare: permutation test, interval, effect size."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.shares import LEVEL, Interval

if TYPE_CHECKING:
    import numpy

# Up to this many values labels are shuffled; beyond it the t test of Welch gives the same to three digits.
_MOST_SHUFFLED = 2_000
_SHUFFLES = 9_999
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


def average(values: Sequence[float], level: float = LEVEL) -> Average:
    """Return the average of some values; raise ValueError for none."""
    if not values:
        raise ValueError("no values to average")
    import numpy

    array = numpy.asarray(values, dtype=float)
    mean = float(array.mean())
    if len(values) < 2:
        return Average(mean, len(values), None)
    half = _t(level, len(values) - 1) * float(array.std(ddof=1)) / math.sqrt(len(values))
    return Average(mean, len(values), Interval(mean - half, mean + half))


def gap(group: Sequence[float], reference: Sequence[float], level: float = LEVEL) -> Gap:
    """Compare two groups of values, each of at least two; the same values give the same p in every run."""
    import numpy

    one, other = numpy.asarray(group, dtype=float), numpy.asarray(reference, dtype=float)
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


def _t(level: float, degrees: float) -> float:
    from scipy.stats import t

    return float(t.ppf((1 + level) / 2, degrees))


def _pooled(one: "numpy.ndarray", other: "numpy.ndarray") -> float:
    squares = float(one.var(ddof=1)) * (len(one) - 1) + float(other.var(ddof=1)) * (len(other) - 1)
    return squares / (len(one) + len(other) - 2)


def _probability(one: "numpy.ndarray", other: "numpy.ndarray") -> float:
    """Return how often shuffled labels give a difference this large (Fisher 1935), or Welch's t test."""
    from scipy import stats

    if len(one) + len(other) > _MOST_SHUFFLED:
        return float(stats.ttest_ind(one, other, equal_var=False).pvalue)
    import numpy

    shuffled = stats.permutation_test(
        (one, other),
        lambda first, second, axis: first.mean(axis=axis) - second.mean(axis=axis),
        vectorized=True,
        n_resamples=_SHUFFLES,
        batch=500,
        rng=numpy.random.default_rng(_SEED),
    )
    return float(shuffled.pvalue)
