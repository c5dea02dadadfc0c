"""A check as JUnit XML: a suite a document, a case a finding, for servers that show test results."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from fairreview.report.text import document_name
from fairreview.report.visible import one_line, visible

if TYPE_CHECKING:
    from fairreview.model.report import DocumentReport, Finding

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="fairreview">\n'
TAIL = "</testsuites>\n"


def junit_suite(report: "DocumentReport", failing: Collection[str]) -> str:
    """Return a document as a suite; findings of the severities in `failing` fail, others are only told.

    A document without findings has one case, which passes; one that could not be checked has an error.
    """
    name = document_name(report.path, report.id)
    cases = [_case(finding, name, is_failing=finding.severity in failing) for finding in report.findings]
    if report.failure is not None:
        words = one_line(report.failure.message)
        inner = f"<error type={_attribute(report.failure.code)} message={_attribute(words)}/>"
        cases.insert(0, _element("could be checked", name, inner))
    if not cases:
        cases.append(_element("nothing found", name, ""))
    failures = sum(finding.severity in failing for finding in report.findings)
    errors = int(report.failure is not None)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
    return f"  <testsuite name={_attribute(name)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _case(finding: "Finding", document: str, *, is_failing: bool) -> str:
    title = f"{finding.rule} {finding.name}, line {finding.line}, column {finding.column}"
    parts = (f"{finding.severity}: {finding.message}", *finding.suggestions, finding.place)
    body = escape("\n".join(_legal(one_line(part)) for part in parts if part))
    if not is_failing:
        return _element(title, document, f"<system-out>{body}</system-out>")
    message = _attribute(one_line(finding.message))
    return _element(title, document, f'<failure type="{finding.severity}" message={message}>{body}</failure>')


def _element(name: str, document: str, inner: str) -> str:
    return f"    <testcase classname={_attribute(document)} name={_attribute(name)}>{inner}</testcase>\n"


def _attribute(words: str) -> str:
    return quoteattr(_legal(visible(words)))


def _legal(words: str) -> str:
    """Return words without the two characters that XML 1.0 forbids and `visible` leaves."""
    return words.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
