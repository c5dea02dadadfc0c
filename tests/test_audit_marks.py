"""What rules flag across documents, each beside what looks like it and is in order."""

from collections.abc import Sequence

from fairreview.audit.evaluate import Found, evaluate
from fairreview.model.audit import AuditFinding
from fairreview.model.condition import Number
from fairreview.model.grouping import Grouping
from fairreview.model.policy import FlagMark, Policy, Rule
from fairreview.model.summary import Evidence, Likeness, Standard, Summary

KINDS = ("job-description", "performance-plan", "performance-review", "mission-plan")
PERSON = ("employee", "period")


def marks(
    noun: str,
    summaries: Sequence[Summary],
    by: tuple[str, ...] = PERSON,
    *,
    smallest: int = 0,
    likeness: Likeness | None = None,
) -> Found:
    rule = Rule(
        "M-1",
        noun,
        kinds=KINDS,
        grouping=Grouping(by, Number(smallest) if smallest else None),
        flag=FlagMark(noun),
        say="{words}: {count}",
    )
    found = evaluate([rule], Policy(), Evidence(summaries, likeness=likeness))
    assert not found.failures
    return found


def told(found: Found) -> list[str]:
    return [each.message for each in found.findings]


def wheres(found: Found) -> list[str]:
    return [place.place for each in found.findings for place in each.places]


def criterion(title: str, words: str = "", **fields: str) -> Standard:
    return Standard(title, words or title, **fields)


def paper(kind: str, *criteria: Standard, employee: str = "E-1", name: str = "", **fields: str) -> Summary:
    period, status = fields.pop("period", "2026"), fields.pop("status", "final")
    return Summary(
        path="set.jsonl",
        id=name or f"{kind}-{employee}-{status}",
        kind=f"performance-{kind}",
        criteria=criteria,
        employee=employee,
        period=period,
        status=status,
        unit=fields.pop("unit", ""),
        author=fields.pop("author", ""),
        rating=fields.pop("rating", ""),
        role=fields.pop("role", ""),
        grade=fields.pop("grade", ""),
    )


ACCURACY, SPEED = criterion("Accuracy of entries"), criterion("Speed")


def test_a_criterion_that_is_in_no_plan_is_found_and_told_once_for_all() -> None:
    papers = [
        each
        for employee in ("A", "B", "C")
        for each in (
            paper("plan", ACCURACY, employee=employee),
            paper("review", ACCURACY, criterion("Networking"), employee=employee),
        )
    ]
    found = marks("unplanned-criterion", papers)
    assert told(found) == ["Networking: 3"]
    assert found.findings[0].group == (("period", "2026"),)
    assert [place.id for place in found.findings[0].places] == [f"review-{each}-final" for each in "ABC"]


def test_a_criterion_carried_over_with_other_capitals_and_marks_is_planned() -> None:
    papers = [paper("plan", ACCURACY), paper("review", criterion("accuracy  of entries."))]
    for noun in ("unplanned-criterion", "dropped-criterion", "changed-criterion"):
        assert told(marks(noun, papers)) == []


def test_periods_written_differently_are_one_period() -> None:
    for written in ("FY 2026", "1 January to 31 December 2026", "2025/26"):
        papers = [paper("plan", ACCURACY), paper("review", ACCURACY, SPEED, period=written)]
        assert told(marks("unplanned-criterion", papers)) == ["Speed: 1"]


def test_an_interim_duty_with_a_note_is_no_unplanned_criterion() -> None:
    for words in (
        "Interim duty from 1 June, agreed on 3 June",
        "Acting lead of the counter (addendum of May)",
    ):
        papers = [paper("plan", ACCURACY), paper("review", ACCURACY, criterion("Lead", words))]
        assert told(marks("unplanned-criterion", papers)) == []


def test_a_review_without_a_plan_of_the_same_person_is_not_measured_by_others() -> None:
    papers = [paper("plan", ACCURACY), paper("review", SPEED, employee="E-2")]
    assert told(marks("unplanned-criterion", papers)) == []


