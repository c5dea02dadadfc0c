"""Where bars and columns stand: shares of a whole, and figures of periods."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.report.figures import percent, short

if TYPE_CHECKING:
    from fairreview.model.audit import Share

_WIDTH = 360.0
_COLUMNS_HEIGHT = 110.0
_MOST_COLUMNS = 8
_CHARACTER = 7  # how wide one is, about


class Bar(msgspec.Struct, frozen=True):
    """A share of a whole."""

    name: str
    label: str
    y: float
    length: float
    is_rest: bool


class Bars(msgspec.Struct, frozen=True):
    """Shares of one whole."""

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    width: float
    height: float


class Column(msgspec.Struct, frozen=True):
    """A figure of a period; `height` is None where there is none."""

    name: str
    label: str
    x: float
    middle: float
    width: float
    height: float | None


class Columns(msgspec.Struct, frozen=True):
    """Figures of the last periods, side by side."""

    id: str
    title: str
    description: str
    columns: tuple[Column, ...]
    width: float
    height: float
    base: float


def bars(shares: "Sequence[Share]", names: Mapping[str, str], id_: str) -> Bars:
    """Draw shares of one whole, the one called `none` as the rest."""
    rows = [(names.get(share.name, share.name), share) for share in shares if share.of]
    words = [f"{name} {share.count:,} of {share.of:,}" for name, share in rows]
    return Bars(
        id=id_,
        title="What criteria measure",
        description="; ".join(words),
        bars=tuple(
            Bar(
                name=name,
                label=percent(share.count / share.of),
                y=20.0 + 34 * place,
                length=round(_WIDTH * share.count / share.of, 1),
                is_rest=share.name == "none",
            )
            for place, (name, share) in enumerate(rows)
        ),
        width=_WIDTH,
        height=8.0 + 34 * len(rows),
    )


def columns(
    title: str, id_: str, figures: Sequence[tuple[str, float | None]], say: Callable[[float], str]
) -> Columns:
    """Draw a figure of the last eight periods, as `say` words it; one without a figure has a dash."""
    last = figures[-_MOST_COLUMNS:]
    highest = max((value for _, value in last if value is not None), default=0.0) or 1.0
    step = _WIDTH / max(len(last), 3)
    words = [(name, "–" if value is None else say(value)) for name, value in last]
    return Columns(
        id=id_,
        title=title,
        description="; ".join(f"{name}: {value}" for name, value in words),
        columns=tuple(
            Column(
                name=short(name, int(step / _CHARACTER)),
                label=label,
                x=round(step * place + step * 0.15, 1),
                middle=round(step * (place + 0.5), 1),
                width=round(step * 0.7, 1),
                height=None if value is None else round(_COLUMNS_HEIGHT * value / highest, 1),
            )
            for place, ((name, label), (_, value)) in enumerate(zip(words, last, strict=True))
        ),
        width=_WIDTH,
        height=_COLUMNS_HEIGHT + 50,
        base=_COLUMNS_HEIGHT + 24,
    )
