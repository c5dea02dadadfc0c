import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.inflection import forms_of, spellings_of
from fairreview.text import fold


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("dominate", "dominates dominated dominating"),
        ("drive", "drives drove driven driving"),
        ("stop", "stops stopped stopping"),
        ("visit", "visits visited visiting"),
        ("panic", "panicked panicking"),
        ("die", "dies died dying"),
        ("agree", "agrees agreed agreeing"),
        ("carry", "carries carried carrying"),
        ("be", "am is are was were been being"),
        ("undergo", "undergoes underwent undergone undergoing"),
        ("ninja", "ninjas ninja's ninjas'"),
        ("chairman", "chairmen chairmen's chairman's"),
        ("criterion", "criteria"),
        ("analysis", "analyses"),
        ("aggressive", "aggressively"),
        ("bossy", "bossier bossiest bossily"),
        ("calm", "calmer calmest calmly"),
        ("big", "bigger biggest"),
        ("gentle", "gentler gentlest gently"),
        ("dramatic", "dramatically"),
    ],
)
def test_a_word_is_found_in_its_forms(word: str, forms: str) -> None:
    assert set(forms.split()) <= set(forms_of(word))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("able", "ability ables"),
        ("lead", "leader leadership"),
        ("friend", "friendly friendship"),
        ("carry", "carrier"),
        ("new", "news newly"),
        ("good", "goods"),
        ("hard", "hardly"),
        ("late", "lately"),
        ("human", "humen"),
        ("modify", "modifier"),
    ],
)
def test_no_form_is_another_word(word: str, others: str) -> None:
    assert not set(others.split()) & set(forms_of(word))


def test_a_phrase_takes_the_endings_of_its_last_word_and_the_verb_forms_of_its_first() -> None:
    assert {"rock stars", "rock star's"} <= set(forms_of("rock star"))
    assert {"drove change", "driving change"} <= set(forms_of("drive change"))
    assert {"hits the ground running", "hitting the ground running"} <= set(
        forms_of("hit the ground running")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organize"),
        ("organization", "organisation"),
        ("behaviour", "behavior"),
        ("colourful", "colorful"),
        ("centre", "center"),
        ("centred", "centered"),
        ("programme", "program"),
        ("licence", "license"),
        ("travelling", "traveling"),
        ("analyse", "analyze"),
        ("judgement", "judgment"),
        ("self-starter", "selfstarter"),
        ("grey-haired programme", "gray haired program"),
    ],
)
def test_a_word_is_found_in_its_other_spelling(one: str, other: str) -> None:
    assert fold(one) == spellings_of(one)[0]
    assert other in spellings_of(one)


@pytest.mark.parametrize(
    "word", ["prize", "advertise", "size", "wise", "exercise", "enterprise", "license plate's"]
)
def test_a_spelling_never_leads_to_another_word(word: str) -> None:
    assert not {"prise", "sise", "wize", "exercize", "advertize", "enterprize"} & set(spellings_of(word))


@given(st.text(st.characters(exclude_categories=["Cs", "Cf"]), max_size=40))
def test_forms_and_spellings_are_folded_distinct_and_begin_with_the_phrase(phrase: str) -> None:
    for found in (forms_of(phrase), spellings_of(phrase)):
        assert len(set(found)) == len(found)
        assert all(form == fold(form) for form in found)
    assert spellings_of(phrase)[0] == " ".join(fold(phrase).split())
    assert forms_of(phrase) == forms_of(phrase)
