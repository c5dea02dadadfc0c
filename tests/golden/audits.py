"""Audit reports made by hand: one with a bit of everything, one with nothing, and hostile ones."""

from collections.abc import Callable

import msgspec

from fairreview.model.audit import (
    AuditCounts,
    AuditFinding,
    AuditPlace,
    AuditReport,
    ConsistencyRow,
    GapFigure,
    GroupComparison,
    GroupFigure,
    LineOfSight,
    ObjectiveServed,
    Period,
    Range,
    RuleCount,
    Share,
)
from fairreview.model.document import Remark
from fairreview.model.policy import Rule
from fairreview.model.report import Citation, Counts, PackName, PolicyName

POLICY = PolicyName(
    digest="sha256:7d1c9b4e02f8a35566c1f0de9b8a47215e3340cd9f7a1b6e8842d05ac1937f6e",
    packs=(PackName(name="fairreview.across", version="1.0.0"), PackName(name="local", version="2.1.0")),
    as_of="2026-11-21",
    jurisdictions=("us-federal",),
)
_GUIDELINES = Citation(
    title="Uniform Guidelines on Employee Selection Procedures",
    section="29 CFR 1607.4(D)",
    url="https://www.ecfr.gov/current/title-29/section-1607.4",
    retrieved="2026-08-30",
)
_HANDBOOK = Citation(title="OPM, A Handbook for Measuring Employee Performance", section="step 4")
_LONG = (
    "Officer for the Maintenance of Navigable Waterways, Locks, Weirs and Riverbank Footpaths (North-West)"
)
_HEBREW = "מחלקת הגנים העירונית"


def rules() -> tuple[Rule, ...]:
    """Return the rules that the full report's findings are of."""
    return (
        Rule(
            "SET-901",
            "Same role, other weights",
            name="other-weights",
            family="consistency",
            because="Two people in one post should be judged by the same yardstick.",
        ),
        Rule(
            "SET-902",
            "A criterion nobody planned",
            name="unplanned",
            family="consistency",
            severity="error",
            because="What was never agreed cannot have been worked towards.",
        ),
        Rule("SET-903", "An objective nobody serves", name="unserved", family="mission", severity="advice"),
        Rule("GAP-901", "High ratings are shared out evenly", name="even-ratings", family="disparity"),
    )


def _findings() -> tuple[AuditFinding, ...]:
    places = tuple(
        AuditPlace(path="data/reviews.jsonl", id=f"r-{number:03}", place="criterion “Warmth”")
        for number in range(1, 21)
    )
    return (
        AuditFinding(
            rule="SET-902",
            name="unplanned",
            family="consistency",
            severity="error",
            message="3 reviews rate “Networking”, which is in no plan of the period",
            suggestions=("Take it out of the reviews, or agree it for the next period.",),
            group=(("role", "Harbour clerk"), ("grade", "7"), ("period", "FY 2026")),
            places=(
                AuditPlace(path="reviews/a&b <1>.md", place="criterion “Networking”"),
                AuditPlace(path="reviews/second half/c#d.md"),
                AuditPlace(path="data/reviews.jsonl", id="r-007", place="criterion “Networking”"),
            ),
            citations=(_HANDBOOK,),
        ),
        AuditFinding(
            rule="SET-901",
            name="other-weights",
            family="consistency",
            severity="warning",
            message=f"{_LONG}: “Warmth” weighs 10 % for 9 people and 40 % for 12",
            failed=("weight", "standard-levels"),
            suggestions=("Use one set of weights for the role.", "Write down why one differs."),
            group=(("role", _LONG), ("grade", "11"), ("period", "1 Oct 2025 – 30 Sep 2026")),
            places=places,
            more=1_402,
            citations=(_HANDBOOK, _GUIDELINES),
        ),
        AuditFinding(
            rule="SET-901",
            name="other-weights",
            family="consistency",
            severity="warning",
            message=f"{_HEBREW}: the weights add up to 90 % for 2 of 5",
            group=(("unit", _HEBREW), ("role", "園芸師 🌳"), ("period", "2026")),
            places=(AuditPlace(path="plans.jsonl", id="p-9"),),
        ),
        AuditFinding(
            rule="GAP-901",
            name="even-ratings",
            family="disparity",
            severity="warning",
            message="40 and over have high ratings at 48.3 %, 0.78 of the rate of under 40 (62.1 %)",
            suggestions=("Read the ratings behind this gap with HR before they are final.",),
            group=(("age-band", "all"),),
            jurisdictions=("us-federal",),
            citations=(_GUIDELINES,),
        ),
        AuditFinding(
            rule="SET-903",
            name="unserved",
            family="mission",
            severity="advice",
            message="no plan in this set has a criterion for “Reduce improper payments”",
            estimated=True,
            places=(AuditPlace(path="mission.md", place="M2"),),
        ),
    )