def test_a_criterion_of_the_plan_that_the_review_lacks_is_found() -> None:
    papers = [paper("plan", ACCURACY, SPEED), paper("review", ACCURACY)]
    assert told(marks("dropped-criterion", papers)) == ["Speed: 1"]


def test_what_is_a_draft_or_was_suspended_is_not_dropped() -> None:
    review = paper("review", ACCURACY)
    for plan in (
        paper("plan", ACCURACY, SPEED, status="draft"),
        paper("plan", ACCURACY, criterion("Speed", status="draft")),
        paper("plan", ACCURACY, criterion("Speed", "Speed (suspended while the system is down)")),
    ):
        assert told(marks("dropped-criterion", [plan, review])) == []


def test_a_progress_talk_need_not_take_up_every_criterion() -> None:
    papers = [paper("plan", ACCURACY, SPEED), paper("review", ACCURACY, status="mid-year")]
    assert told(marks("dropped-criterion", papers)) == []


def test_another_target_is_a_change_and_is_told_at_its_place() -> None:
    papers = [
        paper("plan", criterion("Files", target="20 files a day")),
        paper("review", criterion("Files", target="30 files a day")),
    ]
    found = marks("changed-criterion", papers)
    assert told(found) == ["Files: 1"]
    assert wheres(found) == ["target: 20 files a day → 30 files a day"]


def test_weights_that_are_spelled_differently_are_no_change() -> None:
    papers = [
        paper("plan", criterion("Files", weight="50 %")),
        paper("review", criterion("Files", weight="50")),
    ]
    assert told(marks("changed-criterion", papers)) == []


def test_a_smaller_target_for_part_time_or_with_a_note_is_no_change() -> None:
    plan = paper("plan", criterion("Files", target="20 files a day"))
    for review in (
        paper("review", criterion("Files", target="10 files a day, pro rata")),
        paper("review", criterion("Files", target="10 files a day"), role="Clerk (half-time)"),
        paper("review", criterion("Files", "Files; target changed on 1 May", target="10 files a day")),
    ):
        assert told(marks("changed-criterion", [plan, review])) == []


def test_a_criterion_that_was_worded_anew_is_changed_and_neither_new_nor_dropped() -> None:
    papers = [
        paper("plan", criterion("Answer letters from residents within ten days")),
        paper("review", criterion("Answer letters from residents within five days")),
    ]
    assert told(marks("unplanned-criterion", papers)) == []
    assert told(marks("dropped-criterion", papers)) == []
    assert wheres(marks("changed-criterion", papers)) == [
        "now: Answer letters from residents within five days"
    ]


def test_a_plan_whose_period_others_were_reviewed_for_is_found() -> None:
    papers = [paper("plan", ACCURACY), paper("plan", employee="E-2"), paper("review", employee="E-2")]
    assert [place.id for place in marks("plan-without-review", papers).findings[0].places] == [
        "plan-E-1-final"
    ]


def test_a_plan_of_a_period_that_nobody_was_reviewed_for_is_not_due() -> None:
    papers = [
        paper("plan", ACCURACY),
        paper("plan", employee="E-2"),
        paper("review", employee="E-2", period="2025"),
        paper("review", employee="E-2", status="interim"),
    ]
    assert told(marks("plan-without-review", papers)) == []


def test_a_person_without_a_progress_talk_is_found_where_others_had_one() -> None:
    papers = [
        paper("review"),
        paper("review", employee="E-2"),
        paper("review", employee="E-2", status="Mid-Year"),
        paper("review", employee="E-3", period="2024"),
    ]
    found = marks("period-without-progress-talk", papers)
    assert [place.id for place in found.findings[0].places] == ["review-E-1-final"]


def test_where_nobody_has_a_progress_talk_one_notice_says_so_and_no_more() -> None:
    found = marks("period-without-progress-talk", [paper("review"), paper("review", employee="E-2")])
    assert told(found) == []
    assert [notice.code for notice in found.notices] == ["no-progress-talks"]


def needing(number: int, *needs: str, unit: str = "Permits") -> Summary:
    return Summary(
        "set.jsonl", f"r-{number}", "performance-review", employee=f"E-{number}", unit=unit, needs=needs
    )


