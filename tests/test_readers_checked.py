"""Real PDF files, compared with what a person read on their pages; skipped where the files are not at hand."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from fairreview import Reviewer, load_policy
from fairreview.model.document import Document
from fairreview.readers.files import read
from fairreview.readers.shape import with_kind

READERS = Path(__file__).parents[2] / "shared" / "data" / "readers"
TABLE = Path(__file__).parent / "data" / "checked-pdf.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
TWINS = [row["file"] for row in ROWS if row["remark"].startswith("twin of the DOCX")]
pytestmark = pytest.mark.skipif(not READERS.is_dir(), reason="the real files in ../shared are not here")


@cache
def document_of(name: str) -> Document:
    (document,) = read(READERS / name)
    return document


@cache
def reviewer() -> Reviewer:
    return Reviewer(load_policy())


def plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def test_every_pdf_file_was_read_by_a_person() -> None:
    assert {row["file"] for row in ROWS} == {path.name for path in READERS.glob("*.pdf")}


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_file_is_read_as_a_person_read_it_or_refused_for_its_reason(row: dict[str, str]) -> None:
    document = document_of(row["file"])
    if row["expect"] == "refuse":
        assert document.failure is not None
        assert (document.failure.code, document.text) == (row["kind"], "")
        return
    assert document.failure is None
    if row["title"]:
        assert document.title == row["title"]
    if row["kind"]:
        assert reviewer().facts(document).kind == row["kind"]
    titles = iter([plain(section.title) for section in document.sections])
    for wanted in filter(None, row["sections"].split("|")):
        assert any(title.startswith(plain(wanted)) for title in titles), wanted


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["first_criterion_words"]], ids=lambda row: str(row["file"])
)
def test_the_criteria_are_those_a_person_counted(row: dict[str, str]) -> None:
    plan = with_kind(document_of(row["file"]), "performance-plan", estimated=False)
    assert len(plan.criteria) == int(row["count_of_criteria_or_empty"])
    assert plan.criteria[0].span.of(plan.text).startswith(row["first_criterion_words"])


@pytest.mark.parametrize("name", TWINS)
def test_the_same_draft_as_a_word_file_has_the_same_sections_and_findings(name: str) -> None:
    twin = name.replace(".pdf", ".DOCX")
    assert [s.title for s in document_of(name).sections] == [s.title for s in document_of(twin).sections]
    findings = [
        Counter(
            (f.rule, " ".join(f.text.split()))
            for f in reviewer().review(document_of(each)).documents[0].findings
        )
        for each in (name, twin)
    ]
    same = (findings[0] & findings[1]).total()
    assert same >= 0.95 * max(findings[0].total(), findings[1].total())
