"""Writes the results of a check as they come, in the format that was asked for."""

from typing import TYPE_CHECKING, Protocol

from fairreview.cli.output import Write
from fairreview.report.palette import Palette
from fairreview.report.text import Tally, document_lines, summary_line

if TYPE_CHECKING:
    from fairreview.api import Reviewer
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
