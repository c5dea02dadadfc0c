import datetime
import io
import re
import zipfile
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from fairreview.model.document import Document
from fairreview.readers.cell_values import number_format, shown
from fairreview.readers.grid import cell_name
from fairreview.readers.shape import with_kind
from fairreview.readers.sheets import read as read_sheets

Value = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | None


def book(**sheets: Sequence[Sequence[Value]]) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def data_of(made: Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(made: Workbook | bytes, **columns: str) -> list[Document]:
    data = made if isinstance(made, bytes) else data_of(made)
    documents = list(read_sheets(data, "book.xlsx", columns))
    for document in documents:
        spans = [origin.span for origin in document.origins]
        assert spans == sorted(spans)
        assert all(span.of(document.text) for span in spans)
    return documents


def only(made: Workbook | bytes) -> Document:
    (document,) = read(made)
    return document


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def shared(data: bytes) -> bytes:
    """Return a workbook with its words in one list of strings, as Excel writes them."""
    strings: list[bytes] = []

    def pooled(found: re.Match[bytes]) -> bytes:
        strings.append(found.group(2))
        return b't="s"><v>%d</v>' % (len(strings) - 1)

    data = changed(
        data,
        "xl/worksheets/sheet1.xml",
        lambda part: re.sub(rb't="inlineStr">(<is>(.*?)</is>)', pooled, part),
    )
    relation = (
        b'<Relationship Id="rIdS" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    data = changed(
        data, "xl/_rels/workbook.xml.rels", lambda part: part.replace(b"</Relationships>", relation)
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        items = b"".join(b"<si>%s<rPh><t>how it is said</t></rPh></si>" % words for words in strings)
        archive.writestr("xl/sharedStrings.xml", b"<sst>%s</sst>" % items)
    return stream.getvalue()


def place(document: Document, words: str) -> str:
    return next(origin.place for origin in document.origins if origin.span.of(document.text) == words)


REVIEWS = (
    ("id", "employee", "rating", "comments"),
    ("r1", "Ana Ruiz", 4, "She answers letters on time."),
    ("r2", "Bo Lind", 3.5, "He plans the week."),
)


def test_a_table_of_reviews_is_one_document_a_row() -> None:
    first, second = read(book(Baseline=REVIEWS))
    assert (first.id, second.id) == ("r1", "r2")
    assert first.text == "She answers letters on time."
    assert second.fields["rating"].text == "3.5"
    assert place(second, "He plans the week.") == "sheet “Baseline”, cell D3"


def test_a_table_of_criteria_is_one_document_a_plan_also_where_cells_are_merged() -> None:
    made = book(
        Plan=(
            ("Plan of the office",),
            ("employee", "kind", "criterion.title", "criterion.target"),
            ("Ana Ruiz", "performance-plan", "Answer letters", "95 %"),
            (None, None, "Plan the week", "each Monday"),
        )
    )
    made["Plan"].merge_cells("A3:A4")
    made["Plan"].merge_cells("B3:B4")
    document = only(made)
    assert [criterion.fields["title"].text for criterion in document.criteria] == [
        "Answer letters",
        "Plan the week",
    ]
    assert place(document, "each Monday") == "sheet “Plan”, cell D4"


def test_headings_of_an_export_are_mapped_to_fields() -> None:
    made = book(Sheet1=(("Name", "Manager says"), ("Ana Ruiz", "She plans.")))
    (document,) = read(made, employee="Name", comments="Manager says")
    assert document.text == "She plans."


def test_any_other_sheet_is_read_cell_by_cell() -> None:
    made = book(
        Baseline=(
            ("Data to collect",),
            (),
            ("Job title", "Analyst"),
            ("Unit", "Roads"),
            (),
            ("Post", "Open", "Closed"),
        ),
        Notes=(("Every supervisor keeps the records of the unit for three years and hands them over.",),),
    )
    document = only(made)
    assert document.text == (
        "Baseline\n\nData to collect\n\nJob title: Analyst\n\nUnit: Roads\n\n| Post | Open | Closed |\n\n"
        "Notes\n\nEvery supervisor keeps the records of the unit for three years and hands them over."
    )
    assert [section.title for section in document.sections] == ["Baseline", "Notes"]
    assert document.fields["unit"].text == "Roads"
    assert place(document, "Closed") == "sheet “Baseline”, cell C6"


def test_a_plan_laid_out_as_a_table_has_its_criteria() -> None:
    made = book(
        Plan=(
            ("Goals of 2026",),
            ("Objective", "Target", "Due"),
            ("Answer letters from the public", "95 % within five days", datetime.date(2026, 6, 30)),
            ("Plan the work of the week", "each Monday", datetime.date(2026, 9, 30)),
        )
    )
    for cell in made["Plan"][2]:
        cell.font = Font(bold=True)
    document = with_kind(only(made), "performance-plan", estimated=False)
    assert len(document.criteria) == 2
    assert "| Answer letters from the public | 95 % within five days | 2026-06-30 |" in document.text


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (0.95, "0%", "95%"),
        (0.1234, "0.0%", "12.3%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (54599, '"$"#,##0', "$54,599"),
        (54599, "[$€-407] #,##0.00", "€54,599.00"),
        (-3, "0", "-3"),
        (0.1 + 0.2, "General", "0.3"),
        (12, "General", "12"),
        (True, "General", "TRUE"),
        (datetime.datetime(2026, 3, 31), "d. mmm yyyy", "2026-03-31"),
        (datetime.datetime(2026, 3, 31, 14, 30), "m/d/yy h:mm", "2026-03-31 14:30"),
        (datetime.time(9, 5), "h:mm", "09:05"),
        (7, '0 "days"', "7"),
        (1e300, "0", "1e+300"),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: Value, code: str, said: str) -> None:
    made = book(Sheet1=(("Figure",),))
    made["Sheet1"]["A2"] = value
    made["Sheet1"]["A2"].number_format = code
    assert only(made).text.splitlines()[-1] == said


def test_dates_of_a_workbook_that_counts_from_1904_are_right() -> None:
    assert shown("0", number_format("", 14), is_from_1904=True) == "1904-01-01"
    assert shown("44000.5", number_format("yyyy-mm-dd hh:mm"), is_from_1904=False) == "2020-06-18 12:00"


def test_what_is_hidden_is_not_read_and_told() -> None:
    made = book(
        Open=(("Duties", "Secret", "Pay"), ("Lead", "young", "GS-9"), ("Plan", "team", "GS-7")), Kept=REVIEWS
    )
    made["Kept"].sheet_state = "hidden"
    made["Open"].column_dimensions["B"].hidden = True
    made["Open"].row_dimensions[3].hidden = True
    document = only(made)
    assert document.text == "Duties: Pay\n\nLead: GS-9"
    assert [notice.message for notice in document.notices] == [
        "1 hidden sheet was not looked at",
        "5 cells in hidden rows or columns were not looked at",
    ]


def test_a_formula_is_its_value_and_one_without_is_a_failure() -> None:
    made = book(Sheet1=(("Staff in all", "=SUM(B2:B3)"), ("North", 3), ("South", 4)))
    document = only(made)
    assert document.failure is not None
    assert document.failure.message == (
        "a formula has no value (first: sheet 1, cell B1); open the file in Excel and save it"
    )
    assert "North" in document.text
    computed = changed(
        data_of(made),
        "xl/worksheets/sheet1.xml",
        lambda part: (
            part.replace(b"<v></v>", b"<v>7</v>").replace(b"<v/>", b"<v>7</v>").replace(b"<v />", b"<v>7</v>")
        ),
    )
    assert only(computed).failure is None
    assert "Staff in all: 7" in only(computed).text


def test_comments_and_macros_are_told_and_not_read() -> None:
    made = book(Sheet1=(("Duties of the post",),))
    made["Sheet1"]["A1"].comment = Comment("a young team", "someone")
    data = data_of(made)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\0")
    document = only(stream.getvalue())
    assert document.text == "Duties of the post"
    assert [notice.code for notice in document.notices] == ["macros", "comments"]


def test_an_empty_or_damaged_workbook_is_a_failure() -> None:
    data = data_of(book(Sheet1=()))
    assert only(data).failure.code == "empty"  # type: ignore[union-attr]
    assert only(data[: len(data) // 2]).failure.code == "damaged"  # type: ignore[union-attr]
    broken = changed(data, "xl/workbook.xml", lambda part: part[:-20])
    assert only(broken).failure.code == "damaged"  # type: ignore[union-attr]


def test_entities_of_its_own_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = shared(data_of(book(Sheet1=(("Duties", "Pay"),))))
    for part in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        hostile = changed(data, part, lambda xml: bomb + xml.replace(b"Duties", b"&b;&x;"))
        failure = only(hostile).failure
        assert failure is not None
        assert "entities of its own" in failure.message


def test_words_in_one_list_of_strings_are_read_like_those_in_their_cells() -> None:
    data = data_of(book(Sheet1=REVIEWS))
    assert [d.text for d in read(shared(data))] == [d.text for d in read(data)] != []


def test_a_sheet_packed_beyond_reason_is_refused() -> None:
    stream = io.BytesIO()
    data = data_of(book(Sheet1=(("Duties",),)))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, b" " * 120_000_000 if name.startswith("xl/worksheets/") else old.read(name))
    assert only(stream.getvalue()).failure.code == "too-large"  # type: ignore[union-attr]


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_the_name_of_a_cell_is_that_of_openpyxl(column: int, row: int) -> None:
    from openpyxl.utils import get_column_letter

    assert cell_name(row, column) == f"{get_column_letter(column)}{row}"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12).filter(
    lambda words: not words.startswith("=")
)
CELLS = WORDS | st.integers(-(10**9), 10**9) | st.booleans() | st.none()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_all_words_of_all_cells_are_in_the_text(rows: list[list[Value]]) -> None:
    document = only(book(Sheet1=rows))
    said = "".join(document.text.split())
    for row in rows:
        for value in row:
            words = "".join(str(value).split()) if isinstance(value, str) else ""
            if words.isalnum():
                assert words in said
