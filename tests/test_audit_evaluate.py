"""Rules across documents, evaluated over what is kept of documents; the rules are built by hand."""

from collections.abc import Sequence

import msgspec

from fairreview.audit.evaluate import Found, evaluate
from fairreview.model.condition import (
    Bullet,
    Compare,
    Condition,
    Contains,
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
from fairreview.model.policy import Policy, Rule
from fairreview.model.summary import Evidence, Standard, Summary

FINAL = Compare(It(("status",)), "eq", Text("final"))
TOP = Compare(It(("rating",)), "ge", Number(4))
FOUR_FIFTHS = Compare(
    Theirs(("lowest", "share")), "ge", Scaled(Number(80, "%"), Theirs(("highest", "share")))
)
LIKELY = Compare(The(("chance",)), "gt", Number(5, "%"))
SAME_CRITERIA = Bullet(Same(Theirs(("criteria",))), "different criteria: {differences}")
SAME_SCALE = Bullet(Same(Theirs(("scale",))), "different scales: {differences}")
SAME_WEIGHTS = Bullet(Same(Theirs(("criteria", "weight")), "performance-review"), "weights: {differences}")


def consistency(*lines: Bullet, by: tuple[str, ...] = ("role", "grade", "period")) -> Rule:
    return Rule(
        "C-1",
        "Same criteria",
        kinds=("performance-review",),
        grouping=Grouping(by),
        require=Group("all", lines or (SAME_CRITERIA, SAME_SCALE, SAME_WEIGHTS)),
        say="{group-size} reviews of {role} {grade} for {period} differ: {failed}.",
        suggest=("Agree on one set for {role}.",),
    )


def disparity(
    require: Condition = FOUR_FIFTHS, what: Condition = TOP, smallest: int = 30, rule_id: str = "D-1"
) -> Rule:
    return Rule(
        rule_id,
        "Top ratings",
        kinds=("performance-review",),
        where=FINAL,
        grouping=Grouping(("demographic-group",), Number(smallest), Measure("share", where=what)),
        require=require,
        say="{lowest-group} at {lowest share}, {ratio} of {highest-group} ({highest share}), {gap}, {chance}",
    )


def review(number: int, criteria: Sequence[str] = ("Accuracy", "Timeliness"), **fields: str) -> Summary:
    usual = Summary(
        path="reviews.jsonl",
        id=f"r-{number}",
        kind="performance-review",
        role="Examiner",
        grade="GS-9",
        period="2026",
        scale="1-5",
        status="final",
        criteria=tuple(Standard(title=title, words=title) for title in criteria),
    )
    return msgspec.structs.replace(usual, **fields)


def rated(groups: Sequence[tuple[str, int, int]]) -> Evidence:
    """Return reviews of groups: name, how many rated 5, how many rated 3."""
    ratings = [(name, rating) for name, top, other in groups for rating in ["5"] * top + ["3"] * other]
    summaries = [review(number, rating=rating) for number, (_, rating) in enumerate(ratings)]
    return Evidence(summaries, {"sex": [name for name, _ in ratings]})


def found(rule: Rule, *summaries: Summary) -> Found:
    return evaluate([rule], Policy(), Evidence(summaries))


def messages(result: Found) -> list[str]:
    assert not result.failures
    return [each.message for each in result.findings]


def test_criteria_in_another_order_and_spelling_are_the_same() -> None:
    one, other = review(1), review(2, ["timeliness.", "ACCURACY"], role="examiner", period="FY 2026")
    third = review(3, grade="GS 9", period="1 January to 31 December 2026")
    assert messages(found(consistency(), one, other, third)) == []


def test_an_extra_criterion_is_named_with_how_many_have_it() -> None:
    result = found(consistency(), review(1), review(2), review(3, ["Accuracy", "Timeliness", "Warmth"]))
    assert messages(result) == [
        "3 reviews of Examiner GS-9 for 2026 differ: different criteria: “Warmth” in 1 of 3."
    ]
    (finding,) = result.findings
    assert finding.failed == ("criteria",)
    assert finding.group == (("role", "Examiner"), ("grade", "GS-9"), ("period", "2026"))
    assert [place.id for place in finding.places] == ["r-3"]
    assert finding.suggestions == ("Agree on one set for Examiner.",)


def test_scales_that_differ_are_named_and_one_not_given_differs_from_nothing() -> None:
    both = (review(1), review(2, scale="1-4"), review(3, scale=""))
    assert messages(found(consistency(SAME_SCALE), *both)) == [
        "3 reviews of Examiner GS-9 for 2026 differ: different scales: “1-4” in 1; “1-5” in 1; not given in 1."
    ]
    assert messages(found(consistency(SAME_SCALE), review(1), review(3, scale=""))) == []


def test_weights_are_compared_criterion_by_criterion() -> None:
    def weighted(number: int, accuracy: str, speed: str) -> Summary:
        parts = (Standard("Accuracy", weight=accuracy), Standard("Speed", weight=speed))
        return Summary(
            "x", str(number), "performance-review", role="Clerk", grade="1", period="1", criteria=parts
        )

    same = found(consistency(SAME_WEIGHTS), weighted(1, "50 %", "50"), weighted(2, "0.5", "50%"))
    assert messages(same) == []
    (message,) = messages(
        found(consistency(SAME_WEIGHTS), weighted(1, "50 %", "50 %"), weighted(2, "60 %", "50 %"))
    )
    assert "“Accuracy” is 50 % in 1 and 60 % in 1" in message
    assert "Speed" not in message


def test_who_lacks_a_grouped_field_is_counted_and_left_out() -> None:
    result = found(consistency(), review(1), review(2, ["Warmth"], grade=""), review(3))
    assert result.findings == ()
    assert [(notice.code, notice.message) for notice in result.notices] == [
        (
            "left-out",
            "not compared by role, grade and period, for lack of one of these: "
            "1 of 3 documents (performance reviews)",
        )
    ]


def test_flat_ratings_are_found_by_asking_for_the_opposite() -> None:
    rule = consistency(
        Bullet(Not(Same(Theirs(("rating",)))), "all {group-size} have one rating"), by=("author",)
    )
    flat = [review(number, rating="5", author="R. Shaw") for number in range(8)]
    assert messages(found(rule, *flat)) == ["8 reviews of   for  differ: all 8 have one rating."]
    assert messages(found(rule, *flat[:7], review(9, rating="4", author="R. Shaw"))) == []
    assert found(rule, *flat).findings[0].group == ()


def test_a_gap_wider_than_four_fifths_is_found_with_its_figures() -> None:
    result = evaluate([disparity()], Policy(), rated([("A", 50, 50), ("B", 30, 70)]))
    (message,) = messages(result)
    assert message.startswith("B at 30 %, 60 % of A (50 %), 0.41, ")
    (comparison,) = result.comparisons
    assert [(each.group, each.of, each.hits) for each in comparison.groups] == [
        ("A", 100, 50),
        ("B", 100, 30),
    ]
    assert [(gap.group, gap.reference) for gap in comparison.gaps] == [("B", "A")]
    assert result.findings[0].places == ()


def test_a_gap_within_four_fifths_is_measured_and_not_found() -> None:
    result = evaluate([disparity()], Policy(), rated([("A", 40, 60), ("B", 36, 64)]))
    assert messages(result) == []
    assert len(result.comparisons) == 1


def test_a_group_under_the_smallest_is_neither_shown_nor_found() -> None:
    result = evaluate([disparity()], Policy(), rated([("A", 50, 0), ("B", 0, 6)]))
    assert messages(result) == []
    (comparison,) = result.comparisons
    assert (comparison.groups, comparison.hidden, comparison.smallest) == ((), 2, 30)


def test_a_gap_that_chance_explains_can_be_excused_by_the_rule() -> None:
    rule = disparity(Group("any", (Bullet(FOUR_FIFTHS), Bullet(LIKELY))))
    assert messages(evaluate([rule], Policy(), rated([("A", 20, 20), ("B", 14, 26)]))) == []
    assert len(messages(evaluate([rule], Policy(), rated([("A", 90, 10), ("B", 40, 60)])))) == 1


def test_nobody_anywhere_breaks_no_rule() -> None:
    ratio = Compare(The(("ratio",)), "ge", Number(80, "%"))
    assert messages(evaluate([disparity(ratio)], Policy(), rated([("A", 0, 40), ("B", 0, 40)]))) == []


def test_findings_on_single_documents_are_counted_by_rule_and_by_family() -> None:
    summaries = [
        Summary(
            f"{number}.md", kind="performance-review", status="final", findings=(("P-1", 2),) * (number < 15)
        )
        for number in range(80)
    ]
    labels = {"sex": ["B"] * 40 + ["A"] * 40}
    for asked in (Contains(It(), finding="P-1"), Contains(It(), family="personality")):
        evidence = Evidence(summaries, labels, {"P-1": "personality"})
        (comparison,) = evaluate([disparity(what=asked)], Policy(), evidence).comparisons
        assert [each.hits for each in comparison.groups] == [0, 15]


def test_every_gap_of_a_run_is_corrected_together() -> None:
    rules = [disparity(rule_id=f"D-{number}") for number in range(4)]
    alone = evaluate(rules[:1], Policy(), rated([("A", 50, 50), ("B", 30, 70)])).comparisons[0].gaps[0]
    together = evaluate(rules, Policy(), rated([("A", 50, 50), ("B", 30, 70)])).comparisons[0].gaps[0]
    assert alone.p == alone.p_corrected == together.p
    assert together.p_corrected == 4 * together.p


def test_the_group_compared_with_is_chosen_by_its_figure_and_that_is_paid_for() -> None:
    result = evaluate([disparity()], Policy(), rated([("A", 50, 50), ("B", 30, 70), ("C", 45, 55)]))
    lowest = min(result.comparisons[0].gaps, key=lambda gap: gap.p)
    assert lowest.p_corrected == 3 * lowest.p


def test_a_rule_that_asks_what_is_not_kept_is_a_failure_and_not_silence() -> None:
    rule = consistency(Bullet(Same(Theirs(("favourite-colour",)))))
    result = found(rule, review(1), review(2))
    assert [failure.code for failure in result.failures] == ["rule"]
    assert "C-1" in result.failures[0].message


def test_without_groups_of_people_one_notice_says_which_rules_wait() -> None:
    result = found(disparity(), review(1), review(2))
    assert (result.findings, result.comparisons) == ((), ())
    assert "--groups" in result.notices[-1].message


def test_a_table_says_for_each_role_whether_people_are_judged_alike() -> None:
    result = found(
        consistency(), review(1), review(2, ["Warmth"]), review(3, role="Clerk"), review(4, role="Clerk")
    )
    assert [
        (row.role, row.documents, row.criteria, row.weights, row.scale) for row in result.consistency
    ] == [
        ("Clerk", 2, True, None, True),
        ("Examiner", 2, False, None, True),
    ]


def test_findings_are_counted_for_so_many_words() -> None:
    often = Contains(It(), family="hedge", how="ge", count=2, per=100)
    words = [*[100] * 40, *[200] * 40]
    summaries = [
        Summary(
            f"{number}.md", kind="performance-review", status="final", words=length, findings=(("H-1", 2),)
        )
        for number, length in enumerate(words)
    ]
    evidence = Evidence(summaries, {"sex": ["A"] * 40 + ["B"] * 40}, {"H-1": "hedge"})
    (comparison,) = evaluate([disparity(what=often)], Policy(), evidence).comparisons
    assert [each.hits for each in comparison.groups] == [40, 0]
