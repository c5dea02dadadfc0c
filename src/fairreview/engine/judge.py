"""Judges a rule at a place: does it fire, and if not, what kept it from firing."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from fairreview.engine.conditions import Answers
from fairreview.engine.demands import rests_on_likeness
from fairreview.engine.index import Search
from fairreview.engine.look import mark_around
from fairreview.engine.places import Place
from fairreview.engine.things import Thing
from fairreview.model.condition import Bullet, IsFact, It
from fairreview.model.policy import (
    Entry,
    FlagLexicon,
    FlagMark,
    FlagPattern,
    FlagWords,
    Rule,
)

# Words inside these are somebody else's, or a name: no rule about wording fires there.
SHIELDS = (
    "link",
    "email-address",
    "code",
    "quotation",
    "equal-opportunity-statement",
    "legal-citation",
    "programme-title",
    "street-address",
)


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What became of a rule at one place; `failed` are the lines of its requirement that were not met.

    `why` is a sentence for `explain`; its conditions are only spelt out where the answers explain.
    """

    rule: Rule
    thing: Thing
    outcome: Literal["fired", "gave way", "excused", "not met", "not applicable"]
    why: str = ""
    failed: tuple[Bullet, ...] = ()
    estimated: bool = False


def judge(place: Place, answers: Answers) -> list[Verdict]:
    """Return what becomes of a rule at a place; several, where a pattern matches more than once.

    May raise GrammarNeeded.
    """
    if not place.pattern:
        return [_judge_thing(place.rule, place.thing, answers)]
    return [
        _judge_thing(place.rule, thing, answers, estimated=by_grammar)
        for thing, by_grammar in _pattern_things(place.rule, place.pattern, place.thing, answers)
    ]


def _pattern_things(
    rule: Rule, pattern: tuple[Search, ...], sentence: Thing, answers: Answers
) -> Iterator[tuple[Thing, bool]]:
    if not isinstance(rule.flag, FlagPattern):
        return
    flagged = rule.flag.word
    for match in answers.matches(rule.flag.pattern, pattern, sentence.span):
        span = match.words.get(flagged, match.span)
        yield Thing("match", span, words=match.words), match.by_grammar


def _judge_thing(rule: Rule, thing: Thing, answers: Answers, *, estimated: bool = False) -> Verdict:
    kept = _not_looked_at(rule, thing, answers) or _shielded(rule, thing, answers)
    if kept is not None:
        return kept
    excuse = _entry_excuse(rule, thing, answers) or _rule_excuse(rule, thing, answers)
    if excuse:
        return Verdict(rule, thing, "excused", excuse)
    if rule.require is None:
        return Verdict(rule, _widened(rule, thing, answers), "fired", estimated=estimated)
    failed = answers.not_met(rule.require, thing)
    outcome: Literal["fired", "not met"] = "fired" if failed else "not met"
    why = "" if failed else "everything asked for is there"
    guessed = any(rests_on_likeness(part.condition) for part in failed)
    return Verdict(rule, thing, outcome, why, failed, guessed)


def _not_looked_at(rule: Rule, thing: Thing, answers: Answers) -> Verdict | None:
    for condition in (rule.where, rule.only_when):
        if condition is not None and not answers.is_true(condition, thing):
            return Verdict(
                rule, thing, "not applicable", f"it is only looked at when {answers.say(condition)}"
            )
    flag = rule.flag
    if isinstance(flag, FlagMark) and flag.fact:
        holds = answers.is_true(IsFact(term=It(), fact=flag.fact), thing)
        if holds is flag.negated:
            return Verdict(rule, thing, "not met", f"`{flag.fact}` decides otherwise here")
    return None


def _shielded(rule: Rule, thing: Thing, answers: Answers) -> Verdict | None:
    flag = rule.flag
    if flag is None or (isinstance(flag, FlagMark) and flag.noun in SHIELDS):
        return None
    for shield in SHIELDS:
        if mark_around(answers.facts, shield, thing.span):
            return Verdict(rule, thing, "excused", f"it is inside a {shield}")
    return None


def entry_of(rule: Rule, thing: Thing, answers: Answers) -> Entry | None:
    """Return the lexicon entry that found a thing."""
    if isinstance(rule.flag, FlagLexicon) and thing.entry is not None:
        return answers.index.lexicons[rule.flag.lexicon].entries[thing.entry]
    return None


def _entry_excuse(rule: Rule, thing: Thing, answers: Answers) -> str:
    entry = entry_of(rule, thing, answers)
    return "" if entry is None else answers.entry_excuse(entry, thing)


def _rule_excuse(rule: Rule, thing: Thing, answers: Answers) -> str:
    for condition in rule.unless:
        if answers.is_true(condition, thing):
            return f"the rule's exception holds: {answers.say(condition)}"
    return ""


def _widened(rule: Rule, thing: Thing, answers: Answers) -> Thing:
    """Return the whole sentence where the rule flags sentences."""
    if isinstance(rule.flag, (FlagWords, FlagLexicon)) and rule.flag.whole_sentence:
        return msgspec.structs.replace(thing, span=answers.facts.sentence_at(thing.span.start))
    return thing
