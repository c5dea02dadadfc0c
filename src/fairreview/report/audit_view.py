"""What the page of an audit shows, in the order and up to the length in which it shows it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.model.audit import FOUR_FIFTHS
from fairreview.model.vocabulary import SEVERITIES
from fairreview.report.bars import Columns, columns
from fairreview.report.comparison_text import left_out
from fairreview.report.dots import Dots, dots
from fairreview.report.figures import (
    CHANCE,
    between,
    decimal,
    figure,
    is_share,
    percent,
    points,
    probability,
)

if TYPE_CHECKING:
    from fairreview.model.audit import (
        AuditFinding,
        ConsistencyRow,
        GapFigure,
        GroupComparison,
        GroupFigure,
        Period,
        RuleCount,
    )
    from fairreview.model.policy import Rule
    from fairreview.model.report import Citation

_MOST_FINDINGS = 50
_MOST_GROUPS = 40
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class RuleView(msgspec.Struct, frozen=True):
    """A rule with what it found; `more` counts the findings that are not shown.

    `suggestions` are those that all its findings share; where they differ each finding shows its own.
    """

    rule: str
    title: str
    family: str
    severity: str
    because: str
    suggestions: tuple[str, ...]
    citations: "tuple[Citation, ...]"
    findings: "list[AuditFinding]"
    total: int
    more: int


class GroupRow(msgspec.Struct, frozen=True):
    """A group in numbers; `under` says that its ratio lies under four-fifths, and if chance may do that."""

    name: str
    of: str
    figure: str
    interval: str
    gap: list[str]
    under: str


class ComparisonView(msgspec.Struct, frozen=True):
    """A comparison as a drawing and a table; without groups to show there is neither."""

    of: "GroupComparison"
    chart: Dots | None
    rows: list[GroupRow]
    left_out: list[str]


class FamilyView(msgspec.Struct, frozen=True):
    """A family with its rules on single documents."""

    name: str
    total: int
    rules: "list[RuleCount]"


def rule_groups(findings: "Sequence[AuditFinding]", rules: "Iterable[Rule]") -> list[RuleView]:
    """Return findings by rule, the most severe rules first, in the order in which they are reported."""
    known = {rule.id: rule for rule in rules}
    found: dict[str, list[AuditFinding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    views = [_rule_view(each, known.get(rule)) for rule, each in found.items()]
    return sorted(views, key=lambda view: _RANKS[view.severity])


def _rule_view(findings: "list[AuditFinding]", rule: "Rule | None") -> RuleView:
    first = findings[0]
    shared = all(finding.suggestions == first.suggestions for finding in findings)
    return RuleView(
        rule=first.rule,
        title=rule.title if rule else first.name,
        family=first.family,
        severity=min((finding.severity for finding in findings), key=_RANKS.__getitem__),
        because=rule.because if rule else "",
        suggestions=first.suggestions if shared else (),
        citations=next((finding.citations for finding in findings if finding.citations), ()),
        findings=findings[:_MOST_FINDINGS],
        total=len(findings),
        more=len(findings[_MOST_FINDINGS:]),
    )


def differs(row: "ConsistencyRow") -> bool:
    """Say whether those of a role are not judged alike in something."""
    return False in (row.criteria, row.weights, row.scale, row.levels)


def comparison_view(comparison: "GroupComparison", id_: str) -> ComparisonView:
    """Return a comparison with its drawing, of at most 40 groups."""
    told = list(left_out(comparison))
    cut = len(comparison.groups) - _MOST_GROUPS
    if cut > 0:
        told.append(f"{cut:,} more groups are left out here; `--format json` lists them all")
    shown = msgspec.structs.replace(comparison, groups=comparison.groups[:_MOST_GROUPS])
    share = is_share(comparison)
    gaps = {gap.group: gap for gap in comparison.gaps}
    return ComparisonView(
        of=comparison,
        chart=dots(shown, id_) if shown.groups else None,
        rows=[_group_row(group, gaps.get(group.group), share=share) for group in shown.groups],
        left_out=told,
    )


def _group_row(group: "GroupFigure", gap: "GapFigure | None", *, share: bool) -> GroupRow:
    hits = "" if group.hits is None else f" ({group.hits:,})"
    return GroupRow(
        name=group.group,
        of=f"{group.of:,}",
        figure=figure(group.figure, share=share) + hits,
        interval=between(group.interval, share=share),
        gap=_gap_lines(gap, share=share) if gap else ["–"],
        under=_under(gap) if gap and share else "",
    )


def _gap_lines(gap: "GapFigure", *, share: bool) -> list[str]:
    lines = [points(gap.difference, share=share)]
    if gap.ratio is not None:
        spread = f" ({between(gap.ratio_interval)})" if gap.ratio_interval else ""
        lines.append(f"ratio {decimal(gap.ratio)}{spread}")
    chance = f"p {probability(gap.p_corrected)}"
    return [*lines, chance if gap.effect is None else f"{chance}, effect {decimal(gap.effect)}"]


def _under(gap: "GapFigure") -> str:
    """Say that a ratio lies under four-fifths, if it does; a gap that chance makes too is told apart."""
    if gap.ratio is None or gap.ratio >= FOUR_FIFTHS:
        return ""
    return "under four-fifths" if gap.p_corrected < CHANCE else "under four-fifths, may be chance"


def single_families(rules: "Sequence[RuleCount]") -> list[FamilyView]:
    """Return rules on single documents by family, the family that found most first."""
    found: dict[str, list[RuleCount]] = {}
    for rule in rules:
        found.setdefault(rule.family, []).append(rule)
    views = [FamilyView(name, sum(rule.findings for rule in each), each) for name, each in found.items()]
    return sorted(views, key=lambda view: (-view.total, view.name))


def trends(periods: "Sequence[Period]") -> list[Columns]:
    """Return drawings of what moves from period to period; none for a single one."""
    if len(periods) < 2:
        return []
    found = [(each.period, 100 * each.findings / each.documents) for each in periods if each.documents]
    ratings = [(each.period, each.average_rating) for each in periods]
    evidence = [(each.period, _part(each.with_evidence, each.reviews)) for each in periods]
    steps = [(each.period, _part(each.with_next_steps, each.reviews)) for each in periods]
    shown = (
        columns("Findings per 100 documents", "trend-findings", found, "{:,.0f}".format),
        columns("Average rating", "trend-ratings", ratings, decimal),
        columns("Reviews that name evidence", "trend-evidence", evidence, percent),
        columns("Reviews with next steps", "trend-steps", steps, percent),
    )
    return [chart for chart in shown if any(column.height is not None for column in chart.columns)]


def _part(count: int, of: int) -> float | None:
    return count / of if of else None
