import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from fairreview.formats.pdf import reading
from fairreview.model.document import Document
from fairreview.readers.pdf import read as read_pdf
from fairreview.readers.shape import with_kind
from tests.pdf_files import (
    LEFT,
    PROSE,
    PROSE_TEXT,
    TOP,
    Draw,
    blank,
    grid,
    lines,
    pdf,
    picture_of_text,
    prose,
)


def read(data: bytes) -> Document:
    (document,) = read_pdf(data, "draft.pdf")
    for origin in document.origins:
        assert origin.span.of(document.text)
        assert re.fullmatch(rf"page {origin.part}, line {origin.index}", origin.place)
    return document


def shapes(document: Document) -> list[tuple[str, str]]:
    return [(p.shape, p.span.of(document.text)) for p in document.paragraphs]


def texts(document: Document) -> list[str]:
    return [text for _, text in shapes(document)]


def failure(document: Document) -> tuple[str, str]:
    assert document.failure is not None
    return document.failure.code, document.failure.message


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def test_wrapped_lines_are_one_paragraph_and_each_line_has_its_place() -> None:
    document = read(pdf(prose))
    assert shapes(document) == [("text", PROSE_TEXT)]
    assert [(o.place, o.span.of(document.text)) for o in document.origins] == [
        ("page 1, line 1", PROSE[0]),
        ("page 1, line 2", PROSE[1]),
        ("page 1, line 3", PROSE[2]),
    ]


def test_headings_are_known_by_their_size_and_weight_and_the_largest_is_the_title() -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, ["Permit Analyst"], size=22)
        y = lines(canvas, ["Duties"], y=y, size=15)
        y = lines(canvas, PROSE, y=y)
        y = lines(canvas, ["Letters"], y=y - 8, bold=True)
        y = lines(canvas, PROSE, y=y)
        lines(canvas, ["Pay"], y=y - 8, size=15)
        lines(canvas, PROSE, y=y - 30)

    document = read(pdf(draw))
    assert document.title == "Permit Analyst"
    assert [(s.level, s.title) for s in document.sections] == [
        (1, "Permit Analyst"),
        (2, "Duties"),
        (3, "Letters"),
        (2, "Pay"),
    ]


def test_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["A title over both columns of this page"], y=750, size=20)
        left = ["The office keeps the record", "of all permits of the town", "and of those who hold them."]
        right = ["You help people who come", "to the desk with a question", "on how their permit stands."]
        lines(canvas, left * 3, x=72)
        lines(canvas, right * 3, x=330, y=TOP - 5)

    document = read(pdf(draw))
    text = " ".join(document.text.split())
    left = "The office keeps the record of all permits of the town and of those who hold them."
    right = "You help people who come to the desk with a question on how their permit stands."
    assert text == f"A title over both columns of this page {' '.join([left] * 3)} {' '.join([right] * 3)}"


def test_labels_belong_to_the_values_beside_them() -> None:
    def draw(canvas: Canvas) -> None:
        y = float(TOP)
        for label, value in (
            ("Job title", ["Permit Analyst"]),
            ("Pay grade", ["EC 05"]),
            ("Duties of\nthe post", list(PROSE)),
            ("Location", ["Harbour office"]),
        ):
            low = lines(canvas, value, x=230, y=y)
            lines(canvas, label.split("\n"), y=y, bold=True)
            y = low - 14

    document = read(pdf(draw))
    assert texts(document)[:2] == ["Job title: Permit Analyst", "Pay grade: EC 05"]
    assert ("heading", "Duties of the post") in shapes(document)
    assert PROSE_TEXT in texts(document)
    assert document.fields["role"].text == "Permit Analyst"
    assert document.fields["grade"].text == "EC 05"


def test_a_broken_word_is_made_whole_and_a_compound_keeps_its_hyphen() -> None:
    def draw(canvas: Canvas) -> None:
        lines(
            canvas,
            [
                "The office is ac-",
                "cepting letters that come in by its day-",
                "to-day mail, and works on a well-",
                "known plan for the years 2026-",
                "2028 that the council-wide re-",
                "view has set for the coun-",
                "cil and for M-",
                "PABI.",
            ],
        )

    assert texts(read(pdf(draw))) == [
        "The office is accepting letters that come in by its day-to-day mail, and works on a well-known plan for"
        " the years 2026-2028 that the council-wide review has set for the council and for M-PABI."
    ]


