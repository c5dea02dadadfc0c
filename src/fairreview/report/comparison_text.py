"""Comparisons of groups for the terminal: a table where there is something to see, else a line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fairreview.model.audit import FOUR_FIFTHS
from fairreview.report.figures import (
    CHANCE,
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
_MOST_IN_LINE = 4
# Of fewer hits a ratio says nothing: 29 CFR 1607.4(D) leaves small numbers out too.
_FEWEST_HITS = 5


def comparisons_lines(comparisons: "Sequence[GroupComparison]", palette: Palette) -> Iterator[str]:
    """Yield a table for each comparison with a gap to look at, and a line for each of the others.

    Those of which nothing can be shown share one line for each attribute. HTML and JSON have all tables.
    """
    for comparison in comparisons:
        if comparison.groups and is_remarkable(comparison):
            yield from comparison_lines(comparison, palette)
            yield ""
    quiet = [each for each in comparisons if each.groups and not is_remarkable(each)]
    if quiet:
        yield palette.paint(palette.strong, "compared, with no gap beyond chance")
        rows = [
            (one_line(f"{each.rule} {each.title}, by {each.attribute}"), _in_line(each)) for each in quiet
        ]
        yield from (f"  {line}" for line in table(rows))
        yield ""
    untold = [each for each in comparisons if not each.groups]
    if untold:
        yield palette.paint(palette.strong, "too few to compare")
        yield from (f"  {line}" for line in _untold_lines(untold))
        yield ""


def is_remarkable(comparison: "GroupComparison") -> bool:
    """Say whether a gap is unlikely by chance, or a ratio lies under four-fifths (29 CFR 1607.4(D))."""
    return any(
        gap.p_corrected < CHANCE
        or (gap.ratio is not None and gap.ratio < FOUR_FIFTHS and _counts(comparison))
        for gap in comparison.gaps
    )


def _counts(comparison: "GroupComparison") -> bool:
    """Say whether a share counts enough to have a ratio: of 1 in 90 beside 2 in 90 there is none to tell."""
    return max((group.hits or 0 for group in comparison.groups), default=0) >= _FEWEST_HITS


def _in_line(comparison: "GroupComparison") -> str:
    share = is_share(comparison)
    of = " of {:,}" if share else " ({:,})"
    groups = [
        f"{short(one_line(group.group))} {figure(group.figure, share=share)}{of.format(group.of)}"
        for group in comparison.groups[:_MOST_IN_LINE]
    ]
    more = len(comparison.groups) - _MOST_IN_LINE
    rest = [f"{more:,} more"] if more > 0 else []
    hidden = [f"{comparison.hidden:,} kept back"] if comparison.hidden else []
    return ", ".join((*groups, *rest, *hidden))


def _untold_lines(comparisons: "Sequence[GroupComparison]") -> Iterator[str]:
    """Yield one line for each attribute and reason."""
    rules: dict[tuple[str, str], list[str]] = {}
    for each in comparisons:
        why = "; ".join(left_out(each, unlabelled=False))
        rules.setdefault((each.attribute, why), []).append(each.rule)
    for (attribute, why), found in rules.items():
        yield f"by {one_line(attribute)}: {why} ({one_line(', '.join(found))})"


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


def left_out(comparison: "GroupComparison", *, unlabelled: bool = True) -> Iterator[str]:
    """Yield a sentence for the groups that are hidden, and one for the documents that are in none."""
    if comparison.hidden:
        were = "group is" if comparison.hidden == 1 else "groups are"
        why = f"groups of fewer than {comparison.smallest}, or what would give them away, are kept back"
        yield f"{comparison.hidden:,} {were} not shown: {why}"
    elif not comparison.groups:
        yield f"no group has {count_words(comparison.smallest, 'document')}"
    if comparison.unlabelled and unlabelled:
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
