import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Criterion, Document, FieldValue
from fairreview.model.rating_position import rating_position
from fairreview.text import Span

RISING = "Unacceptable\nPartly met\nFully successful\nExceeds\nOutstanding"
FALLING = "Outstanding\nExceeds\nFully successful\nPartly met\nUnacceptable"


def position(rating: str, scale: str = "", levels: str = "") -> float | None:
    given_fields = {"rating": rating, "scale": scale, "standard-levels": levels}
    return rating_position(
        Document("r", "", fields={name: FieldValue(text) for name, text in given_fields.items() if text})
    )


@pytest.mark.parametrize(
    ("rating", "scale", "levels", "percent"),
    [
        ("2", "1-5", "", 25),
        ("4/5", "1-5", "", 75),
        ("2", "1-5", RISING, 25),
        ("5 - Outstanding", "1-5", "", 100),
        ("Level 1", "five levels", "", 0),
        ("20", "0-100 %", "", 20),
        ("2", "a 5-point scale (1 = low, 5 = high)", "", 25),
        ("3", "1: poor, 2: fair, 3: good", "", 100),
        ("Unacceptable", "", RISING, 0),
        ("Unacceptable", "", FALLING, 0),
        ("Partly met", "", FALLING, 25),
        ("met", "Not met, Met", "", 100),
        ("Not met", "Met / Not met", "", 0),
        ("Exceeds expectations", "Unacceptable, Level 3, Exceeds", "", 100),
        ("does not meet expectations", "Does not meet, Meets, Exceeds", "", 0),
        ("Superior", "1-5", "Fair\nGood\nSuperior", 100),
    ],
)
def test_a_rating_lies_between_the_lowest_and_the_highest_of_its_scale(
    rating: str, scale: str, levels: str, percent: float
) -> None:
    assert position(rating, scale, levels) == percent


@pytest.mark.parametrize(
    ("scale", "levels"),
    [
        ("1 (best) to 5", ""),
        ("1 (best) to 5 (worst)", ""),
        ("1-5 (1 is best)", ""),
        ("1-5, 1 is best", ""),
        ("a 5-point scale (1 = high, 5 = low)", ""),
        ("1-5", "1 Outstanding\n2 Very good\n3 Good\n4 Fair\n5 Poor"),
    ],
)
def test_one_is_the_top_where_the_scale_says_that_it_is_best(scale: str, levels: str) -> None:
    assert position("1", scale, levels) == 100
    assert position("5", scale, levels) == 0


@pytest.mark.parametrize(
    ("rating", "scale", "levels"),
    [
        ("", "1-5", ""),
        ("4", "", ""),
        ("7", "1-5", ""),
        ("1", "1-5 (best to worst)", ""),
        ("1", "1 to 5, best first", ""),
        ("1", "1 to 5 after form 12", ""),
        ("1", "1 (best) to 5 (best)", ""),
        ("1", "1-5", FALLING),
        ("1 - Outstanding", "1-5", ""),
        ("5 - Unacceptable", "1-5", ""),
        ("A", "A, B, C", ""),
        ("Gold", "", RISING),
        ("successful", "", "Minimally successful\nFully successful\nOutstanding"),
        ("Good", "", "Good\nPoor\nOutstanding"),
    ],
)
def test_nothing_is_said_where_it_is_not_sure_which_end_is_better(
    rating: str, scale: str, levels: str
) -> None:
    assert position(rating, scale, levels) is None


def test_a_criterion_is_held_against_the_scale_of_its_document() -> None:
    document = Document("r", "", fields={"scale": FieldValue("1-5"), "rating": FieldValue("5")})
    assert rating_position(document, Criterion(Span(0, 0), {"rating": FieldValue("2")})) == 25
    assert rating_position(document, Criterion(Span(0, 0))) is None


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=60))
def test_any_words_give_a_position_on_the_scale_or_none(rating: str, scale: str, levels: str) -> None:
    found = position(rating, scale, levels)
    assert found is None or 0 <= found <= 100


@given(st.integers(0, 20), st.integers(1, 20), st.data())
def test_a_scale_turned_round_turns_the_position_round(low: int, width: int, data: st.DataObject) -> None:
    rating = str(low + data.draw(st.integers(0, width)))
    up = position(rating, f"{low} (lowest) to {low + width} (highest)")
    down = position(rating, f"{low} (highest) to {low + width} (lowest)")
    assert up is not None
    assert down == pytest.approx(100 - up)
