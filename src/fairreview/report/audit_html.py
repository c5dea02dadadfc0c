"""An audit report as one page for people who decide: what was found, how things stand, what it is not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fairreview.report.audit_view import (
    comparison_view,
    differs,
    rule_groups,
    single_families,
    trends,
)
from fairreview.report.bars import bars
from fairreview.report.figures import DIMENSION_NAMES, NO_VERDICT, count_words
from fairreview.report.html import page
from fairreview.report.sight import objective_view

if TYPE_CHECKING:
    from fairreview.model.audit import AuditReport
    from fairreview.model.policy import Rule

_SEVERITIES = {"error": "errors", "warning": "warnings", "advice": "advice"}
# What is longer is cut, and says so: a page is read by people, and must open anywhere.
_MOST_RULES = 100
_MOST_OBJECTIVES = 100
_MOST_ROWS = 200
_MOST_COMPARISONS = 60


def audit_html(report: "AuditReport", rules: Iterable["Rule"] = (), root: str = "") -> str:
    """Return a page that needs no other file; `root` leads from its folder to where paths start.

    What is long is cut, and each cut says how much more there is and where to find it.
    """
    families = rule_groups(report.findings, rules)
    rows = sorted(report.consistency, key=lambda row: not differs(row))
    return page(
        "audit.html",
        root,
        {
            "title": f"Audit of {count_words(report.summary.documents, 'document')}",
            "lead": _lead(report),
            "contents": _contents(report),
            "report": report,
            "severities": _SEVERITIES,
            "single": sum(rule.findings for rule in report.rules),
            "families": families[:_MOST_RULES],
            "families_more": len(families[_MOST_RULES:]),
            "sight": [objective_view(each) for each in report.line_of_sight[:_MOST_OBJECTIVES]],
            "sight_more": len(report.line_of_sight[_MOST_OBJECTIVES:]),
            "consistency": [(row, differs(row)) for row in rows[:_MOST_ROWS]],
            "consistency_more": len(rows[_MOST_ROWS:]),
            "apart": sum(map(differs, rows)),
            "comparisons": [
                comparison_view(each, f"dots-{place}")
                for place, each in enumerate(report.comparisons[:_MOST_COMPARISONS])
            ],
            "comparisons_more": len(report.comparisons[_MOST_COMPARISONS:]),
            "dimensions": bars(report.dimensions, DIMENSION_NAMES, "bars") if report.dimensions else None,
            "dimension_names": DIMENSION_NAMES,
            "periods": report.periods[-_MOST_ROWS:],
            "trends": trends(report.periods),
            "single_families": single_families(report.rules),
            "no_verdict": NO_VERDICT,
        },
    )


def _lead(report: "AuditReport") -> str:
    """Return in a sentence what was looked at and what came of it."""
    summary = report.summary
    repeated = summary.documents - summary.compared - summary.failures
    total = summary.findings.error + summary.findings.warning + summary.findings.advice
    found = f"{count_words(total, 'finding')} across them" if total else "nothing was found across them"
    sentences = [f"{count_words(summary.compared, 'document')} compared with each other: {found}."]
    if repeated > 0:
        sentences.append(f"{count_words(repeated, 'document')} left out, as their ids are used twice.")
    if summary.failures:
        sentences.append(f"{count_words(summary.failures, 'document')} could not be looked at.")
    return " ".join(sentences)


def _contents(report: "AuditReport") -> list[tuple[str, str]]:
    sections = (
        ("summary", "Summary", True),
        ("findings", "Findings across documents", True),
        ("sight", "Line of sight to the mission", bool(report.line_of_sight)),
        ("consistency", "Is everybody judged alike?", bool(report.consistency)),
        ("groups", "Groups beside each other", bool(report.comparisons)),
        ("dimensions", "What criteria measure", bool(report.dimensions)),
        ("periods", "From period to period", bool(report.periods)),
        ("single", "Findings in single documents", bool(report.rules)),
        ("about", "About this report", True),
    )
    return [(anchor, name) for anchor, name, is_there in sections if is_there]
