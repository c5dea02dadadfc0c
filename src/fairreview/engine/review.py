"""Reviews one document: judges every rule at every place, in as few grammar batches as it can."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

from fairreview.engine.conditions import Answers
from fairreview.engine.findings import Maker
from fairreview.engine.judge import Verdict, judge
from fairreview.engine.merging import Made, Settled, settle
from fairreview.engine.places import Place, places
from fairreview.engine.plan import Plan
from fairreview.model.document import Remark
from fairreview.model.facts import Facts, GrammarNeeded
from fairreview.model.policy import Rule
from fairreview.model.report import Finding
from fairreview.text import Span


class Review:
    """The review of one document under way.

    `advance` judges all it can and returns the sentences that must be parsed first; when they are,
    call it again, until it returns none. So the caller can parse for many documents in one batch.
    Only what fired is kept, unless the review `explains`: then every verdict is, with its reason.
    """

    def __init__(self, plan: Plan, facts: Facts, *, explains: bool = False) -> None:
        self._plan = plan
        self._answers = Answers(facts, plan.index, explains=explains)
        self._open: list[tuple[int, Place]] = list(enumerate(self._places()))
        self._done: dict[int, list[Verdict]] = {}

    def _places(self) -> Iterable[Place]:
        facts = self._answers.facts
        met = frozenset(facts.met())
        for rule in self._plan.rules_for(facts.document):
            starts = self._plan.starts.of(rule)
            if not starts or not starts.isdisjoint(met):
                yield from places(rule, self._answers)

    def advance(self) -> list[Span]:
        """Judge what can be judged; return the sentences that have to be parsed for the rest."""
        wanted: dict[Span, None] = {}
        waiting: list[tuple[int, Place]] = []
        for number, place in self._open:
            try:
                verdicts = judge(place, self._answers)
            except GrammarNeeded as needed:
                wanted[needed.sentence] = None
                waiting.append((number, place))
                continue
            kept = [verdict for verdict in verdicts if self._answers.explains or verdict.outcome == "fired"]
            if kept:
                self._done[number] = kept
        self._open = waiting
        return list(wanted)

    @property
    def is_open(self) -> bool:
        """Say whether some place could not be judged yet."""
        return bool(self._open)

    @property
    def text(self) -> str:
        """Return the text under review."""
        return self._answers.facts.document.text

    def verdicts(self) -> list[Verdict]:
        """Return the verdicts kept, by rule and place; call it when nothing is left to parse."""
        return [verdict for number in sorted(self._done) for verdict in self._done[number]]

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings by position and rule, at most one of a family at a place."""
        return tuple(settled.finding for settled in self._settled)

    def findings_of(self, rule: Rule) -> tuple[Finding, ...]:
        """Return what one rule has to say, whatever other rules say at the same places."""
        return tuple(made.finding for made in self._made if made.verdict.rule.id == rule.id)

    def told(self) -> list[Verdict]:
        """Return the verdicts kept, with those that gave way to another rule of their family marked so."""
        won = {
            id(made.verdict): settled.finding.rule for settled in self._settled for made in settled.gave_way
        }
        return [_told(verdict, won.get(id(verdict), "")) for verdict in self.verdicts()]

    @cached_property
    def _made(self) -> list[Made]:
        fired = _once_a_place(verdict for verdict in self.verdicts() if verdict.outcome == "fired")
        maker = Maker(self._answers) if fired else None
        return [] if maker is None else [Made(verdict, maker.finding(verdict)) for verdict in fired]

    @cached_property
    def _settled(self) -> list[Settled]:
        return settle(self._made)

    def notices(self) -> tuple[Remark, ...]:
        """Return what the reader should know of rules that were waived for this document."""
        document = self._answers.facts.document
        waived = ((rule, self._plan.waiver_of(rule, document)) for rule in self._plan.rules)
        return tuple(
            Remark("waived", _waived(rule, permission.approved_by, permission.until))
            for rule, permission in waived
            if permission is not None
        )


def _told(verdict: Verdict, winner: str) -> Verdict:
    if not winner:
        return verdict
    return msgspec.structs.replace(verdict, outcome="gave way", why=f"{winner} says it at this place")


def _waived(rule: Rule, approved_by: str, until: str) -> str:
    return f"{rule.id} is waived for this document until {until}, approved by {approved_by}"


def _once_a_place(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Keep, of one rule's verdicts that overlap, the longest, then the first."""
    kept: list[Verdict] = []
    last: dict[str, Span] = {}
    for verdict in sorted(verdicts, key=_widest_first):
        span = verdict.thing.span
        before = last.get(verdict.rule.id)
        if before is not None and (before.meets(span) or before == span) and verdict.rule.require is None:
            continue
        last[verdict.rule.id] = span
        kept.append(verdict)
    return kept


def _widest_first(verdict: Verdict) -> tuple[str, int, int]:
    span = verdict.thing.span
    return verdict.rule.id, span.start, -span.end
