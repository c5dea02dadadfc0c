"""The closed words of rules that compare documents: each is declared here once, with a sentence on it.

Such rules read what is kept of each document (`model/summary.py`), never a text.
"""

import msgspec

from fairreview.model.vocabulary import FIELDS, WORKED_OUT, FieldName

# What can be measured in each group of documents, and what is asked of it.
MEASURES: dict[str, str] = {
    "share": "how many in a hundred of the documents meet a condition",
    "count": "how many of the documents meet a condition",
    "average": "the average of a number that each document has",
    "median": "the middle of a number that each document has",
}
MEASURED_WHERE = ("share", "count")
EXTREMES: tuple[str, ...] = ("lowest", "highest")
# What is said of a measure over all groups together. The last two rest on a test or a spread, which
# counts and medians do not have.
GROUP_VALUES: tuple[FieldName, ...] = (
    FieldName("ratio", "percent", "the lowest figure as a share of the highest"),
    FieldName("gap", "number", "the largest effect size: Cohen's h of shares, Hedges' g of averages"),
    FieldName(
        "chance",
        "percent",
        "how often groups that are alike would differ at least this much, after Holm's correction",
    ),
)
TESTED_VALUES = ("gap", "chance")
TESTED_MEASURES = ("share", "average")

# Statuses of a review that is a talk on the way, not the judgement at the end.
PROGRESS_TALKS: tuple[str, ...] = ("interim", "progress", "mid-year", "check-in")


class ComparedMark(msgspec.Struct, frozen=True):
    """What a rule that compares documents can flag; `kinds` are those it must compare."""

    name: str
    meaning: str
    kinds: tuple[str, ...]
    estimated: bool = False


_JOB, _PLAN, _REVIEW, _MISSION = "job-description", "performance-plan", "performance-review", "mission-plan"
COMPARED: tuple[ComparedMark, ...] = (
    ComparedMark(
        "unplanned-criterion", "a criterion of a review that no plan of its group has", (_PLAN, _REVIEW)
    ),
    ComparedMark("dropped-criterion", "a criterion of a plan that the review lacks", (_PLAN, _REVIEW)),
    ComparedMark(
        "changed-criterion",
        "a criterion with other words, another target or weight than before, and no note that says so",
        (_PLAN,),
    ),
    ComparedMark(
        "duty-without-criterion", "a duty that no criterion of the plans is like", (_JOB, _PLAN), True
    ),
    ComparedMark(
        "criterion-without-duty", "a criterion that no duty of the job is like", (_JOB, _PLAN), True
    ),
    ComparedMark("unserved-objective", "an objective in force that no criterion serves", (_MISSION, _PLAN)),
    ComparedMark("plan-without-review", "a plan whose period has no review", (_PLAN, _REVIEW)),
    ComparedMark(
        "period-without-progress-talk",
        f"a period that was reviewed at its end only; progress talks are reviews with the status "
        f"{', '.join(PROGRESS_TALKS[:-1])} or {PROGRESS_TALKS[-1]}",
        (_REVIEW,),
    ),
    ComparedMark("recurring-need", "a need for training or help that many reviews name", (_REVIEW,)),
    ComparedMark("pasted-paragraph", "a long paragraph that stands in reviews of several people", ()),
    ComparedMark("rater-apart", "a rater whose average lies far from those of the others", (_REVIEW,)),
    ComparedMark("repeated-id", "an identifier that two documents have", ()),
)
COMPARED_NAMES: tuple[str, ...] = tuple(mark.name for mark in COMPARED)

# Each column of the groups file in turn: it can show who somebody is, so small groups are never shown.
SENSITIVE_FIELDS: frozenset[str] = frozenset({"demographic-group"})
# What tells whose papers belong together and is never written out.
NEVER_SHOWN: frozenset[str] = frozenset({"employee"})

_TEXTS = ("comments", "evidence", "next-steps", "recognition")
# What is kept of a document's own fields: only of these is the value known.
KEPT: tuple[str, ...] = tuple(
    field.name
    for field in FIELDS["document"]
    if field.name not in (*_TEXTS, "text", "employee", *WORKED_OUT) or field.name == "length"
)
# Of these is known whether they hold anything, and no more.
GIVEN_ONLY: tuple[str, ...] = (*_TEXTS, "employee")
# What of the parts of documents can be the same or not: `their criteria's weight is the same`.
KEPT_OF_PARTS: tuple[str, ...] = tuple(
    field.name for field in FIELDS["criterion"] if field.name not in ("comments", *WORKED_OUT)
)
# What can be counted in a document.
COUNTED: tuple[str, ...] = ("criterion", "objective")
GROUP_PARTS: dict[str, str] = {"criteria": "criterion", "objectives": "objective"}
# What a part of one document has among the others: `it has at least 1 supporting-criterion`.
AMONG_OTHERS: dict[str, tuple[tuple[str, str], ...]] = {
    "objective": (("supporting-criterion", "a criterion of a plan or review in the set that serves it"),),
}

# What fills in the messages of rules that compare, beside the fields they group by.
GROUP_PLACEHOLDERS: dict[str, str] = {
    "failed": "what was not met, from the `otherwise` texts",
    "differences": "what is not the same, and in how many documents",
    "group-size": "how many documents the group has",
}
FLAGGED_PLACEHOLDERS: dict[str, str] = {
    "words": "what is flagged: a criterion's title, a duty, a need, an identifier",
    "count": "how many documents have it",
    "group-size": "how many documents the group has",
}
MEASURED_PLACEHOLDERS: dict[str, str] = {
    "lowest-group": "the group with the lowest figure",
    "highest-group": "the group with the highest figure",
    **{value.name: value.meaning for value in GROUP_VALUES},
}

# What the rows of an example may hold beside the fields of a document.
ROW_COLUMNS: tuple[str, ...] = ("demographic-group", "text", "how-many")


MOST_OF_A_ROW = 10_000
MOST_OF_AN_EXAMPLE = 50_000


def compared_mark(name: str) -> ComparedMark | None:
    """Return the mark of that name, or None."""
    return next((mark for mark in COMPARED if mark.name == name), None)


def group_value(name: str) -> FieldName | None:
    """Return what `the ratio`, `the gap` and `the chance` stand for, or None."""
    return next((value for value in GROUP_VALUES if value.name == name), None)
