"""What is left out because it says nothing of its own: tables of contents and unfilled prompts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers.blocks import Block
from fairreview.readers.filler import without_contents
from fairreview.readers.page import compose

LINES = st.lists(
    st.sampled_from(("Duties", "Duties 3", "1. Duties", "Pay\t4", "Pay", "2. Pay .... 5", "9", "", "1. "))
)


def read(*lines: str) -> Document:
    return compose([Block(line, index=at) for at, line in enumerate(lines)], Document("a.docx", ""))


def test_a_table_of_contents_is_left_out_where_its_headings_follow() -> None:
    document = read(
        "Clerk", "1. Duties ........ 3", "Pay\t4", "1. Duties", "You file letters.", "Pay", "Grade 4."
    )
    assert document.text == "Clerk\n\n1. Duties\n\nYou file letters.\n\nPay\n\nGrade 4."


@pytest.mark.parametrize(
    "lines",
    [
        ("Duties 3", "You file letters.", "Duties", "You call."),
        ("Level 1", "Level 2", "You file letters."),
        ("Duties", "You file.", "Pay", "Duties 3", "Pay 4"),
    ],
)
def test_a_lone_line_and_lines_that_nothing_repeats_are_kept(lines: tuple[str, ...]) -> None:
    assert [span.span.of(read(*lines).text) for span in read(*lines).paragraphs] == list(lines)


@given(LINES)
def test_no_word_is_lost_with_a_table_of_contents(lines: list[str]) -> None:
    kept = [block.text for block in without_contents([Block(line) for line in lines])]
    words = {word for line in lines for word in line.split() if word.isalpha()}
    assert words == {word for line in kept for word in line.split() if word.isalpha()}
    assert [line for line in lines if line in ("Duties", "Pay", "1. Duties", "9", "", "1. ")] == [
        line for line in kept if line in ("Duties", "Pay", "1. Duties", "9", "", "1. ")
    ]


@pytest.mark.parametrize(
    "prompt", ["Click here to enter text.", "Click or tap to enter a date.", "Choose an item."]
)
def test_a_prompt_that_nobody_filled_in_is_left_out_with_a_word(prompt: str) -> None:
    document = read("Clerk", prompt, "You choose an item from the list.")
    assert document.text == "Clerk\n\nYou choose an item from the list."
    assert [notice.code for notice in document.notices] == ["unfilled"]


def test_a_form_of_prompts_only_is_empty() -> None:
    failure = read("Choose an item.", "Choose an item.").failure
    assert failure is not None
    assert failure.code == "empty"
