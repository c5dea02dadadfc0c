from hypothesis import given
from hypothesis import strategies as st

from fairreview.api import Reviewer, load_policy, read_text
from fairreview.api.pool import Pool
from fairreview.api.summaries import summarise
from fairreview.model.document import Document
from fairreview.model.report import DocumentReport
from fairreview.model.summary import Summary
from fairreview.nlp.needs import find_needs
from fairreview.readers.record import document_of

_LONG = (
    "The desk answers callers from all parts of the county and writes down what they asked for and when. " * 3
)


def summary(pool: Pool | None = None, **values: object) -> Summary:
    document = document_of(values, Document("reviews.jsonl", ""))  # type: ignore[arg-type]
    return summarise(document, DocumentReport(path=document.path), pool or Pool())


def test_a_review_is_kept_as_small_values_and_never_its_text() -> None:
    found = summary(
        id="r-1",
        kind="performance-review",
        employee="E-7",
        role="clerk",
        rating="4",
        standard_levels=["Met", "Not met"],
        evidence="Log of March",
        comments=_LONG,
        next_steps="Ng takes the report-writing course in May.",
        criteria=[{"title": "Accuracy", "metric": "errors per 100 files", "weight": "40 %", "rating": "4"}],
    )
    assert (found.id, found.role, found.rating, found.levels) == ("r-1", "clerk", "4", ("Met", "Not met"))
    assert found.given >= {"evidence", "comments", "next-steps"}
    assert found.needs == ("report writing",)
    assert len(found.paragraphs) == 1
    assert [(each.title, each.weight, each.dimension) for each in found.criteria] == [
        ("Accuracy", "40 %", "quality")
    ]
    assert "county" not in repr(found)


def test_equal_parts_of_many_summaries_are_one_object() -> None:
    pool = Pool()
    one, two = (
        summary(
            pool, id=str(n), kind="performance-review", role="tax examiner", criteria=[{"title": "Accuracy"}]
        )
        for n in range(2)
    )
    assert one.criteria is two.criteria
    assert one.role is two.role
    assert one.given is two.given
    assert one.findings is two.findings


def test_the_same_paragraph_has_the_same_digest_whatever_its_capitals_and_breaks() -> None:
    one = summary(kind="performance-review", comments=_LONG)
    two = summary(kind="performance-review", text="Other words.\n\n" + _LONG.upper().replace(" ", "  "))
    assert one.paragraphs == two.paragraphs != ()


def test_a_short_paragraph_is_not_kept() -> None:
    assert summary(kind="performance-review", comments="Closed 40 cases in March.").paragraphs == ()


def test_duties_are_the_items_and_sentences_under_their_heading() -> None:
    text = "# Clerk\n\n## Duties\n\n- Sorts the mail\n- Answers calls\n\nKeeps the log. Orders paper.\n\n## Benefits\n\n- Pension\n"
    document = read_text(text, kind="job-description", path="clerk.md")
    found = summarise(document, DocumentReport(path="clerk.md"))
    assert [each.words for each in found.duties] == [
        "Sorts the mail",
        "Answers calls",
        "Keeps the log.",
        "Orders paper.",
    ]


def test_next_steps_under_a_heading_count_as_needs_too() -> None:
    document = read_text(
        "# Review\n\nGood.\n\n## Next steps\n\nTraining in GIS by May.\n",
        kind="performance-review",
        path="r.md",
    )
    assert summarise(document, DocumentReport(path="r.md")).needs == ("gis",)


def test_findings_are_counted_by_rule() -> None:
    reviewer = Reviewer(load_policy())
    (reviewed,) = reviewer.review_each(
        [read_text("He is abrasive. She is abrasive too.", kind="performance-review")]
    )
    found = summarise(reviewed.document, reviewed.report)
    assert sum(count for _, count in found.findings) == len(reviewed.report.findings)
    assert list(found.findings) == sorted(found.findings)


def test_a_need_is_the_topic_after_or_before_the_word_for_learning() -> None:
    cases = {
        "She takes the report-writing course by 30 June.": ("report writing",),
        "Training in report writing; coaching in delegation from her manager": (
            "report writing",
            "delegation",
        ),
        "Book an Excel course in May and practise interviewing.": ("excel", "interviewing"),
        "Learn how to use GIS by March. Mentoring from Sam": ("gis",),
        "He joins the records course in June.": ("records",),
        "Meet weekly with Dana Ruiz.": (),
        "Close the old files by May.": (),
    }
    assert {text: find_needs(text) for text in cases} == cases


def test_the_name_of_the_employee_is_no_need() -> None:
    assert find_needs("Training for Ada Okoye in GIS", "Ada Okoye") == ("gis",)


@given(st.text(max_size=300))
def test_needs_are_folded_short_and_each_named_once(text: str) -> None:
    needs = find_needs(text)
    assert len(set(needs)) == len(needs) <= 12
    assert all(need == need.lower() and len(need.split()) <= 4 for need in needs)
