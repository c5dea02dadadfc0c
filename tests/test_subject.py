"""Whom a sentence of an advert is about."""

import time

import pytest

from fairreview.nlp.subject import is_about_employer


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
    start = time.perf_counter()
    is_about_employer("The " + "very fine and " * 20_000 + "team")
    assert time.perf_counter() - start < 1
