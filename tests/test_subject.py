"""Whom a sentence of an advert is about."""

import time

import pytest

from fairreview.nlp.subject import is_about_employer, opens_with_task


@pytest.mark.parametrize(
    "sentence",
    [
        "Our ward values tact and teamwork.",
        "This college boasts a warm and friendly staff room.",
        "Harbour View School weaves curiosity into all its lessons.",
        "Rated good by the inspectors, this home has a lively garden.",
        "We are proud of our calm and caring staff.",
        "You will join a dynamic team of nine.",
        "Works in a busy depot.",
    ],
)
def test_the_employer_is_described(sentence: str) -> None:
    assert is_about_employer(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We are looking for a tactful clerk.",
        "Our team needs an enthusiastic ranger.",
        "Harbour View School is seeking a warm and caring cook.",
        "You must be reliable.",
        "Excellent communication skills.",
        "The successful candidate is calm.",
        "Our ideal applicant has patience.",
    ],
)
def test_somebody_is_sought(sentence: str) -> None:
    assert not is_about_employer(sentence)


def test_a_long_sentence_is_read_in_good_time() -> None:
    start = time.process_time()
    is_about_employer("The " + "very fine and " * 20_000 + "team")
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Independently performs audits of grants with good judgment.",
        "Teaching classes of adults with energy.",
        "Answer and/or sort the post in a friendly way.",
        "Supervises, trains and rates ten wardens with tact.",
    ],
)
def test_a_task_is_described(sentence: str) -> None:
    assert opens_with_task(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Work independently and with care.",
        "Performs well under pressure.",
        "Planning, organising and time management skills.",
        "Maintains a positive attitude.",
        "Lead by example.",
        "Organise work with the ability to stay calm.",
    ],
)
def test_a_way_of_behaving_is_no_task(sentence: str) -> None:
    assert not opens_with_task(sentence)


def test_a_long_task_is_read_in_good_time() -> None:
    start = time.process_time()
    opens_with_task("Plan, " + "plan, " * 20_000 + "skill")
    assert time.process_time() - start < 1
