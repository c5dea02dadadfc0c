"""A report as text for people: where, what, why, and what to do about it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.report.excerpt import excerpt
from fairreview.report.figures import citation_words, count_words
from fairreview.report.palette import Palette
from fairreview.report.visible import one_line, visible

if TYPE_CHECKING:
    from fairreview.model.report import Citation, DocumentReport, Finding, Fix

_FIX_HINTS = {
    "safe": "`fairreview fix` applies it",
    "unsafe": "`fairreview fix --unsafe` applies it: read the result",
    "display": "apply it by hand",
}


class Tally(msgspec.Struct):
    """Counts what was reported, a document at a time, for the last line of a report."""

    documents: int = 0
    touched: int = 0
    failures: int = 0
    error: int = 0
    warning: int = 0
    advice: int = 0
    safe: int = 0
    unsafe: int = 0

    def add(self, report: "DocumentReport") -> None:
        """Count one document."""
        self.documents += 1
        self.touched += bool(report.findings)
        self.failures += report.failure is not None
        for finding in report.findings:
            self.error += finding.severity == "error"
            self.warning += finding.severity == "warning"
            self.advice += finding.severity == "advice"
            self.safe += finding.fix is not None and finding.fix.applicability == "safe"
            self.unsafe += finding.fix is not None and finding.fix.applicability == "unsafe"

    @property
    def findings(self) -> int:
        """Return how many findings there are of all severities."""
        return self.error + self.warning + self.advice


def document_lines(
    report: "DocumentReport", text: str, palette: Palette, *, notices: bool = True
) -> Iterator[str]:
    """Yield the lines about one document; none when there is nothing to say. `text` is the document's."""
    remarks = [("notice", note) for note in report.notices] if notices else []
    if report.failure is not None:
        remarks.append(("failure", report.failure))
    if not remarks and not report.findings:
        return
    yield _header(report, palette)
    for label, note in remarks:
        code = palette.error if label == "failure" else palette.faint
        yield f"{palette.paint(code, label)}: {one_line(note.message)}"
    yield ""
    where = document_name(report.path, report.id)
    for finding in report.findings:
        yield from _finding_lines(finding, text, where, palette)
        yield ""


def summary_line(tally: Tally, known: int = 0) -> str:
    """Return one line with all counts; `known` findings were in the baseline and are not counted."""
    looked_at = count_words(tally.documents, "document")
    none_read = 0 < tally.documents == tally.failures
    parts = [] if none_read else [f"nothing found in {looked_at}"]
    if tally.findings:
        severities = ("error", "warning", "advice")
        counts = (count_words(getattr(tally, name), name) for name in severities if getattr(tally, name))
        found = f"{count_words(tally.findings, 'finding')} in {tally.touched} of {looked_at}"
        parts = [f"{found}: {', '.join(counts)}"]
    if tally.safe:
        parts.append(f"{tally.safe} fixable with `fairreview fix`")
    if tally.unsafe:
        parts.append(f"{tally.unsafe} fixable with `fairreview fix --unsafe`")
    if known:
        parts.append(f"{count_words(known, 'known finding')} left out")
    if tally.failures:
        parts.append(f"{count_words(tally.failures, 'document')} could not be checked")
    return "; ".join(parts)


def document_name(path: str, id_: str | None) -> str:
    """Return how a document is called in text: its path, and its id where a file holds many."""
    return visible(path) if id_ is None else f"{visible(path)}[{one_line(id_)}]"


def kind_words(kind: str | None, *, estimated: bool) -> str:
    """Return a document kind as people say it."""
    words = kind.replace("-", " ") if kind else "unknown kind"
    return f"{words} (estimated)" if estimated and kind else words


def _header(report: "DocumentReport", palette: Palette) -> str:
    name = palette.paint(palette.strong, document_name(report.path, report.id))
    return f"{name}: {kind_words(report.kind, estimated=report.kind_estimated)}" if report.kind else name


def _finding_lines(finding: "Finding", text: str, where: str, palette: Palette) -> Iterator[str]:
    severity = palette.paint(palette.of(finding.severity), finding.severity)
    title = palette.paint(palette.strong, f"{finding.rule} {finding.name}")
    yield f"{severity} {title}: {one_line(finding.message)}"
    indent = " " * len(str(finding.line))
    yield f"{indent}{palette.paint(palette.faint, '-->')} {where}:{finding.line}:{finding.column}"
    yield from excerpt(text, finding, palette)
    for label, words in _remarks(finding):
        yield f"{indent} {palette.paint(palette.faint, '=')} {label}: {words}"


def _remarks(finding: "Finding") -> Iterator[tuple[str, str]]:
    if finding.failed:
        yield "not met", one_line(", ".join(finding.failed))
    for suggestion in finding.suggestions:
        yield "suggestion", one_line(suggestion)
    if finding.fix is not None:
        yield "fix", _fix_words(finding.fix)
    if finding.citations:
        yield "source", source_words(finding.citations, finding.rule)
    if finding.jurisdictions and "general" not in finding.jurisdictions:
        yield "applies in", ", ".join(finding.jurisdictions)
    if finding.place:
        yield "place", one_line(finding.place)
    if finding.estimated:
        yield "note", "this rests on an estimate"


def _fix_words(fix: "Fix") -> str:
    return f"{one_line(fix.title)} ({_FIX_HINTS[fix.applicability]})"


def source_words(citations: "Sequence[Citation]", rule: str) -> str:
    """Return the first source with its address, and where the others are to be read."""
    first, others = citations[0], len(citations) - 1
    address = f" <{first.url}>" if first.url else ""
    words = one_line(f"{citation_words(first)}{address}")
    return f"{words} (and {others} more: fairreview explain {visible(rule)})" if others else words
