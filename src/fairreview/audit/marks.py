"""The marks across documents, by the names that policies give them, and the findings they make."""

from collections.abc import Iterator

import msgspec

from fairreview.audit.criteria_marks import changed, dropped, unplanned
from fairreview.audit.link_marks import criterion_without_duty, duty_without_criterion, unserved_objective
from fairreview.audit.marked import Asked, Detector, Marked
from fairreview.audit.questions import Unanswerable
from fairreview.audit.rater_marks import rater_apart
from fairreview.audit.survey import LABELS, Survey
from fairreview.audit.talk_marks import plan_without_review, recurring_need, without_progress_talk
from fairreview.audit.text_marks import pasted_paragraph, repeated_id
from fairreview.audit.wording import finding, with_places
from fairreview.model.audit import AuditFinding
from fairreview.model.policy import FlagMark, Rule

# What each name means is declared for policies in `model/across.py`.
DETECTORS: dict[str, Detector] = {
    "unplanned-criterion": unplanned,
    "dropped-criterion": dropped,
    "changed-criterion": changed,
    "duty-without-criterion": duty_without_criterion,
    "criterion-without-duty": criterion_without_duty,
    "unserved-objective": unserved_objective,
    "plan-without-review": plan_without_review,
    "period-without-progress-talk": without_progress_talk,
    "recurring-need": recurring_need,
    "pasted-paragraph": pasted_paragraph,
    "rater-apart": rater_apart,
    "repeated-id": repeated_id,
}


def flagged(survey: Survey, rule: Rule) -> Iterator[AuditFinding]:
    """Yield a finding for each thing a rule flags; raise Unanswerable for what no detector finds.

    One thing in several groups that read the same, but for whose papers they are, is told once.
    """
    if rule.grouping is None or not isinstance(rule.flag, FlagMark):
        return
    if rule.flag.noun not in DETECTORS or LABELS in rule.grouping.by:
        raise Unanswerable(f"any {rule.flag.noun}, grouped by {', '.join(rule.grouping.by)}")
    among = survey.population(rule)
    groups = survey.groups(rule, rule.grouping.by, among)
    smallest = 1 if rule.grouping.smallest is None else survey.smallest(rule.grouping)
    asked = Asked(survey, rule, among, groups, smallest)
    together: dict[tuple[object, ...], list[Marked]] = {}
    for number, each in enumerate(DETECTORS[rule.flag.noun](asked)):
        alone = number if each.stands_alone else -1
        together.setdefault((each.group.told, each.words.casefold(), alone), []).append(each)
    for found in together.values():
        yield _finding(survey, rule, found)


def _finding(survey: Survey, rule: Rule, found: list[Marked]) -> AuditFinding:
    """Return one finding for the same thing in one or several groups."""
    summaries = survey.evidence.summaries
    places = [(summaries[document], where) for each in found for document, where in each.places]
    documents = {document for each in found for document, _ in each.places}
    group = found[0].group
    values = {
        **dict(group.told),
        "words": min(each.words for each in found),
        "count": str(len(documents) or sum(each.count for each in found)),
        "group-size": str(sum(len(members) for members in {tuple(each.group.members) for each in found})),
    }
    made = msgspec.structs.replace(
        finding(rule, values, survey.settings),
        group=group.told,
        estimated=any(each.estimated for each in found),
    )
    return with_places(made, places)
