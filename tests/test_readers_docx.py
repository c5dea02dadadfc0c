"""Word files: what is read, in which order, and what is refused."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.formats.word_package import WordFile
from fairreview.model.document import Document
from fairreview.readers.docx import read_docx
from fairreview.readers.files import read_bytes
from fairreview.readers.shape import with_kind
from tests.word_files import NAMES, heading, item, p, r, table, word_file, zipped

READERS = Path(__file__).parents[2] / "shared" / "data" / "readers"
XML_WORDS = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30
)


def read(body: str, **parts: str) -> Document:
    (document,) = read_docx(word_file(body, **parts), "draft.docx")
    return document


def shapes(document: Document) -> list[tuple[str, int, str]]:
    return [(each.shape, each.level, each.span.of(document.text)) for each in document.paragraphs]


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def test_headings_come_from_styles_whatever_language_their_ids_have() -> None:
    document = read(heading("Duties") + p("You lead.") + heading("Daily", 2) + p("You plan."))
    assert [(s.title, s.level) for s in document.sections] == [("Duties", 1), ("Daily", 2)]
    assert document.title == "Duties"


def test_an_outline_level_or_a_bold_short_line_makes_a_heading_too() -> None:
    level = '<w:outlineLvl w:val="0"/>'
    bold = "<w:p>" + r("What you will do", '<w:rStyle w:val="Fett"/>') + "</w:p>"
    document = read(p("About us", level) + p("We serve.") + bold + p("You lead a team of six people here."))
    assert [(s.title, s.level) for s in document.sections] == [("About us", 1), ("What you will do", 2)]


def test_bold_that_is_switched_off_is_not_bold() -> None:
    off = "<w:p>" + r("What you will do", '<w:b w:val="0"/>') + "</w:p>"
    assert not read(heading("A heading") + off + p("You lead a team.")).sections[1:]


def test_lists_keep_their_depth_and_the_numbers_that_word_gives_them() -> None:
    document = read(
        p("Goals:")
        + item("Cut waiting", number=1)
        + item("by June", 1, number=1)
        + item("Answer letters", number=1)
        + item("Anew", number=3)
    )
    assert document.text == "Goals:\n\n1. Cut waiting\n1.a) by June\n2. Answer letters\n1. Anew"
    assert [each[:2] for each in shapes(document)[1:]] == [("item", 1), ("item", 2), ("item", 1), ("item", 1)]


def test_a_deeper_list_counts_anew_under_each_item() -> None:
    steps = item("a", 1, number=1) + item("b", 1, number=1)
    document = read(item("One", number=1) + steps + item("Two", number=1) + steps)
    assert document.text.splitlines() == ["1. One", "1.a) a", "1.b) b", "2. Two", "2.a) a", "2.b) b"]


def test_typed_bullets_and_private_use_bullets_begin_items() -> None:
    document = read(p("You:") + p("\uf0b7 lead") + p("- plan") + p("\uf0a7\tcount"))
    assert [(s, words) for s, _, words in shapes(document)][1:] == [
        ("item", "lead"),
        ("item", "plan"),
        ("item", "count"),
    ]


def test_a_table_with_a_header_gives_criteria_their_fields() -> None:
    rows = table(
        ("Goal", "Measure", "Target"),
        ("Cut waiting", "", p("95 %") + p("by June")),
        ("Answer | letters", "count", "all"),
    )
    document = with_kind(read(rows), "performance-plan", estimated=False)
    assert document.text.splitlines() == [
        "| Goal | Measure | Target |",
        "| Cut waiting |  | 95 % / by June |",
        "| Answer ¦ letters | count | all |",
    ]
    assert [{n: v.text for n, v in c.fields.items()} for c in document.criteria] == [
        {"title": "Cut waiting", "target": "95 % / by June"},
        {"title": "Answer ¦ letters", "metric": "count", "target": "all"},
    ]


def test_a_cell_over_two_columns_leaves_the_others_in_theirs() -> None:
    rows = table(("Goal", "Measure", "Target"), ("Plan", "count", "9"), ("Both", "all"))
    wide = rows.replace(
        '<w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Both',
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Both',
    )
    assert read(wide).text.splitlines()[2] == "| Both |  | all |"


def test_a_table_of_labels_gives_lines_fields_and_sections() -> None:
    long = p("You lead the team.") + p("You plan its year.")
    document = read(table(("Job title:", "Analyst"), ("Pay grade", "EC 02"), ("Main duties", long)))
    assert document.text.startswith("Job title: Analyst\n\nPay grade: EC 02\n\nMain duties\n\n")
    assert {n: v.text for n, v in document.fields.items()} == {"role": "Analyst", "grade": "EC 02"}
    assert [s.title for s in document.sections] == ["Main duties"]


def test_a_label_beside_several_lines_heads_them() -> None:
    duties = f"<w:p>{r('You file letters.')}<w:r><w:br/></w:r>{r('You answer calls.')}</w:p>"
    document = read(table(("Job title:", "Clerk"), ("Duties:", duties), ("Pay:", "EC 02")))
    assert [section.title for section in document.sections] == ["Duties"]
    assert "Duties:\n\nYou file letters.\nYou answer calls.\n\nPay: EC 02" in document.text


def test_a_table_within_a_table_is_read_in_its_place() -> None:
    inner = table(("Goal", "Target"), ("Plan", "9"))
    document = read(table((p("Before.") + inner + p("After."),)))
    assert document.text == "Before.\n\n| Goal | Target |\n| Plan | 9 |\n\nAfter."


def test_tracked_changes_are_read_as_accepted_and_said_so() -> None:
    changed = (
        f"<w:p>{r('You ')}<w:del w:id='1'><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{r('often ')}</w:ins><w:moveFrom w:id='3'>{r('gone ')}</w:moveFrom>{r('lead.')}</w:p>"
    )
    document = read(
        changed + table(("kept", "also kept")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    )
    assert document.text == "You often lead."
    assert codes(document) == ["tracked-changes"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    document = read(p("You lead ", "<w:rPr><w:del w:id='1'/></w:rPr>") + p("a team."))
    assert [words for _, _, words in shapes(document)] == ["You lead a team."]
    assert [origin.index for origin in document.origins] == [1, 2]


def test_hidden_text_is_left_out_and_reported() -> None:
    hidden = r("young ", "<w:vanish/>") + r("male ", '<w:rStyle w:val="Geheim"/>')
    document = read(f"<w:p>{r('A ')}{hidden}{r('person')}</w:p>")
    assert (document.text, codes(document)) == ("A person", ["hidden-text"])


def test_the_result_of_a_field_is_text_and_its_instruction_is_not() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" + r("shadow")
    field = mark.format("begin") + instruction + mark.format("separate") + r("link") + mark.format("end")
    simple = f"<w:fldSimple w:instr='DATE'>{r(' today')}</w:fldSimple>"
    link = f"<w:hyperlink>{r(' and here')}</w:hyperlink>"
    assert read(f"<w:p>{field}{simple}{link}</w:p>").text == "link today and here"


def test_a_field_that_never_ends_swallows_no_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(f"<w:p>{begin}{r('You lead.')}</w:p>{p('You plan.')}").text == "You lead.\n\nYou plan."


def test_content_controls_formulas_and_marks_are_part_of_the_text() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('chosen ')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('In a block')}</w:sdtContent></w:sdt>"
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    marks = "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:tab/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
    assert read(f"<w:p>{control}{formula}</w:p>{block}").text == "chosen x=1\n\nIn a block"
    assert read(f"<w:p>{marks}</w:p>").text == "e\u2011mail\t•"


def test_ligatures_become_letters_and_soft_hyphens_vanish() -> None:
    assert read(p("e\ufb03cient quali\u00adfication")).text == "efficient qualification"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(f"<w:p>{r('Before ')}{both}{r('after.')}</w:p>{p('End.')}")
    assert document.text == "Before after.\n\nIn the box.\n\nEnd."
    assert [origin.index for origin in document.origins] == [1, 2, 4]


def test_footnotes_stand_at_the_end_and_headers_only_give_a_title() -> None:
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = f"<w:footnote w:id='0'>{p('-----')}</w:footnote><w:footnote w:id='2'>{p('In 2024.')}</w:footnote>"
    document = read(f"<w:p>{r('You led.')}{note}</w:p>", footnotes=notes, header1=p("Senior Analyst"))
    assert document.text == "You led.\n\nFootnotes\n\nIn 2024."
    assert document.title == "Senior Analyst"
    assert document.origins[-1].place == "footnote, paragraph 2"


def test_line_breaks_within_a_paragraph_part_items_but_no_sentence() -> None:
    lines = (
        "<w:r><w:t>You will:</w:t><w:br/><w:t>- lead the team</w:t><w:br/><w:t>- plan the year</w:t></w:r>"
    )
    wrapped = (
        "<w:r><w:t>You will lead the team of six people who plan</w:t><w:br/><w:t>the year ahead.</w:t></w:r>"
    )
    assert [s for s, _, _ in shapes(read(f"<w:p>{lines}</w:p>"))] == ["text", "item", "item"]
    assert len(shapes(read(f"<w:p>{wrapped}</w:p>"))) == 1


def test_origins_lead_back_to_the_paragraphs_of_the_file() -> None:
    document = read(heading("Duties") + p("  ") + table(("You lead.", "You plan.")) + item("Count"))
    assert [(o.span.of(document.text), o.index, o.place) for o in document.origins] == [
        ("Duties", 1, "paragraph 1"),
        ("You lead.", 3, "paragraph 3"),
        ("You plan.", 4, "paragraph 4"),
        ("Count", 5, "paragraph 5"),
    ]
    assert {origin.part for origin in document.origins} == {"word/document.xml"}


def test_a_file_that_another_library_wrote_is_read_alike() -> None:
    made = python_docx.Document()
    made.add_heading("Duties", 1)
    made.add_paragraph("lead the team", style="List Bullet")
    stream = BytesIO()
    made.save(stream)
    (document,) = read_bytes(stream.getvalue(), "x.DOCX")
    assert shapes(document) == [("heading", 1, "Duties"), ("item", 1, "lead the team")]


@settings(deadline=None)
@given(st.lists(XML_WORDS, max_size=6))
def test_every_word_of_every_paragraph_is_in_the_text_where_its_origin_says(lines: list[str]) -> None:
    escaped = [words.replace("&", "&amp;").replace("<", "&lt;") for words in lines]
    document = read("".join(p(words) for words in escaped) + p("end"))
    file = WordFile(word_file("".join(p(words) for words in escaped) + p("end")))
    seen = {each.index: each.text.strip() for each in file.visible(file.body).values() if each.text.strip()}
    assert {origin.index: origin.span.of(document.text) for origin in document.origins} == {
        index: words for index, words in seen.items() if any(o.index == index for o in document.origins)
    }
    assert document.origins[-1].index == len(lines) + 1
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.paragraphs))


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty", "no text"),
        (b"plain words", "format", "no Word file"),
        (b"PK\x03\x04 broken", "damaged", "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected",
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "format", "old Word file"),
        (word_file(""), "empty", "no text"),
        (word_file(p("x"))[:-40], "damaged", "damaged"),
        (zipped({"a.txt": "x"}), "format", "no Word document"),
        (zipped({"word/document.xml": "<w:document"}), "damaged", "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "format", "entities"),
        (zipped({"word/document.xml": f"<w:document {NAMES}>{'<w:p>' * 5000}"}), "damaged", "damaged"),
        (zipped({"word/document.xml": " " * 30_000_000}), "too-large", "too large"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, code: str, says: str) -> None:
    (document,) = read_docx(data, "draft.docx")
    assert document.failure is not None
    assert document.failure.code == code
    assert says in document.failure.message
    assert "\n" not in document.failure.message


def test_macros_are_said_not_to_have_been_looked_at() -> None:
    stream = BytesIO(word_file(p("You lead.")))
    with ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    (document,) = read_docx(stream.getvalue(), "draft.docm")
    assert (document.text, codes(document)) == ("You lead.", ["macros"])


def test_a_file_embedded_as_text_is_a_failure_beside_what_was_read() -> None:
    document = read(p("You lead.") + '<w:altChunk r:id="rId9"/>')
    assert document.text == "You lead."
    assert document.failure is not None
    assert document.failure.code == "embedded"


@pytest.mark.skipif(not READERS.is_dir(), reason="the real files in ../shared are not here")
@pytest.mark.parametrize("name", ["EC_02", "EC_08", "EC_09", "EC_15"])
def test_documents_laid_out_in_tables_come_out_with_sections_and_duties(name: str) -> None:
    (path,) = READERS.glob(f"{name}*.DOCX")
    (document,) = read_docx(path.read_bytes(), path.name)
    titles = [section.title for section in document.sections]
    wanted = ["JOB INFORMATION", "OVERALL PURPOSE", "KEY RESPONSIBILITIES", "SCOPE", "WORKING CONDITIONS"]
    assert [title for title in titles if title in wanted] == wanted
    assert document.fields["grade"].text.startswith("EC ")
    assert not any(paragraph.shape == "row" for paragraph in document.paragraphs[:40])