def test_a_hyphen_stays_where_the_draft_itself_writes_the_word_with_one() -> None:
    def draw(canvas: Canvas) -> None:
        lines(
            canvas,
            ["The sub-team of the office works with each sub-", "team of the harbour on the har-", "bour."],
        )

    assert texts(read(pdf(draw))) == [
        "The sub-team of the office works with each sub-team of the harbour on the harbour."
    ]


def test_ligatures_become_letters() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(
            LEFT, TOP, "The o\ufb03ce \ufb01les e\ufb03cient \ufb02ow.".replace("\ufb03", "f\ufb01")
        )

    assert texts(read(pdf(draw))) == ["The office files efficient flow."]


def bulleted(mark: str, font: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, ["You will:"])
        for item in (PROSE, ("Lead the team.",)):
            canvas.setFont(font, 9)
            canvas.drawString(LEFT + 10, y, mark)
            y = lines(canvas, item, x=LEFT + 28, y=y)

    return pdf(draw)


@pytest.mark.parametrize(
    ("mark", "font"), [("•", "Helvetica"), ("-", "Helvetica"), ("l", "ZapfDingbats"), ("\xb7", "Symbol")]
)
def test_bullets_of_any_font_begin_items(mark: str, font: str) -> None:
    document = read(bulleted(mark, font))
    assert shapes(document)[1:] == [("item", PROSE_TEXT), ("item", "Lead the team.")]


def test_drawn_dots_are_bullets_too() -> None:
    def draw(canvas: Canvas) -> None:
        y = float(TOP)
        for item in (PROSE, ("Lead the team.",), ("Plan the work of the week.",)):
            canvas.circle(LEFT + 10, y + 3, 2, fill=1)
            y = lines(canvas, item, x=LEFT + 28, y=y)

    document = read(pdf(draw))
    assert shapes(document) == [
        ("item", PROSE_TEXT),
        ("item", "Lead the team."),
        ("item", "Plan the work of the week."),
    ]


def test_numbers_begin_items_and_a_number_at_the_start_of_a_wrapped_line_does_not() -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(canvas, ["1. Answer the letters of all people who ask, at least", "    20. of them a day."])
        lines(canvas, ["2. Lead the team."], y=y)

    document = read(pdf(draw))
    assert shapes(document) == [
        ("item", "Answer the letters of all people who ask, at least 20. of them a day."),
        ("item", "Lead the team."),
    ]


def test_heads_feet_and_page_numbers_are_left_out_and_a_sentence_goes_over_the_page() -> None:
    def drawn(number: int, body: tuple[str, ...], y: float) -> Draw:
        def draw(canvas: Canvas) -> None:
            lines(canvas, ["Harbour Office"], y=760, size=9)
            lines(canvas, [f"Form 12 of 3 May 2026, page {number} of 3"], y=30, size=9)
            lines(canvas, body, y=y)

        return draw

    document = read(pdf(drawn(1, PROSE[:2], 100), drawn(2, PROSE[2:], 720), drawn(3, PROSE, 720)))
    assert texts(document) == ["Harbour Office", PROSE_TEXT, PROSE_TEXT]


def test_the_stamp_of_a_browser_is_left_out_of_a_single_page() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["3/25/22, 09:14"], x=20, y=775, size=8)
        lines(canvas, ["Permit Analyst | Harbour Office"], x=240, y=775, size=8)
        lines(canvas, ["https://harbour.example/jobs/12"], x=20, y=15, size=8)
        lines(canvas, ["1/1"], x=580, y=15, size=8)
        prose(canvas)

    assert texts(read(pdf(draw))) == [PROSE_TEXT]


