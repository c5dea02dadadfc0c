"""What a sentence does, and what it does to a word."""

import pytest

from fairreview.model.document import Document, Paragraph
from fairreview.nlp.analyse import Analyst
from fairreview.nlp.stance import explained_acronyms, is_capitalised, is_vague, stance
from fairreview.text import Span


def _marked(text: str) -> tuple[str, Span]:
    start, end = text.index("["), text.index("]")
    return text[:start] + text[start + 1 : end] + text[end + 1 :], Span(start, end - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You must have a [degree].", "requirement"),
        ("Ability to [work] under pressure.", "requirement"),
        ("Experience in [policy] is essential.", "requirement"),
        ("We are looking for a [dynamic] person.", "requirement"),
        ("[Excellent] communication skills", "requirement"),
        ("A [licence] is not required.", "preference"),
        ("[French] would be an advantage.", "preference"),
        ("Degree required; [French] preferred.", "preference"),
        ("[Degree] required; French preferred.", "requirement"),
        ("Prepare [briefings] for candidates.", "duty"),
        ("Manages the [budget].", "duty"),
        ("You will [lead] a team with the ability to deliver.", "duty"),
        ("The post holder will [travel].", "duty"),
        ("You will be [resilient] and able to wait.", "requirement"),
        ("You will have a [licence].", "requirement"),
        ("You will have the opportunity to [learn].", "duty"),
        ("Our office is [great].", ""),
    ],
)
def test_a_sentence_asks_wishes_or_assigns(text: str, expected: str) -> None:
    assert stance(*_marked(text)) == expected


def test_what_stands_around_counts_when_the_words_do_not_say() -> None:
    item, near = "A calm manner", Span(2, 6)
    assert stance(item, near) == ""
    assert stance(item, near, "You must have:") == "requirement"
    assert stance(item, near, "", [("About you", "requirements")]) == "requirement"
    assert stance(item, near, "", [("Preferred qualifications", "requirements")]) == "preference"
    assert stance(item, near, "Nice to have:", [("About you", "requirements")]) == "preference"
    assert stance(item, near, "", [("More", ""), ("Duties", "duties")]) == "duty"
    assert stance("Work well with others", Span(0, 4), "", [("About you", "requirements")]) == "requirement"
    assert stance("Work well with others", Span(0, 4)) == "duty"
    assert stance("Ability to write", Span(0, 7), "", [("Duties", "duties")]) == "requirement"


def test_a_line_under_wishes_is_a_wish_unless_it_demands() -> None:
    wishes = [("Preferred Qualifications", "requirements")]
    for text, expected in (
        ("A degree in botany", "preference"),
        ("A degree in botany is required", "requirement"),
    ):
        assert stance(text, Span(0, 5), headings=wishes) == expected


def test_a_requirement_without_object_or_standard_is_vague() -> None:
    assert is_vague("Excellent communication skills.")
    assert not is_vague("Experience in drafting statutes.")
    assert not is_vague("Type 60 words a minute.")


@pytest.mark.parametrize(
    ("words", "sentence", "opens", "expected"),
    [
        ("Native Affairs", "The Native Affairs desk", False, True),
        ("native affairs", "The native affairs desk", False, False),
        ("Young", "Young people come.", True, False),
        ("Recent Graduates", "Recent Graduates come.", True, True),
        ("Recent graduates", "Recent graduates come.", True, False),
        ("Young", "The Young Vic", False, True),
        ("YOUNG", "WE WANT YOUNG STAFF", False, False),
        ("IT", "The IT desk", False, False),
    ],
)
def test_capitals_count_where_they_mean_something(
    words: str, sentence: str, opens: bool, expected: bool
) -> None:
    assert is_capitalised(words, sentence, opens=opens) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Key Performance Indicators (KPIs) matter.",
        "KPI (key performance indicator)",
        "KPI means key performance indicator.",
        "Our Key Performance Indicators and more; the KPI.",
        "key performance indicator (KPI)",
    ],
)
def test_an_acronym_is_explained_by_its_full_form(text: str) -> None:
    assert "KPI" in explained_acronyms(text)


def test_other_words_explain_no_acronym() -> None:
    assert explained_acronyms("The KPI (see page two) and a Quick Brown Fox.") == {"QB", "BF", "QBF"}
    assert "HR" not in explained_acronyms("our staff (HR)")


_NEGATED = [
    "You need not be [young].",
    "You do not need to be [young].",
    "We hire regardless of [age].",
    "No [degree] is required.",
    "A [degree] is not required.",
    "She is not [rude].",
    "She is neither [lazy] nor late.",
    "Please avoid [aggressive] wording.",
    "People without a [car] may apply.",
    "He never spoke of her [age].",
    "There is no [dress code].",
]
_PLAIN = [
    "You must be [young].",
    "She is not rude but is [aggressive].",
    "She is not only [rude] but loud.",
    "Tasks include but are not limited to [driving].",
    "We want staff who are [energetic] and do not give up.",
    "She is [not a team player].",
    "Reports arrive no later than [Monday].",
]


def test_a_word_is_negated_by_its_own_clause_only() -> None:
    analyst = Analyst(lambda _: (), ())
    wrong = []
    for text, expected in [*((text, True) for text in _NEGATED), *((text, False) for text in _PLAIN)]:
        plain, about = _marked(text)
        facts = analyst.facts(Document(path="a", text=plain, paragraphs=(Paragraph(Span(0, len(plain))),)))
        facts.parse(facts.sentences(Span(0, len(plain))))
        if facts.is_fact("negated", about) is not expected:
            wrong.append(text)
    assert wrong == []
