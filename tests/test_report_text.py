import msgspec
import pytest

from fairreview.model.document import Remark
from fairreview.model.report import DocumentReport
from fairreview.report.palette import COLOURED, PLAIN
from fairreview.report.text import Tally, document_lines, summary_line
from tests.golden import expected
from tests.golden.samples import TEXT, document, finding


def _tally(*reports: DocumentReport) -> Tally:
    tally = Tally()
    for report in reports:
        tally.add(report)
    return tally


def test_a_document_with_a_bit_of_everything_looks_as_it_should() -> None:
    written, wanted = expected("document.txt", document_lines(document(), TEXT, PLAIN))
    assert written == wanted


def test_colours_change_nothing_but_the_colour() -> None:
    coloured = "\n".join(document_lines(document(), TEXT, COLOURED))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    for code in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == "\n".join(document_lines(document(), TEXT, PLAIN))


def test_a_document_with_nothing_to_say_has_no_lines() -> None:
    clean = DocumentReport(path="a.md", kind="job-description")
    assert list(document_lines(clean, "", PLAIN)) == []


def test_notices_are_left_out_when_asked() -> None:
    noted = DocumentReport(path="a.md", notices=(Remark(code="x", message="page 2 is blank"),))
    assert list(document_lines(noted, "", PLAIN, notices=False)) == []
    assert "notice: page 2 is blank" in list(document_lines(noted, "", PLAIN))


def test_a_failure_is_shown_even_without_notices() -> None:
    failed = DocumentReport(path="a.pdf", failure=Remark(code="x", message="the file is locked"))
    assert list(document_lines(failed, "", PLAIN, notices=False)) == [
        "a.pdf",
        "failure: the file is locked",
        "",
    ]


def test_a_document_in_a_file_of_many_is_named_by_its_id() -> None:
    report = DocumentReport(path="all.jsonl", id="r-7", findings=(finding("so young", "young"),))
    assert any("--> all.jsonl[r-7]:1:4" in line for line in document_lines(report, "so young", PLAIN))


def test_control_characters_of_the_document_never_reach_the_terminal() -> None:
    text = "a \x1b[2Jyoung\x07 team"
    bad = msgspec.structs.replace(
        finding(text, "young\x07"), place="section “\x1b]0;x”", suggestions=("\x9b1m",)
    )
    report = DocumentReport(path="b\x1b.md", id="\u202eid", findings=(bad,))
    shown = "\n".join(document_lines(report, text, PLAIN))
    assert not any(char in shown for char in "\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    ("reports", "line"),
    [
        ((), "nothing found in 0 documents"),
        ((DocumentReport(path="a"),), "nothing found in 1 document"),
        (
            (document(), DocumentReport(path="a")),
            "3 findings in 1 of 2 documents: 1 error, 1 warning, 1 advice; "
            "1 fixable with `fairreview fix`; 1 fixable with `fairreview fix --unsafe`",
        ),
        (
            (DocumentReport(path="a", failure=Remark(code="x", message="y")),),
            "1 document could not be checked",
        ),
    ],
)
def test_the_summary_counts_everything(reports: tuple[DocumentReport, ...], line: str) -> None:
    assert summary_line(_tally(*reports)) == line


def test_the_summary_tells_how_many_known_findings_were_left_out() -> None:
    assert summary_line(_tally(), known=2) == "nothing found in 0 documents; 2 known findings left out"
