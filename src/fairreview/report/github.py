"""A check as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fairreview.report.places import has_lines
from fairreview.report.text import document_name
from fairreview.report.visible import visible

if TYPE_CHECKING:
    from fairreview.model.report import DocumentReport, Finding

_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


def github_lines(report: "DocumentReport", *, notices: bool = True) -> Iterator[str]:
    """Yield a command for each finding, notice and failure of a document.

    Only where the document's lines are those of its file is a line named; elsewhere the message says where.
    """
    for note in report.notices if notices else ():
        yield _command("notice", note.message, {"file": report.path, "title": note.code})
    if report.failure is not None:
        yield _command("error", report.failure.message, {"file": report.path, "title": report.failure.code})
    for finding in report.findings:
        yield _finding_line(report, finding)


def _finding_line(report: "DocumentReport", finding: "Finding") -> str:
    properties = {"file": report.path, "title": f"{finding.rule} {finding.name}"}
    message = "\n".join((finding.message, *finding.suggestions))
    if not has_lines(report):
        where = f"{document_name(report.path, report.id)}:{finding.line}:{finding.column}"
        return _command(_COMMANDS[finding.severity], f"{where}: {message}", properties)
    properties |= {"line": str(finding.line), "endLine": str(finding.end_line)}
    if finding.line == finding.end_line:  # GitHub takes columns for one line only, and counts the last one in
        last = max(finding.column, finding.end_column - 1)
        properties |= {"col": str(finding.column), "endColumn": str(last)}
    return _command(_COMMANDS[finding.severity], message, properties)


def _command(name: str, message: str, properties: dict[str, str]) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(words: str) -> str:
    lines = "\n".join(visible(line) for line in words.splitlines())
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(" ".join(words.splitlines())).replace(":", "%3A").replace(",", "%2C")
