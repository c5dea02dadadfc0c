"""What an audit tells of groups: figures against worked examples, and what must hold of every set."""

import random
from collections.abc import Sequence

import msgspec
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.audit.columns import MISSING, Columns
from fairreview.audit.corrections import corrected
from fairreview.audit.evaluate import evaluate
from fairreview.audit.groups import groups_of, large_enough
from fairreview.audit.means import Whole, by_moments, gap, median_gap
from fairreview.audit.spelling import period_key
from fairreview.model.condition import (
    Bullet,
    Compare,
    Condition,
    Group,
    It,
    Not,
    Number,
    Same,
    Scaled,
    Text,
    The,
    Theirs,
)
from fairreview.model.grouping import Grouping, Measure
from fairreview.model.policy import FlagMark, Permission, Policy, Rule
from fairreview.model.summary import Evidence, Standard, Summary

KINDS = ("performance-plan", "performance-review")
HIRED = Measure("share", where=Compare(It(("status",)), "eq", Text("hired")))
RATING = Measure("average", of=It(("rating",)))


def at_least(share: float, what: str) -> Condition:
    return Compare(Theirs(("lowest", what)), "ge", Scaled(Number(share, "%"), Theirs(("highest", what))))


def rule(
    measure: Measure, require: Condition, smallest: int = 2, by: tuple[str, ...] = ("demographic-group",)
) -> Rule:
    return Rule(
        "D-1",
        "Groups",
        kinds=KINDS,
        grouping=Grouping(by, Number(smallest), measure),
        require=require,
        say=" | ".join(
            f"{{{name}}}"
            for name in (
                "lowest-group",
                "highest-group",
                f"lowest {measure.what}",
                f"highest {measure.what}",
                "ratio",
            )
        ),
    )


def person(number: int, **fields: str) -> Summary:
    return msgspec.structs.replace(Summary("set.jsonl", str(number), "performance-review"), **fields)


def selected(*groups: tuple[str, int, int]) -> Evidence:
    """Return people of groups: name, how many applied, how many were hired."""
    rows = [
        (name, "hired" if each < hired else "") for name, applied, hired in groups for each in range(applied)
    ]
    return Evidence(
        [person(n, status=status) for n, (_, status) in enumerate(rows)], {"x": [name for name, _ in rows]}
    )


@pytest.mark.parametrize(
    ("groups", "ratio", "is_below"),
    [
        # Questions and answers on the Uniform Guidelines, 44 FR 11996 (1979), question 12: 60 % and 30 %.
        ((("White", 80, 48), ("Black", 40, 12)), 0.5, True),
        # 80 of 120 beside 40 of 80: two thirds and one half.
        ((("Men", 120, 80), ("Women", 80, 40)), 0.75, True),
        # On the line is not below the line: 29 CFR 1607.4(D) speaks of less than four fifths.
        ((("Men", 100, 60), ("Women", 100, 48)), 0.8, False),
        ((("Men", 30, 25), ("Women", 30, 20)), 0.8, False),
    ],
)
def test_the_four_fifths_rule_is_that_of_the_uniform_guidelines(
    groups: tuple[tuple[str, int, int], ...], ratio: float, is_below: bool
) -> None:
    found = evaluate([rule(HIRED, at_least(80, "share"))], Policy(), selected(*groups))
    assert found.comparisons[0].gaps[0].ratio == pytest.approx(ratio)
    assert bool(found.findings) is is_below


def rated(*groups: tuple[str, Sequence[int]]) -> Evidence:
    rows = [(name, str(rating)) for name, ratings in groups for rating in ratings]
    return Evidence(
        [person(n, rating=rating) for n, (_, rating) in enumerate(rows)], {"x": [name for name, _ in rows]}
    )


def test_averages_are_compared_in_ratings_and_in_standard_deviations() -> None:
    one, other = [4, 4, 3, 5, 4, 3], [2, 3, 2, 3, 2, 4]
    small = Compare(The(("gap",)), "le", Number(0.5))
    found = evaluate([rule(RATING, small)], Policy(), rated(("A", one), ("B", other)))
    assert found.findings[0].message == "B | A | 2.67 | 3.83 | 70 %"
    (figure,) = found.comparisons[0].gaps
    assert (figure.effect, figure.p) == (gap(other, one).effect, gap(other, one).p)
    assert figure.ratio is None


def test_who_has_no_rating_is_in_no_average() -> None:
    evidence = rated(("A", [4, 4]), ("B", [2, 2]))
    with_gaps = Evidence([*evidence.summaries, person(9, rating="n/a")], {"x": [*evidence.labels["x"], "B"]})
    (comparison,) = evaluate([rule(RATING, at_least(80, "average"))], Policy(), with_gaps).comparisons
    assert [(each.group, each.of, each.figure) for each in comparison.groups] == [
        ("A", 2, 4.0),
        ("B", 2, 2.0),
    ]


