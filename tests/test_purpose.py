"""Whom work serves, why it is done so, with what help, and what comes next."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.nlp.purpose import DETECTORS


def found(mark: str, text: str) -> list[str]:
    return [text[start:end] for start, end in DETECTORS[mark](text)]


@pytest.mark.parametrize(
    ("mark", "text", "words"),
    [
        ("beneficiary", "You answer letters from residents.", "residents"),
        ("beneficiary", "so that people with dementia can stay at home", "people with"),
        ("beneficiary", "It keeps the public informed.", "the public"),
        ("reason", "Sign every page, because the court asks for it.", "because"),
        ("reason", "Lock the door to protect patients' records.", "to protect"),
        ("help", "She will be offered the spring coaching course.", "offered the spring coaching"),
        ("help", "He is paired with Ana for a month.", "paired with"),
        ("next-step", "Ng books the SQL course by 12 May.", "Ng books the SQL course by 12 May"),
        ("next-step", "He will draft the guide by 1 July 2026.", "will draft the guide by 1 July 2026"),
    ],
)
def test_it_is_found(mark: str, text: str, words: str) -> None:
    assert any(words in each for each in found(mark, text)), found(mark, text)


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("beneficiary", "Experience of the public sector and of customer service."),
        ("beneficiary", "You file patient records."),
        ("reason", "He sat down at noon."),
        ("help", "He needs training."),
        ("help", "She helps others."),
        ("next-step", "She should develop further."),
        ("next-step", "In May she was late."),
    ],
)
def test_look_alikes_are_left_alone(mark: str, text: str) -> None:
    assert found(mark, text) == []


@pytest.mark.parametrize("mark", sorted(DETECTORS))
@given(text=st.text(max_size=200))
def test_any_text_can_be_searched(mark: str, text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in DETECTORS[mark](text))


@pytest.mark.parametrize("mark", sorted(DETECTORS))
def test_a_long_text_is_searched_in_good_time(mark: str) -> None:
    text = "will attend the help of people to offer a course and training " * 3_000
    start = time.process_time()
    DETECTORS[mark](text)
    assert time.process_time() - start < 5
