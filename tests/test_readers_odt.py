"""OpenDocument texts: read as the Word file of the same content is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview import Reviewer, load_policy
from fairreview.model.document import Document
from fairreview.readers.docx import read_docx
from fairreview.readers.opendocument import read as read_odt
from tests import word_files
from tests.odt_files import NAMES, items, odt_file, p, table
from tests.word_files import word_file, zipped

READERS = Path(__file__).parents[2] / "shared" / "data" / "readers"
XML_WORDS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_characters="<&>"), min_size=1
)


def read(body: str, **parts: str) -> Document:
    (document,) = read_odt(odt_file(body, **parts), "draft.odt")
    return document


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def test_headings_lists_and_their_numbers_come_out() -> None:
    nested = p("Cut waiting") + items("by June", style="N")
    document = read(
        '<text:h text:outline-level="2">Goals</text:h>' + items(nested, "Answer", style="N") + items("one")
    )
    assert document.text == "Goals\n\n1. Cut waiting\n1.a) by June\n2. Answer\n• one"
    assert [(each.shape, each.level) for each in document.paragraphs] == [
        ("heading", 2),
        ("item", 1),
        ("item", 2),
        ("item", 1),
        ("item", 1),
    ]


def test_a_bold_short_line_is_a_heading_and_one_made_light_again_is_not() -> None:
    bold = '<text:span text:style-name="B">What you will {}</text:span>'
    light = '<text:span text:style-name="Off">do</text:span>'
    document = read(
        p(bold.format("do")) + p("You lead a team of six people.") + p(bold.format(light)) + p("x.")
    )
    assert [section.title for section in document.sections] == ["What you will do"]


def test_spaces_breaks_notes_and_comments_are_told_apart() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In 2024.</text:p>"
    comment = "<office:annotation><text:p>Why?</text:p></office:annotation>"
    words = (
        f"You \n  led<text:s text:c='2'/>six<text:tab/>in{comment} all{note}</text:note-body></text:note>."
    )
    assert read(p(words)).text == "You led  six\tin all.\n\nFootnotes\n\nIn 2024."


def test_deleted_and_hidden_words_are_left_out_and_said_so() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
    )
    document = read(
        f"{deleted}</text:changed-region></text:tracked-changes>"
        + p('A <text:span text:style-name="V">young </text:span>person')
    )
    assert document.text == "A person"
    assert codes(document) == ["tracked-changes", "hidden-text"]


def test_an_xml_comment_hides_no_words() -> None:
    assert read(p("a young<!-- x --> team")).text == "a young team"


def test_text_boxes_stand_after_their_paragraph_and_tables_in_their_place() -> None:
    box = "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
    document = read(p(f"Before {box}after.") + table(("Goal", "Target"), ("Plan", "9")))
    assert document.text == "Before after.\n\nIn the box.\n\n| Goal | Target |\n| Plan | 9 |"


def test_a_cell_over_two_columns_is_one_and_a_cell_over_two_rows_leaves_its_place_empty() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    rows = (
        cell.format("", "Goal") + cell.format("", "Measure") + cell.format("", "Target"),
        cell.format(' table:number-rows-spanned="2"', "Plan")
        + cell.format("", "count")
        + cell.format("", "9"),
        covered + cell.format("", "date") + cell.format("", "May"),
        cell.format(' table:number-columns-spanned="2"', "Both") + covered + cell.format("", "all"),
    )
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    assert read(f"<table:table>{inner}</table:table>").text.splitlines() == [
        "| Goal | Measure | Target |",
        "| Plan | count | 9 |",
        "|  | date | May |",
        "| Both |  | all |",
    ]


@settings(deadline=None)
@given(st.lists(XML_WORDS, min_size=1, max_size=5))
def test_the_same_paragraphs_give_the_same_document_as_in_word(lines: list[str]) -> None:
    mine = read("".join(p(words) for words in lines))
    (other,) = read_docx(word_file("".join(word_files.p(words) for words in lines)), "draft.docx")
    assert mine.text == other.text
    assert mine.paragraphs == other.paragraphs
    assert [origin.index for origin in mine.origins] == [origin.index for origin in other.origins]


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty", "no text"),
        (odt_file(""), "empty", "no text"),
        (odt_file(p("x"))[:-30], "damaged", "damaged"),
        (zipped({"content.xml": f"<office:document-content {NAMES}/>"}), "format", "but no text"),
        (zipped({"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "protected", "password"),
        (zipped({"word/document.xml": "<a/>"}), "format", "no OpenDocument text"),
        (zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "format", "entities"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, code: str, says: str) -> None:
    (document,) = read_odt(data, "draft.odt")
    assert document.failure is not None
    assert (document.failure.code, says in document.failure.message) == (code, True)


@pytest.mark.skipif(not READERS.is_dir(), reason="the real files in ../shared are not here")
def test_the_twin_in_word_and_in_opendocument_gives_the_same_text_and_findings() -> None:
    paths = [READERS / f"Userresearcher-generic.{suffix}" for suffix in ("docx", "odt")]
    (word,), (odt,) = read_docx(paths[0].read_bytes(), "x"), read_odt(paths[1].read_bytes(), "x")
    assert word.text == odt.text
    assert [(s.title, s.span) for s in word.sections] == [(s.title, s.span) for s in odt.sections]
    reports = [Reviewer(load_policy()).review(each).documents[0] for each in (word, odt)]
    assert [f.rule for f in reports[0].findings] == [f.rule for f in reports[1].findings] != []


@pytest.mark.skipif(not READERS.is_dir(), reason="the real files in ../shared are not here")
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("REQUIRE_OFFICE"),
    reason="LibreOffice is not here; `make office` installs it",
)
def test_what_libreoffice_makes_of_a_word_file_reads_the_same(tmp_path: Path) -> None:
    names = sorted(path for path in READERS.iterdir() if path.suffix.lower() == ".docx")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "odt",
    ]
    arguments = ["--outdir", str(tmp_path), *map(str, names)]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=240)
    for path in names:
        (word,) = read_docx(path.read_bytes(), path.name)
        (odt,) = read_odt((tmp_path / f"{path.stem}.odt").read_bytes(), path.name)
        assert odt.text == word.text
        assert [section.title for section in odt.sections] == [section.title for section in word.sections]
