"""The figures of one measure in the groups of one attribute, and how they compare."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from fairreview.audit.means import average, gap, median_gap
from fairreview.audit.shares import Interval, Share, compare, interval
from fairreview.model.audit import GapFigure, GroupFigure, Range

if TYPE_CHECKING:
    from fairreview.audit.columns import Numbers

What = Literal["share", "count", "average", "median"]


class Measured(msgspec.Struct, frozen=True):
    """The figures of the groups that may be shown, by name, and each group's gap to the highest.

    `gaps` are not corrected yet. `pairs` is how many comparisons could have been made, since the group to
    compare with was chosen by its figure.
    """

    figures: tuple[GroupFigure, ...] = ()
    gaps: tuple[GapFigure, ...] = ()
    pairs: int = 0


def measured(what: What, groups: Mapping[str, "Numbers"]) -> Measured:
    """Return the figures of groups of values; a share's values are 1 and 0, of averages none is missing.

    Counts have no gaps: how many somebody has says nothing without how many there are.
    """
    names = sorted(groups)
    figures = tuple(_figure(what, name, groups[name]) for name in names)
    if what == "count" or len(figures) < 2:
        return Measured(figures)
    highest = max(figures, key=lambda each: each.figure)  # the first by name where several are
    others = [name for name in names if name != highest.group]
    gaps = tuple(_gap(what, name, highest.group, groups) for name in others)
    return Measured(figures, tuple(each for each in gaps if each), len(names) * (len(names) - 1) // 2)


def _figure(what: What, name: str, values: "Numbers") -> GroupFigure:
    import numpy

    of = len(values)
    if what == "share":
        share = Share(int(values.sum()), of)
        inside = _range(interval(share))
        return GroupFigure(group=name, of=of, figure=share.rate, hits=share.hits, interval=inside)
    if what == "count":
        return GroupFigure(group=name, of=of, figure=float(values.sum()), hits=int(values.sum()))
    if what == "median":
        return GroupFigure(group=name, of=of, figure=float(numpy.median(values)))
    found = average(values)
    return GroupFigure(group=name, of=of, figure=found.mean, interval=_range(found.interval))


def _gap(what: What, name: str, reference: str, groups: Mapping[str, "Numbers"]) -> GapFigure | None:
    """Compare a group with another, or return None where a group has too few values to vary."""
    one, other = groups[name], groups[reference]
    if what == "share":
        shares = compare(Share(int(one.sum()), len(one)), Share(int(other.sum()), len(other)))
        return GapFigure(
            group=name,
            reference=reference,
            difference=shares.difference,
            ratio=shares.ratio,
            ratio_interval=_range(shares.ratio_interval),
            interval=_range(shares.difference_interval),
            p=shares.p,
            p_corrected=shares.p,
            effect=shares.effect,
        )
    if min(len(one), len(other)) < 2:
        return None
    found = gap(one, other) if what == "average" else median_gap(one, other)
    return GapFigure(
        group=name,
        reference=reference,
        difference=found.difference,
        interval=_range(found.interval),
        p=found.p,
        p_corrected=found.p,
        effect=found.effect,
    )


def _range(found: Interval | None) -> Range | None:
    return Range(low=found.low, high=found.high) if found else None
