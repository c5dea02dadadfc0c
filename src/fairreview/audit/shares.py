"""Shares of groups and how they compare: impact ratio, exact test, intervals, effect size.

Every figure is a statistic about the texts that were given, and no verdict on anybody. Intervals and tests
assume that reviews are independent of each other, which one rater's reviews seldom are.
"""

import math

import msgspec

from fairreview.model.audit import FOUR_FIFTHS

LEVEL = 0.95


class Share(msgspec.Struct, frozen=True):
    """How many of a group have something; raises ValueError for counts that cannot be."""

    hits: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.of or not self.of:
            raise ValueError(f"{self.hits} of {self.of} is no share")

    @property
    def rate(self) -> float:
        """Return the share as a number from 0 to 1."""
        return self.hits / self.of


class Interval(msgspec.Struct, frozen=True):
    """Where a figure lies with the stated confidence."""

    low: float
    high: float


class Compared(msgspec.Struct, frozen=True):
    """A group beside the group with the highest rate; `ratio` is None where nobody has it at all.

    `p` is the two-sided probability of Fisher's exact test, not corrected for many comparisons; `effect`
    is Cohen's h, the difference of the arcsine-transformed rates (0.2 small, 0.5 medium, 0.8 large).
    """

    ratio: float | None
    ratio_interval: Interval | None
    difference: float
    difference_interval: Interval
    p: float
    effect: float

    @property
    def is_below_four_fifths(self) -> bool:
        """Say whether the ratio lies under the four-fifths line."""
        return self.ratio is not None and self.ratio < FOUR_FIFTHS


def interval(share: Share, level: float = LEVEL) -> Interval:
    """Return Wilson's score interval of a share (Wilson 1927)."""
    z = _z(level)
    n, p = share.of, share.rate
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def compare(group: Share, reference: Share, level: float = LEVEL) -> Compared:
    """Compare a group with the one that has the highest rate."""
    return Compared(
        ratio=group.rate / reference.rate if reference.hits else None,
        ratio_interval=_ratio_interval(group, reference, level) if reference.hits else None,
        difference=group.rate - reference.rate,
        difference_interval=_difference_interval(group, reference, level),
        p=_fisher(group, reference),
        effect=2 * math.asin(math.sqrt(group.rate)) - 2 * math.asin(math.sqrt(reference.rate)),
    )


def _z(level: float) -> float:
    from scipy.stats import norm

    return float(norm.ppf((1 + level) / 2))


def _fisher(group: Share, reference: Share) -> float:
    from scipy.stats import fisher_exact

    table = [
        [group.hits, group.of - group.hits],
        [reference.hits, reference.of - reference.hits],
    ]
    return float(fisher_exact(table).pvalue)


def _ratio_interval(group: Share, reference: Share, level: float) -> Interval:
    """Return the interval of a ratio of rates on the log scale (Katz 1978).

    Half a person is added to each count where one is empty or full, as its logarithm would have no spread.
    """
    add = 0.5 if not group.hits or (group.hits == group.of and reference.hits == reference.of) else 0.0
    hits, of = group.hits + add, group.of + add
    other_hits, other_of = reference.hits + add, reference.of + add
    spread = _z(level) * math.sqrt(1 / hits - 1 / of + 1 / other_hits - 1 / other_of)
    middle = math.log(hits / of) - math.log(other_hits / other_of)
    return Interval(math.exp(middle - spread), math.exp(middle + spread))


def _difference_interval(group: Share, reference: Share, level: float) -> Interval:
    """Return Newcombe's hybrid score interval of a difference of rates (Newcombe 1998, method 10)."""
    one, other = interval(group, level), interval(reference, level)
    p, q = group.rate, reference.rate
    low = math.hypot(p - one.low, other.high - q)
    high = math.hypot(one.high - p, q - other.low)
    return Interval(p - q - low, p - q + high)
