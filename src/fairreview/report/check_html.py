"""A check as one page: each document's text with marked passages, and the findings beside it."""

from typing import TYPE_CHECKING

import msgspec

from fairreview.report.html import page
from fairreview.report.marked import Line, marked_lines
from fairreview.report.text import Tally, document_name, kind_words, summary_line

if TYPE_CHECKING:
    from fairreview.model.report import DocumentReport, Finding, Report

# What is longer is cut, and says so: a page is read by people, and must open anywhere.
_MOST_FINDINGS = 300
_MOST_DOCUMENTS = 500
_MOST_TEXT = 3_000_000
_MOST_NAMES = 500


class DocumentView(msgspec.Struct, frozen=True):
    """A document on the page; without `lines` its text is not shown."""

    name: str
    path: str
    kind: str
    report: "DocumentReport"
    findings: "tuple[Finding, ...]"
    more: int
    lines: list[Line]


class HtmlResults:
    """Gathers documents as they come: the text of a few million characters, then findings alone."""

    def __init__(self, root: str = "") -> None:
        self._root = root
        self._left = _MOST_TEXT
        self._documents: list[DocumentView] = []
        self._quiet: list[str] = []
        self._more = 0
        self._more_quiet = 0

    def add(self, report: "DocumentReport", text: str) -> None:
        """Take one document; `text` is its text."""
        name = document_name(report.path, report.id)
        if not (report.findings or report.failure or report.notices):
            self._add_quiet(name)
        elif len(self._documents) >= _MOST_DOCUMENTS:
            self._more += 1
        else:
            self._documents.append(self._view(report, text, name))

    def page(self, report: "Report", tally: Tally, known: int) -> str:
        """Return the page; `report` tells of the run, `known` findings were left out."""
        titles = [(f"d{place}", each.name) for place, each in enumerate(self._documents, start=1)]
        return page(
            "check.html",
            self._root,
            {
                "title": self._title(tally),
                "lead": f"{summary_line(tally, known)}.",
                "contents": [("summary", "Summary"), *titles[:_MOST_NAMES], ("about", "About this report")],
                "report": report,
                "tally": tally,
                "documents": self._documents,
                "more": self._more,
                "quiet": self._quiet,
                "more_quiet": self._more_quiet,
            },
        )

    def _title(self, tally: Tally) -> str:
        if tally.documents == 1 and self._documents:
            return f"Check of {self._documents[0].name}"
        return f"Check of {tally.documents:,} document{'' if tally.documents == 1 else 's'}"

    def _add_quiet(self, name: str) -> None:
        if len(self._quiet) < _MOST_NAMES:
            self._quiet.append(name)
        else:
            self._more_quiet += 1

    def _view(self, report: "DocumentReport", text: str, name: str) -> DocumentView:
        findings = report.findings[:_MOST_FINDINGS]
        lines: list[Line] = []
        if findings and len(text) <= self._left:
            lines = marked_lines(text, findings)
            self._left -= len(text)
        return DocumentView(
            name=name,
            path=report.path,
            kind=kind_words(report.kind, estimated=report.kind_estimated),
            report=report,
            findings=findings,
            more=len(report.findings) - len(findings),
            lines=lines,
        )
