import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers.html import read as read_html
from fairreview.readers.shape import with_kind

PROSE = "You answer letters from people who ask how their permit stands, within five working days."


def read(page: str | bytes) -> Document:
    (document,) = read_html(page if isinstance(page, bytes) else page.encode(), "page.html")
    for origin in document.origins:
        assert origin.span.of(document.text)
    return document


def shapes(document: Document) -> list[tuple[str, int, str]]:
    return [(p.shape, p.level, p.span.of(document.text)) for p in document.paragraphs]


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


def test_headings_paragraphs_and_lists_come_out_in_order() -> None:
    document = read(
        "<html><head><title>Jobs | Office</title><style>p {}</style></head><body><h1>Analyst</h1><h2>Duties</h2>"
        f"<p>{PROSE}</p><ul><li>Lead<ul><li>a <b>small</b> team</ul><li>Plan</ul><ol start=3><li>Count</ol></body>"
    )
    assert document.title == "Analyst"
    assert [(s.level, s.title) for s in document.sections] == [(1, "Analyst"), (2, "Duties")]
    assert shapes(document)[2:] == [
        ("text", 0, PROSE),
        ("item", 1, "Lead"),
        ("item", 2, "a small team"),
        ("item", 1, "Plan"),
        ("item", 1, "Count"),
    ]
    assert "3. Count" in document.text


def test_a_page_without_a_heading_has_the_title_of_its_window() -> None:
    assert read(f"<title>\n Analyst,\n Permits </title><p>{PROSE}").title == "Analyst, Permits"


@pytest.mark.parametrize(
    "title",
    [
        "<p class=MsoTitle>Clerk</p>",
        '<p style="margin: 0"><font size="6" style="font-size: 26pt">Clerk</font></p>',
        '<p><span style="FONT-SIZE:22.5pt">Clerk</span></p>',
    ],
)
def test_a_saved_page_is_titled_by_what_is_set_as_a_title(title: str) -> None:
    document = read(f"<body>{title}<h1>Duties</h1><p>You file letters.</p></body>")
    assert document.title == "Clerk"
    assert [section.title for section in document.sections] == ["Clerk", "Duties"]


def test_a_few_large_words_in_a_line_make_no_title() -> None:
    document = read(
        '<body><p><font size="6">You</font> file letters.</p><h1>Duties</h1><p>You call.</p></body>'
    )
    assert document.title == "Duties"


def test_line_breaks_and_bold_lines_part_what_they_part_on_screen() -> None:
    document = read(
        f"<div><b>About us</b><br><br>We serve.<br>{PROSE}</div><p><b>Pay</b></p>One more line here."
    )
    assert [(p[0], p[2]) for p in shapes(document)] == [
        ("heading", "About us"),
        ("text", "We serve."),
        ("text", PROSE),
        ("heading", "Pay"),
        ("text", "One more line here."),
    ]


def test_inline_elements_and_entities_do_not_break_a_sentence() -> None:
    document = read(
        "<p>You&nbsp;lead <a href=x>a <i>team</i></a> of\n 5&ndash;7<sup>1</sup> &amp; plan&#46;</p>"
    )
    assert document.text == "You lead a team of 5–71 & plan."


def test_a_data_table_has_rows_and_a_label_table_has_labels() -> None:
    document = read(
        "<table><tr><th>Goal<th>Target<th>Due</tr><tr><td>Answer letters<td>95 %<td>each month</tr></table>"
        "<table><tr><td>Grade:<td>EC 02</tr><tr><td>Main duties</td><td><p>Lead.</p><p>Plan.</p></td></tr></table>"
        "<dl><dt>Pay<dd>$50,000 a year<dt>Place<dd>Ottawa</dl>"
    )
    assert "| Goal | Target | Due |\n| Answer letters | 95 % | each month |" in document.text
    assert ("row", 1, "Target") in shapes(document)
    assert "Grade: EC 02" in document.text
    assert document.fields["grade"].text == "EC 02"
    assert "Main duties" in [section.title for section in document.sections]
    assert "Pay: $50,000 a year" in document.text
    assert "Place: Ottawa" in document.text


def test_criteria_of_a_plan_are_the_rows_or_items_of_its_page() -> None:
    rows = "".join(f"<tr><td>Answer letters {n}</td><td>{n} %</td><td>by June</td></tr>" for n in (90, 95))
    document = read(f"<h1>Plan</h1><table><tr><th>Objective<th>Target<th>Timeframe</tr>{rows}</table>")
    assert len(with_kind(document, "performance-plan", estimated=False).criteria) == 2


def test_a_layout_table_is_read_cell_by_cell_and_its_menu_left_out() -> None:
    links = "".join(f"<a href=x>Office {n}</a><br>" for n in range(9))
    document = read(
        f"<table><tr><td>{links}</td><td><h1>Analyst</h1><p>{PROSE}</p>"
        f"<table><tr><td>{PROSE}</td></tr></table></td></tr></table>"
    )
    assert document.text == f"Analyst\n\n{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>All jobs in town</nav>",
        "<header><a href=/>Office</a> of roads</header>",
        "<footer>Office of roads, 1 Main Street</footer>",
        "<div role=navigation>All jobs in town</div>",
        "<div id=cookieBanner>We use cookies. <button>Accept</button></div>",
        '<div class="left-nav">All jobs in town</div>',
        "<ul>" + "<li><a href=x>An office</a>" * 5 + "</ul>",
        "<script>var young = 'team'</script><noscript>Turn it on</noscript>",
        "<a href=#c>Skip to main content</a><p>Back to top",
        "<form><select><option>A young team</select></form>",
    ],
)
def test_furniture_around_the_text_is_left_out(furniture: str) -> None:
    assert read(f"<body>{furniture}<h1>Analyst</h1><p>{PROSE}</p>{furniture}").text == f"Analyst\n\n{PROSE}"


