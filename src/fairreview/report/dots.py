"""Where the dots of a comparison stand: each group's figure with its interval, on one scale.

The drawing is narrow enough for a telephone; its numbers stand in a table beside it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.model.audit import FOUR_FIFTHS
from fairreview.report.figures import between, figure, is_share, short

if TYPE_CHECKING:
    from fairreview.model.audit import GroupComparison, GroupFigure

_WIDTH = 360.0
_INSET = 8.0
_ROW = 44.0
_HEAD = 26.0
_FOOT = 24.0
_NAME = 34
_FEWEST_STEPS = 3
_SHORTEST = 0.01  # a shorter scale would show noise

_Across = Callable[[float], float]


class Tick(msgspec.Struct, frozen=True):
    """A mark on the scale, or a line across the drawing."""

    x: float
    label: str
    anchor: str = "middle"


class Dot(msgspec.Struct, frozen=True):
    """A group's figure and its interval; `low` and `high` are None where there is none."""

    name: str
    label: str
    x: float
    y: float
    low: float | None
    high: float | None


class Dots(msgspec.Struct, frozen=True):
    """Figures of groups on one scale; `line` is four-fifths of the highest share."""

    id: str
    title: str
    description: str
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    line: Tick | None
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


def dots(comparison: "GroupComparison", id_: str) -> Dots:
    """Draw the groups of a comparison that has at least one."""
    share = is_share(comparison)
    scale = _scale(comparison.groups, share=share)
    low, high, _ = scale
    right = _WIDTH - _INSET

    def across(value: float) -> float:
        return round(_INSET + (right - _INSET) * (value - low) / (high - low), 1)

    bottom = _HEAD + _ROW * len(comparison.groups)
    words = [_dot_words(group, share=share) for group in comparison.groups]
    return Dots(
        id=id_,
        title=f"{comparison.title}, by {comparison.attribute}",
        description=f"{comparison.measure}: {'; '.join(words)}",
        dots=tuple(
            _dot(group, _HEAD + _ROW * (place + 1) - 12, across, share=share)
            for place, group in enumerate(comparison.groups)
        ),
        ticks=tuple(_ticks(scale, across, share=share)),
        line=_four_fifths(comparison.groups, across) if share else None,
        width=_WIDTH,
        height=bottom + _FOOT,
        left=_INSET,
        right=right,
        top=_HEAD,
        bottom=bottom,
    )


def _dot(group: "GroupFigure", y: float, across: _Across, *, share: bool) -> Dot:
    return Dot(
        name=short(group.group, _NAME),
        label=f"{figure(group.figure, share=share)} of {group.of:,}",
        x=across(group.figure),
        y=y,
        low=None if group.interval is None else across(group.interval.low),
        high=None if group.interval is None else across(group.interval.high),
    )


def _dot_words(group: "GroupFigure", *, share: bool) -> str:
    interval = f", {between(group.interval, share=share)}" if group.interval else ""
    return f"{group.group} {figure(group.figure, share=share)}{interval}"


def _scale(groups: "Sequence[GroupFigure]", *, share: bool) -> tuple[float, float, float]:
    """Return where a scale begins and ends and its step: shares begin at 0, others near their lowest."""
    edges = [edge for group in groups for edge in _edges(group)]
    low, high = (0.0 if share else min(edges)), max(edges)
    step = _step(max((high - low) or abs(high) or 1.0, _SHORTEST))
    first = math.floor(low / step) * step
    last = math.ceil(high / step - 1e-9) * step
    return first, (last if last > first else first + step), step


def _edges(group: "GroupFigure") -> tuple[float, ...]:
    interval = group.interval
    return (group.figure,) if interval is None else (group.figure, interval.low, interval.high)


def _step(length: float) -> float:
    """Return the largest of 1, 2, 2.5 or 5 times a power of ten that divides a length into three or more."""
    power = 10.0 ** math.floor(math.log10(length))
    sizes = (power * size for size in (5.0, 2.5, 2.0, 1.0, 0.5, 0.25))
    return next(size for size in sizes if length / size >= _FEWEST_STEPS)


def _ticks(scale: tuple[float, float, float], across: _Across, *, share: bool) -> Iterator[Tick]:
    low, high, step = scale
    count = round((high - low) / step)
    factor, unit = (100, " %") if share else (1, "")
    digits = _digits(step * factor)
    for place in range(count + 1):
        value = low + step * place
        label = f"{value * factor:,.{digits}f}{unit}".replace("-", "−")
        yield Tick(across(value), label, "start" if place == 0 else "end" if place == count else "middle")


def _digits(step: float) -> int:
    """Return how many decimals tell a step exactly."""
    return next((digits for digits in range(9) if abs(round(step, digits) - step) < step / 1e6), 9)


def _four_fifths(groups: "Sequence[GroupFigure]", across: _Across) -> Tick | None:
    highest = max(group.figure for group in groups)
    if not highest:
        return None
    x = across(highest * FOUR_FIFTHS)
    anchor = "start" if x < _WIDTH / 3 else "end" if x > 2 * _WIDTH / 3 else "middle"
    return Tick(x, "four-fifths of the highest", anchor)
