"""An audit as SARIF 2.1.0: its findings; figures about groups have no place in it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fairreview.report import sarif_log as sarif
from fairreview.report.fingerprint import digest
from fairreview.report.sarif_parts import LEVELS, Rulebook, location, notification, run

if TYPE_CHECKING:
    from fairreview.model.audit import AuditFinding, AuditReport
    from fairreview.model.policy import Rule


def audit_sarif(report: "AuditReport", rules: Iterable["Rule"] = ()) -> str:
    """Return the findings of an audit as a SARIF log.

    A finding stands at the first of its documents; the others are related places.
    """
    book = Rulebook(rules)
    results = [_result(finding, book.place(finding)) for finding in report.findings]
    notes = [
        *(notification(failure, "error") for failure in report.failures),
        *(notification(notice, "note") for notice in report.notices),
    ]
    return sarif.encode(run(book.driver(report.engine), report.policy, results, notes))


def _result(finding: "AuditFinding", place: int) -> sarif.Result:
    named = (((each.id or "", "document"), (each.place, "place")) for each in finding.places)
    found = (location(each.path, names) for each, names in zip(finding.places, named, strict=True))
    places = list(dict.fromkeys(found))  # the standard wants each once
    group = tuple(f"{name}: {value}" for name, value in finding.group)
    return sarif.Result(
        rule_id=finding.rule,
        rule_index=place,
        level=LEVELS[finding.severity],
        message=sarif.Message(text=finding.message or finding.name),
        suppressions=(),
        locations=tuple(places[:1]),
        related_locations=tuple(places[1:]),
        partial_fingerprints={"fairreview/v1": digest(finding.rule, *group, *finding.failed)},
        properties={
            "family": finding.family,
            "severity": finding.severity,
            "estimated": finding.estimated,
            "jurisdictions": finding.jurisdictions,
            "failed": finding.failed,
            "suggestions": finding.suggestions,
            "group": group,
            "moreDocuments": finding.more,
        },
    )
