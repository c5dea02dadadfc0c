"""Finds plans that nobody reviewed, periods without a talk on the way, and needs that many reviews name."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fairreview.audit.columns import MISSING
from fairreview.audit.marked import PLAN, REVIEW, Asked, Marked, is_draft, is_progress_status
from fairreview.audit.questions import by_value

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags

_NO_TALKS = "no review has the status of a progress talk: who had one is unknown"


def plan_without_review(asked: Asked) -> Iterator[Marked]:
    """Find plans without a final review in a period of which others have one, so that it was due."""
    reviews, talks = _reviews(asked)
    due = _periods(asked, reviews & ~talks)
    for number in _without(asked, reviews & ~talks):
        for plan in asked.of_kind(PLAN, asked.groups.members(number)):
            if _period(asked, plan) in due and not is_draft(asked.summary(plan)):
                yield Marked(asked.group(number), "", ((plan, ""),))


def without_progress_talk(asked: Asked) -> Iterator[Marked]:
    """Find final reviews of people who had no talk on the way in a period in which others had one.

    Where the whole set has no such talk they are kept elsewhere: then a notice says so, and nothing else.
    """
    reviews, talks = _reviews(asked)
    held = _periods(asked, reviews & talks)
    if not held:
        asked.survey.note("no-progress-talks", _NO_TALKS)
        return
    for number in _without(asked, reviews & talks):
        for review in asked.of_kind(REVIEW, asked.groups.members(number)):
            if _period(asked, review) in held:
                yield Marked(asked.group(number), "", ((review, ""),))


def recurring_need(asked: Asked) -> Iterator[Marked]:
    """Find needs that at least the smallest group of people have; told as a count, without their papers."""
    for number, members in asked.each():
        had = {(asked.person(each), need) for each in members for need in asked.summary(each).needs}
        people = Counter(need for _, need in had)
        for need, count in sorted(people.items()):
            if count >= asked.smallest:
                yield Marked(asked.group(number), need, count=count)


def _reviews(asked: Asked) -> tuple["Flags", "Flags"]:
    """Say of each document in question whether it is a review, and whether it is of a talk on the way."""
    columns = asked.survey.columns
    reviews = by_value(columns.written("kind"), lambda kind: kind == REVIEW)
    return asked.among & reviews, by_value(columns.written("status"), is_progress_status)


def _periods(asked: Asked, documents: "Flags") -> set[int]:
    """Return the periods of some documents."""
    codes = asked.survey.columns.keyed("period").codes
    return set(codes[documents].tolist()) - {MISSING}


def _without(asked: Asked, documents: "Flags") -> list[int]:
    """Return the groups that hold none of some documents."""
    import numpy

    if not len(asked.groups):
        return []
    found = numpy.logical_or.reduceat(documents[asked.groups.order], asked.groups.starts[:-1])
    numbers: list[int] = numpy.flatnonzero(~found & (asked.groups.sizes() >= asked.smallest)).tolist()
    return numbers


def _period(asked: Asked, document: int) -> int:
    return int(asked.survey.columns.keyed("period").codes[document])
