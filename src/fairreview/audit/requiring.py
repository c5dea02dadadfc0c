"""Judges groups by what a rule requires to be the same in them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.groups import Group, Groups, large_enough
from fairreview.audit.survey import Survey
from fairreview.audit.verdicts import Answer, cannot_answer, unmet
from fairreview.audit.wording import failed_lines, finding, with_places
from fairreview.model.audit import AuditFinding
from fairreview.model.condition import Bullet, Condition, Same, Theirs
from fairreview.model.policy import Rule
from fairreview.model.walk import walk

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags


def requirements(survey: Survey, rule: Rule) -> Iterator[AuditFinding]:
    """Yield a finding for each group that does not meet a rule; raise Unanswerable where it asks too much."""
    if rule.grouping is None or rule.require is None:
        return
    everybody = survey.groups(rule, rule.grouping.by, survey.population(rule))
    smallest = survey.smallest(rule.grouping)
    survey.compared_with_nobody(rule, everybody, smallest)
    groups = large_enough(everybody, smallest)
    alike = _alike(survey, rule, groups)
    for number in range(len(groups)):
        failed = unmet(rule, _answer(alike, number))
        if failed:
            yield _finding(survey, rule, groups.group(number, survey.columns), failed)


def _alike(survey: Survey, rule: Rule, groups: Groups) -> dict[tuple[str, ...], tuple["Flags", "Flags"]]:
    """Return for each thing that may be the same: in which groups it is, and in which anybody gives it."""
    asked = (rule.require, rule.only_when, *rule.unless)
    paths = {
        part.term.path
        for condition in asked
        if condition is not None
        for part in walk(condition)
        if isinstance(part, Same) and isinstance(part.term, Theirs)
    }
    return {
        path: (survey.sameness.alike(path, groups), survey.sameness.given(path, groups))
        for path in sorted(paths)
    }


def _answer(alike: dict[tuple[str, ...], tuple["Flags", "Flags"]], number: int) -> Answer:
    def says(condition: Condition) -> bool | None:
        if not isinstance(condition, Same) or condition.term.path not in alike:
            raise cannot_answer(condition)
        same, given = alike[condition.term.path]
        return bool(same[number]) if given[number] else None

    return says


def _finding(survey: Survey, rule: Rule, group: Group, failed: tuple[Bullet, ...]) -> AuditFinding:
    members = group.members
    values = {**dict(group.told), "group-size": str(len(members))}
    values["differences"] = _differences(survey, failed, members)
    values["failed"] = failed_lines(
        failed,
        survey.settings,
        lambda line: {**values, "differences": _differences(survey, (line,), members)},
    )
    odd = {number for path in _paths(failed) for number in survey.sameness.odd_ones(path, members)}
    found = finding(rule, values, survey.settings, failed)
    places = ((survey.evidence.summaries[number], "") for number in odd)
    return with_places(msgspec.structs.replace(found, group=group.told), places)


def _differences(survey: Survey, failed: tuple[Bullet, ...], members: list[int]) -> str:
    parts = (survey.sameness.differences(path, members) for path in _paths(failed))
    return "; ".join(part for part in parts if part)


def _paths(failed: tuple[Bullet, ...]) -> list[tuple[str, ...]]:
    """Return what should have been the same, each thing once."""
    same = (part for line in failed for part in walk(line.condition) if isinstance(part, Same))
    return list(dict.fromkeys(part.term.path for part in same))