def test_medians_and_counts_are_measured_too() -> None:
    evidence = rated(("A", [5, 5, 1]), ("B", [2, 2, 5]))
    median = Measure("median", of=It(("rating",)))
    (comparison,) = evaluate([rule(median, at_least(80, "median"))], Policy(), evidence).comparisons
    assert [each.figure for each in comparison.groups] == [5.0, 2.0]
    count = Measure("count", where=Compare(It(("rating",)), "ge", Number(4)))
    (counted,) = evaluate([rule(count, at_least(80, "count"))], Policy(), evidence).comparisons
    assert [(each.figure, each.hits) for each in counted.groups] == [(2.0, 2), (1.0, 1)]
    assert counted.gaps == ()


def test_a_measure_can_be_taken_by_a_field_as_well() -> None:
    summaries = [person(n, rating=str(3 + n % 2), unit="Roads" if n < 8 else "Parks") for n in range(16)]
    (comparison,) = evaluate(
        [rule(RATING, at_least(80, "average"), by=("unit",))], Policy(), Evidence(summaries)
    ).comparisons
    assert comparison.attribute == "unit"
    assert [each.group for each in comparison.groups] == ["Parks", "Roads"]


def test_a_waived_document_is_left_out() -> None:
    flat = Rule(
        "C-1",
        "Same",
        kinds=KINDS,
        grouping=Grouping(("role",)),
        require=Same(Theirs(("scale",))),
        say="{differences}",
    )
    summaries = [
        person(1, role="Clerk", scale="1-5"),
        msgspec.structs.replace(person(2, role="Clerk", scale="1-4"), path="b/two.md"),
    ]
    waived = Policy(permissions=(Permission("C-1", "agreed", "HR", documents=("./b/two.md",)),))
    assert len(evaluate([flat], Policy(), Evidence(summaries)).findings) == 1
    assert evaluate([flat], waived, Evidence(summaries)).findings == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026", "FY 2026"),
        ("2026", "1 January to 31 December 2026"),
        ("2025/26", "1 Apr 2025 to 31 Mar 2026"),
        ("Spring round", "spring  round."),
    ],
)
def test_one_period_has_one_key_however_it_is_written(one: str, other: str) -> None:
    assert period_key(one) == period_key(other)


def test_a_quarter_is_not_its_year_and_another_year_is_another() -> None:
    assert len({period_key(each) for each in ("2026", "Q1 2026", "Q2 2026", "2025")}) == 4


def test_what_was_chosen_among_more_comparisons_is_corrected_for_all_of_them() -> None:
    assert corrected([0.01, 0.02], 10) == pytest.approx([0.1, 0.18])
    assert corrected([0.01, 0.02]) == corrected([0.01, 0.02], 2)


def test_moments_come_near_the_exact_test() -> None:
    draw = random.Random(3)  # noqa: S311 - no secrets
    one, other = numpy.array([draw.gauss(0.4, 1) for _ in range(40)]), [draw.gauss(0, 1) for _ in range(50)]
    whole = Whole.of(numpy.concatenate([one, other]))
    assert by_moments(one, whole) == pytest.approx(gap(one, other).p, abs=0.01)
    assert by_moments(numpy.array([3.0, 3.0]), Whole.of(numpy.full(5, 3.0))) == 1.0


@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=30), st.lists(st.integers(0, 9), min_size=2, max_size=30)
)
def test_what_is_left_of_a_whole_needs_no_second_look_at_its_values(part: list[int], rest: list[int]) -> None:
    whole = Whole.of(numpy.array([*part, *rest], dtype=float))
    left, looked = whole.without(numpy.array(part, dtype=float)), Whole.of(numpy.array(rest, dtype=float))
    assert left.count == looked.count
    assert left.mean == pytest.approx(looked.mean)
    assert left.variance == pytest.approx(looked.variance, abs=1e-9)


def test_medians_without_spread_differ_or_do_not() -> None:
    assert median_gap([3, 3, 3], [3, 3]).p == 1.0
    assert median_gap([3, 3, 3], [2, 2]).p == 0.0


