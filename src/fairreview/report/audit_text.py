"""An audit report as text for people: findings first, then the figures, then what it adds up to."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from fairreview.report.comparison_text import comparisons_lines
from fairreview.report.figures import DIMENSION_NAMES, NO_VERDICT, count_words, decimal, percent, table
from fairreview.report.palette import Palette
from fairreview.report.text import document_name, source_words
from fairreview.report.visible import one_line

if TYPE_CHECKING:
    from fairreview.model.audit import (
        AuditFinding,
        AuditReport,
        ConsistencyRow,
        ObjectiveServed,
        Period,
        RuleCount,
        Share,
    )

_MOST_PLACES = 3
_MOST_ROWS = 20
_ASPECTS = ("criteria", "weights", "scale", "levels")


def audit_lines(report: "AuditReport", palette: Palette) -> Iterator[str]:
    """Yield the lines of a report; sections without anything to say are left out."""
    for failure in report.failures:
        yield f"{palette.paint(palette.error, 'failure')}: {one_line(failure.message)}"
    for notice in report.notices:
        yield f"{palette.paint(palette.faint, 'notice')}: {one_line(notice.message)}"
    if report.failures or report.notices:
        yield ""
    for finding in report.findings:
        yield from _finding_lines(finding, palette)
        yield ""
    if report.comparisons:
        yield palette.paint(palette.faint, f"groups beside each other. {NO_VERDICT}")
        yield ""
    yield from comparisons_lines(report.comparisons, palette)
    yield from _section("consistency", _consistency_lines(report.consistency), palette)
    yield from _section("objectives", _objective_lines(report.line_of_sight), palette)
    yield from _section("what criteria measure", _share_lines(report.dimensions), palette)
    yield from _section(
        f"periods. {NO_VERDICT}" if report.periods else "periods", _period_lines(report.periods), palette
    )
    yield from _section("findings in single documents", _rule_lines(report.rules), palette)
    yield summary_line(report)


def summary_line(report: "AuditReport") -> str:
    """Return one line with all counts: documents met are compared, repeated, or not looked at."""
    summary = report.summary
    counts = {name: getattr(summary.findings, name) for name in ("error", "warning", "advice")}
    compared = f"{count_words(summary.compared, 'document')} compared"
    found = ", ".join(count_words(count, name) for name, count in counts.items() if count)
    total = count_words(sum(counts.values()), "finding")
    parts = [f"{total} across {compared}: {found}" if found else f"nothing found across {compared}"]
    repeated = summary.documents - summary.compared - summary.failures
    if repeated > 0:
        parts.append(f"{count_words(repeated, 'document')} left out for an id that is used twice")
    if summary.failures:
        parts.append(f"{count_words(summary.failures, 'document')} could not be looked at")
    return "; ".join(parts)


def _section(title: str, lines: Iterable[str], palette: Palette) -> Iterator[str]:
    rows = tuple(lines)
    if rows:
        yield palette.paint(palette.strong, title)
        yield from (f"  {row}" for row in rows)
        yield ""


def _finding_lines(finding: "AuditFinding", palette: Palette) -> Iterator[str]:
    severity = palette.paint(palette.of(finding.severity), finding.severity)
    title = palette.paint(palette.strong, one_line(f"{finding.rule} {finding.name}"))
    yield f"{severity} {title}: {one_line(finding.message)}"
    for label, words in _remarks(finding):
        yield f"  {palette.paint(palette.faint, '=')} {label}: {words}"
    for place in finding.places[:_MOST_PLACES]:
        where = f" {one_line(place.place)}" if place.place else ""
        arrow = palette.paint(palette.faint, "-->")
        yield f"  {arrow} {document_name(place.path, place.id)}{where}"
    more = finding.more + max(0, len(finding.places) - _MOST_PLACES)
    if more:
        yield f"      and {count_words(more, 'more document')}"


def _remarks(finding: "AuditFinding") -> Iterator[tuple[str, str]]:
    if finding.group:
        yield (
            "group",
            one_line(", ".join(f"{name} {_in_words(name, value)}" for name, value in finding.group)),
        )
    if finding.failed:
        yield "not met", one_line(", ".join(finding.failed))
    for suggestion in finding.suggestions:
        yield "suggestion", one_line(suggestion)
    if finding.citations:
        yield "source", source_words(finding.citations, finding.rule)
    if finding.jurisdictions and "general" not in finding.jurisdictions:
        yield "applies in", one_line(", ".join(finding.jurisdictions))
    if finding.estimated:
        yield "note", "this rests on an estimate"


def _in_words(name: str, value: str) -> str:
    return value.replace("-", " ") if name == "kind" else value


def _consistency_lines(rows: Sequence["ConsistencyRow"]) -> Iterator[str]:
    """Yield the roles that are not judged alike, and how many are."""
    apart = [(row, differs) for row in rows if (differs := _differing(row))]
    for row, differs in apart[:_MOST_ROWS]:
        names = (row.role, row.grade and f"grade {row.grade}", row.period, row.kind.replace("-", " "))
        who = one_line(", ".join(name for name in names if name))
        yield f"{who} ({count_words(row.documents, 'document')}): not alike in {', '.join(differs)}"
    if len(apart) > _MOST_ROWS:
        yield f"and {len(apart) - _MOST_ROWS:,} more"
    known = [row for row in rows if any(getattr(row, name) is not None for name in _ASPECTS)]
    if known:
        alike = len(known) - len(apart)
        yield f"groups of one role, grade and period that are judged alike: {alike:,} of {len(known):,}"
    if len(known) < len(rows):
        yield f"groups that name no criteria, weights, scale or levels: {len(rows) - len(known):,}"


def _differing(row: "ConsistencyRow") -> list[str]:
    return [name for name in _ASPECTS if getattr(row, name) is False]


def _objective_lines(objectives: Sequence["ObjectiveServed"]) -> Iterator[str]:
    for objective in objectives[:_MOST_ROWS]:
        rows = objective.criteria
        served = count_words(len(rows) + objective.more, "criterion").replace("criterions", "criteria")
        guessed = sum(row.estimated for row in rows)
        note = f" ({guessed:,} estimated)" if guessed else ""
        status = f" [{one_line(objective.status)}]" if objective.status else ""
        name = one_line(f"{objective.id} {objective.text}".strip())
        yield f"{name}{status}: {f'{served}{note}' if rows else 'served by no criterion'}"
    if len(objectives) > _MOST_ROWS:
        yield f"and {len(objectives) - _MOST_ROWS:,} more"


def _share_lines(shares: Sequence["Share"]) -> list[str]:
    rows = [
        (
            DIMENSION_NAMES.get(share.name, one_line(share.name)),
            f"{share.count:,}",
            percent(share.count / share.of),
        )
        for share in shares
        if share.of
    ]
    return table(rows, (1, 2)) if rows else []


def _period_lines(periods: Sequence["Period"]) -> list[str]:
    if not periods:
        return []
    head = ("", "documents", "findings", "average rating", "with evidence", "with next steps")
    rows = [
        (
            one_line(period.period),
            f"{period.documents:,}",
            f"{period.findings:,}",
            "" if period.average_rating is None else decimal(period.average_rating),
            _part(period.with_evidence, period.reviews),
            _part(period.with_next_steps, period.reviews),
        )
        for period in periods
    ]
    return table([head, *rows], range(1, 6))


def _part(count: int, of: int) -> str:
    return percent(count / of) if of else ""


def _rule_lines(rules: Sequence["RuleCount"]) -> list[str]:
    rows = [
        (
            rule.severity,
            one_line(rule.rule),
            one_line(rule.name),
            f"{rule.findings:,} in {count_words(rule.documents, 'document')}",
        )
        for rule in rules[:_MOST_ROWS]
    ]
    lines = table(rows) if rows else []
    more = len(rules) - _MOST_ROWS
    return [*lines, f"and {count_words(more, 'more rule')}"] if more > 0 else lines
