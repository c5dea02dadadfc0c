"""Judges each objective of a mission plan by how many criteria of all papers serve it."""

from collections.abc import Iterator

import msgspec

from fairreview.audit.judging import judged
from fairreview.audit.links import line_of_sight
from fairreview.audit.marked import MISSION
from fairreview.audit.sameness import cut
from fairreview.audit.survey import Survey
from fairreview.audit.verdicts import Answer, cannot_answer, unmet
from fairreview.audit.wording import failed_lines, finding, with_places
from fairreview.model.audit import AuditFinding, ObjectiveServed
from fairreview.model.condition import Bullet, Condition, Has
from fairreview.model.policy import Rule
from fairreview.model.values import holds
from fairreview.model.walk import walk

_SUPPORTING = "supporting-criterion"


def asks_who_serves(rule: Rule) -> bool:
    """Say whether a rule asks of each objective how many criteria serve it."""
    return (
        rule.for_each == "objective"
        and rule.require is not None
        and any(isinstance(part, Has) and part.noun == _SUPPORTING for part in walk(rule.require))
    )


def too_little_served(survey: Survey, rule: Rule) -> Iterator[AuditFinding]:
    """Yield a finding for each objective that does not meet a rule; links by likeness are estimates.

    Raises Unanswerable for a rule that asks anything else of it.
    """
    summaries = survey.evidence.summaries
    sets = judged(summaries)
    asked = survey.population(rule).tolist()
    likeness = survey.evidence.likeness
    estimated = likeness is not None and not all(each.objective for group in sets for each in group.criteria)
    owners = [
        (summary, looked_at)
        for summary, looked_at in zip(summaries, asked, strict=True)
        if summary.kind == MISSION
        for _ in summary.objectives
    ]
    served = line_of_sight(summaries, sets, likeness)
    for (summary, looked_at), objective in zip(owners, served, strict=True):
        failed = unmet(rule, _answer(objective)) if looked_at else ()
        if failed:
            found = with_places(_finding(survey, rule, objective, failed), [(summary, cut(objective.text))])
            yield msgspec.structs.replace(found, estimated=estimated)


def _finding(
    survey: Survey, rule: Rule, objective: ObjectiveServed, failed: tuple[Bullet, ...]
) -> AuditFinding:
    words = cut(objective.text)
    values = {"objective": words, "document": objective.path, "words": words}
    values["failed"] = failed_lines(failed, survey.settings, lambda _: values)
    return finding(rule, values, survey.settings, failed)


def _answer(objective: ObjectiveServed) -> Answer:
    served = float(sum(row.documents for row in objective.criteria))

    def says(condition: Condition) -> bool | None:
        if not isinstance(condition, Has) or condition.noun != _SUPPORTING or condition.fact:
            raise cannot_answer(condition)
        return holds(served, condition.how, condition.count)

    return says