words = st.sampled_from(["", "A", "B", "c"])
standards = st.builds(
    Standard,
    title=st.sampled_from(["Accuracy", "accuracy.", "Speed", "Warmth"]),
    weight=st.sampled_from(["", "50 %", "0.5", "40 %"]),
    target=st.sampled_from(["", "20 files", "12 files"]),
)
papers = st.builds(
    Summary,
    path=st.just("set.jsonl"),
    id=st.integers(0, 10**9).map(str),
    kind=st.sampled_from(KINDS),
    employee=words,
    role=words,
    unit=words,
    author=words,
    period=st.sampled_from(["", "2026", "FY 2026", "2025"]),
    status=st.sampled_from(["", "draft", "final", "interim"]),
    rating=st.sampled_from(["", "2", "3", "5"]),
    scale=st.sampled_from(["", "1-5", "1-4"]),
    criteria=st.lists(standards, max_size=3).map(tuple),
    needs=st.lists(st.sampled_from(["law", "maps"]), max_size=2, unique=True).map(tuple),
    paragraphs=st.lists(st.integers(0, 3), max_size=2, unique=True).map(tuple),
)


def every_rule() -> list[Rule]:
    marks = (
        "unplanned-criterion", "dropped-criterion", "changed-criterion", "plan-without-review",
        "period-without-progress-talk", "recurring-need", "pasted-paragraph", "rater-apart", "repeated-id",
    )  # fmt: skip
    lines = tuple(
        Bullet(Same(Theirs(path)), "{differences}")
        for path in (("criteria",), ("criteria", "weight"), ("criteria", "target"), ("scale",))
    )
    same = Rule(
        "S",
        "Same",
        kinds=KINDS,
        grouping=Grouping(("kind", "role")),
        require=Group("all", lines),
        say="{failed}",
    )
    flat = Rule(
        "F",
        "Flat",
        kinds=KINDS,
        grouping=Grouping(("author",)),
        require=Not(Same(Theirs(("rating",)))),
        say="{group-size}",
    )
    found = [
        Rule(
            f"M-{mark}",
            mark,
            kinds=KINDS,
            grouping=Grouping(("employee", "period")),
            flag=FlagMark(mark),
            say="{words} {count}",
        )
        for mark in marks
    ]
    measured = [rule(RATING, at_least(99, "average")), rule(HIRED, at_least(99, "share"), by=("unit",))]
    return [same, flat, *found, *measured]


@settings(max_examples=40, deadline=None)
@given(st.lists(papers, max_size=14, unique_by=lambda each: each.id), st.data())
def test_the_order_of_the_documents_changes_nothing(summaries: list[Summary], data: st.DataObject) -> None:
    labels = data.draw(st.lists(words, min_size=len(summaries), max_size=len(summaries)))
    order = data.draw(st.permutations(range(len(summaries))))
    first = evaluate(every_rule(), Policy(), Evidence(summaries, {"x": labels}))
    again = Evidence([summaries[each] for each in order], {"x": [labels[each] for each in order]})
    assert evaluate(every_rule(), Policy(), again) == first


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("XYZ"), st.integers(1, 5)), max_size=60),
    st.integers(2, 12),
)
def test_no_group_under_the_smallest_is_in_any_message_or_figure(
    people: list[tuple[str, str, int]], smallest: int
) -> None:
    summaries = [person(n, rating=str(rating)) for n, (_, _, rating) in enumerate(people)]
    labels = {
        "first": [f"first-{one}" for one, _, _ in people],
        "second": [f"second-{two}" for _, two, _ in people],
    }
    rules = [rule(RATING, at_least(100, "average"), smallest)]
    found = evaluate(rules, Policy(), Evidence(summaries, labels))
    told = str(found.findings) + str(found.comparisons) + str(found.notices)
    for name in {label for column in labels.values() for label in column}:
        size = sum(label == name for column in labels.values() for label in column)
        if size < smallest:
            assert name not in told
    for comparison in found.comparisons:
        shown = {figure.group for figure in comparison.groups}
        hidden = [label for label in labels[comparison.attribute] if label not in shown]
        assert not hidden or not shown or (len(hidden) >= smallest and len(set(hidden)) > 1)
        assert comparison.hidden == len(set(hidden))


@given(st.lists(papers, max_size=12), st.integers(1, 3))
def test_every_document_stands_in_one_group_or_is_counted(summaries: list[Summary], smallest: int) -> None:
    import numpy

    columns = Columns(summaries)
    by = ("role", "unit")
    everybody = numpy.ones(len(summaries), dtype=bool)
    groups = groups_of(by, [columns.keyed(name) for name in by], everybody)
    assert len(groups.order) + groups.left_out == len(summaries)
    kept = large_enough(groups, smallest)
    assert all(size >= smallest for size in kept.sizes().tolist())
    for members in kept.each():
        assert len({(summaries[each].role.lower(), summaries[each].unit.lower()) for each in members}) == 1
    lacking = sum(not each.role or not each.unit for each in summaries)
    assert groups.left_out == lacking
    assert (columns.keyed("role").codes == MISSING).sum() == sum(not each.role for each in summaries)
