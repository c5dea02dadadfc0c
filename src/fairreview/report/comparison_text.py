"""A comparison of groups as a short table for the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fairreview.report.figures import (
    between,
    count_words,
    decimal,
    figure,
    is_share,
    points,
    probability,
    short,
    table,
)
from fairreview.report.palette import Palette
from fairreview.report.visible import one_line

if TYPE_CHECKING:
    from fairreview.model.audit import GapFigure, GroupComparison, GroupFigure

_HEAD = ("group", "documents", "figure", "95 % interval", "beside the highest")


def comparison_lines(comparison: "GroupComparison", palette: Palette) -> Iterator[str]:
    """Yield a title, a row for each group, and what is not shown and why."""
    title = palette.paint(palette.strong, one_line(f"{comparison.rule} {comparison.title}"))
    yield f"{title}: {one_line(comparison.measure)}, by {one_line(comparison.attribute)}"
    share = is_share(comparison)
    gaps = {gap.group: gap for gap in comparison.gaps}
    if comparison.groups:
        rows = [_row(group, gaps.get(group.group), share=share) for group in comparison.groups]
        yield from (f"  {line}" for line in table([_HEAD, *rows], (1, 2)))
    yield from (f"  {line}" for line in left_out(comparison))


def left_out(comparison: "GroupComparison") -> Iterator[str]:
    """Yield a sentence for the groups that are hidden, and one for the documents that are in none."""
    if comparison.hidden:
        were = "group is" if comparison.hidden == 1 else "groups are"
        why = f"groups of fewer than {comparison.smallest}, or what would give them away, are kept back"
        yield f"{comparison.hidden:,} {were} not shown: {why}"
    elif not comparison.groups:
        yield f"no group has {count_words(comparison.smallest, 'document')}"
    if comparison.unlabelled:
        have = "has" if comparison.unlabelled == 1 else "have"
        yield f"{count_words(comparison.unlabelled, 'document')} {have} no {one_line(comparison.attribute)}"


def _row(group: "GroupFigure", gap: "GapFigure | None", *, share: bool) -> tuple[str, ...]:
    hits = "" if group.hits is None else f" ({group.hits:,})"
    return (
        short(one_line(group.group)),
        f"{group.of:,}",
        figure(group.figure, share=share) + hits,
        between(group.interval, share=share),
        "" if gap is None else gap_words(gap, share=share),
    )


def gap_words(gap: "GapFigure", *, share: bool) -> str:
    """Return a group beside the highest in a few words."""
    parts = [points(gap.difference, share=share)]
    if gap.ratio is not None:
        spread = f" ({between(gap.ratio_interval)})" if gap.ratio_interval else ""
        parts.append(f"ratio {decimal(gap.ratio)}{spread}")
    parts.append(f"p {probability(gap.p_corrected)}")
    if gap.effect is not None:
        parts.append(f"effect {decimal(gap.effect)}")
    return ", ".join(parts)
