import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.readers.structure import Dialect, Structure, find_structure
from fairreview.text import Span

DIALECTS: tuple[Dialect, ...] = ("plain", "loose", "markdown")
PIECES = st.sampled_from(
    [
        *(
            "alpha",
            "Beta",
            "GAMMA DELTA",
            "Duties:",
            "Target: 5",
            "**Bold**",
            "_x_",
            "`c`",
            "1. ",
            "a) ",
            "(b) ",
        ),
        *(
            "- ",
            "* ",
            "• ",
            "o ",
            "\uf0b7",
            "# ",
            "## ",
            "---",
            "===",
            "```",
            "~~~",
            "> ",
            "|",
            "|---|",
            "\t",
            "    ",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\f",
            "\u2028",
            " ",
            ".",
            ":",
            "[t](u)",
            "<b>",
            "\\*",
            "é",
            "\U0001f600",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))
# What may stand between paragraphs: white space and the marks of headings, lists, quotes, tables, code.
MARKS = re.compile(
    r"(?:[\s#=\-*_~+|:>`.()•·∙▪●◦○‣⁃■□➢►✓✔❖\uf0b7\uf0a7\uf0d8\ufffd–\\]"
    r"|\[[ xX]\]|\bo(?=\s|$)|\(?\b(?:\d+(?:\.\d+)*|[A-Za-z]|[ivxIVX]{2,6})\b[.)]?|<[^<>]*>)*"
)
FENCE_LINE = re.compile(r"(?m)^\s*(?:`{3,}|~{3,}).*$")


def outline(text: str, dialect: Dialect = "plain") -> list[tuple[str, int, str]]:
    return [(p.shape, p.level, p.span.of(text)) for p in find_structure(text, dialect).paragraphs]


def headings(text: str, dialect: Dialect = "plain") -> list[str]:
    return [section.title for section in find_structure(text, dialect).sections]


def shown(text: str, dialect: Dialect = "loose") -> str:
    found = find_structure(text, dialect)
    kept = list(text)
    for span in found.hidden:
        kept[span.start : span.end] = [""] * (span.end - span.start)
    return "".join(kept)


def test_hash_marks_make_headings_without_them() -> None:
    assert outline("## Duties ##\n\nText.") == [("heading", 2, "Duties"), ("text", 0, "Text.")]


def test_an_underline_makes_a_heading() -> None:
    assert outline("Duties\n======\nText.") == [("heading", 1, "Duties"), ("text", 0, "Text.")]
    assert outline("Duties\n---\nText.")[0] == ("heading", 2, "Duties")


def test_a_banner_is_a_heading() -> None:
    assert outline("=== JOB DETAILS ===\nPay: 30")[0] == ("heading", 1, "JOB DETAILS")


def test_a_short_line_alone_above_text_is_a_heading() -> None:
    assert headings("About the Team\n\nWe keep the archive open.") == ["About the Team"]
    assert headings("What you will do\n\nYou keep the archive open.") == ["What you will do"]


def test_a_short_line_right_above_a_list_or_long_prose_is_a_heading() -> None:
    assert headings("Requirements\n• Numeracy\n• A driving licence") == ["Requirements"]
    prose = "You will keep the archive open to the public and answer their letters."
    assert headings(f"Purpose of the Post\n{prose}") == ["Purpose of the Post"]


def test_a_heading_needs_no_blank_line_between_long_paragraphs() -> None:
    prose = "You will keep the archive open to the public, answer their letters and mend what they break."
    long = f"{prose} {prose}"
    assert headings(f"{long}\nThe Position:\n{long}\nSpecial Note\n{long}") == [
        "The Position",
        "Special Note",
    ]


def test_a_line_in_capitals_is_a_heading_but_shouting_is_not() -> None:
    assert headings("We mend roads.\nBENEFITS\nA pension.") == ["BENEFITS"]
    assert headings("READ THIS FIRST\nAND THEN READ ON\nTHANK YOU") == []


def test_a_line_with_a_colon_above_a_list_is_a_heading() -> None:
    assert headings("Duties:\n- Sort the mail") == ["Duties"]
    assert headings("About us:\n\nWe mend roads.") == ["About us"]


def test_a_bold_line_is_a_heading_and_its_stars_are_outside() -> None:
    assert outline("**Duties**\n\nSort the mail.")[0] == ("heading", 1, "Duties")
    assert outline("**Duties:**\n- Sort the mail.")[0] == ("heading", 1, "Duties:")


@pytest.mark.parametrize(
    "line",
    [
        "We mend roads.",
        "Location: Leeds",
        "Pay £30,000",
        "30 days of leave",
        "office@example.org",
        "This post is open to all",
        "one small line in lower case",
        "A line that goes on and on and on until it has far too many words",
    ],
)
def test_lines_that_only_look_like_headings_are_text(line: str) -> None:
    assert headings(f"{line}\n\nWe keep the archive open to all.") == []


def test_short_lines_that_follow_each_other_are_a_list_and_not_headings() -> None:
    assert headings("Java\n\nPython\n\nCobol\n\nFortran\n\nWe teach them all to you here.") == []


def test_a_short_line_with_nothing_but_the_next_heading_below_is_text() -> None:
    assert headings("# Place\n\nNew Town Hall\n\n# Pay\n\nGood.") == ["Place", "Pay"]


def test_the_last_line_of_a_text_is_no_heading() -> None:
    assert headings("We mend roads.\n\nKind Regards") == []


def test_sections_reach_to_the_next_heading_of_their_level() -> None:
    text = "# Post\n\n## Duties\n\nMail.\n\n## Pay\n\nGood.\n"
    found = {section.title: section.span.of(text) for section in find_structure(text, "plain").sections}
    assert found["Duties"] == "Duties\n\nMail."
    assert found["Post"].endswith("Good.")


def test_a_plain_heading_stands_under_a_marked_one() -> None:
    text = "# Post\n\nDuties:\n- Mail\n\n# Pay\n\nGood."
    levels = {section.title: section.level for section in find_structure(text, "plain").sections}
    assert levels == {"Post": 1, "Duties": 2, "Pay": 1}


@pytest.mark.parametrize(
    "mark", ["-", "*", "•", "·", "▪", "–", "●", "o", "\uf0b7", "1.", "1)", "a)", "(a)", "i."]
)
def test_a_bullet_is_not_part_of_the_item(mark: str) -> None:
    assert outline(f"{mark} Sort the mail") == [("item", 1, "Sort the mail")]


def test_a_decimal_number_is_no_list_mark() -> None:
    assert outline("2.5 years in post are enough.") == [("text", 0, "2.5 years in post are enough.")]


def test_a_wrapped_line_that_begins_with_a_number_is_no_item() -> None:
    text = "The office will have moved to the new building in the north by July\n12. The lease ends then."
    assert [shape for shape, _, _ in outline(text)] == ["text"]


def test_items_nest_by_indent_and_by_mark() -> None:
    assert [level for _, level, _ in outline("- a\n  - b\n    - c\n- d")] == [1, 2, 3, 1]
    assert [level for _, level, _ in outline("1. Aa\na) Bb\nb) Cc\n2. Dd\n• Ee")] == [1, 2, 2, 1, 2]


def test_a_tab_is_an_indent() -> None:
    assert [level for _, level, _ in outline("- a\n\t- b\n- c")] == [1, 2, 1]


def test_the_letter_v_alone_is_a_letter() -> None:
    assert [level for _, level, _ in outline("v) Aa\nw) Bb")] == [1, 1]
    assert [level for _, level, _ in outline("iv) Aa\nv) Bb\nvi) Cc")] == [1, 1, 1]


def test_the_letter_i_after_h_does_not_open_a_list_of_roman_numbers() -> None:
    assert [level for _, level, _ in outline("h) Aa\ni) Bb\nj) Cc")] == [1, 1, 1]


def test_a_continuation_line_belongs_to_its_item() -> None:
    assert outline("• Sort the mail\n  and carry it\n• Rest") == [
        ("item", 1, "Sort the mail\n  and carry it"),
        ("item", 1, "Rest"),
    ]


def test_a_bullet_on_its_own_line_belongs_to_the_line_below() -> None:
    assert outline("-\nGrade: 4\n-\nUnit: Mail") == [("item", 1, "Grade: 4"), ("item", 1, "Unit: Mail")]


def test_a_paragraph_indented_under_an_item_has_its_depth() -> None:
    assert outline("- Mail\n\n  Twice a day.\n\nThe end.") == [
        ("item", 1, "Mail"),
        ("text", 1, "Twice a day."),
        ("text", 0, "The end."),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The clerk sorts the incoming mail of the whole office each\nmorning and carries it to the rooms."
    assert outline(text) == [("text", 0, text)]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    line = "The clerk sorts the incoming mail " * 6
    assert len(outline(f"{line}\n{line}")) == 2


def test_in_markdown_only_a_blank_line_or_a_hard_break_ends_a_paragraph() -> None:
    assert len(outline("One line.\nAnother line.", "markdown")) == 1
    assert len(outline("One line.  \nAnother line.", "markdown")) == 2


def test_a_field_line_begins_a_paragraph_in_every_dialect() -> None:
    for dialect in DIALECTS:
        assert len(outline("Answer all letters in good time\nTarget: 95 %", dialect)) == 2


def test_each_cell_of_a_table_is_a_paragraph() -> None:
    text = "| Goal | Target |\n|---|:--|\n| Mail | 5 \\| 6 |\n| Post |  |\n"
    assert outline(text) == [
        ("row", 1, "Goal"),
        ("row", 1, "Target"),
        ("row", 0, "Mail"),
        ("row", 0, "5 \\| 6"),
        ("row", 0, "Post"),
    ]


def test_a_table_needs_no_outer_bars() -> None:
    assert [level for _, level, _ in outline("Goal | Target\n--- | ---\nMail | 5")] == [1, 1, 0, 0]


def test_lines_with_tabs_are_rows() -> None:
    assert outline("Goal\tTarget\nSort the mail\t5 days") == [
        ("row", 1, "Goal"),
        ("row", 1, "Target"),
        ("row", 0, "Sort the mail"),
        ("row", 0, "5 days"),
    ]
    assert [shape for shape, _, _ in outline("A lone\ttab in prose.")] == ["text"]


def test_code_is_known_in_markdown_only() -> None:
    text = "Text.\n\n```sh\nrm x\n```\n\nMore."
    assert outline(text, "markdown")[1] == ("code", 0, "rm x")
    assert outline("Text.\n\n    rm x\n\nMore.", "markdown")[1] == ("code", 0, "rm x")
    assert all(shape != "code" for shape, _, _ in outline(text, "loose"))


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert outline("```\nHe is bossy.", "markdown")[-1][0] == "text"


def test_a_quote_is_one_paragraph_and_its_inner_marks_are_hidden() -> None:
    text = "> Well\n> done\n"
    assert outline(text) == [("quote", 0, "Well\n> done")]
    assert [span.of(text) for span in find_structure(text, "plain").hidden] == ["> "]


def test_emphasis_is_hidden_and_arithmetic_is_not() -> None:
    assert shown("A **young** _team_ with `code`") == "A young team with code"
    assert shown("2 * 3 and 2*3 and snake_case and ____") == "2 * 3 and 2*3 and snake_case and ____"


def test_hidden_marks_are_in_order_also_in_quotes() -> None:
    text = "> **Well**\n> done"
    assert [span.of(text) for span in find_structure(text, "loose").hidden] == ["**", "**", "> "]


def test_link_targets_are_hidden_and_link_texts_are_not() -> None:
    assert shown("See [our [open] page](http://a.b/c_(d)) now [x]") == "See our [open] page now [x]"


def test_tags_are_hidden() -> None:
    assert shown('A <b class="x">young</b> team, 3 < 4') == "A young team, 3 < 4"


def test_a_plain_text_hides_nothing() -> None:
    assert find_structure("A **young** team", "plain").hidden == ()


def test_section_titles_are_without_marks() -> None:
    assert headings("## The **main** [duties](#d)\n\nMail.", "loose") == ["The main duties"]


def test_a_stretch_is_read_with_the_offsets_of_the_whole_text() -> None:
    text = "skip\n\n- item\n\nskip"
    found = find_structure(text, "plain", Span(6, 12))
    assert [paragraph.span.of(text) for paragraph in found.paragraphs] == ["item"]


def check(text: str, found: Structure) -> None:
    done = 0
    for paragraph in found.paragraphs:
        assert done <= paragraph.span.start < paragraph.span.end <= len(text)
        words = paragraph.span.of(text)
        assert words == words.strip()
        done = paragraph.span.end
    for section in found.sections:
        assert section.span.holds(section.heading)
    assert list(found.hidden) == sorted(found.hidden)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(DIALECTS))
def test_paragraphs_are_in_order_and_inside_the_text(text: str, dialect: Dialect) -> None:
    check(text, find_structure(text, dialect))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(DIALECTS))
