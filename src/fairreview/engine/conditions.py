"""Answers conditions: says whether one is true of a thing in a document, and what of it was not met."""

from collections.abc import Sequence
from typing import assert_never

import msgspec

from fairreview.engine.compare import Comparisons
from fairreview.engine.counting import Counts
from fairreview.engine.demands import is_likeness
from fairreview.engine.index import Index, Search
from fairreview.engine.look import any_hit, count_of, has_noun, is_near, mark_around, stretch
from fairreview.engine.shapes import Match, likely_sentences, matches
from fairreview.engine.sources import lexicon_source, texts_source
from fairreview.engine.terms import SECTION_SUFFIX, stand_for
from fairreview.engine.things import Thing, Value
from fairreview.model.condition import (
    Between,
    Bullet,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    InLexicon,
    Inside,
    IsFact,
    It,
    ListedIn,
    Near,
    Not,
    Number,
    OneOf,
    PartOf,
    Present,
    Relates,
    Same,
    SettingRef,
    Sure,
    The,
)
from fairreview.model.facts import Facts, Hit
from fairreview.model.memory import Memory
from fairreview.model.mission import LINKED_FROM
from fairreview.model.phrase import phrase
from fairreview.model.policy import Entry
from fairreview.model.values import holds, setting_value
from fairreview.model.vocabulary import FACTS, PEOPLE
from fairreview.text import Span, fold

_FACT_NAMES = frozenset(noun.name for noun in FACTS)
_PEOPLE_NAMES = frozenset(noun.name for noun in PEOPLE)
_IT = It()
_MOST_MATCHED = 20_000


