"""What a reader could check."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.vocabulary import MARKS
from fairreview.nlp.marks import find

_EVIDENCE = ("accommodation-wording", "evidence", "named-source", "observed-behaviour")


def found(mark: str, text: str) -> list[str]:
    return [text[start:end] for start, end in find(mark, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ravi interrupted two speakers in the March 3 briefing.", ["two speakers", "the March 3 briefing"]),
        ("She rewrote the onboarding guide.", ["the onboarding guide"]),
        ("Closed 14 of 16 tickets.", ["14 of 16 tickets"]),
        ("According to the June visitor survey, queues are shorter.", ["the June visitor survey"]),
        ("He saved $4,000 on paper.", ["$4,000"]),
        ("See audit 2026-113.", ["See audit 2026-113"]),
    ],
)
def test_evidence_is_found(text: str, words: list[str]) -> None:
    joined = " ".join(found("evidence", text))
    assert all(each in joined for each in words)


@pytest.mark.parametrize(
    "text",
    [
        "Great work this year.",
        "Does a good job.",
        "She wrote a good report.",
        "He is a great asset.",
        "The report is late.",
    ],
)
def test_bare_praise_or_blame_is_no_evidence(text: str) -> None:
    assert found("evidence", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ravi interrupted two speakers in the March 3 briefing.",
        "She led the move of 40 desks in March.",
        "In May he wrote the flood plan.",
        "Missed 3 of 4 deadlines.",
        "She declined the slot on 4 Mar in writing.",
        "He resolved 31 complaints within 2 days.",
    ],
)
def test_a_deed_with_when_or_how_often_is_behaviour(text: str) -> None:
    assert found("observed-behaviour", text)


@pytest.mark.parametrize(
    "text",
    [
        "She is dedicated and motivated.",
        "He always helped everybody.",
        "She was respected by two managers.",
        "He was promoted in June.",
        "She never closed 3 files in June.",
        "He is a talented clerk with 2 degrees.",
        "She did not send two reports in June.",
        "He worked hard in 2026.",
        "She needed three reminders.",
    ],
)
def test_traits_states_and_vague_deeds_are_no_behaviour(text: str) -> None:
    assert found("observed-behaviour", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The April customer survey praises him.",
        "Ms Ortiz's log shows three late starts.",
        "Records show two late filings.",
        "As noted in the minutes, she objected.",
        "The complaint was upheld.",
    ],
)
def test_a_named_source_is_found(text: str) -> None:
    assert found("named-source", text)


@pytest.mark.parametrize(
    "text",
    ["People say he is rude.", "I heard that she left.", "According to some, he is slow.", "A good survey."],
)
def test_rumour_is_no_source(text: str) -> None:
    assert found("named-source", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lifts boxes, with or without accommodation.",
        "With or without reasonable accommodation",
        "Reasonable adjustments are available.",
        "The desk can be adapted.",
        "If you need an adjustment, call us.",
    ],
)
def test_accommodation_is_found(text: str) -> None:
    assert found("accommodation-wording", text)


@pytest.mark.parametrize(
    "text", ["Finds accommodation for families.", "A tax adjustment is made.", "Lift 20 kg."]
)
def test_lodging_and_corrections_are_no_accommodation(text: str) -> None:
    assert found("accommodation-wording", text) == []


@given(st.text(max_size=200))
def test_spans_lie_inside_the_text(text: str) -> None:
    for noun in _EVIDENCE:
        assert all(0 <= start < end <= len(text) for start, end in find(noun, text))


@pytest.mark.parametrize("piece", ["A ", "see 1", "2026-", "publish a ", "the a ", "x's ", "number of "])
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    for noun in _EVIDENCE:
        find(noun, text)
    assert time.process_time() - started < 5


def test_every_mark_of_the_vocabulary_has_a_detector() -> None:
    for noun in MARKS:
        assert find(noun.name, "") == ()