def test_nothing_but_marks_is_lost_between_paragraphs(text: str, dialect: Dialect) -> None:
    done = 0
    for span in [paragraph.span for paragraph in find_structure(text, dialect).paragraphs] + [
        Span(len(text), len(text))
    ]:
        gap = text[done : span.start]
        if dialect == "markdown":
            gap = FENCE_LINE.sub("", gap)
        assert MARKS.fullmatch(gap), gap
        done = span.end


@pytest.mark.parametrize(
    "unit", ["word ", "**a** [b](c) ", "| a ", "- ", "<a ", "](", "`", "line\n", "a|b\n-|-\n\n"]
)
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    def measure(length: int) -> float:
        text = unit * (length // len(unit))
        begin = time.process_time()
        find_structure(text, "markdown")
        return time.process_time() - begin

    measure(10_000)
    assert measure(400_000) < 20 * max(measure(40_000), 0.005)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_quote_that_begins_with_an_empty_line_begins_at_its_words(dialect: Dialect) -> None:
    text = "> \n> alpha\n> beta"
    found = find_structure(text, dialect)
    check(text, found)
    assert [paragraph.span.of(text) for paragraph in found.paragraphs] == ["alpha\n> beta"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_marks_around_a_blank_are_no_emphasis(dialect: Dialect) -> None:
    for text in ("# * * ", "# ** **", "# _ a _"):
        check(text, find_structure(text, dialect))
