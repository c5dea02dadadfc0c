"""Sums of money, ranges of them, and sums with one end left open."""

import pytest

from fairreview.nlp.sums import DETECTORS, amounts


def found(mark: str, text: str) -> list[str]:
    return [text[start:end] for start, end in DETECTORS[mark](text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$1,200/month", ["$1,200"]),
        ("£45k and EUR 30,000 and 20 USD", ["£45k", "EUR 30,000", "20 USD"]),
        ("a $ 54,643.00 salary", ["$ 54,643.00"]),
        ("5 people in 2 rooms", []),
    ],
)
def test_sums_are_found_with_sign_code_or_name(text: str, words: list[str]) -> None:
    assert found("money", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "$61,200 - $79,560",
        "£45-50k",
        "$4,215.00 per month - $5,276.00",
        "£13.57 to £16.82",
        "between $60,000 and $70,000",
        "$53,909.00  –  $62,534.00",
        "$40,000 (minimum) to $44,000",
    ],
)
def test_a_lowest_and_a_highest_sum_make_a_range(text: str) -> None:
    assert found("money-range", f"Pay: {text} here") == [text]
    assert found("open-ended-sum", f"Pay: from {text} here") == []


def test_two_sums_that_are_added_are_no_range() -> None:
    assert found("money-range", "£26 + £4.20, and $5 and $6") == []


@pytest.mark.parametrize(
    "text",
    [
        "up to $90,000",
        "from £30,000",
        "starting at $18.50",
        "$50k+",
        "£60,000 OTE",
        "$70,000 and up",
        "at least €2,400",
    ],
)
def test_a_sum_with_one_end_left_open_is_found(text: str) -> None:
    assert found("open-ended-sum", f"Pay {text}") == [text]


@pytest.mark.parametrize(
    "text", ["$50,000 a year", "£26 + £4.20 in fees", "$120,000 + $3,026 (location pay)", "up to 5 days"]
)
def test_a_plain_sum_is_not_open(text: str) -> None:
    assert found("open-ended-sum", text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("$61,200 - $79,560", (61200.0, 79560.0)),
        ("£45-50k", (45000.0, 50000.0)),
        ("$65-70,000", (65000.0, 70000.0)),
        ("$45k to $60k", (45000.0, 60000.0)),
        ("$1.2 million", (1_200_000.0,)),
        ("$5, then $6", (5.0, 6.0)),
        ("nothing", ()),
    ],
)
def test_sums_are_read_as_numbers(text: str, numbers: tuple[float, ...]) -> None:
    assert amounts(text) == numbers
