"""What must hold of every text, whatever it is."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview import Reviewer, load_policy
from fairreview.model.published import Finding

KINDS = ("job-description", "performance-review", "performance-plan", "mission-plan")
# Words that rules look for, beside ordinary ones, so that random texts have findings.
WORDS = st.sampled_from(
    "we want a young recent graduate native speaker chairman he she is abrasive must be able-bodied lift "
    "40 lbs degree required People say migraine 100 % always by June each week . . , : ; ! ( ) “ ” - • "
    "\n \n\n \r\n # ## maternity leave union İ ß ﬁ 👩‍👩‍👧 \u00ad \u200b \x00 \ufeff \t".split(" ")
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@cache
def reviewer() -> Reviewer:
    return Reviewer(load_policy())


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.sampled_from(KINDS))
def test_every_span_slices_to_the_words_reported(text: str, kind: str) -> None:
    report = reviewer().review_text(text, kind=kind)
    read = text.removeprefix("\ufeff")
    for finding in report.findings:
        start, end = finding.span.start, finding.span.end
        assert 0 <= start <= end <= len(read)
        assert read[start:end] == finding.text
        lines = read.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= finding.line <= finding.end_line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_no_text_makes_it_raise_when_its_kind_is_not_told(text: str) -> None:
    report = reviewer().review_text(text)
    document = report.documents[0]
    assert document.failure is not None or document.kind in KINDS


# Each is a paragraph of its own, and none is a heading or list item that changes its neighbours.
PARAGRAPHS = st.sampled_from(
    [
        "We want a young clerk for the team, with tact.",
        "You decide claims from the files that come in.",
        "He will report to the chairman of the board.",
        "The clerk must be able to lift 40 lbs unaided.",
        "A native English speaker is wanted for the desk.",
        "Clients of all ages come to the counter daily.",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=6), PARAGRAPHS, st.data())
def test_findings_outside_an_edited_paragraph_stay_as_they_were(
    paragraphs: list[str], other: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(paragraphs) - 1))
    edited = [*paragraphs[:place], other, *paragraphs[place + 1 :]]
    assert _outside(paragraphs, place) == _outside(edited, place)


def _outside(paragraphs: list[str], place: int) -> list[tuple[str, str, int, int]]:
    """Return the findings about words that stand in other paragraphs, by paragraph and place in it."""
    text = "\n\n".join(paragraphs)
    starts = [sum(len(before) + 2 for before in paragraphs[:number]) for number in range(len(paragraphs))]
    rows = []
    for finding in reviewer().review_text(text, kind="job-description").findings:
        number = max(n for n, start in enumerate(starts) if start <= finding.span.start)
        if number != place and finding.text:
            rows.append(_row(finding, number, finding.span.start - starts[number]))
    return rows


def _row(finding: Finding, number: int, offset: int) -> tuple[str, str, int, int]:
    return finding.rule, finding.message, number, offset