def test_the_main_element_is_the_text_and_the_rest_is_told() -> None:
    menu = "<p>" + "Offices and places. " * 30
    document = read(f"<body>{menu}<main><header><h1>Analyst</h1></header><p>{PROSE}<p>{PROSE}</main>{menu}")
    assert document.text == f"Analyst\n\n{PROSE}\n\n{PROSE}"
    assert [notice.message for notice in document.notices] == [
        "180 words of menus, headers and footers around the text were left out"
    ]


def test_an_empty_main_element_hides_no_text() -> None:
    assert PROSE in read(f"<body><main></main><div>{PROSE}</div>").text


def test_what_calls_itself_furniture_but_holds_much_prose_is_read() -> None:
    assert PROSE in read(f"<body><div class=sidebar>{f'<p>{PROSE}</p>' * 6}</div>").text


def test_hidden_words_are_not_read_and_told_when_many() -> None:
    for hidden in (
        "style='color:red; DISPLAY : none'",
        "hidden",
        "aria-hidden=true",
        "style=visibility:hidden",
    ):
        document = read(f"<p>{PROSE}</p><div {hidden}>{PROSE} {PROSE}</div>")
        assert document.text == PROSE
        assert codes(document) == ["hidden"]
    assert codes(read(f"<p>{PROSE}</p><span hidden>three small words</span>")) == []


def test_words_that_a_click_unfolds_are_read_and_told() -> None:
    page = f"<p>{PROSE}</p><a class=accordion-button href=#d>Duties</a><div id=d style=display:none>{PROSE}</div>"
    document = read(page)
    assert document.text.count(PROSE) == 2
    assert "folds away" in document.notices[0].message


def test_a_listing_is_one_document_and_its_vacancies_stand_whole_below_each_other() -> None:
    items = "".join(
        f"<tr><td>1 May<td><a href=x{n}>Nurse</a> {n}<td>Office of health and of human services in town</tr>"
        f"<tr><td></td><td colspan=2>{PROSE}<br>Pay:<b>GS-{n}</b></td></tr><tr><td><a href=y>Save job</a></td></tr>"
        for n in range(10, 40)
    )
    document = read(f"<table><tr><td>Closing<td>Job<td>Agency</tr>{items}</table>")
    assert document.text.count(PROSE) == document.text.count("Nurse") == document.text.count("Pay: GS-") == 30
    assert "Save job" not in document.text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>Café".encode(), "Café"),
        ("\ufeff<p>Café".encode("utf-16-le"), "Café"),
        (b"\xef\xbb\xbf<p>Caf\xc3\xa9", "Café"),
        (b"<meta charset=iso-8859-1><p>\x93Caf\xe9\x94", "“Café”"),
        (b'<meta http-equiv=x content="text/html; charset=windows-1251"><p>\xc4\xe0', "Да"),
        (b"<meta charset=utf-8><p>Caf\xe9", "Café"),
        (b"<meta charset=no-such><p>Caf\xe9", "Café"),
        (b"<meta charset=rot13><p>Caf\xe9", "Café"),
    ],
)
def test_the_encoding_is_that_of_the_bytes_or_as_the_page_says(page: bytes, said: str) -> None:
    assert read(page).text == said


def test_each_block_knows_its_line_in_the_source() -> None:
    document = read(f"<html>\n<body>\n<h1>Analyst</h1>\n\n<p>{PROSE}\n</body>")
    assert [origin.index for origin in document.origins] == [3, 5]


def test_a_page_without_words_is_a_failure() -> None:
    for page in ("", "<html>", "<script>x</script>", "<body>\n", "<!-- only -->", "<nav>Menu</nav>"):
        document = read(page)
        assert document.failure is not None
        assert document.failure.code == "empty"


def test_elements_nested_too_deeply_are_a_failure_with_what_was_read() -> None:
    document = read(f"<p>{PROSE}</p>" + "<div>" * 1_000_000 + "hidden words")
    assert document.failure is not None
    assert document.failure.code == "depth"
    assert document.text == PROSE


@pytest.mark.parametrize(
    "part", ["<b><p>", "<table><tr><td>", "<a>", "<li>", "<ul><li>", "&amp;", "<br>", "<", "<!--"]
)
def test_time_grows_no_faster_than_the_page(part: str) -> None:
    begin = time.process_time()
    read("<p>words</p>" + part * 20_000)
    assert time.process_time() - begin < 5


PARTS = st.sampled_from(
    "<p> </p> <b> </b> <ul> <ol> <li> </li> </ul> <table> <tr> <td> </td> </table> <th> <dl> <dt> <dd> </dl> <h1> </h2>"
    " <br> <pre> </pre> <div> </div> <nav> </nav> <main> </main> <a> </a> You lead a team. Duties: &nbsp; \n".split(
        " "
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=60))
def test_any_elements_in_any_order_give_a_document_whose_spans_fit(parts: list[str]) -> None:
    document = read(" ".join(parts))
    assert document.failure or document.paragraphs
    for paragraph in document.paragraphs:
        words = paragraph.span.of(document.text)
        assert words.strip() == words != ""