def test_a_ruled_table_goes_over_two_pages_with_its_header_said_once() -> None:
    header = ("Goal", "Measure", "Target")

    def first(canvas: Canvas) -> None:
        grid(canvas, [header, ("Letters", "Days to answer\na letter", "five days")], 150, (120, 150, 120))

    def second(canvas: Canvas) -> None:
        grid(canvas, [header, ("Permits", "Share issued", "95 %")], 740, (120, 150, 120))

    document = with_kind(read(pdf(first, second)), "performance-plan", estimated=False)
    assert [
        (c.fields["title"].text, c.fields["metric"].text, c.fields["target"].text) for c in document.criteria
    ] == [
        ("Letters", "Days to answer a letter", "five days"),
        ("Permits", "Share issued", "95 %"),
    ]


def test_lines_drawn_around_one_column_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, [("\n".join(PROSE),), ("Lead the team.",)], 700, (450,))

    assert shapes(read(pdf(draw))) == [("text", PROSE_TEXT), ("text", "Lead the team.")]


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_turned_pages_are_read_from_left_to_right(quarter: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(306, 396)
        canvas.rotate(90 * quarter)
        canvas.translate(-250, 0)
        lines(canvas, PROSE, x=0, y=0)

    assert texts(read(pdf(draw))) == [PROSE_TEXT]


def test_a_page_shown_turned_is_read_all_the_same() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        prose(canvas)

    assert texts(read(pdf(draw, page=(792, 612)))) == [PROSE_TEXT]


def test_a_watermark_is_left_out_with_a_notice() -> None:
    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.translate(200, 300)
        canvas.rotate(45)
        lines(canvas, ["DRAFT"], x=0, y=0, size=60)

    document = read(pdf(draw))
    assert (texts(document), codes(document)) == ([PROSE_TEXT], ["slanted"])


def test_a_blank_page_is_a_notice_and_a_file_of_blank_pages_is_refused() -> None:
    document = read(pdf(prose, blank))
    assert (document.failure, codes(document)) == (None, ["blank-page"])
    assert "page 2: blank" in document.notices[0].message
    assert failure(read(pdf(blank, blank)))[0] == "empty"


def test_pictures_of_text_are_refused_and_one_among_other_pages_is_named() -> None:
    assert failure(read(pdf(picture_of_text, picture_of_text)))[0] == "scanned"
    document = read(pdf(prose, picture_of_text, lambda canvas: prose(canvas, 500)))
    assert failure(document) == (
        "scanned",
        "not read: page 2: a picture of text; the other pages were checked",
    )
    assert texts(document) == [PROSE_TEXT, PROSE_TEXT]


def test_a_photograph_is_no_picture_of_text() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        shades = bytes((x * 3 + y * 5) % 256 for y in range(200) for x in range(200))
        canvas.drawImage(ImageReader(Image.frombytes("L", (200, 200), shades)), 72, 100, 450, 450)
        prose(canvas)

    document = read(pdf(draw))
    assert (document.failure, texts(document)) == (None, [PROSE_TEXT])


def test_a_column_that_is_longer_than_its_neighbour_is_read_to_its_end_first() -> None:
    left = (
        "You answer the letters of people",
        "who ask how their permit stands",
        "and note in the record of the day",
    )
    right = (
        "We pay for your train to the office",
        "and give you a month of leave and",
        "a pension that grows with the years",
    )
    below = (
        "You train new staff in the office,",
        "who come in the spring of the year",
        "and stay for two years or longer.",
    )

    def draw(canvas: Canvas) -> None:
        lines(canvas, left)
        lines(canvas, right, x=330)
        lines(canvas, below, y=TOP - 75)

    assert texts(read(pdf(draw))) == [" ".join(left), " ".join(below), " ".join(right)]


def test_a_chart_beside_text_is_no_picture_of_text() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(9):
            for bar in range(14):
                canvas.rect(90 + bar * 30, 100 + row * 22, 14, 6, fill=1)
        for y in range(400, 720, 80):
            prose(canvas, y)

    document = read(pdf(draw))
    assert (document.failure, texts(document)) == (None, [PROSE_TEXT] * 4)


def test_a_picture_of_text_below_text_is_unread() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.scale(1, 0.6)
        picture_of_text(canvas)
        canvas.restoreState()
        prose(canvas)

    assert failure(read(pdf(draw, prose)))[0] == "scanned"


def test_a_file_with_a_password_is_refused_and_one_that_opens_without_is_read() -> None:
    assert failure(read(pdf(prose, password=PROSE[0])))[0] == "locked"
    assert texts(read(pdf(prose, password=""))) == [PROSE_TEXT]


def test_what_is_filled_into_a_form_is_read_where_it_stands() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Overall assessment"], bold=True)
        canvas.acroForm.textfield(value="She met all five goals.", x=LEFT, y=TOP - 40, width=300, height=20)
        lines(canvas, ["Signature of the rater"], y=TOP - 80)

    document = read(pdf(draw))
    assert texts(document) == ["Overall assessment", "She met all five goals.", "Signature of the rater"]


def test_text_that_nobody_can_see_is_left_out_unless_a_paragraph_goes_on_in_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        lines(canvas, ["young dynamic rock star"], x=400, y=300, size=4)
        y = lines(canvas, PROSE[:1])
        canvas.setFillColorRGB(0, 0, 0)
        lines(canvas, PROSE[1:], y=y)

    document = read(pdf(draw))
    assert (texts(document), codes(document)) == ([PROSE_TEXT], ["hidden-text"])


def test_standard_statements_and_links_alone_are_no_draft() -> None:
    def draw(canvas: Canvas) -> None:
        for at, link in enumerate(["Search jobs", "How to apply", "Sign in"]):
            lines(canvas, [link], x=72 + at * 120)
        lines(
            canvas,
            ["We are an equal opportunity employer and decide without", "regard to race, sex or age."],
            y=600,
        )

    assert failure(read(pdf(draw)))[0] == "furniture-only"


def test_a_text_in_another_language_is_read_with_a_notice() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Le poste comprend la gestion des permis de la ville et de son port."] * 8)

    document = read(pdf(draw))
    assert (document.failure, codes(document)) == (None, ["language"])


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PAGES", 2)
    assert failure(read(pdf(prose, prose, prose))) == (
        "too-large",
        "more than 2 pages; split it into smaller files",
    )
    monkeypatch.setattr(reading, "MAX_GLYPHS", 200)
    assert failure(read(pdf(prose, prose)))[0] == "too-large"


def test_a_file_that_is_no_pdf_inside_is_damaged() -> None:
    assert failure(read(b"%PDF-1.7\n" + b"x" * 500))[0] == "damaged"
    assert failure(read(b""))[0] == "damaged"


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        (b"<</Type/Pages/Kids[2 0 R]/Count 1>>", "damaged"),
        (b"<</Type/Pages/Kids" + b"[" * 50_000 + b"]" * 50_000 + b"/Count 1>>", "damaged"),
        (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", "empty"),
    ],
)
def test_a_tree_of_pages_that_leads_nowhere_is_refused(pages: bytes, code: str) -> None:
    out = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj" + pages + b"endobj\n"
    out += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    assert failure(read(out))[0] == code


