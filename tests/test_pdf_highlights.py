"""Findings written into a copy of the PDF file: on exactly the words they are about."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from fairreview.cli.main import app
from fairreview.formats.archive import BadFile
from fairreview.formats.pdf.page import Box, turned, unturned
from fairreview.model.document import Document
from fairreview.model.report import Finding
from fairreview.readers.pdf import read
from fairreview.report.pdf_highlights import Places, highlighted
from fairreview.text import Span
from tests.pdf_files import grid, lines, pdf, prose

DRAFT = (
    "We look for a young and dynamic",
    "person who will join our team of di-",
    "gital natives at the harbour.",
)


def document_of(data: bytes) -> Document:
    (document,) = read(data, "draft.pdf")
    assert document.failure is None
    return document


def words_under(data: bytes, page: int, boxes: list[Box]) -> list[str]:
    """Return what PDFium's own search for words finds in boxes of a page."""
    with pypdfium2.PdfDocument(data) as file:
        text = file[page - 1].get_textpage()
        return [
            " ".join(text.get_text_bounded(box.left, box.bottom, box.right, box.top).split()) for box in boxes
        ]


def finding_at(document: Document, words: str) -> Finding:
    start = document.text.index(words)
    return finding(Span(start, start + len(words)), words)


def finding(span: Span, words: str) -> Finding:
    return Finding(
        rule="AGE-001",
        name="age",
        family="age",
        severity="error",
        message="“x” asks for an age.",
        text=words,
        span=span,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        place="",
    )


def notes(data: bytes) -> list[tuple[int, str, str, str]]:
    with pikepdf.open(io.BytesIO(data)) as file:
        return [
            (number, str(note.Subtype), str(note.T), str(note.Contents))
            for number, page in enumerate(file.pages, 1)
            for note in page.get("/Annots", [])
        ]


def draft(canvas: Canvas) -> None:
    y = lines(canvas, DRAFT)
    grid(canvas, [("Goal", "Target"), ("Answer letters", "a native\nspeaker")], y, (120, 150))


def turned_draft(canvas: Canvas) -> None:
    canvas.translate(306, 396)
    canvas.rotate(90)
    lines(canvas, DRAFT, x=-200, y=0)


@pytest.mark.parametrize("draw", [draft, turned_draft])
def test_the_words_under_a_highlight_are_those_of_the_finding(draw: object) -> None:
    assert callable(draw)
    data = pdf(draw)
    document = document_of(data)
    places = Places(data, document)
    for words, expected in (
        ("young and dynamic", ["young and dynamic"]),
        ("digital natives", ["di", "gital natives"]),
        ("dynamic person", ["dynamic", "person"]),
    ):
        found = list(places.boxes(finding_at(document, words).span))
        assert words_under(data, 1, [box for _, box in found]) == expected


def test_words_in_a_cell_are_highlighted_line_by_line() -> None:
    data = pdf(prose, draft)
    document = document_of(data)
    found = list(Places(data, document).boxes(finding_at(document, "native speaker").span))
    assert [page for page, _ in found] == [2, 2]
    assert words_under(data, 2, [box for _, box in found]) == ["native", "speaker"]


def test_a_copy_has_a_highlight_for_each_finding_and_leaves_the_file_as_it_was() -> None:
    data = pdf(draft)
    document = document_of(data)
    made = highlighted(data, document, [finding_at(document, "young"), finding(Span(0, 0), "")])
    assert made.startswith(data)
    assert [(page, kind, author) for page, kind, author, _ in notes(made)] == [
        (1, "/Highlight", "fairreview"),
        (1, "/Text", "fairreview"),
    ]
    assert notes(made)[0][3].splitlines()[:2] == ["AGE-001 age (error)", "“x” asks for an age."]
    assert made == highlighted(data, document, [finding_at(document, "young"), finding(Span(0, 0), "")])
    assert document_of(made).text == document.text


def test_nothing_is_written_into_a_file_without_findings_or_with_other_words() -> None:
    data = pdf(draft)
    document = document_of(data)
    assert highlighted(data, document, []) == data
    with pytest.raises(BadFile, match="check it anew"):
        highlighted(pdf(prose), document, [finding_at(document, "young")])


def test_a_protected_file_takes_no_highlights() -> None:
    data = pdf(draft, password="")
    document = document_of(data)
    with pytest.raises(BadFile, match="protected"):
        highlighted(data, document, [finding_at(document, "young")])


def test_check_writes_an_annotated_copy(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(lambda canvas: lines(canvas, ["Join our young team."])))
    copy = tmp_path / "copy.pdf"
    result = CliRunner().invoke(
        app, ["check", str(path), "--kind", "job-description", "--annotate", str(copy)], standalone_mode=False
    )
    assert "page 1, line 1" in result.output
    assert any(kind == "/Highlight" for _, kind, _, _ in notes(copy.read_bytes()))


def test_text_is_checked_without_the_reader_of_pdf_files() -> None:
    program = (
        "import sys; from fairreview.readers.files import read_bytes; list(read_bytes(b'Duties', 'a.md'));"
        "import fairreview.cli.main, fairreview.cli.check; sys.exit('pypdfium2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


SIDES = st.floats(-500, 500)
LENGTHS = st.floats(1, 300)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, low = draw(SIDES), draw(SIDES)
    return Box(left, low + draw(LENGTHS), left + draw(LENGTHS), low)


@given(boxes(), st.integers(0, 3))
def test_a_box_of_a_frame_leads_back_to_the_sheet(box: Box, turn: int) -> None:
    page = Box(10, 800, 620, 20)
    there = turned(box, turn, page)
    assert there.left < there.right and there.top < there.bottom
    back = unturned(there, turn, page)
    for name in ("left", "top", "right", "bottom"):
        assert getattr(back, name) == pytest.approx(getattr(box, name), abs=1e-6)
