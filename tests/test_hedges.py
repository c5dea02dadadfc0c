"""Words of doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.nlp import hedges


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He might make a good lead.", ["might"]),
        ("She may be ready for more.", ["may be"]),
        ("He seems to lose track.", ["seems"]),
        ("She appears to understand the code.", ["appears to understand"]),
        ("His notes are somewhat thin.", ["somewhat"]),
        ("Perhaps ready for more, probably not.", ["Perhaps", "probably"]),
        ("I think he could be bored.", ["I think", "could be"]),
        ("I\u2019d say she copes.", ["I\u2019d say"]),
        ("He is kind of slow.", ["kind of"]),
        ("She tends to interrupt.", ["tends to"]),
        ("At least she tries.", ["At least she tries"]),
        ("He is a bit careless.", ["a bit"]),
    ],
)
def test_words_of_doubt_are_found(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in hedges.find(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "What kind of permit is it?",
        "The hearing is in May.",
        "He appeared before the board.",
        "She believes in open files, and I believe in audits.",
        "He lifted it with all his might.",
        "She closed 12 files in June.",
        "Staff may attend the course.",
    ],
)
def test_plain_words_are_no_doubt(text: str) -> None:
    assert not hedges.is_hedged(text)


@given(st.text(max_size=200))
def test_spans_lie_inside_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in hedges.find(text))
