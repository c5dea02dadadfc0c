"""Finds criteria that a review has and no plan, or a plan and no review, or that both word otherwise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from fairreview.audit.marked import PLAN, REVIEW, Asked, Marked, is_draft, is_progress_talk
from fairreview.audit.sameness import cut
from fairreview.audit.spelling import name_key
from fairreview.audit.standards import ASPECTS, Standards, is_noted, is_part_time
from fairreview.model.summary import Standard, Summary

# Two criteria that share this part of their words are one that was worded anew.
_LIKE = 0.5
# What may be different in two papers; the first of `_TOLD` that is, is told.
_TOLD = ("target", "weight", "timeframe")
_COMPARED = (*_TOLD, "text")


class Pairing(msgspec.Struct, frozen=True):
    """The criteria of two documents: pairs of one criterion, and those that only one of them has."""

    pairs: tuple[tuple[Standard, Standard], ...]
    dropped: tuple[Standard, ...]
    added: tuple[Standard, ...]


def unplanned(asked: Asked) -> Iterator[Marked]:
    """Find criteria of a review that no plan of its group has; a note in the criterion excuses it."""
    for number, plans, reviews in _planned(asked, ()):
        planned = tuple(each for plan in plans for each in asked.summary(plan).criteria)
        for review in reviews:
            for each in pairing(asked.survey.standards, planned, asked.summary(review).criteria).added:
                if not is_noted(each):
                    yield _marked(asked, number, each, (review, cut(each.title)))


def dropped(asked: Asked) -> Iterator[Marked]:
    """Find criteria of a plan in force that no final review of its group has.

    A criterion or plan that is a draft is not held against anybody, nor one that says it was suspended.
    """
    for number, plans, reviews in _planned(asked, ()):
        final = [each for each in reviews if not is_progress_talk(asked.summary(each))]
        judged = tuple(each for review in final for each in asked.summary(review).criteria)
        for plan in plans if judged else ():
            for each in pairing(asked.survey.standards, _in_force(asked.summary(plan)), judged).dropped:
                if not is_noted(each):
                    yield _marked(asked, number, each, (plan, cut(each.title)))


def changed(asked: Asked) -> Iterator[Marked]:
    """Find criteria of a plan in force that a later paper of its group words, weighs or measures otherwise.

    A note in the criterion excuses it, and so does part of the usual hours.
    """
    standards = asked.survey.standards
    for number, plans, reviews in _planned(asked, _COMPARED):
        for before, after in _successions(asked, plans, reviews):
            later = asked.summary(after)
            for one, other in pairing(standards, _in_force(asked.summary(before)), later.criteria).pairs:
                how = _change(standards, one, other)
                if how and not is_noted(other) and not is_part_time(f"{_words(other)} {later.role}"):
                    yield _marked(asked, number, one, (after, how))


def pairing(standards: Standards, before: Sequence[Standard], after: Sequence[Standard]) -> Pairing:
    """Match criteria by their names, then by identifiers, then by at least half of their words."""
    left, right = standards.by_name(before), standards.by_name(after)
    pairs = [(each, right.pop(name)) for name, each in left.items() if name in right]
    rest = [each for each in left.values() if all(each is not one for one, _ in pairs)]
    dropped = []
    for each in rest if right else ():
        closest = max(right, key=lambda name: (_likeness(each, right[name]), name))
        if _likeness(each, right[closest]) >= _LIKE:
            pairs.append((each, right.pop(closest)))
        else:
            dropped.append(each)
        if not right:
            break
    settled = {id(one) for one, _ in pairs} | {id(each) for each in dropped}
    dropped += [each for each in rest if id(each) not in settled]
    return Pairing(tuple(pairs), tuple(dropped), tuple(right.values()))


def _planned(asked: Asked, aspects: Sequence[str]) -> Iterator[tuple[int, list[int], list[int]]]:
    """Yield groups whose plans and reviews have other criteria, or others in one of `aspects`."""
    import numpy

    paths = [("criteria",), *(("criteria", aspect) for aspect in aspects)]
    alike = numpy.logical_and.reduce([asked.survey.sameness.identical(path, asked.groups) for path in paths])
    for number in numpy.flatnonzero(~alike).tolist():
        members = asked.groups.members(number)
        if len(members) < asked.smallest:
            continue
        given = [each for each in members if asked.summary(each).criteria]
        plans, reviews = asked.of_kind(PLAN, given), asked.of_kind(REVIEW, given)
        if plans:
            yield number, plans, reviews


def _successions(asked: Asked, plans: Sequence[int], reviews: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield a plan with each that came after it: the next plan, and the reviews."""
    in_order = sorted(plans, key=lambda each: _age(asked.summary(each)))
    yield from pairwise(in_order)
    for plan in in_order[-1:]:
        yield from ((plan, review) for review in reviews)


def _age(summary: Summary) -> tuple[str, str, str, str]:
    return summary.period, summary.created, summary.path, summary.id


def _in_force(plan: Summary) -> tuple[Standard, ...]:
    """Return the criteria of a plan that are no drafts."""
    if is_draft(plan):
        return ()
    return tuple(each for each in plan.criteria if each.status.strip().lower() != "draft")


def _change(standards: Standards, one: Standard, other: Standard) -> str:
    """Say in what two versions of a criterion differ, or nothing."""
    for aspect in _TOLD:
        before, after = standards.value(aspect, one), standards.value(aspect, other)
        if before and after and before != after:
            return f"{aspect}: {cut(ASPECTS[aspect](one))} → {cut(ASPECTS[aspect](other))}"
    before, after = standards.value("text", one), standards.value("text", other)
    has_words = before not in ("", name_key(one.title)) and after not in ("", name_key(other.title))
    reworded = has_words and before not in after and after not in before
    renamed = standards.name(one) != standards.name(other)
    return f"now: {cut(other.words or other.title)}" if reworded or renamed else ""


def _likeness(one: Standard, other: Standard) -> float:
    """Return which part of their words two criteria share; all of it with one identifier."""
    if one.id and one.id == other.id:
        return 1.0
    words, others = (frozenset(name_key(each.words or each.title).split()) for each in (one, other))
    return len(words & others) / max(1, len(words | others))


def _words(standard: Standard) -> str:
    return f"{standard.title} {standard.words} {standard.target}"


def _marked(asked: Asked, number: int, standard: Standard, place: tuple[int, str]) -> Marked:
    return Marked(asked.group(number), standard.title or standard.words, (place,))
