"""The findings of an audit as a table: one row a finding and place."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fairreview.model.audit import AuditFinding, AuditReport

_COLUMNS = (
    "finding", "rule", "name", "family", "severity", "message", "not_met", "group", "path", "id", "place",
    "more_places", "suggestions", "estimated", "jurisdictions", "sources",
)  # fmt: skip
# A spreadsheet reads a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def audit_csv(report: "AuditReport") -> str:
    """Return a row for each finding and place, numbered by finding; one without a place has one row too.

    A text that a spreadsheet would take for a formula has an apostrophe put before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for number, finding in enumerate(report.findings, start=1):
        for row in _rows(finding):
            writer.writerow((number, *map(_harmless, row)))
    return out.getvalue()


def _rows(finding: "AuditFinding") -> Iterator[tuple[str, ...]]:
    sources = "; ".join(
        ", ".join(part for part in (each.title, each.section, each.url) if part) for each in finding.citations
    )
    before = (finding.rule, finding.name, finding.family, finding.severity, finding.message)
    shared = (", ".join(finding.failed), "; ".join(f"{name}: {value}" for name, value in finding.group))
    after = (
        str(finding.more),
        " ".join(finding.suggestions),
        "yes" if finding.estimated else "no",
        ", ".join(finding.jurisdictions),
        sources,
    )
    places = [(place.path, place.id or "", place.place) for place in finding.places] or [("", "", "")]
    for place in places:
        yield (*before, *shared, *place, *after)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