def _comparisons() -> tuple[GroupComparison, ...]:
    return (
        GroupComparison(
            rule="GAP-901",
            title="High ratings are shared out evenly",
            attribute="age-band",
            kind="share",
            measure="share where its rating is at least 4",
            smallest=30,
            groups=(
                GroupFigure(
                    group="under 40", of=240, figure=149 / 240, hits=149, interval=Range(low=0.558, high=0.68)
                ),
                GroupFigure(
                    group="40 and over",
                    of=180,
                    figure=87 / 180,
                    hits=87,
                    interval=Range(low=0.411, high=0.556),
                ),
                GroupFigure(
                    group="no age given in the file",
                    of=44,
                    figure=0.0,
                    hits=0,
                    interval=Range(low=0, high=0.08),
                ),
            ),
            gaps=(
                GapFigure(
                    group="40 and over",
                    reference="under 40",
                    difference=87 / 180 - 149 / 240,
                    ratio=0.778,
                    ratio_interval=Range(low=0.65, high=0.93),
                    interval=Range(low=-0.23, high=-0.04),
                    p=0.006,
                    p_corrected=0.0242,
                    effect=-0.28,
                ),
                GapFigure(
                    group="no age given in the file",
                    reference="under 40",
                    difference=-149 / 240,
                    ratio=0.0,
                    p=1e-9,
                    p_corrected=4e-9,
                    effect=-1.81,
                ),
            ),
            hidden=2,
            unlabelled=14,
        ),
        GroupComparison(
            rule="GAP-902",
            title="Ratings are alike on average",
            attribute="unit",
            kind="average",
            measure="average of its rating",
            smallest=30,
            groups=(
                GroupFigure(group=_HEBREW, of=60, figure=3.4, interval=Range(low=3.2, high=3.6)),
                GroupFigure(group=_LONG, of=31, figure=2.95, interval=Range(low=2.6, high=3.3)),
                GroupFigure(group="Docks", of=30, figure=3.0),
            ),
            gaps=(
                GapFigure(
                    group=_LONG,
                    reference=_HEBREW,
                    difference=-0.45,
                    interval=Range(low=-0.85, high=-0.05),
                    p=0.03,
                    p_corrected=0.09,
                    effect=-0.5,
                ),
                GapFigure(group="Docks", reference=_HEBREW, difference=-0.4, p=0.2, p_corrected=0.2),
            ),
        ),
        GroupComparison(
            rule="GAP-903",
            title="Personality words fall evenly",
            attribute="gender",
            kind="share",
            measure="share where it contains a finding of a rule on personality",
            smallest=30,
            hidden=3,
        ),
    )


def _consistency() -> tuple[ConsistencyRow, ...]:
    return (
        ConsistencyRow(
            kind="performance-review", role="Archivist", grade="9", period="FY 2026", documents=12,
            criteria=True, weights=True, scale=True, levels=None,
        ),
        ConsistencyRow(
            kind="performance-review", role="Harbour clerk", grade="7", period="FY 2026", documents=31,
            criteria=False, weights=True, scale=True, levels=True,
        ),
        ConsistencyRow(
            kind="performance-plan", role=_LONG, grade="11", period="1 Oct 2025 – 30 Sep 2026", documents=21,
            criteria=True, weights=False, scale=False, levels=None,
        ),
        ConsistencyRow(
            kind="performance-plan", role="園芸師 🌳", grade="", period="2026", documents=5,
            criteria=True, weights=False, scale=None, levels=None,
        ),
    )  # fmt: skip