class Answers:
    """Answers conditions about one document, under one policy.

    May raise `GrammarNeeded`, which means: parse that sentence and ask again. With `explains`,
    conditions are put into words for the reader; that is too slow for every run.
    """

    def __init__(self, facts: Facts, index: Index, *, explains: bool = False) -> None:
        self.facts = facts
        self.index = index
        self.explains = explains
        self._comparisons = Comparisons(facts, index)
        self._counts = Counts(self)
        self._in_exception = False
        self._matches: Memory[tuple[str, Span], Sequence[Match]] = Memory(_MOST_MATCHED)
        self._likely: dict[str, Sequence[tuple[Span, tuple[Search, ...]]]] = {}

    def likely(self, name: str) -> Sequence[tuple[Span, tuple[Search, ...]]]:
        """Return the sentences where a pattern may match, each with the shapes that may stand there."""
        if name not in self._likely:
            self._likely[name] = likely_sentences(self.facts, self.index.patterns[name])
        return self._likely[name]

    def matches(self, name: str, pattern: Sequence[Search], sentence: Span) -> Sequence[Match]:
        """Return the matches of a pattern in a sentence; several rules may flag the same pattern."""
        return self._matches.of((name, sentence), lambda: tuple(matches(self, pattern, sentence)))

    def say(self, condition: Condition) -> str:
        """Return a condition in words, or nothing where nobody will read it."""
        return phrase(condition) if self.explains else ""

    def is_true(self, condition: Condition, thing: Thing) -> bool:  # noqa: C901, PLR0911, PLR0912
        """Say whether `condition` holds of `thing`; what is missing meets nothing."""
        match condition:
            case Group():
                return self._group(condition, thing)
            case Not(inner=inner):
                return not self.is_true(inner, thing)
            case Sure(inner=Relates() as inner, at_least=share) if is_likeness(inner):
                return self._supports(inner, thing, self._share(share))
            case Sure(inner=inner):
                return self.is_true(inner, thing)
            case Compare() | Between() | OneOf():
                return self._comparisons.holds(condition, thing)
            case Present(term=term):
                return stand_for(self.facts, term, thing) is not None
            case InLexicon(term=term, lexicon=lexicon):
                about = stand_for(self.facts, term, thing)
                span = None if about is None else about.span
                return span is not None and any(hit.span == span for hit in self.lexicon_hits(lexicon, span))
            case Inside() | PartOf() | Near():
                return self._stands(condition, thing)
            case IsFact():
                return self._is_fact(condition, thing)
            case Has():
                return self._has(condition, thing)
            case Contains():
                return self._contains(condition, thing)
            case Relates():
                return self._relates(condition, thing)
            case ListedIn():
                return self._is_listed(condition, thing)
            case Same():
                return False
            case _:
                assert_never(condition)

    def lexicon_hits(self, name: str, within: Span) -> Sequence[Hit]:
        """Return the hits of a lexicon inside `within` that no exception of their entry excuses.

        While an exception is looked at, lexicons are taken without theirs, so that it comes to an end.
        """
        hits = self.facts.hits_in(lexicon_source(name), within)
        if self._in_exception or not hits:
            return hits
        entries = self.index.lexicons[name].entries
        return [hit for hit in hits if not self.entry_excuse(entries[hit.entry], Thing("match", hit.span))]

    def entry_excuse(self, entry: Entry, thing: Thing) -> str:
        """Say why a lexicon entry does not count at a place, or nothing where it does."""
        if entry.guard is not None and self._holds_as_exception(entry.guard, thing):
            return f"the entry's exception holds: {self.say(entry.guard)}"
        if entry.word_class and not _is_class(entry.word_class, thing, self.facts):
            return f"it is not used as a {entry.word_class} here"
        return ""

    def _holds_as_exception(self, guard: Condition, thing: Thing) -> bool:
        before, self._in_exception = self._in_exception, True
        try:
            return self.is_true(guard, thing)
        finally:
            self._in_exception = before

    def not_met(self, condition: Condition, thing: Thing) -> tuple[Bullet, ...]:
        """Return the lines of a requirement that fail, for the message; empty when it is met."""
        if not isinstance(condition, Group):
            return () if self.is_true(condition, thing) else (Bullet(condition),)
        if condition.kind == "any" and self._group(condition, thing):
            return ()
        unwanted = condition.kind == "none"
        return tuple(part for part in condition.parts if self.is_true(part.condition, thing) is unwanted)

    def _group(self, group: Group, thing: Thing) -> bool:
        answers = (self.is_true(part.condition, thing) for part in group.parts)
        if group.kind == "all":
            return all(answers)
        return any(answers) if group.kind == "any" else not any(answers)

    def _stands(self, condition: Inside | PartOf | Near, thing: Thing) -> bool:
        about = stand_for(self.facts, condition.term, thing)
        if about is None or about.span is None:
            return False
        match condition:
            case Near():
                return is_near(self, condition, about.span)
            case PartOf(texts=texts, lexicon=lexicon) if texts or lexicon:
                around = stretch(self.facts, about.span)
                named = () if texts else self.lexicon_hits(lexicon, around)
                hits = self.facts.hits_in(texts_source(texts), around) if texts else named
                return any(hit.span.holds(about.span) for hit in hits)
            case PartOf(noun=noun):
                return mark_around(self.facts, noun, about.span)
            case Inside(noun=noun, titles=titles):
                return self._inside(noun, titles, about.span)

    def _inside(self, noun: str, titles: tuple[str, ...], span: Span) -> bool:
        around = self.facts.sections_at(span.start)
        if titles:
            wanted = {fold(title) for title in titles}
            return any(fold(section.title).rstrip(" :") in wanted for section in around)
        if noun == "section":
            return bool(around)
        if noun.endswith(SECTION_SUFFIX):
            kind = noun.removesuffix(SECTION_SUFFIX)
            return any(self.facts.section_kind(section) == kind for section in around)
        return mark_around(self.facts, noun, span)

    def _is_fact(self, condition: IsFact, thing: Thing) -> bool:
        about = stand_for(self.facts, condition.term, thing)
        if about is None:
            return False
        definition = self.index.definitions.get(condition.fact)
        if definition is not None:
            return isinstance(about, Thing) and self.is_true(definition.means, about)
        if condition.fact in _FACT_NAMES:
            return about.span is not None and self.facts.is_fact(condition.fact, about.span)
        if about.span is None:
            return isinstance(about, Value) and self.facts.marks_in(condition.fact, about.text)
        return self.facts.has_mark(condition.fact, about.span)

    def _has(self, condition: Has, thing: Thing) -> bool:
        about = stand_for(self.facts, condition.term, thing)
        if not isinstance(about, Thing):
            return False
        if not condition.fact and (condition.how, condition.count) == ("ge", 1):
            return has_noun(self.facts, about, condition)
        found = count_of(self.facts, about, condition)
        if condition.fact:
            found = tuple(each for each in found if self._fits(condition, each))
        return holds(float(len(found)), condition.how, condition.count)

    def _fits(self, condition: Has, each: Thing) -> bool:
        fact = IsFact(term=_IT, fact=condition.fact)
        return self._is_fact(fact, each) is not condition.fact_negated

    def _contains(self, condition: Contains, thing: Thing) -> bool:
        about = stand_for(self.facts, condition.term, thing)
        if about is None:
            return False
        if condition.pattern:
            pattern = self.index.patterns[condition.pattern]
            span = about.span
            return span is not None and any(True for _ in matches(self, pattern, within=span))
        if condition.noun:
            if about.span is None:
                return isinstance(about, Value) and self.facts.marks_in(condition.noun, about.text)
            return self.facts.has_mark(condition.noun, about.span)
        if condition.texts:
            return any_hit(self.facts, texts_source(condition.texts), about)
        return about.span is not None and self._holds_phrases(condition, about.span)

    def _holds_phrases(self, condition: Contains, span: Span) -> bool:
        if (condition.how, condition.count, condition.per) == ("ge", 1, 0):
            return bool(self.lexicon_hits(condition.lexicon, span))
        found = self._counts.of(condition.lexicon, span, condition.per)
        return holds(found, condition.how, condition.count)

    def _is_listed(self, condition: ListedIn, thing: Thing) -> bool:
        """Say whether the thing whose objective is asked for names one that a mission plan lists."""
        path = condition.term.path[:-1]
        term = msgspec.structs.replace(condition.term, path=path)
        about = thing if isinstance(term, The) and not path else stand_for(self.facts, term, thing)
        return isinstance(about, Thing) and bool(self.facts.links.named(about.span))

    def _supports(self, condition: Relates, thing: Thing, at_least: float) -> bool:
        """Say whether a thing is close enough in meaning to an objective; what it names, it supports."""
        about = stand_for(self.facts, condition.term, thing)
        if not isinstance(about, Thing):
            return False
        if self.facts.links.named(about.span):
            return True
        found = self.facts.links.closest(about.span)
        return found is not None and (found.share or 0.0) >= at_least

    def _share(self, asked: Number | SettingRef) -> float:
        known = setting_value(self.index.settings, asked.name) if isinstance(asked, SettingRef) else asked
        number = known.number if isinstance(known, Number) else 100.0
        return number / 100 if number > 1 else number

    def _relates(self, condition: Relates, thing: Thing) -> bool:
        about = stand_for(self.facts, condition.term, thing)
        if about is None or about.span is None:
            return False
        if condition.verb == "supports":
            return self._supports(condition, thing, LINKED_FROM)
        if condition.verb == "describes":
            return self.facts.describes(about.span) == condition.noun
        if condition.verb == "requires" and not self.facts.is_fact("requirement", about.span):
            return False
        if condition.texts:
            return any_hit(self.facts, texts_source(condition.texts), about)
        if condition.noun in _PEOPLE_NAMES:
            return bool(self.facts.mentions(condition.noun, about.span))
        return self.facts.has_mark(condition.noun, about.span)


def _is_class(word_class: str, thing: Thing, facts: Facts) -> bool:
    words = facts.words(facts.sentence_at(thing.span.start))
    return any(
        word.word_class == word_class or word_class in word.classes
        for word in words
        if word.span.meets(thing.span)
    )
