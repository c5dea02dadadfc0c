"""Writes the results of a check as they come, in the format that was asked for."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from fairreview.cli.output import Write
from fairreview.report.palette import Palette
from fairreview.report.text import Tally, document_lines, summary_line

if TYPE_CHECKING:
    from fairreview.api import Reviewer
    from fairreview.cli.session import Session
    from fairreview.model.report import DocumentReport


class Results(Protocol):
    """Takes one document after the other."""

    def add(self, report: "DocumentReport", text: str) -> None:
        """Take one document and its text."""

    def close(self, tally: Tally, known: int) -> None:
        """Write what comes last; `known` findings were left out."""


class TextResults:
    """Results as text for people."""

    def __init__(self, write: Write, palette: Palette, *, quiet: bool) -> None:
        self._write = write
        self._palette = palette
        self._quiet = quiet

    def add(self, report: "DocumentReport", text: str) -> None:
        """Write what there is to say about a document."""
        lines = document_lines(report, text, self._palette, notices=not self._quiet)
        self._write("".join(f"{line}\n" for line in lines))

    def close(self, tally: Tally, known: int) -> None:
        """Write the summary."""
        if not self._quiet:
            self._write(summary_line(tally, known) + "\n")


class JsonLinesResults:
    """Results as one JSON object a document."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def add(self, report: "DocumentReport", text: str) -> None:  # noqa: ARG002 - spans say enough
        """Write a document's line."""
        from fairreview.report.json import document_json

        self._write(document_json(report))

    def close(self, tally: Tally, known: int) -> None:
        """Write nothing: each line stands for itself."""


class JsonResults:
    """Results as one JSON object, written at the end."""

    def __init__(self, write: Write, reviewer: "Reviewer") -> None:
        self._write = write
        self._reviewer = reviewer
        self._reports: list[DocumentReport] = []

    def add(self, report: "DocumentReport", text: str) -> None:  # noqa: ARG002 - spans say enough
        """Keep a document for the end."""
        self._reports.append(report)

    def close(self, tally: Tally, known: int) -> None:  # noqa: ARG002 - the report counts by itself
        """Write the whole report."""
        from fairreview.report.json import report_json

        self._write(report_json(self._reviewer.report(self._reports)))


class SarifResults:
    """Results as SARIF 2.1.0, written at the end."""

    def __init__(self, write: Write, session: "Session") -> None:
        from fairreview.report.sarif import SarifResults

        self._write = write
        self._reviewer = session.reviewer
        self._results = SarifResults(session.loaded.policy.rules)

    def add(self, report: "DocumentReport", text: str) -> None:
        """Take in a document."""
        self._results.add(report, text)

    def close(self, tally: Tally, known: int) -> None:  # noqa: ARG002 - results count by themselves
        """Write the log."""
        self._write(self._results.encode(self._reviewer.report(())))


class HtmlResults:
    """Results as one page, written at the end."""

    def __init__(self, write: Write, reviewer: "Reviewer", root: str) -> None:
        from fairreview.report.check_html import HtmlResults

        self._write = write
        self._reviewer = reviewer
        self._results = HtmlResults(root)

    def add(self, report: "DocumentReport", text: str) -> None:
        """Take in a document and its text."""
        self._results.add(report, text)

    def close(self, tally: Tally, known: int) -> None:
        """Write the page."""
        self._write(self._results.page(self._reviewer.report(()), tally, known))


class GithubResults:
    """Results as workflow commands of GitHub."""

    def __init__(self, write: Write, *, quiet: bool) -> None:
        self._write = write
        self._quiet = quiet

    def add(self, report: "DocumentReport", text: str) -> None:  # noqa: ARG002 - commands name lines
        """Write the commands of a document."""
        from fairreview.report.github import github_lines

        self._write("".join(f"{line}\n" for line in github_lines(report, notices=not self._quiet)))

    def close(self, tally: Tally, known: int) -> None:
        """Write nothing: commands stand for themselves."""


class JunitResults:
    """Results as JUnit XML; findings of the severities in `failing` are failures."""

    def __init__(self, write: Write, failing: Collection[str]) -> None:
        from fairreview.report.junit import HEAD

        self._write = write
        self._failing = failing
        write(HEAD)

    def add(self, report: "DocumentReport", text: str) -> None:  # noqa: ARG002 - cases name lines
        """Write a document's suite."""
        from fairreview.report.junit import junit_suite

        self._write(junit_suite(report, self._failing))

    def close(self, tally: Tally, known: int) -> None:  # noqa: ARG002 - suites count by themselves
        """Write the end."""
        from fairreview.report.junit import TAIL

        self._write(TAIL)