def test_a_need_of_several_people_is_counted_and_names_nobody() -> None:
    papers = [needing(number, "spreadsheets", *["archiving"] * (number < 2)) for number in range(6)]
    found = marks("recurring-need", papers, ("unit",), smallest=3)
    assert told(found) == ["spreadsheets: 6"]
    assert found.findings[0].places == ()


def test_the_same_need_of_one_person_over_years_is_no_pattern() -> None:
    papers = [
        Summary("a", str(each), "performance-review", employee="E-1", unit="P", needs=("law",))
        for each in range(9)
    ]
    assert told(marks("recurring-need", papers, ("unit",), smallest=3)) == []


def written(number: int, *paragraphs: int, author: str = "", unit: str = "") -> Summary:
    return Summary(
        "set.jsonl",
        f"r-{number}",
        "performance-review",
        employee=f"E-{number}",
        author=author or f"A-{number}",
        unit=unit,
        paragraphs=(number + 1_000, *paragraphs),
    )


def test_a_paragraph_in_the_reviews_of_two_people_was_pasted() -> None:
    papers = [written(number, *[7] * (number < 2)) for number in range(12)]
    found = marks("pasted-paragraph", papers, ())
    assert [[place.id for place in each.places] for each in found.findings] == [["r-0", "r-1"]]


def test_a_paragraph_in_most_documents_or_in_most_of_a_unit_is_a_form() -> None:
    everywhere = [written(number, 7) for number in range(12)]
    assert told(marks("pasted-paragraph", everywhere, ())) == []
    in_a_unit = [written(number, 7, unit="Parks") for number in range(6)]
    others = [written(number, unit="Roads") for number in range(10, 30)]
    assert told(marks("pasted-paragraph", in_a_unit + others, ())) == []


def test_one_author_who_pastes_into_all_reviews_uses_no_form() -> None:
    own = [written(number, 7, author="R. Shaw", unit="Parks") for number in range(6)]
    others = [written(number, unit="Roads") for number in range(10, 30)]
    assert len(marks("pasted-paragraph", own + others, ()).findings) == 1


def test_a_paragraph_that_one_person_has_every_year_was_not_taken_from_a_colleague() -> None:
    papers = [
        Summary("a", str(year), "performance-review", employee="E-1", paragraphs=(7,)) for year in range(2)
    ] + [written(number) for number in range(10)]
    assert told(marks("pasted-paragraph", papers, ())) == []


def by_raters(*raters: tuple[str, Sequence[int]]) -> list[Summary]:
    return [
        paper("review", employee=f"{author}-{number}", author=author, rating=str(rating), unit="Permits")
        for author, ratings in raters
        for number, rating in enumerate(ratings)
    ]


USUAL = (3, 4, 3, 3, 2, 3, 4, 3, 3, 4)


def test_a_rater_far_from_the_others_is_found_by_the_reviews_and_not_by_name() -> None:
    found = marks("rater-apart", by_raters(("Ann", USUAL), ("Bob", USUAL), ("Eve", (5,) * 8)), ("unit",))
    (finding,) = found.findings
    assert {place.id for place in finding.places} == {f"review-Eve-{each}-final" for each in range(8)}
    assert "Eve" not in finding.message
    assert "Eve" not in str(finding.group)


def test_raters_who_rate_alike_and_raters_of_few_people_stay_alone() -> None:
    assert told(marks("rater-apart", by_raters(("Ann", USUAL), ("Bob", USUAL)), ("unit",))) == []
    few = by_raters(("Ann", USUAL), ("Bob", USUAL), ("Eve", (5,) * 4))
    assert told(marks("rater-apart", few, ("unit",))) == []


def test_a_rater_of_one_persons_many_reviews_has_not_rated_five_people() -> None:
    papers = by_raters(("Ann", USUAL), ("Bob", USUAL))
    papers += [
        paper("review", employee="E", author="Eve", rating="5", unit="Permits", name=f"x{n}")
        for n in range(9)
    ]
    assert told(marks("rater-apart", papers, ("unit",))) == []


