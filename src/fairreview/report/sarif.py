"""A check as SARIF 2.1.0, for code scanning and editors."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fairreview.report import sarif_log as sarif
from fairreview.report.fingerprint import fingerprint
from fairreview.report.places import has_lines, reference
from fairreview.report.sarif_parts import LEVELS, Rulebook, location, notification, run

if TYPE_CHECKING:
    from fairreview.model.policy import Rule
    from fairreview.model.report import DocumentReport, Finding, Fix, Report


class SarifResults:
    """Gathers the results of documents as they come: of their texts only digests are kept."""

    def __init__(self, rules: Iterable["Rule"] = ()) -> None:
        self._book = Rulebook(rules)
        self._results: list[sarif.Result] = []
        self._notes: list[sarif.Notification] = []

    def add(self, report: "DocumentReport", text: str) -> None:
        """Take the findings, notices and failure of one document; `text` is the document's."""
        names = ((report.id or "", "document"),)
        for note in report.notices:
            self._notes.append(notification(note, "note", location(report.path, names)))
        if report.failure is not None:
            self._notes.append(notification(report.failure, "error", location(report.path, names)))
        for finding in report.findings:
            place = self._book.place(finding)
            self._results.append(_result(report, finding, text, place))

    def encode(self, report: "Report") -> str:
        """Return the log as JSON; `report` tells of the run as a whole."""
        notes = [
            *(notification(failure, "error") for failure in report.failures),
            *(notification(notice, "note") for notice in report.notices),
            *self._notes,
        ]
        return sarif.encode(run(self._book.driver(report.engine), report.policy, self._results, notes))


def _result(report: "DocumentReport", finding: "Finding", text: str, place: int) -> sarif.Result:
    names = ((report.id or "", "document"), (finding.place, "place"))
    region = _region(finding) if has_lines(report) else None
    return sarif.Result(
        rule_id=finding.rule,
        rule_index=place,
        level=LEVELS[finding.severity],
        message=sarif.Message(text=finding.message or finding.name),
        suppressions=(),
        locations=(location(report.path, names, region),),
        fixes=tuple(_fixes(report, finding.fix)),
        partial_fingerprints={"fairreview/v1": fingerprint(finding, text)},
        properties=_properties(finding),
    )


def _region(finding: "Finding") -> sarif.Region:
    return sarif.Region(
        start_line=finding.line,
        start_column=finding.column,
        end_line=finding.end_line,
        end_column=finding.end_column,
        char_offset=finding.span.start,
        char_length=finding.span.end - finding.span.start,
    )


def _properties(finding: "Finding") -> dict[str, str | bool | int | tuple[str, ...]]:
    return {
        "family": finding.family,
        "severity": finding.severity,
        "estimated": finding.estimated,
        "jurisdictions": finding.jurisdictions,
        "failed": finding.failed,
        "suggestions": finding.suggestions,
        "line": finding.line,
        "column": finding.column,
    }


def _fixes(report: "DocumentReport", fix: "Fix | None") -> Iterator[sarif.Fix]:
    """Yield a fix that a program may offer: one whose edits are edits of the file itself."""
    if fix is None or not fix.edits or fix.applicability == "display" or not has_lines(report):
        return
    replacements = tuple(
        sarif.Replacement(
            deleted_region=sarif.DeletedRegion(char_offset=edit.start, char_length=edit.end - edit.start),
            inserted_content=sarif.Message(text=edit.text),
        )
        for edit in fix.edits
    )
    change = sarif.ArtifactChange(
        artifact_location=sarif.ArtifactLocation(uri=reference(report.path)), replacements=replacements
    )
    yield sarif.Fix(description=sarif.Message(text=fix.title), artifact_changes=(change,))
