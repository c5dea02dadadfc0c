"""Amounts, dates and periods."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.nlp.marks import find
from fairreview.nlp.quantities import DETECTORS


def found(mark: str, text: str) -> list[str]:
    return [text[start:end] for start, end in find(mark, text)]


@pytest.mark.parametrize(
    ("mark", "text", "words"),
    [
        ("quantity", "Lift 50 lbs or 25 kg at times.", ["50 lbs", "25 kg"]),
        ("quantity", "Wrote three reports and 30 inspections.", ["three reports", "30 inspections"]),
        (
            "percentage",
            "95 %, 95 percent, four out of five, half of them",
            ["95 %", "95 percent", "four out of five", "half of"],
        ),
        ("money", "$50,000, £3 million and 20 dollars", ["$50,000", "£3 million", "20 dollars"]),
        (
            "count",
            "Missed 3 of 4 long reports and dozens of calls",
            ["3 of 4 long reports", "dozens of calls"],
        ),
        ("count", "Phase 1 to 3 and 12 files", ["12 files"]),
        ("count", "with 1,015,386 patients", ["1,015,386 patients"]),
        ("duration", "6 months, two weeks, a 30-day notice", ["6 months", "two weeks", "30-day"]),
        ("age", "Must be 18 years old.", ["18 years old"]),
        ("age", "age 25 to 35", ["age 25 to 35"]),
        ("age", "under 40 preferred", ["under 40"]),
        ("age", "aged 21-30", ["aged 21-30"]),
        ("age", "help for clients over 65", ["clients over 65"]),
        ("age", "You must be at least 18 to serve drinks.", ["18"]),
        ("age", "people in their twenties", ["in their twenties"]),
        ("date", "30 June 2026, June 30, 2026, 2026-06-30", ["30 June 2026", "June 30, 2026", "2026-06-30"]),
        ("date", "Q3, FY2026, in March, 4 Mar", ["Q3", "FY2026", "March", "4 Mar"]),
        ("date", "late on 2, 9, 21 Mar", ["2, 9, 21 Mar"]),
        ("period", "by 30 June", ["by 30 June"]),
        ("period", "within 5 working days", ["within 5 working days"]),
        (
            "period",
            "each quarter, weekly, annually, per month",
            ["each quarter", "weekly", "annually", "per month"],
        ),
        ("period", "by the end of the year", ["by the end of the year"]),
        ("period", "during the rating period", ["during the rating period"]),
        ("period", "answered before the case is closed", ["before the case is closed"]),
        ("period", "18 files a month", ["a month"]),
    ],
)
def test_amounts_are_found(mark: str, text: str, words: list[str]) -> None:
    assert found(mark, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "29 CFR 1614", "29 CFR 1614 complaints", "Phase 2 reports", "Level 3 staff", "GS-12 officers",
        "Room 210 visitors", "the 2026 plan", "Objective 2 targets", "section 4 notices",
        "grades 9-12 pupils", "call 555-123-4567", "open 24/7", "one of the best", "no one", "10:30 meetings",
    ],
)  # fmt: skip
def test_numbers_in_names_are_no_quantities(text: str) -> None:
    assert found("quantity", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "5 years of experience", "records from the last 7 years", "grades 9-12",
        "The score must be at least 20.", "over 40 hours of training", "under 10 % of files",
        "over 65 files", "lift over 50 pounds",
    ],
)  # fmt: skip
def test_other_numbers_are_no_ages(text: str) -> None:
    assert found("age", text) == []


@pytest.mark.parametrize("text", ["May I go?", "They march on.", "the 2026 plan", "GS-12", "a sept of monks"])
def test_other_words_are_no_dates(text: str) -> None:
    assert found("date", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He stood before the board.",
        "daily operations",
        "in the day-to-day work",
        "annual leave",
        "over a FY 2026 baseline",
    ],
)
def test_other_words_are_no_periods(text: str) -> None:
    assert found("period", text) == []


@given(st.text(alphabet=st.sampled_from("0123456789 %$.,-/onehalfyrsdt(#"), max_size=120))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    for detector in DETECTORS.values():
        spans = detector(text)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["1 ", "12 of ", "one two ", "under 20 ", "by the end of ", "a-", "2026-", "every "]
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    for detector in DETECTORS.values():
        detector(text)
    assert time.process_time() - started < 5
