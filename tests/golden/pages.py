"""Pages of a check made by hand."""

import msgspec

from fairreview.model.document import Remark
from fairreview.model.report import Counts, DocumentReport, Report, Summary
from fairreview.report.check_html import HtmlResults
from fairreview.report.text import Tally
from tests.golden.audits import POLICY
from tests.golden.samples import TEXT, document, finding


def run() -> Report:
    """Return what is told of a run as a whole."""
    return Report(
        engine="0.1.0",
        policy=POLICY,
        documents=(),
        summary=Summary(documents=0, findings=Counts(), failures=0),
    )


def check_page(words: str = "") -> str:
    """Return a page with a bit of everything, and with `words` in the place of other people's, if given."""
    text = f"{TEXT}{words}"
    full = document()
    if words:
        findings = tuple(
            msgspec.structs.replace(each, message=words, place=words, suggestions=(words,), text=words)
            for each in full.findings
        )
        full = msgspec.structs.replace(full, path=f"drafts/{words}.md", id=words, findings=findings)
    missing = DocumentReport(path="z.pdf", failure=Remark(code="x", message=f"the file is locked {words}"))
    return page_of(
        (full, text), (missing, ""), (DocumentReport(path="good.md", kind="job-description"), "Fine.")
    )


def page_of(*documents: tuple[DocumentReport, str], root: str = "") -> str:
    """Return the page of some documents with their texts."""
    results, tally = HtmlResults(root), Tally()
    for report, text in documents:
        tally.add(report)
        results.add(report, text)
    return results.page(run(), tally, 0)


def young(text: str) -> DocumentReport:
    """Return a report that finds “young” in a text."""
    return DocumentReport(path="a.md", kind="job-description", findings=(finding(text, "young"),))