def test_a_form_with_a_page_for_each_person_keeps_its_labels() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Overall assessment:", "She met all five goals.", "Signature:"], y=600)

    found = [text.rstrip(":") for text in texts(read(pdf(*[draw] * 4)))]
    assert found == ["Overall assessment", "She met all five goals.", "Signature"] * 4


def test_pages_beyond_those_that_are_drawn_are_known_as_pictures_by_their_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "MAX_DRAWN", 0)
    document = read(pdf(prose, picture_of_text))
    assert failure(document) == (
        "scanned",
        "not read: page 2: a picture of text; the other pages were checked",
    )


WORDS = st.sampled_from(
    [*PROSE_TEXT.rstrip(".").replace(",", "").split(), "Straße", "résumé", "C++", "2026", "(s)he", "95 %"]
)
LINES = st.lists(WORDS, min_size=4, max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12), st.integers(0, 3), st.floats(7, 14))
def test_no_word_of_a_column_is_lost_or_moved(rows: list[str], quarter: int, size: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(306, 396)
        canvas.rotate(90 * quarter)
        lines(canvas, rows, x=-280, y=200, size=size)

    document = read(pdf(draw))
    assert document.text.split() == " ".join(rows).split()
    starts = [origin.span.start for origin in document.origins]
    assert starts == sorted(starts)
