"""Sentences and words are found by rule."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.nlp.sentences import LONGEST_SENTENCE, passage, sentences, tokens
from fairreview.text import Span, fold


def _split(text: str, *, cells: bool = False) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)), cells=cells)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Report to Dr. Osei and Ms. Lind in the U.S. Department of State.",
        "Bring proof of address, e.g. Utility bills, i.e. Paper ones.",
        "It is governed by 5 U.S.C. 2301 and sec. 12(b) and No. 7 of the list.",
        "The pay is $1,000.50 (approx. 12.5% more).",
        "J. R. Moreau leads Node.js work at Acme Inc. Chicago.",
        "Pens, paper, etc. are provided.",
        "1. Prepare the file",
        "Wait... there is more.",
    ],
)
def test_a_dot_that_ends_no_sentence_splits_none(sentence: str) -> None:
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do it. Then rest.", ["Do it.", "Then rest."]),
        ("She said “Go.” He went. (Both did.) Fine!", ["She said “Go.”", "He went.", "(Both did.)", "Fine!"]),
        ("We work in the U.S. You must live there.", ["We work in the U.S.", "You must live there."]),
        ("Bring pens, etc. We bring paper.", ["Bring pens, etc.", "We bring paper."]),
        ("We close at 5 p.m. Monday is free.", ["We close at 5 p.m.", "Monday is free."]),
        ("Good skills.Must drive well.", ["Good skills.", "Must drive well."]),
        ("In 2020. 3 staff left", ["In 2020.", "3 staff left"]),
        ("• one • two", ["one", "two"]),
        ("a line\nthat wraps. And ends.", ["a line\nthat wraps.", "And ends."]),
    ],
)
def test_sentences_end_at_stops(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


def test_cells_of_a_row_are_apart_and_bars_elsewhere_are_not() -> None:
    assert _split("Pay | 40 a week\tWeekly", cells=True) == ["Pay", "40 a week", "Weekly"]
    assert _split("Pay | weekly") == ["Pay | weekly"]


def test_a_very_long_sentence_is_cut_at_white_space() -> None:
    text = "word " * 500
    found = _split(text)
    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert " ".join(found) == text.strip()
    assert list(map(len, _split("x" * 2500))) == [1000, 1000, 500]


def test_a_sentence_stays_in_its_paragraph() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, Span(5, 12))] == ["Two.", "Th"]


@given(st.text("ab.?! \n•“”(1A,’|\t", max_size=80), st.booleans())
def test_sentences_are_in_order_without_padding_and_lose_no_word(text: str, cells: bool) -> None:
    found = sentences(text, Span(0, len(text)), cells=cells)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert all(span.of(text).strip() == span.of(text) != "" for span in found)
    kept = "".join(span.of(text) for span in found)
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


def test_words_numbers_and_marks_are_tokens() -> None:
    text = "A well-being rise of 95% in the U.S., $1,000.50: don’t re\u00addo 3rd"
    found = [token.folded for token in tokens(text, Span(0, len(text)))]
    expected = "a|well being|rise|of|95|%|in|the|u.s.|,|$|1,000.50|:|don't|redo|3rd"
    assert found == expected.split("|")


@given(st.text("aB1é-’'.,% \u00ad_", max_size=40))
def test_tokens_cover_every_character_that_is_seen(text: str) -> None:
    found = tokens(text, Span(0, len(text)))
    covered = {place for token in found for place in range(token.span.start, token.span.end)}
    assert all(place in covered for place, char in enumerate(text) if not char.isspace() and char != "\u00ad")
    assert all(token.folded == fold(token.span.of(text)) for token in found)


@given(st.text("ab* \n\u00ad", max_size=40), st.data())
def test_a_passage_leads_back_to_the_document(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    hidden = [Span(place, place + 1) for place, char in enumerate(text) if char == "*"]
    plain = passage(text, span, hidden)
    assert len(plain.text) == len(plain.offsets)
    for place, char in enumerate(plain.text):
        there = plain.original(place, place + 1)
        assert span.holds(there)
        assert char == text[there.start] or (char == " " and text[there.start].isspace())
    assert "*" not in plain.text
    assert [char for char in plain.text if char in "ab"] == [char for char in span.of(text) if char in "ab"]
