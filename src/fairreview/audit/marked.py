"""What a mark across documents is: something that several documents show together."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.groups import Group, Groups
from fairreview.audit.survey import Survey
from fairreview.model.across import PROGRESS_TALKS
from fairreview.model.policy import Rule
from fairreview.model.summary import Summary

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags

PLAN, REVIEW, JOB, MISSION = "performance-plan", "performance-review", "job-description", "mission-plan"


class Marked(msgspec.Struct, frozen=True):
    """Something a rule flags in a group: its words, and the documents that show it, each with where.

    `count` is how many documents have it where these are not to be told. What `stands_alone` is told by
    itself, other things with the same words of groups that read the same are told together.
    """

    group: Group
    words: str = ""
    places: tuple[tuple[int, str], ...] = ()
    count: int = 0
    estimated: bool = False
    stands_alone: bool = False


class Asked(msgspec.Struct, frozen=True):
    """What a rule looks for marks in: the documents it is about, as it groups them.

    `smallest` is how many documents a group has at least, where the rule says so.
    """

    survey: Survey
    rule: Rule
    among: "Flags"
    groups: Groups
    smallest: int

    def each(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the number and the documents of each group that is large enough."""
        for number, members in enumerate(self.groups.each()):
            if len(members) >= self.smallest:
                yield number, members

    def group(self, number: int) -> Group:
        """Return a group with the values it shares."""
        return self.groups.group(number, self.survey.columns)

    def summary(self, document: int) -> Summary:
        """Return what is kept of a document."""
        return self.survey.evidence.summaries[document]

    def of_kind(self, kind: str, members: list[int]) -> list[int]:
        """Return those of some documents that are of a kind."""
        return [each for each in members if self.summary(each).kind == kind]

    def person(self, document: int) -> str:
        """Return whose paper it is: the person, or the paper itself where nobody is named."""
        summary = self.summary(document)
        return summary.employee.strip().casefold() or f"{summary.path} {summary.id} {document}"


Detector = Callable[[Asked], Iterator[Marked]]


def is_draft(summary: Summary) -> bool:
    """Say whether a document may still change."""
    return summary.status.strip().lower() == "draft"


def is_progress_talk(summary: Summary) -> bool:
    """Say whether a review is a talk on the way and not the judgement at the end."""
    return is_progress_status(summary.status)


def is_progress_status(status: str) -> bool:
    """Say whether a status is that of a talk on the way."""
    return "-".join(status.lower().split()) in PROGRESS_TALKS
