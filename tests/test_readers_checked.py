"""Real files, compared with what a person read on their pages; skipped where the files are not at hand.

A title in `sections` that ends in `…` is only begun there; one that begins with `?` is seen by a person and not yet
read as a heading. A remark `known COLUMN: why` says what is not read right yet, and why.
"""

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
TABLE = Path(__file__).parent / "data" / "CHECKED.csv"
Row = dict[str, str]
pytestmark = pytest.mark.skipif(not READERS.is_dir(), reason="the real files in ../shared are not here")


def rows_of(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = rows_of(TABLE)
READ = [row for row in ROWS if row["expect"] == "read"]
TWINS = [row["file"] for row in ROWS if row["remark"].startswith("twin of the DOCX")]


def rows_for(column: str, rows: list[Row] = READ) -> pytest.MarkDecorator:
    """Run a test for each row; one whose remark says that the column is known to be wrong must fail."""
    known = pytest.mark.xfail(strict=True, raises=AssertionError, reason="the remark says why")
    marks = {row["file"]: [known] if f"known {column}: " in row["remark"] else [] for row in rows}
    params = [pytest.param(row, id=row["file"], marks=marks[row["file"]]) for row in rows]
    return pytest.mark.parametrize("row", params)


@cache
def document_of(name: str) -> Document:
    (document,) = read(READERS / name)
    return document


@cache
def reviewer() -> Reviewer:
    return Reviewer(load_policy())


def plain(words: str) -> str:
    return " ".join(words.split())


def is_titled(title: str, wanted: str) -> bool:
    return title.startswith(wanted[:-1]) if wanted.endswith("…") else title == wanted


def test_each_file_of_the_manifest_has_one_row_that_expects_the_same() -> None:
    manifest = rows_of(READERS / "MANIFEST.csv")
    expected = [(row["file"], row["expect"]) for row in manifest]
    assert sorted((row["file"], row["expect"]) for row in ROWS) == sorted(expected)


def test_every_file_is_in_the_manifest() -> None:
    assert {row["file"] for row in ROWS} == {path.name for path in READERS.iterdir()} - {"MANIFEST.csv"}


def test_a_remark_names_only_columns_that_are_checked() -> None:
    named = {part.split(":")[0] for row in ROWS for part in row["remark"].split("known ")[1:]}
    assert named <= {"title", "kind", "sections", "criteria"}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["expect"] == "refuse"], ids=lambda row: str(row["file"])
)
def test_a_file_nobody_can_read_is_refused_for_its_reason(row: Row) -> None:
    document = document_of(row["file"])
    assert document.failure is not None
    assert (document.failure.code, document.text) == (row["kind"], "")


@rows_for("title")
def test_a_file_has_the_title_a_person_gives_it(row: Row) -> None:
    assert document_of(row["file"]).title == row["title"]


@rows_for("kind")
def test_a_file_is_of_the_kind_a_person_says(row: Row) -> None:
    assert (reviewer().facts(document_of(row["file"])).kind or "none") == (row["kind"] or "none")


def titles_of(document: Document) -> list[str]:
    return [plain(section.title) for section in document.sections]


def assert_in_order(wanted: list[str], titles: list[str]) -> None:
    rest = iter(titles)
    for each in wanted:
        assert any(is_titled(title, each) for title in rest), each


@rows_for("")
def test_a_file_is_read_and_its_headings_come_out_once_and_in_their_order(row: Row) -> None:
    document = document_of(row["file"])
    assert document.failure is None
    titles = titles_of(document)
    wanted = [title for title in row["sections"].split("|") if title and not title.startswith("?")]
    assert_in_order(wanted, titles)
    whole = [title for title in wanted if not title.endswith("…")]
    assert [title for title in titles if title in whole] == whole


@rows_for("sections", [row for row in READ if "|?" in "|" + row["sections"]])
def test_no_heading_a_person_sees_is_missed(row: Row) -> None:
    wanted = [title.removeprefix("?") for title in row["sections"].split("|")]
    assert_in_order(wanted, titles_of(document_of(row["file"])))


@rows_for("criteria", [row for row in READ if row["first_criterion_words"]])
def test_the_criteria_are_those_a_person_counted(row: Row) -> None:
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
