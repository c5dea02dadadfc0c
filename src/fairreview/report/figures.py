"""Numbers as people read them, the same in every format."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fairreview.model.audit import GroupComparison, Range
    from fairreview.model.report import Citation

# What no reader of a figure should have to remember.
NO_VERDICT = "A statistic about texts, no verdict on anybody."
_LEAST = 0.001
# What a criterion may measure, as people say it.
DIMENSION_NAMES = {
    "outcome": "an outcome",
    "quality": "the quality of work",
    "citizen": "what the public gains",
    "people": "care for people",
    "volume": "a volume of work",
    "values": "values and conduct",
    "none": "none of these, or not clear",
}
# A gap this likely by chance is not told apart from chance; a ratio under this is to be looked at.
CHANCE = 0.05


def count_words(number: int, noun: str) -> str:
    """Return a number and its noun, in the plural where it needs one."""
    plural = "" if number == 1 or noun == "advice" else "s"
    return f"{number:,} {noun}{plural}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage with one decimal."""
    return f"{share * 100:.1f} %"


def decimal(number: float) -> str:
    """Return a number with two decimals, a true minus and no negative zero."""
    words = f"{number:,.2f}"
    return words.removeprefix("-") if not words.strip("-0.,") else words.replace("-", "−")


def signed(number: float) -> str:
    """Return a difference with its sign."""
    words = decimal(number)
    return words if words.startswith("−") or not words.strip("0.,") else f"+{words}"


def probability(chance: float) -> str:
    """Return a probability with three decimals; below a thousandth only that it is so."""
    return f"< {_LEAST}" if chance < _LEAST else f"{chance:.3f}"


def is_share(comparison: "GroupComparison") -> bool:
    """Say whether the figures of a comparison are shares: those count what they hit."""
    return all(group.hits is not None for group in comparison.groups)


def figure(number: float, *, share: bool) -> str:
    """Return a figure of a group."""
    return percent(number) if share else decimal(number)


def between(interval: "Range | None", *, share: bool = False) -> str:
    """Return an interval as `55.8 % to 68.0 %`, or nothing where there is none."""
    if interval is None:
        return ""
    return f"{figure(interval.low, share=share)} to {figure(interval.high, share=share)}"


def points(difference: float, *, share: bool) -> str:
    """Return a difference: of shares in percentage points, of others as it is."""
    if not share:
        return signed(difference)
    tenths = round(difference * 1000)
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) / 10:,.1f} points"


def table(rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> list[str]:
    """Return rows as lines in columns, those in `numbers` set to the right."""
    from fairreview.report.visible import width

    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        pads = [" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        cells = (
            pad + cell if column in numbers else cell + pad
            for column, (cell, pad) in enumerate(zip(row, pads, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    return lines


def short(words: str, most: int = 40) -> str:
    """Return words cut to a number of characters, with a sign that they were."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def citation_words(citation: "Citation") -> str:
    """Return a source without its address."""
    return f"{citation.title}, {citation.section}" if citation.section else citation.title
