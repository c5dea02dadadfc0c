import pytest

from fairreview.api import Reviewer, load_policy
from fairreview.model.document import Document
from fairreview.readers.record import Json, document_of

PRAISE = "Ines did outstanding work at the counter. Her notes are exemplary."
FAULTS = "She missed every deadline in spring. Her letters were careless."
LEVELS = ("Unacceptable", "Fully successful", "Outstanding")


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer(load_policy(), select=("CON-003", "CON-014", "CON-015"))


def rules_met(reviewer: Reviewer, **given: Json) -> list[str]:
    record: dict[str, Json] = {"kind": "performance-review", "employee": "Ines Ferro", **given}
    return [finding.rule for finding in reviewer.review(document_of(record, Document("r", ""))).findings]


def test_words_and_a_level_given_by_name_are_held_against_each_other(reviewer: Reviewer) -> None:
    for levels in (LEVELS, LEVELS[::-1]):
        low = rules_met(reviewer, rating="Unacceptable", standard_levels=levels, comments=PRAISE)
        top = rules_met(reviewer, rating="Outstanding", standard_levels=levels, comments=FAULTS)
        assert (low, top) == (["CON-003"], ["CON-014"])
        assert not rules_met(reviewer, rating="Outstanding", standard_levels=levels, comments=PRAISE)
        assert not rules_met(reviewer, rating="Unacceptable", standard_levels=levels, comments=FAULTS)
        assert not rules_met(reviewer, rating="Fully successful", standard_levels=levels, comments=PRAISE)


def test_a_gap_anywhere_outside_the_definition_of_a_criterion_explains_a_low_rating(
    reviewer: Reviewer,
) -> None:
    low: dict[str, Json] = {"rating": "2", "scale": "1-5", "comments": PRAISE}
    title: Json = {"title": "Fewer errors", "metric": "returned letters", "target": "less than 3"}
    assert rules_met(reviewer, **low, criteria=[title]) == ["CON-003"]
    told: Json = {"title": "Fewer errors", "comments": "Missed in May."}
    assert not rules_met(reviewer, **low, criteria=[title, told])
    assert not rules_met(reviewer, **low, next_steps="Needs training on the register by 3 May.")
    assert not rules_met(reviewer, **low, text="Two reports were late.")


def test_a_criterion_is_rated_beside_its_own_comments(reviewer: Reviewer) -> None:
    criteria: Json = [
        {"title": "Letters", "rating": "Unacceptable", "comments": "Outstanding letters in March."},
        {"title": "Calls", "rating": "Outstanding", "comments": "Outstanding in March."},
    ]
    assert rules_met(reviewer, standard_levels=LEVELS, criteria=criteria) == ["CON-015"]
