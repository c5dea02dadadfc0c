"""Numbers and times in praise that are no evidence of anything done."""

import pytest

from fairreview.nlp.evidence import DETECTORS


def found(mark: str, text: str) -> list[str]:
    return [text[start:end] for start, end in DETECTORS[mark](text)]


@pytest.mark.parametrize(
    "text",
    [
        "He gives 110 % to the team.",
        "She puts 120 percent into it.",
        "A talent seen once in a generation.",
        "She is one in a million.",
        "He might be ready one day.",
        "One day she will lead.",
        "It was a strong showing last quarter.",
    ],
)
def test_a_figure_of_speech_is_no_evidence(text: str) -> None:
    assert found("evidence", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She met 110 % of the quota.", "110 %"),
        ("The drill takes one day.", "one day"),
        ("He closed 12 files in the last quarter of 2025.", "12 files"),
    ],
)
def test_a_count_stays_evidence(text: str, words: str) -> None:
    assert words in " ".join(found("evidence", text))


def test_the_whole_quarter_dates_no_deed() -> None:
    assert found("observed-behaviour", "She produced amazing work this quarter.") == []


def test_a_week_that_is_named_dates_a_deed() -> None:
    assert found("observed-behaviour", "She closed the gate to the depot last week.")


def test_many_figures_of_speech_are_read_in_linear_time() -> None:
    assert found("evidence", "gives 110 % " * 2_000) == []
