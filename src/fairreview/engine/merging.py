"""Merges doubled findings: a place gets one finding a family, and what gave way is remembered.

Reviewers stop reading where one word is reported three times. The more severe finding wins, then one
that is no estimate, then a rule of the house's own, then the more specific one: of words, the longer; of
what is missing, the one that misses more.
"""

from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from fairreview.engine.judge import Verdict
from fairreview.model.policy import FlagLexicon, FlagWords
from fairreview.model.report import Finding
from fairreview.model.vocabulary import SEVERITIES
from fairreview.text import Span

PACKAGED = "fairreview."
_SOFTNESS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Made(msgspec.Struct, frozen=True):
    """A verdict that fired, with its finding."""

    verdict: Verdict
    finding: Finding


class Settled(msgspec.Struct, frozen=True):
    """A finding that stands, and those of its family that gave way to it at its place."""

    finding: Finding
    gave_way: tuple[Made, ...] = ()


def settle(made: Iterable[Made]) -> list[Settled]:
    """Return the findings that are left when doubled ones are merged, in order."""
    families: dict[tuple[str, bool], _Family] = {}
    for each in sorted(made, key=_strongest_first):
        family = each.finding.family, bool(each.finding.text)
        families.setdefault(family, _Family()).take(each)
    settled = (each for family in families.values() for each in family.settled())
    return sorted(settled, key=lambda each: (each.finding.span, each.finding.rule))


class _Family:
    """The findings of one family kept so far: their places do not meet, and stand in order."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._kept: list[list[Made]] = []

    def take(self, made: Made) -> None:
        """Keep a finding, or let it give way to the one that was kept at its place."""
        span = made.finding.span
        place = bisect_left(self._spans, span)
        for near in (place - 1, place):
            if 0 <= near < len(self._spans) and (self._spans[near] == span or self._spans[near].meets(span)):
                self._kept[near].append(made)
                return
        self._spans.insert(place, span)
        self._kept.insert(place, [made])

    def settled(self) -> list[Settled]:
        """Return what was kept, each united with what gave way to it."""
        return [Settled(_united(first.finding, others), tuple(others)) for first, *others in self._kept]


def _united(finding: Finding, others: list[Made]) -> Finding:
    """Return a finding with what those that gave way say is missing; words need no second message."""
    failed = _each_once(finding.failed, *(other.finding.failed for other in others))
    if finding.text or not others:
        return msgspec.structs.replace(finding, failed=failed) if failed != finding.failed else finding
    messages = _each_once((finding.message,), *((other.finding.message,) for other in others))
    return msgspec.structs.replace(
        finding,
        failed=failed,
        message=" Also: ".join(messages),
        suggestions=_each_once(finding.suggestions, *(other.finding.suggestions for other in others)),
        citations=tuple(
            dict.fromkeys((*finding.citations, *(each for o in others for each in o.finding.citations)))
        ),
    )


def _each_once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for group in groups for each in group))


def _strongest_first(made: Made) -> tuple[int, bool, bool, int, int, str]:
    finding, rule = made.finding, made.verdict.rule
    flag, start = rule.flag, finding.span.start
    wide = isinstance(flag, (FlagWords, FlagLexicon)) and flag.whole_sentence
    specific = 0 if wide else finding.span.end - start or len(finding.failed)
    packaged = rule.pack.startswith(PACKAGED)
    return _SOFTNESS[finding.severity], finding.estimated, packaged, -specific, start, finding.rule
