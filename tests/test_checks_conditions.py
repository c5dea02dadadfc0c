"""Checks of conditions: nouns, types, contradictions and estimates, beside the golden messages."""

import pytest

from fairreview.language.check_estimates import check_error_on_estimate, guessed_names
from fairreview.language.check_logic import check_logic
from fairreview.language.check_nouns import check_nouns
from fairreview.language.check_types import check_types
from fairreview.language.plurals import singular
from fairreview.language.scope import Scope, View
from fairreview.language.suggest import a, choices, closest
from fairreview.model.condition import (
    Bullet,
    Comparator,
    Compare,
    Condition,
    Contains,
    Date,
    Group,
    Has,
    Inside,
    IsFact,
    It,
    ListKind,
    Not,
    Number,
    OneOf,
    Present,
    Relates,
    Scaled,
    Sure,
    Text,
    The,
    Value,
)
from fairreview.model.policy import Definition
from fairreview.model.vocabulary import FACTS, FIELDS, MARKS, PEOPLE

SCOPE = Scope(sections={"duties-section": ("job-description",)})
CRITERION = View(scope=SCOPE, unit="criterion", kinds=("performance-plan",))
DOCUMENT = View(scope=SCOPE)
MATCH = View(scope=SCOPE, unit="match")


def codes(condition: Condition, view: View = CRITERION) -> list[str]:
    found = (*check_nouns(condition, view), *check_types(condition, view), *check_logic(condition, ""))
    return [each.code for each in found]


def group(kind: ListKind, *parts: Condition) -> Group:
    return Group(kind, tuple(Bullet(part) for part in parts))


def compared(field: str, value: Value, how: Comparator = "ge") -> Compare:
    return Compare(It((field,)), how, value)


@pytest.mark.parametrize("unit", sorted(FIELDS))
def test_every_field_of_every_unit_is_known(unit: str) -> None:
    view = View(scope=SCOPE, unit=unit)
    for field in FIELDS[unit]:
        assert codes(Present(It((field.name,))), view) == []
        assert codes(Has(It(), field.name), view) == []


def test_every_mark_fact_and_person_of_the_vocabulary_is_known() -> None:
    for mark in MARKS:
        assert codes(Contains(It(), noun=mark.name)) == []
        assert codes(Inside(It(), mark.name), MATCH) == []
    for fact in (*FACTS, *MARKS):
        assert codes(IsFact(It(), fact.name)) == []
    for person in PEOPLE:
        assert codes(Relates(It(), "describes", person.name), MATCH) == []


@pytest.mark.parametrize(
    "condition",
    [
        Present(The(("duties-section",))),
        Present(It(("duties-section",))),
        Compare(It(("duties-section", "length")), "ge", Number(25, "words")),
        Has(It(), "duties-section"),
        Inside(It(), "duties-section"),
        Contains(The(("section",), titles=("Duties",)), texts=("x",)),
        Compare(The(("document", "role")), "eq", Text("clerk")),
        Compare(It(("comments", "length")), "ge", Number(5, "words")),
    ],
)
def test_sections_and_values_of_values_can_be_looked_at(condition: Condition) -> None:
    assert codes(condition, DOCUMENT) == []


def test_only_texts_have_a_length() -> None:
    assert codes(Compare(It(("weight", "length")), "ge", Number(5, "words"))) == ["FR201"]
    assert codes(Compare(It(("metric", "size")), "ge", Number(5, "words"))) == ["FR201"]


def test_words_that_a_flagged_pattern_names_can_be_looked_at() -> None:
    view = View(scope=SCOPE, unit="match", words=("person",))
    assert codes(IsFact(The(("person",)), "negated"), view) == []
    assert codes(IsFact(The(("persn",)), "negated"), view) == ["FR201"]


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (Number(20, "%"), True),
        (Number(20, "percent"), True),
        (Number(20), False),
        (Number(20, "days"), False),
        (Date("2026-01-01"), False),
        (Text("much"), False),
        (Scaled(Number(50, "%"), It(("weight",))), True),
        (Scaled(Number(50, "%"), It(("timeframe",))), False),
        (It(("weight",)), True),
    ],
)
def test_a_percent_is_compared_with_percents_only(value: Value, *, right: bool) -> None:
    assert codes(compared("weight", value)) == ([] if right else ["FR301"])


