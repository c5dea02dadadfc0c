"""Tables: one row a document or one row a criterion; what comes in is what is reported."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers.csv_file import read_csv

MAPPED = {"employee": "Worker", "rating": "Overall", "criterion.title": "Goal", "comments": "Notes"}


def read(text: str, columns: dict[str, str] | None = None) -> list[Document]:
    return list(read_csv(io.BytesIO(text.encode()), "export.csv", columns or {}))


def test_one_row_is_one_document_with_its_fields() -> None:
    [document] = read(
        "id,kind,employee,rating,Next steps\nr1,performance-review,A-1,4,Book the course by 1 May.\n"
    )
    assert (document.id, document.kind) == ("r1", "performance-review")
    assert {name: value.text for name, value in document.fields.items()} == {
        "employee": "A-1",
        "rating": "4",
        "next-steps": "Book the course by 1 May.",
    }
    assert document.text == "Book the course by 1 May."


def test_rows_of_one_id_are_criteria_of_one_document() -> None:
    text = "id;Worker;Goal;Overall;Notes\nr1;A-1;Accuracy;4;Fine.\nr1;A-1;Speed;4;\nr2;A-2;Accuracy;3;Late.\n"
    first, second = read(text, MAPPED)
    assert [criterion.fields["title"].text for criterion in first.criteria] == ["Accuracy", "Speed"]
    assert first.fields["employee"].text == "A-1"
    assert len(second.criteria) == 1


def test_without_an_id_person_and_period_tell_documents_apart() -> None:
    text = "employee,period,criterion.title\nA,2025,Accuracy\nA,2025,Speed\nA,2026,Accuracy\n"
    assert [len(document.criteria) for document in read(text)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,text\nr1\n", "row 2 has 1 cells, the header has 2; mend the row"),
        ("id,text\nr1,a\nr1,b\n", "the id of row 3 stands in row 2 too; give each document its own"),
        ("id,text\nr1,a\nr2,b\nr1,c\n", "the id of row 4 stands in row 2 too; give each document its own"),
        (
            "id,criterion.title,rating\nr1,A,4\nr1,B,5\n",
            "`rating` in row 3 is not that of row 2; make them alike",
        ),
        ("id,kind,text\nr1,poem,a\n", "row 2: its kind is none of"),
        ("shoe,hat\n1,2\n", "no column is known"),
        ("", "no column is known"),
        (
            'id,text\nr1,"open\n',
            "from row 2 on it is no CSV table: unexpected end of data; close its quotation marks",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_row(text: str, message: str) -> None:
    failures = [document.failure.message for document in read(text) if document.failure]
    assert len(failures) == 1
    assert failures[0].startswith(message)


def test_a_table_that_breaks_off_loses_none_of_the_rows_before() -> None:
    found = read('id,text\nr1,a\nr2,b\n"r3,c\n')
    assert [document.id for document in found] == ["r1", "r2", None]
    assert [document.failure is None for document in found] == [True, True, False]


def test_a_heading_that_is_not_there_is_named_with_those_that_are() -> None:
    [document] = read("id,text\nr1,a\n", {"employee": "Worker"})
    assert document.failure is not None
    assert document.failure.message == "there is no column `Worker`; the columns are `id`, `text`"


def test_columns_nobody_looks_at_are_named_once() -> None:
    first, second = read("id,text,shoe size\nr1,a,41\nr2,b,42\n")
    assert [notice.message for notice in first.notices] == [
        "the column `shoe size` is not known and was not looked at"
    ]
    assert second.notices == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_exports_are_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    data = "id\ttext\nr1\tCafé staff\n".encode(encoding)
    [document] = read_csv(io.BytesIO(data), "export.tsv", {})
    assert document.text == "Café staff"


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(cells, cells, cells), max_size=8))
def test_every_row_with_words_is_a_document_or_a_failure(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("employee", "rating", "text"), *rows])
    assert len(read(out.getvalue())) == sum(any(cell.strip() for cell in row) for row in rows)


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_as_a_table(data: bytes) -> None:
    list(read_csv(io.BytesIO(b"id,text\n" + data), "export.csv", {}))


def run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "fairreview", *arguments], capture_output=True, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def test_columns_are_mapped_on_the_command_line_and_in_the_settings(tmp_path: Path) -> None:
    table = tmp_path / "export.csv"
    table.write_text("Worker,Notes\nA-1,Great work.\n")
    options = ("--kind", "performance-review", "--column", "comments=Notes", "--fail-on", "warning")
    status, said = run("check", str(table), *options)
    assert (status, "Great work" in said) == (1, True)
    (tmp_path / "fairreview.toml").write_text('kind = "performance-review"\n[column]\ncomments = "Notes"\n')
    status, said = run("check", str(table), "--fail-on", "warning")
    assert (status, "Great work" in said) == (1, True)
    status, said = run("check", str(table), "--column", "note=Notes")
    assert (status, "there is no field `note`" in said) == (2, True)
