"""The formats that servers read: workflow commands of GitHub, and JUnit XML."""

import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Remark
from fairreview.model.report import DocumentReport
from fairreview.report.github import github_lines
from fairreview.report.junit import HEAD, TAIL, junit_suite
from tests.golden.pages import young
from tests.golden.samples import document

_replace = msgspec.structs.replace


def test_a_finding_is_a_command_with_its_place() -> None:
    lines = list(github_lines(document()))
    assert lines[0] == "::notice file=drafts/clerk.md,title=blank-page::page 3 is blank"
    assert lines[2] == (
        "::error file=drafts/clerk.md,title=AGE-900 young-team,line=3,endLine=3,col=10,endColumn=14::"
        "“young” speaks of age%0ASay what the team does."
    )
    assert lines[3].startswith("::warning file=drafts/clerk.md,title=JAR-900 grand-words,line=5,endLine=6::")


def test_where_lines_are_not_those_of_the_file_the_message_says_where() -> None:
    line = next(github_lines(_replace(young("so young"), path="all.jsonl", id="r-7")))
    assert line.startswith("::error file=all.jsonl,title=AGE-900 young-team::all.jsonl[r-7]:1:4: ")


def test_a_failure_is_an_error_and_notices_can_be_left_out() -> None:
    report = DocumentReport(
        path="a,b:c%.md", notices=(Remark("n", "blank"),), failure=Remark("f", "100 % locked\nhere")
    )
    assert list(github_lines(report, notices=False)) == [
        "::error file=a%2Cb%3Ac%25.md,title=f::100 %25 locked%0Ahere"
    ]


@given(st.text(max_size=30))
def test_no_words_make_a_command_of_their_own(words: str) -> None:
    found = _replace(young("so young").findings[0], message=words, name=words, suggestions=(words,))
    report = _replace(young("so young"), path=words, findings=(found,), failure=Remark(words, words))
    for line in github_lines(report):
        assert "\n" not in line
        assert "\r" not in line
        head, _, _ = line.removeprefix("::").partition("::")
        assert head.startswith("error file=")
        assert head.count(",") == head.count("=") - 1 - sum(words.count("=") for _ in range(2))


def _suite(report: DocumentReport, *failing: str) -> ET.Element:
    suite = ET.fromstring(HEAD.encode() + junit_suite(report, failing).encode() + TAIL.encode())[0]  # noqa: S314
    cases = list(suite)
    assert suite.get("tests") == str(len(cases))
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    return suite


@pytest.mark.parametrize(
    ("failing", "count"),
    [((), 0), (("error",), 1), (("error", "warning"), 2), (("error", "warning", "advice"), 3)],
)
def test_findings_fail_from_the_severity_on_that_was_asked_for(failing: tuple[str, ...], count: int) -> None:
    suite = _suite(document(), *failing)
    assert (suite.get("tests"), suite.get("failures")) == ("3", str(count))
    assert len(suite.findall("testcase/system-out")) == 3 - count


def test_a_document_with_nothing_to_say_has_a_case_that_passes() -> None:
    suite = _suite(DocumentReport(path="a.md"), "error")
    assert [(case.get("name"), len(case)) for case in suite] == [("nothing found", 0)]


def test_a_document_that_could_not_be_checked_is_an_error() -> None:
    suite = _suite(DocumentReport(path="a.md", failure=Remark("x", "locked")), "error")
    error = suite.find("testcase/error")
    assert error is not None
    assert error.get("message") == "locked"


@given(st.text(max_size=30))
def test_any_words_make_xml_that_can_be_read(words: str) -> None:
    found = _replace(young("so young").findings[0], message=words, name=words, place=words)
    _suite(_replace(young("so young"), path=words, id=words, findings=(found,)), "error")
