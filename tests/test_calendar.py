"""Which days a date names, and where they lie in the period a document is about."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.api.documents import read_text
from fairreview.api.reviewer import Reviewer
from fairreview.model.calendar import days_of, is_late, is_outside, period_of
from tests.workshop import policy, rule


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("4 May 2026", "2026-05-04", "2026-05-04"),
        ("May 4, 2026", "2026-05-04", "2026-05-04"),
        ("2026-05-04", "2026-05-04", "2026-05-04"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("Q2 2026", "2026-04-01", "2026-06-30"),
        ("the third quarter of 2025", "2025-07-01", "2025-09-30"),
        ("FY26", "2025-10-01", "2026-09-30"),
        ("2025/26", "2025-04-01", "2026-03-31"),
        ("since 2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_date_names_its_first_and_last_day(words: str, first: str, last: str) -> None:
    assert days_of(words) == (day(first), day(last))


@pytest.mark.parametrize("words", ["on Monday", "4 May", "31 June 2026", "2026-13-01", "last week"])
def test_a_date_that_names_no_day_for_sure_names_none(words: str) -> None:
    assert days_of(words) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1 April 2025 to 31 March 2026", "2025-04-01", "2026-03-31"),
        ("1 Apr 2025-31 Mar 2026", "2025-04-01", "2026-03-31"),
        ("2025-04-01 – 2026-03-31", "2025-04-01", "2026-03-31"),
        ("Jan-Dec 2025", "2025-01-01", "2025-12-31"),
        ("FY2026", "2025-10-01", "2026-09-30"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_period_is_read_from_its_first_day_to_its_last(words: str, first: str, last: str) -> None:
    assert period_of(words) == (day(first), day(last))


def test_a_day_without_a_year_is_the_one_that_the_period_holds() -> None:
    period = (day("2025-04-01"), day("2026-03-31"))
    assert days_of("12 May", period) == (day("2025-05-12"), day("2025-05-12"))
    assert days_of("12 May", (day("2024-01-01"), day("2026-12-31"))) is None


@given(st.text(max_size=40))
def test_any_words_can_be_asked_for_a_day_or_a_period(words: str) -> None:
    for found in (days_of(words), period_of(words)):
        assert found is None or found[0] <= found[1]


@given(st.dates(min_value=day("2000-01-01"), max_value=day("2030-12-31")))
def test_a_day_is_late_in_a_period_or_outside_it_or_neither(when: datetime.date) -> None:
    period = (day("2015-01-01"), day("2018-12-31"))
    assert not (is_late((when, when), period) and is_outside((when, when), period))


def test_a_rule_can_ask_whether_a_date_belongs_to_the_period() -> None:
    blocks = rule(
        'flag: any date that is before-the-period\n  say: "“{words}”"\n', kinds="performance-review"
    )
    words = "On 4 May 2019 she was late. On 4 May 2025 she was not."
    text = f"---\nperiod: 2025-01-01 to 2025-12-31\n---\n\n{words}"
    document = read_text(text, kind="performance-review", path="review.md")
    report = Reviewer(policy(blocks)).review(document).documents[0]
    assert [finding.text for finding in report.findings] == ["4 May 2019"]
