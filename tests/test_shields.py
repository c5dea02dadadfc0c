"""Marks that protect words are found."""

import pytest

from fairreview.model.vocabulary import MARKS
from fairreview.nlp import marks
from fairreview.nlp.shields import DETECTORS


def _found(noun: str, text: str) -> list[str]:
    return [text[start:end] for start, end in marks.find(noun, text)]


@pytest.mark.parametrize(
    ("noun", "text", "expected"),
    [
        ("quotation", 'She wrote "do it now" and left.', ['"do it now"']),
        ("quotation", "He called it ‘a mess’, “twice”.", ["‘a mess’", "“twice”"]),
        ("quotation", "the 'young' team", ["'young'"]),
        ("quotation", "It’s the managers’ view of what isn't the team's.", []),
        ("quotation", 'a 5" pipe and a 6" pipe', []),
        ("link", "See https://a.example/x, www.b.org/y?z=1.", ["https://a.example/x", "www.b.org/y?z=1"]),
        ("link", "Apply at jobs.example.gov today, e.g. now.", ["jobs.example.gov"]),
        ("email-address", "Mail hr.team@agency.gov.uk or @team.", ["hr.team@agency.gov.uk"]),
        ("code", "Run `native --young` now", ["`native --young`"]),
        ("legal-citation", "Under 5 U.S.C. 2302(b) and 29 CFR 1625.4", ["5 U.S.C. 2302(b)", "29 CFR 1625.4"]),
        (
            "legal-citation",
            "Title VII of the Civil Rights Act of 1964",
            ["Title VII of the Civil Rights Act of 1964"],
        ),
        (
            "legal-citation",
            "by the Equality Act 2010 and section 12(b)",
            ["Equality Act 2010", "section 12(b)"],
        ),
        ("legal-citation", "Directive (EU) 2023/970", ["Directive (EU) 2023/970"]),
        ("legal-citation", "Executive Order 13932", ["Executive Order 13932"]),
        (
            "legal-citation",
            "The Age Discrimination in Employment Act",
            ["Age Discrimination in Employment Act"],
        ),
        ("legal-citation", "You will act in good order. Act now.", []),
        ("programme-title", "Run the Recent Graduates Program here.", ["Recent Graduates Program"]),
        ("programme-title", "at the Women's Bureau", ["Women's Bureau"]),
        ("programme-title", "Young Adult Library Services", ["Young Adult Library Services"]),
        ("programme-title", "the Office of the Child Advocate", ["Office of the Child Advocate"]),
        ("programme-title", "Our Department serves young people in the Office.", []),
        ("programme-title", "YOUNG PEOPLE FOR OUR PROGRAM", []),
        ("job-title", "The Senior Policy Analyst reports", ["Senior Policy Analyst"]),
        ("job-title", "to the Director of Native Affairs.", ["Director of Native Affairs"]),
        ("job-title", "a young Sales Manager", ["Sales Manager"]),
        ("job-title", "a young manager", []),
        ("street-address", "12 Fireman Road or Chairman House", ["12 Fireman Road", "Chairman House"]),
        ("street-address", "Our House rules; a Proven Drive. About St. Mary", []),
        ("legal-citation", "the Michigan Election Law, a Dress Code", ["Michigan Election Law"]),
        ("acronym", "Send KPIs to HR and R&D.", ["KPIs", "HR", "R&D"]),
        ("acronym", "Part II, you MUST NOT wait", []),
        ("acronym", "YOUR DUTIES ARE", []),
        ("acronym", "PRIDE: we have it", []),
    ],
)
def test_a_mark_is_found_where_it_stands(noun: str, text: str, expected: list[str]) -> None:
    assert _found(noun, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "All are considered without regard to race.",
        "We are an equal opportunity employer.",
        "Women are encouraged to apply.",
        "We welcome applications from people of all backgrounds.",
        "No applicant is treated worse on grounds of age, sex, religion or disability.",
        "The council will not discriminate.",
    ],
)
def test_an_equal_opportunity_statement_is_the_whole_sentence(text: str) -> None:
    assert _found("equal-opportunity-statement", text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Recent graduates are encouraged to apply.",
        "Applications from young people are welcome.",
        "State your age, sex and marital status.",
        "You will advise on age and disability.",
        "Knowledge of the equal employment opportunity program",
        "He filed an EEO charge in May.",
    ],
)
def test_a_call_for_some_only_is_no_equal_opportunity_statement(text: str) -> None:
    assert _found("equal-opportunity-statement", text) == []


def test_places_that_overlap_become_one() -> None:
    assert _found("link", "www.example.org/a") == ["www.example.org/a"]


def test_every_mark_of_the_vocabulary_has_a_detector() -> None:
    assert all(marks.detector(noun.name) for noun in MARKS)


@pytest.mark.parametrize("noun", sorted(DETECTORS))
@pytest.mark.parametrize(
    "piece", ["A-", "a.", '"', "‘", "`", "Aa ", "A of ", "a@", "1 ", "www.", "encouraged "]
)
def test_a_detector_bears_odd_text(noun: str, piece: str) -> None:
    # A sentence has at most 1,000 characters; what may be looked for in a paragraph must bear much more.
    size = 100_000 if noun in marks.OF_PARAGRAPHS else 1000
    marks.find(noun, (piece * size)[:size])


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("You have a Master's Degree in Library Studies.", []),
        ("A Bachelor of Public Administration is required.", []),
        ("He runs the Master's Degree in Libraries Program here.", ["Master's Degree in Libraries Program"]),
        ("She works for the Public Library Office.", ["Public Library Office"]),
    ],
)
def test_a_subject_that_was_studied_is_no_programme(text: str, titles: list[str]) -> None:
    assert [text[start:end] for start, end in DETECTORS["programme-title"](text)] == titles
