import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.api import Reviewer, load_policy, read_text
from fairreview.model.document import Criterion, Document, FieldValue
from fairreview.model.worked_out import Scale, beyond_scale, read_scale, weights_sum
from fairreview.readers.record import Json, document_of
from fairreview.text import Span


def weighted(*weights: str) -> float | None:
    pieces = tuple(
        Criterion(Span(0, 0), {"weight": FieldValue(weight)} if weight else {}) for weight in weights
    )
    return weights_sum(Document("p", "", criteria=pieces))


def beyond(rating: str, scale: str, levels: str = "") -> float | None:
    fields = {"rating": rating, "scale": scale, "standard-levels": levels}
    return beyond_scale(
        Document("r", "", fields={name: FieldValue(text) for name, text in fields.items() if text})
    )


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        (("40 %", "60 %"), 100),
        (("40", "50"), 90),
        (("0.4", "0,6"), 100),
        (("40 percent", "60 per cent"), 100),
        (("3", "2", "1"), None),
        (("40 %", ""), None),
        (("40 %", "most of it"), None),
        (("40 %",), None),
        ((), None),
    ],
)
def test_weights_add_up_where_all_are_shares_of_the_whole(
    weights: tuple[str, ...], total: float | None
) -> None:
    assert weighted(*weights) == (total if total is None else pytest.approx(total))


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("1-5", Scale(1, 5)),
        ("1 to 5", Scale(1, 5)),
        ("1-5, 1 is best", Scale(1, 5)),
        ("0–4", Scale(0, 4)),
        ("from 1 (lowest) to 5 (highest)", Scale(1, 5)),
        ("five levels", Scale(1, 5)),
        ("a 4-point scale", Scale(1, 4)),
        ("Unacceptable, Level 3, Exceeds", Scale(names=("unacceptable", "level 3", "exceeds"))),
        ("Met / Not met", Scale(names=("met", "not met"))),
        ("1 = poor; 2 = fair; 3 = good", Scale(names=("1 = poor", "2 = fair", "3 = good"))),
        ("1: poor, 2: fair", Scale(1, 2, ("1: poor", "2: fair"))),
        ("the usual one", None),
        ("5-1", None),
        ("1-5 or 1-3", None),
        ("", None),
    ],
)
def test_a_scale_is_read_as_people_write_it(words: str, scale: Scale | None) -> None:
    assert read_scale(words) == scale


@pytest.mark.parametrize(
    ("rating", "scale", "levels", "how_far"),
    [
        ("5", "1-5", "", 0),
        ("6", "1-5", "", 1),
        ("0", "1-5", "", 1),
        ("4/5", "1-5", "", 0),
        ("4 - Exceeds", "1-5", "", 0),
        ("Level 6", "five levels", "", 1),
        ("Exceeds", "Unacceptable, Level 3, Exceeds", "", 0),
        ("Exceeds expectations", "Unacceptable, Level 3, Exceeds", "", 0),
        ("Superb", "Unacceptable, Level 3, Exceeds", "", 1),
        ("Superb", "", "Not met\nMet", 1),
        ("met", "", "Not met\nMet", 0),
        ("Superb", "1-5", "", None),
        ("7", "Not met, Met", "", None),
        ("7", "", "", None),
        ("", "1-5", "", None),
    ],
)
def test_a_rating_is_held_against_its_scale(
    rating: str, scale: str, levels: str, how_far: float | None
) -> None:
    assert beyond(rating, scale, levels) == how_far


@given(st.integers(0, 50), st.integers(1, 50), st.integers(-5, 120))
def test_a_number_is_beyond_a_scale_by_its_distance(low: int, width: int, rating: int) -> None:
    if rating >= 0:
        assert beyond(str(rating), f"{low}-{low + width}") == max(low - rating, rating - low - width, 0)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_words_are_read_or_not_understood(rating: str, scale: str, levels: str) -> None:
    found = beyond(rating, scale, levels)
    assert found is None or found >= 0


def test_ratings_and_weights_that_do_not_fit_are_findings_of_a_check() -> None:
    reviewer = Reviewer(load_policy(), select=("standard", "structure"))
    record: dict[str, Json] = {
        "kind": "performance-review",
        "rating": "Superb",
        "scale": "Not met, Met",
        "criteria": [{"title": "Accuracy", "weight": "50 %"}, {"title": "Waiting time", "weight": "40 %"}],
    }
    found = reviewer.review(document_of(record, Document("r", ""))).findings
    assert {finding.name for finding in found} >= {"weights-do-not-add-up", "rating-beyond-the-scale"}
    assert not reviewer.review(read_text("Rated 3 on a scale of 1-5.", kind="performance-review")).findings
