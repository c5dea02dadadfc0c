"""Finds plans that nobody reviewed, periods without a talk on the way, and needs that many reviews name."""

from collections import Counter
from collections.abc import Callable, Iterator

from fairreview.audit.columns import MISSING
from fairreview.audit.marked import PLAN, REVIEW, Asked, Marked, is_draft, is_progress_talk
from fairreview.model.summary import Summary

_NO_TALKS = "no review has the status of a progress talk: who had one is unknown"


def plan_without_review(asked: Asked) -> Iterator[Marked]:
    """Find plans without a final review in a period of which others have one, so that it was due."""
    due = _periods(asked, lambda each: each.kind == REVIEW and not is_progress_talk(each))
    for number, members in asked.each():
        reviews = asked.of_kind(REVIEW, members)
        if any(not is_progress_talk(asked.summary(each)) for each in reviews):
            continue
        for plan in asked.of_kind(PLAN, members):
            if _period(asked, plan) in due and not is_draft(asked.summary(plan)):
                yield Marked(asked.group(number), "", ((plan, ""),))


def without_progress_talk(asked: Asked) -> Iterator[Marked]:
    """Find final reviews of people who had no talk on the way in a period in which others had one.

    Where the whole set has no such talk they are kept elsewhere: then a notice says so, and nothing else.
    """
    held = _periods(asked, lambda each: each.kind == REVIEW and is_progress_talk(each))
    if not held:
        asked.survey.note("no-progress-talks", _NO_TALKS)
        return
    for number, members in asked.each():
        reviews = asked.of_kind(REVIEW, members)
        if any(is_progress_talk(asked.summary(each)) for each in reviews):
            continue
        for review in reviews:
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


def _periods(asked: Asked, is_so: Callable[[Summary], bool]) -> set[int]:
    """Return the periods of the documents in question for which something is so."""
    import numpy

    documents = numpy.flatnonzero(asked.among).tolist()
    return {_period(asked, each) for each in documents if is_so(asked.summary(each))} - {MISSING}


def _period(asked: Asked, document: int) -> int:
    return int(asked.survey.columns.keyed("period").codes[document])
