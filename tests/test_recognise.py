"""Kinds of documents and sections are recognised."""

import pytest

from fairreview import Reviewer, load_policy
from fairreview.model.document import Criterion, Document, FieldValue, Section
from fairreview.model.policy import Recognition
from fairreview.nlp.recognise import Recogniser
from fairreview.readers.files import read_text
from fairreview.text import Span

ADVERT = Recognition(
    kind="job-description",
    sections=(
        ("duties", ("duties", "what you will do", "responsibilities")),
        ("requirements", ("requirements", "qualifications", "about you")),
        ("benefits", ("benefits", "what we offer")),
    ),
    words=("salary", "closing date", "apply"),
)
REVIEW = Recognition(
    kind="performance-review",
    sections=(("summary", ("overall assessment", "requirements")),),
    words=("appraisal", "rating period"),
)
KNOWN = Recogniser((ADVERT, REVIEW))


def _section(title: str) -> Section:
    return Section(title=title, heading=Span(0, 1), span=Span(0, 1))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Duties", "duties"),
        ("**KEY DUTIES:**", "duties"),
        ("2.1 Duties and tasks", "duties"),
        ("IV. What you’ll do / What you will do", "duties"),
        ("Section 3: Qualifications", "requirements"),
        ("Duties: what we expect", "duties"),
        ("About your pay", ""),
        ("Heavy-duties", "duties"),
        ("", ""),
        ("duties " + "x " * 100, ""),
    ],
)
def test_a_section_is_known_by_its_heading(title: str, kind: str) -> None:
    assert KNOWN.section_kind(_section(title), "job-description") == kind


def test_the_longest_name_in_a_heading_wins() -> None:
    assert KNOWN.section_kind(_section("Benefits and what we offer"), None) == "benefits"
    known = Recogniser((Recognition(kind="k", sections=(("a", ("pay",)), ("b", ("our pay",)))),))
    assert known.section_kind(_section("Our pay"), None) == "b"


def test_names_of_the_documents_own_kind_come_first() -> None:
    assert KNOWN.section_kind(_section("Requirements"), "performance-review") == "summary"
    assert KNOWN.section_kind(_section("Requirements"), None) == "requirements"
    assert KNOWN.section_kind(_section("Benefits"), "performance-review") == "benefits"


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        (Document(path="a", text="The closing date is near, apply now."), "job-description"),
        (Document(path="a", text="In this rating period she led."), "performance-review"),
        (Document(path="a", text="x", sections=(_section("Duties"),)), "job-description"),
        (Document(path="a", text="apply", title="Annual appraisal"), "performance-review"),
        (Document(path="a", text="x", fields={"employee": FieldValue("E1")}), "performance-review"),
        (Document(path="a", text="x", criteria=(Criterion(Span(0, 1)),)), "performance-plan"),
        (Document(path="a", text="x", objectives=(Criterion(Span(0, 1)),)), "mission-plan"),
        (Document(path="a", text="Nothing tells; applying is no sign."), None),
    ],
)
def test_a_kind_is_what_most_speaks_for(document: Document, kind: str | None) -> None:
    assert KNOWN.kind_of(document) == kind


def test_without_recognitions_nothing_is_recognised() -> None:
    assert Recogniser(()).kind_of(Document(path="a", text="apply")) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "# Clerk performance report\n\n## Job description\n\nThe ratee sorts the mail.",
            "performance-review",
        ),
        ("# Levels of skill\n\n## Customer service and support\n\nAnswers callers.", None),
        ("# Mina Ray\n\n## Support needed\n\nA course in May.", "performance-review"),
    ],
)
def test_the_packaged_words_tell_a_report_on_a_person_from_a_list_of_skills(
    text: str, kind: str | None
) -> None:
    reviewer = Reviewer(load_policy())
    assert reviewer.facts(read_text(text, "page.md")).kind == kind
