"""Runs the rules that compare documents over what was kept of these: pass 2 of an audit."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from fairreview.audit.consistency import consistency_rows
from fairreview.audit.disparity import judge
from fairreview.audit.marks import flagged
from fairreview.audit.measuring import Comparison, compare_groups, correct
from fairreview.audit.questions import Unanswerable
from fairreview.audit.requiring import requirements
from fairreview.audit.served import asks_who_serves, too_little_served
from fairreview.audit.survey import LABELS, Survey
from fairreview.model.audit import AuditFinding, ConsistencyRow, GroupComparison
from fairreview.model.document import Remark
from fairreview.model.policy import Policy, Rule
from fairreview.model.summary import Evidence

Result = TypeVar("Result")


class Found(msgspec.Struct, frozen=True):
    """What rules across documents found, in order of rule, group and words.

    `failures` name rules that could not be used: they make the exit status 2.
    """

    findings: tuple[AuditFinding, ...] = ()
    comparisons: tuple[GroupComparison, ...] = ()
    consistency: tuple[ConsistencyRow, ...] = ()
    notices: tuple[Remark, ...] = ()
    failures: tuple[Remark, ...] = ()


def evaluate(rules: Sequence[Rule], policy: Policy, evidence: Evidence) -> Found:
    """Evaluate those of `rules` that compare documents; the others are passed over.

    The order of the summaries changes nothing. All comparisons of groups are corrected together.
    """
    survey = Survey(policy, evidence)
    attempts = _Attempts()
    across = [rule for rule in rules if is_across(rule)]
    comparisons: list[Comparison] = []
    findings: list[AuditFinding] = []
    for rule in across:
        comparisons += attempts.at(rule, partial(compare_groups, survey, rule))
        findings += attempts.at(rule, partial(_found, survey, rule))
    comparisons = correct(comparisons)
    for each in comparisons:
        findings += attempts.at(each.rule, partial(judge, survey, each))
    return Found(
        tuple(sorted(findings, key=_order)),
        tuple(each.published() for each in comparisons),
        consistency_rows(survey),
        (*survey.notices(), *_without_labels(across, survey)),
        attempts.failures(),
    )


def is_across(rule: Rule) -> bool:
    """Say whether a rule compares documents, or asks of an objective who serves it."""
    return rule.grouping is not None or asks_who_serves(rule)


def _found(survey: Survey, rule: Rule) -> Iterator[AuditFinding]:
    """Return what a rule finds, unless it measures: that is judged once all is measured."""
    if rule.grouping is None:
        return too_little_served(survey, rule)
    if rule.grouping.measure is not None:
        return iter(())
    return requirements(survey, rule) if rule.flag is None else flagged(survey, rule)


def _order(found: AuditFinding) -> tuple[object, ...]:
    places = tuple((place.path, place.id or "", place.place) for place in found.places)
    return found.rule, found.group, places, found.message


class _Attempts:
    """Tries rules, and keeps why one could not be used."""

    def __init__(self) -> None:
        self._failed: dict[str, str] = {}

    def at(self, rule: Rule, attempt: Callable[[], Iterator[Result]]) -> list[Result]:
        """Return what a rule gives, or nothing where it asks what is not kept of documents."""
        try:
            return list(attempt())
        except Unanswerable as problem:
            self._failed.setdefault(rule.id, str(problem))
            return []

    def failures(self) -> tuple[Remark, ...]:
        """Return a failure for each rule that could not be used."""
        return tuple(
            Remark("rule", f"{rule} was not used: nothing that is kept of documents answers “{asked}”")
            for rule, asked in sorted(self._failed.items())
        )


def _without_labels(rules: Sequence[Rule], survey: Survey) -> Iterator[Remark]:
    """Tell of rules that had no groups of people to compare."""
    waiting = [rule.id for rule in rules if rule.grouping and LABELS in rule.grouping.by]
    if waiting and not survey.attributes:
        message = f"no groups of people given with --groups; rules that compare these: {len(waiting)}"
        yield Remark("no-groups", message)
