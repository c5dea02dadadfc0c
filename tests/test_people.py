"""Who the words of real sentences describe or mention, as the packaged language model parses them."""

from collections.abc import Sequence

import pytest

from fairreview.model.document import Document, FieldValue
from fairreview.model.facts import Word
from fairreview.nlp import people
from fairreview.nlp.grammar import to_words
from fairreview.nlp.pipeline import pipeline_for
from fairreview.nlp.sentences import passage
from fairreview.text import Span

ADVERT = "job-description"
REVIEW = "performance-review"


def read(kind: str, text: str, employee: str = "", title: str = "") -> tuple[Sequence[Word], Document]:
    fields = {"employee": FieldValue(employee)} if employee else {}
    document = Document(path="x", text=text, kind=kind, title=title, fields=fields)
    heard = passage(text, Span(0, len(text)))
    (parsed,) = pipeline_for("").parse_batch([heard.text])
    return to_words(parsed, heard, document), document


def described(kind: str, marked: str, employee: str = "") -> str:
    """Return whom the words between brackets describe."""
    start = marked.index("[")
    end = marked.index("]") - 1
    words, document = read(kind, marked.replace("[", "").replace("]", ""), employee)
    return people.described_by(words, Span(start, end), document)


@pytest.mark.parametrize(
    ("marked", "whom"),
    [
        ("[Young] and energetic!", "applicant"),
        ("Young and [energetic]!", "applicant"),
        ("Must be [physically fit].", "applicant"),
        ("[Able-bodied] men", "applicant"),
        ("We are seeking a young, [energetic] officer.", "applicant"),
        ("We are looking for [recent graduates].", "applicant"),
        ("We are looking for someone [mature].", "applicant"),
        ("[Young professionals] wanted", "applicant"),
        ("The ideal candidate is [energetic].", "applicant"),
        ("The successful candidate will be a [digital native].", "applicant"),
        ("You are a [recent graduate].", "applicant"),
        ("You must be energetic and [dynamic].", "applicant"),
        ("A [positive attitude] is essential.", "applicant"),
        ("[Mature] attitude expected of the applicant", "applicant"),
        ("We want you to be [energetic].", "applicant"),
        ("We need someone with a [positive] attitude.", "applicant"),
        ("A nurse who is [compassionate]", "applicant"),
        ("Only [men] should apply.", "applicant"),
        ("This role would suit a [school leaver].", "applicant"),
        ("Candidates [under 40] preferred", "applicant"),
        ("Must be in [good physical condition].", "applicant"),
        ("Seeking a [dynamic] sales manager", "applicant"),
        ("[Passionate] about working with children", "applicant"),
        ("Work with [young people].", "clients"),
        ("Work with [young] people.", "clients"),
        ("You will support [elderly] residents in their homes.", "clients"),
        ("Activities for people [of all ages]", "clients"),
        ("You will manage [children's] services.", "clients"),
        ("Track outcomes of [recent graduates] of the academy.", "clients"),
        ("Provide care to [disabled] veterans.", "clients"),
        ("Teach [adults] to read.", "clients"),
        ("Help the [elderly] at home.", "clients"),
        ("Support students who are [homeless].", "clients"),
        ("[Single] mothers may call our helpline.", "clients"),
        ("Candidates should be able to work with [aggressive] offenders.", "clients"),
        ("Keep records of [adult] learners.", "clients"),
        ("Join our young and [dynamic] team.", "organisation"),
        ("Our department is vibrant and [youthful].", "organisation"),
        ("Our staff are young and [lively].", "organisation"),
        ("The building is old and [cold].", ""),
        ("You will promote [clean] energy.", ""),
        ("The new system is [robust].", ""),
    ],
)
def test_an_advert_tells_whom_its_words_describe(marked: str, whom: str) -> None:
    assert described(ADVERT, marked) == whom


@pytest.mark.parametrize(
    ("marked", "employee", "whom"),
    [
        ("She is [abrasive].", "", "employee"),
        ("Maria is [abrasive].", "", "employee"),
        ("Maria is abrasive and [rude].", "Maria Lopez", "employee"),
        ("Tom is [abrasive].", "Maria Lopez", "third-person"),
        ("Her [abrasive] manner upset visitors.", "", "employee"),
        ("Lopez has a [charming] personality.", "Maria Lopez", "employee"),
        ("This officer is [lazy].", "", "employee"),
        ("The employee is [unprofessional].", "", "employee"),
        ("You are [careless].", "", "employee"),
        ("They are [defensive].", "", "employee"),
        ("She is a [natural leader].", "", "employee"),
        ("Hardworking but [unfocused].", "", "employee"),
        ("A [lovely] person.", "", "employee"),
        ("Has a [poor attitude].", "", "employee"),
        ("is not a [leader]", "", "employee"),
        ("I find him [arrogant].", "", "employee"),
        ("Colleagues find her [difficult].", "", "employee"),
        ("She was described as [bossy].", "", "employee"),
        ("Ana was calm but her team was [nervous].", "Ana Ruiz", "organisation"),
        ("Her supervisor was [rude].", "", "third-person"),
        ("The manager of the depot was [angry].", "", "third-person"),
        ("He supported [anxious] patients.", "", "clients"),
        ("He helped [difficult] customers calm down.", "", "clients"),
        ("Clients said they were [happy].", "", "clients"),
        ("The unit is [understaffed].", "", "organisation"),
        ("The report was [late].", "", ""),
        ("The process was [irresponsible].", "", ""),
    ],
)
def test_a_review_tells_whom_its_words_describe(marked: str, employee: str, whom: str) -> None:
    assert described(REVIEW, marked, employee) == whom


def test_words_carry_the_class_of_whom_they_mean() -> None:
    words, _ = read(REVIEW, "She told our clients that Maria left.", "Maria Lopez")
    classes = {word.folded: word.classes for word in words if word.classes}
    assert classes == {
        "she": ("reference-to-the-employee",),
        "our": ("reference-to-the-organisation",),
        "clients": ("reference-to-clients",),
        "maria": ("reference-to-the-employee",),
    }


def test_a_title_that_names_nobody_leaves_the_names_in_the_text_alone() -> None:
    words, document = read(REVIEW, "Chen is rude.", title="MID-YEAR REVIEW of Field Work")
    assert people.described_by(words, Span(8, 12), document) == "employee"


def test_the_title_of_a_review_gives_the_name() -> None:
    words, document = read(REVIEW, "Chen met Lopez.", title="Annual Review 2026: Maria Lopez")
    spans = people.mentioned("employee", words, document)
    assert [span.of(document.text) for span in spans] == ["Lopez"]


def test_an_advert_mentions_its_applicants_and_its_clients() -> None:
    words, document = read(ADVERT, "You will help residents, and the candidate keeps a log.")
    assert [span.of(document.text) for span in people.mentioned("applicant", words, document)] == [
        "You",
        "candidate",
    ]
    assert [span.of(document.text) for span in people.mentioned("clients", words, document)] == ["residents"]


def test_words_outside_the_sentence_describe_nobody() -> None:
    words, document = read(ADVERT, "You are young.")
    assert people.described_by(words, Span(90, 95), document) == ""


def test_an_empty_sentence_mentions_nobody() -> None:
    assert people.mentioned("clients", (), Document(path="x", text="", kind=ADVERT)) == ()
