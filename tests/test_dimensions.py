"""What a criterion looks at, how it guides, and what its steps leave to check."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.nlp import dimensions, leeway, measures
from fairreview.nlp.measures import find_targets, find_timeframes
from fairreview.nlp.stance import opens

DETECTORS = {**dimensions.DETECTORS, **leeway.DETECTORS}


def found(mark: str, text: str) -> list[str]:
    return [text[start:end] for start, end in DETECTORS[mark](text)]


@pytest.mark.parametrize(
    ("mark", "text", "words"),
    [
        ("volume-measure", "Count the number of notices served", "number of notices served"),
        ("volume-measure", "Answer 40 calls a day", "40 calls a day"),
        ("volume-measure", "Searches made per officer", "Searches made"),
        (
            "volume-measure",
            "Keep the length of calls short, with more minutes of desk time",
            "minutes of desk",
        ),
        ("quality-measure", "No more than 2 files are sent back", "sent back"),
        ("quality-measure", "95 % correct in the sample", "correct"),
        ("timeliness-measure", "Reply within 5 working days", "within 5 working days"),
        ("timeliness-measure", "Cut the waiting time at the desk", "waiting time"),
        ("cost-measure", "Keep the cost of paper below $200", "cost"),
        ("outcome-measure", "Cut injuries on the ward by half", "Cut injuries"),
        ("outcome-measure", "60 families are housed by May", "families are housed"),
        ("outcome-measure", "Raise the recycling rate", "recycling"),
        ("public-benefit", "so that tenants can stay", "tenants"),
        ("public-benefit", "Protect public health in the ports", "public health"),
        ("people-measure", "Mentor two new clerks and coach the team", "coach the team"),
        ("people-measure", "Take the mapping course", "Take the mapping course"),
        ("values-measure", "Acts with integrity", "integrity"),
        ("rule-following", "Complies with the travel policy", "Complies with the travel policy"),
        ("rule-following", "All forms are completed correctly", "forms are completed correctly"),
        ("rule-following", "Procedures are strictly followed", "Procedures are strictly followed"),
        ("latitude", "Uses discretion where the rule does not fit", "discretion"),
        ("participation", "Agreed with Kim on 3 March", "Agreed with"),
        ("answerable-to-others", "Two files a month go to peer review", "peer review"),
        ("measure-source", "as shown by the call log", "shown by the call log"),
        ("measure-source", "95 % correct, quarterly sample audit", "quarterly sample audit"),
    ],
)
def test_it_is_found(mark: str, text: str, words: str) -> None:
    assert any(words in each for each in found(mark, text)), found(mark, text)


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("volume-measure", "A number of partners came"),
        ("volume-measure", "12 of 20 files are right at first sight"),
        ("volume-measure", "No more than 3 errors"),
        ("quality-measure", "Publish the guide"),
        ("timeliness-measure", "Has 4 years of service"),
        ("outcome-measure", "Cut the error rate in payroll"),
        ("people-measure", "Inspect 24 kitchens"),
        ("values-measure", "Open the fair on Monday"),
        ("rule-following", "Follows up each visit"),
        ("latitude", "Close the books"),
        ("participation", "Agreed limits are kept"),
        ("measure-source", "Answer letters within 10 days"),
    ],
)
def test_a_look_alike_is_left_alone(mark: str, text: str) -> None:
    assert found(mark, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No refund goes out without a signature",
        "Each grave in the old cemetery has a number",
        "The annual accounts are adopted by the board",
        "Keeps the street sweeper licence",
        "Post is opened before noon",
        "A second nurse checks every dose",
        "Shorter queues than in the year before",
    ],
)
def test_a_step_that_can_be_checked_is_a_target(text: str) -> None:
    assert find_targets(text)


@pytest.mark.parametrize(
    "text",
    [
        "Every guest is received in a friendly manner",
        "All colleagues are respected",
        "Each remark is taken as a gift",
        "Rarely answers mail on the day",
        "No task is too small",
        "Post is opened",
        "Covers a region of over 2 million people",
    ],
)
def test_care_and_size_are_no_target(text: str) -> None:
    assert find_targets(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "on the morning of the vote",
        "the day after the hearing",
        "before they leave the ward",
        "ahead of the flood season",
        "two weeks in advance",
        "by noon",
        "by 4 pm",
        "at the end of each tenancy",
        "on the fifth, by the last working day",
        "every morning",
    ],
)
def test_a_time_told_by_what_happens_is_found(text: str) -> None:
    assert find_timeframes(text)


@pytest.mark.parametrize(
    "text",
    [
        "as found in the 2024 inspection report",
        "every day is different",
        "ahead of the curve",
        "for each home visit",
    ],
)
def test_a_figure_of_speech_is_no_time(text: str) -> None:
    assert find_timeframes(text) == []


@pytest.mark.parametrize("before", ["", "- ", "Goal 2: ", "The employee will ", "Must actively ", "They "])
def test_words_open_a_sentence_after_what_may_stand_before_a_verb(before: str) -> None:
    assert opens(before)


@pytest.mark.parametrize("before", ["Write a guide to help and ", "Those who ", "Tenants of the estate "])
def test_words_further_on_do_not_open_it(before: str) -> None:
    assert not opens(before)


@given(st.text(max_size=200))
def test_spans_lie_inside_the_text(text: str) -> None:
    for detector in DETECTORS.values():
        assert all(0 <= start < end <= len(text) for start, end in detector(text))


@pytest.mark.parametrize(
    "piece",
    [
        "a ", "every file ", "number of ", "the plan of ", "is ", "cut the ", "agreed ", "from the ", "1 call ",
        "fewer ", "report ", "comply with ", "at ", "no ", "the day ", "all the, ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    for detector in (*DETECTORS.values(), measures.find_targets, measures.find_metrics):
        detector(text)
    assert time.process_time() - started < 5