def test_an_unknown_name_is_not_also_of_the_wrong_type() -> None:
    assert codes(compared("wieght", Number(3, "days"))) == ["FR201"]


def test_each_value_of_a_list_is_checked() -> None:
    assert codes(OneOf(It(("status",)), (Text("draft"), Text("fnal"), Number(3)))) == ["FR202", "FR301"]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (compared("weight", Number(40, "%")), compared("weight", Number(40, "%"), "le"), False),
        (compared("weight", Number(40, "%")), compared("weight", Number(40, "%"), "lt"), True),
        (compared("timeframe", Number(1, "years")), compared("timeframe", Number(6, "months"), "le"), True),
        (compared("timeframe", Number(6, "months")), compared("timeframe", Number(1, "years"), "le"), False),
        (compared("status", Text("draft"), "eq"), compared("status", Text("final"), "eq"), True),
        (Present(It(("metric",))), Not(Present(It(("metric",)))), True),
        (Has(It(), "metric"), Not(Has(It(), "metric")), True),
        (IsFact(It(), "vague"), Not(IsFact(It(), "vague")), True),
        (IsFact(It(), "vague"), Not(IsFact(It(), "hedged")), False),
    ],
)
def test_lines_that_exclude_each_other_are_found(one: Condition, other: Condition, *, clash: bool) -> None:
    assert codes(group("all", one, other)) == (["FR401"] if clash else [])
    assert codes(group("all", other, one)) == (["FR401"] if clash else [])
    assert codes(group("any", one, other)) == []


def test_a_repeated_line_is_found_in_every_kind_of_list() -> None:
    line = Has(It(), "metric")
    kinds: tuple[ListKind, ...] = ("all", "any", "none")
    assert [codes(group(kind, line, line)) for kind in kinds] == [["FR404"]] * 3


SIMILAR = Sure(Relates(It(), "supports", "objective"), Number(0.75))
CERTAIN = Has(It(), "objective")


@pytest.mark.parametrize(
    ("required", "warned"),
    [
        (SIMILAR, 1),
        (Not(SIMILAR), 1),
        (group("any", CERTAIN, SIMILAR), 0),
        (group("any", SIMILAR, IsFact(It(), "vague")), 2),
        (group("all", CERTAIN, SIMILAR), 1),
        (group("none", CERTAIN, IsFact(It(), "vague")), 1),
        (IsFact(It(), "sound"), 1),
        (IsFact(It(), "complete"), 0),
    ],
)
def test_an_error_must_not_rest_on_an_estimate_alone(required: Condition, warned: int) -> None:
    definitions = {
        "sound": Definition("sound", "criterion", IsFact(It(), "linked")),
        "linked": Definition("linked", "criterion", SIMILAR),
        "complete": Definition("complete", "criterion", CERTAIN),
    }
    assert len(list(check_error_on_estimate(required, guessed_names(definitions)))) == warned


def test_a_definition_that_hides_an_estimated_fact_is_no_estimate() -> None:
    assert "vague" not in guessed_names({"vague": Definition("vague", "criterion", CERTAIN)})


@pytest.mark.parametrize(
    ("noun", "found"),
    [
        ("sections", "section"),
        ("criteria", "criterion"),
        ("policies", "policy"),
        ("status", "status"),
        ("things", "things"),
    ],
)
def test_plurals_lead_to_known_nouns_only(noun: str, found: str) -> None:
    assert singular(noun, frozenset({"section", "criterion", "policy", "status"})) == found


def test_only_near_names_are_offered() -> None:
    assert closest("timefame", ["timeframe", "target"]) == "timeframe"
    assert closest("colour", ["timeframe", "target"]) is None
    assert closest("plain-01", ["PLAIN-001"]) == "PLAIN-001"
    assert closest("x" * 10_000, ["x" * 9_999]) is None


def test_a_long_list_is_shown_only_when_nothing_is_near() -> None:
    names = [f"name-{number}" for number in range(20)]
    assert choices("name-7x", names, "names") == ("did you mean `name-7`?",)
    assert choices("zzz", names, "names") == (f"names: {', '.join(names)}",)


def test_articles_follow_the_sound() -> None:
    assert [a(word) for word in ("criterion", "objective", "unit", "age")] == [
        "a criterion",
        "an objective",
        "a unit",
        "an age",
    ]