def test_an_identifier_of_two_papers_is_found() -> None:
    papers = [
        paper("review", name="r-1"),
        paper("review", name="r-1", employee="E-2"),
        paper("review", name="r-2"),
    ]
    assert told(marks("repeated-id", papers, ())) == ["r-1: 2"]


def mission(*objectives: Standard) -> Summary:
    return Summary("mission.md", "m", "mission-plan", objectives=objectives)


CLAIMS = criterion("Decide claims", id="M1")
PAYMENTS = criterion("Reduce improper payments", id="M2")


def test_an_objective_that_nobody_names_is_found_where_others_are_named() -> None:
    papers = [mission(CLAIMS, PAYMENTS), paper("plan", criterion("On time", objective="M1"))]
    assert told(marks("unserved-objective", papers, ())) == ["M2: Reduce improper payments: 1"]


def test_an_objective_that_is_over_need_not_be_served() -> None:
    over = criterion("Move house", id="M3", status="Withdrawn")
    papers = [mission(CLAIMS, over), paper("plan", criterion("On time", objective="M1"))]
    assert told(marks("unserved-objective", papers, ())) == []


def test_where_no_criterion_names_an_objective_nothing_is_said_without_likeness() -> None:
    found = marks("unserved-objective", [mission(CLAIMS), paper("plan", ACCURACY)], ())
    assert told(found) == []
    assert [notice.code for notice in found.notices] == ["no-links"]


class Same:
    """Takes texts that share a first word for the same."""

    def best(self, words: str, among: Sequence[str]) -> tuple[int, float] | None:
        first = words.split(maxsplit=1)[0].lower()
        return next(
            ((place, 0.9) for place, text in enumerate(among) if text.lower().startswith(first)), None
        )

    def apart(self, words: str, among: Sequence[str]) -> bool:
        return self.best(words, among) is None


def job(*duties: str) -> Summary:
    return Summary(
        "job.md", "j", "job-description", role="Clerk", duties=tuple(criterion(each) for each in duties)
    )


def test_duties_and_criteria_with_nothing_like_them_are_estimates() -> None:
    papers = [
        job("Reports are drafted", "Greet visitors"),
        paper("plan", criterion("Reports per month"), criterion("Juggling"), role="clerk"),
    ]
    duty = marks("duty-without-criterion", papers, ("role",), likeness=Same())
    other = marks("criterion-without-duty", papers, ("role",), likeness=Same())
    assert (told(duty), told(other)) == (["“Greet visitors”: 1"], ["“Juggling”: 1"])
    assert all(each.estimated for each in (*duty.findings, *other.findings))


def test_all_duties_without_a_criterion_are_told_at_once_and_the_first_are_named() -> None:
    duties = ("Greet visitors", "Issue passes", "Answer letters", "Run errands", "Water plants")
    found = marks(
        "duty-without-criterion",
        [job(*duties), paper("plan", criterion("Juggling"), role="clerk")],
        ("role",),
        likeness=Same(),
    )
    (only,) = found.findings
    assert "“Answer letters”; “Greet visitors”; “Issue passes”; and 2 more" in only.message
    assert len(only.places) == 5


def test_without_likeness_duties_and_criteria_are_left_alone() -> None:
    found = marks("duty-without-criterion", [job("Greet"), paper("plan", SPEED, role="Clerk")], ("role",))
    assert told(found) == []
    assert [notice.code for notice in found.notices] == ["no-likeness"]


def test_a_job_of_another_role_or_without_plans_is_compared_with_nothing() -> None:
    for papers in ([job("Greet visitors")], [job("Greet visitors"), paper("plan", SPEED, role="Driver")]):
        assert told(marks("duty-without-criterion", papers, ("role",), likeness=Same())) == []


def test_no_finding_names_an_employee() -> None:
    papers = [paper("plan", ACCURACY, employee="Zed Q"), paper("review", SPEED, employee="Zed Q", name="r")]
    found: list[AuditFinding] = []
    for noun in ("unplanned-criterion", "dropped-criterion"):
        found += marks(noun, papers).findings
    assert len(found) == 2
    assert "Zed" not in "".join(f"{each.message} {each.group}" for each in found)