def _line_of_sight() -> tuple[ObjectiveServed, ...]:
    return (
        ObjectiveServed(
            id="M1",
            text="Decide benefit claims quickly and correctly, and tell people why",
            path="mission.md",
            criteria=(
                LineOfSight(
                    unit="Docks", role="Harbour clerk", criterion="Berths within the hour", documents=31
                ),
                LineOfSight(
                    unit="Docks", role="Harbour clerk", criterion="Fees right first time", documents=30
                ),
                LineOfSight(
                    unit="Docks", role="Pilot", criterion="Safe passages", documents=4, estimated=True
                ),
                LineOfSight(
                    unit=_HEBREW, role="園芸師 🌳", criterion="Trees that live", documents=5, estimated=True
                ),
            ),
            more=12,
        ),
        ObjectiveServed(id="M2", text="Reduce improper payments", path="mission.md"),
        ObjectiveServed(
            id="M3",
            text="Keep the footpaths open in winter",
            path="mission.md",
            status="retired",
            criteria=(LineOfSight(unit="", role="", criterion="Paths gritted by seven", documents=1),),
        ),
    )


def _periods() -> tuple[Period, ...]:
    return (
        Period(period="FY 2024", documents=140, findings=310, reviews=120, rated=120, average_rating=3.62,
               with_evidence=48, with_next_steps=30),
        Period(period="FY 2025", documents=170, findings=260, reviews=150, rated=150, average_rating=3.55,
               with_evidence=91, with_next_steps=71),
        Period(period="FY 2026", documents=200, findings=190, reviews=180, rated=170,
               with_evidence=149, with_next_steps=138),
    )  # fmt: skip


def _rule_counts() -> tuple[RuleCount, ...]:
    many = tuple(AuditPlace(path="data/reviews.jsonl", id=f"r-{number:03}") for number in range(50))
    return (
        RuleCount(rule="AGE-900", name="young-team", family="age", severity="error", findings=2, documents=2,
                  places=(AuditPlace(path="adverts/clerk.md"), AuditPlace(path="adverts/pilot.md"))),
        RuleCount(rule="VAG-900", name="vague-praise", family="vague", severity="warning", findings=1_480,
                  documents=903, places=many),
        RuleCount(rule="HED-900", name="hedge", family="hedge", severity="advice", findings=61, documents=50,
                  places=many[:3]),
    )  # fmt: skip


def audit() -> AuditReport:
    """Return a report in which every section is filled."""
    return AuditReport(
        engine="0.1.0",
        policy=POLICY,
        summary=AuditCounts(
            documents=2_514,
            compared=2_508,
            failures=2,
            kinds=(
                Share(name="performance-plan", count=60, of=2_508),
                Share(name="performance-review", count=2_440, of=2_508),
                Share(name="job-description", count=7, of=2_508),
                Share(name="mission-plan", count=1, of=2_508),
            ),
            findings=Counts(error=1, warning=3, advice=1),
        ),
        findings=_findings(),
        comparisons=_comparisons(),
        consistency=_consistency(),
        line_of_sight=_line_of_sight(),
        dimensions=tuple(
            Share(name=name, count=count, of=300)
            for name, count in (
                ("outcome", 42), ("quality", 70), ("citizen", 31), ("people", 12), ("volume", 90), ("values", 0),
                ("none", 55),
            )
        ),
        periods=_periods(),
        rules=_rule_counts(),
        notices=(Remark(code="no-group", message="14 documents have no grade, so they are in no group"),),
        failures=(
            Remark(code="unreadable", message="reviews/z.pdf: the file is locked with a password"),
            Remark(code="changed", message="data/reviews.jsonl[r-404]: it was changed since the report was made"),
        ),
    )  # fmt: skip


def empty() -> AuditReport:
    """Return a report of two documents in which nothing was found and nothing could be shown."""
    return AuditReport(
        engine="0.1.0", policy=POLICY, summary=AuditCounts(documents=2, compared=2, failures=0)
    )


def with_words(words: str) -> AuditReport:
    """Return the full report with `words` in the place of every text of other people's."""

    def replaced(value: object) -> object:
        if isinstance(value, dict):
            return {name: _kept(name, each, replaced) for name, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [replaced(each) for each in value]
        return words if isinstance(value, str) else value

    return msgspec.convert(replaced(msgspec.to_builtins(audit())), AuditReport)


def _kept(name: str, value: object, replaced: Callable[[object], object]) -> object:
    return value if name in ("severity", "kind") else replaced(value)
