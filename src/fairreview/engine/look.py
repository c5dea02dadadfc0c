"""Looking for words, marks and units inside a thing."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol

from fairreview.engine.sources import texts_source
from fairreview.engine.terms import SECTION_SUFFIX, field_of, section_of_kind
from fairreview.engine.things import Thing, Value, things_of
from fairreview.model.condition import Has, Near
from fairreview.model.facts import Facts, Hit
from fairreview.model.vocabulary import MARKS, UNITS, fields_of
from fairreview.text import Span, fold

_MARK_NAMES = frozenset(noun.name for noun in MARKS)


class Looker(Protocol):
    """What patterns look for words with: the facts, and lexicons whose entries' exceptions are heeded."""

    @property
    def facts(self) -> Facts:
        """Return the facts of the document."""

    def lexicon_hits(self, name: str, within: Span) -> Sequence[Hit]:
        """Return the hits of a lexicon inside `within` that no exception of their entry excuses."""


def any_hit(facts: Facts, source: str, about: Thing | Value) -> bool:
    """Say whether a thing or value holds a hit of a source."""
    return about.span is not None and bool(facts.hits_in(source, about.span))


def mark_around(facts: Facts, noun: str, span: Span) -> bool:
    """Say whether a span lies inside a mark."""
    return any(mark.holds(span) for mark in facts.marks(noun, stretch(facts, span)))


def stretch(facts: Facts, span: Span) -> Span:
    """Return the sentence around a span, or the span where it is longer than that."""
    sentence = facts.sentence_at(span.start)
    return sentence if sentence.holds(span) else span


def is_near(looker: Looker, condition: Near, span: Span) -> bool:
    """Say whether the words asked for stand close by in the same sentence."""
    facts = looker.facts
    sentence = facts.sentence_at(span.start)
    if condition.noun:
        places = facts.marks(condition.noun, sentence)
    elif condition.texts:
        places = [hit.span for hit in facts.hits_in(texts_source(condition.texts), sentence)]
    else:
        places = [hit.span for hit in looker.lexicon_hits(condition.lexicon, sentence)]
    gaps = WordGaps(facts, sentence)
    return any(gaps.apart(span, place) <= condition.words for place in places if not place.meets(span))


class WordGaps:
    """Counts the words between places of one sentence; punctuation does not count."""

    def __init__(self, facts: Facts, sentence: Span) -> None:
        words = [token.span for token in facts.tokens(sentence) if token.folded[:1].isalnum()]
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def between(self, end: int, start: int) -> int:
        """Return how many words lie wholly between two offsets."""
        return max(0, bisect_right(self._ends, start) - bisect_left(self._starts, end))

    def at_most(self, limit: int, end: int, start: int) -> bool:
        """Say whether no more than `limit` words lie between two offsets."""
        return self.between(end, start) <= limit

    def apart(self, one: Span, other: Span) -> int:
        """Return how many words away two places are: 1 when they are neighbours."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        return self.between(first.end, second.start) + 1


def has_noun(facts: Facts, about: Thing, asked: Has) -> bool:
    """Say whether a thing has at least one of what is asked: a field, mark, section or unit."""
    if about.criterion is not None and asked.noun in fields_of(about.unit):
        return field_of(facts, about, asked.noun) is not None
    if not asked.titles and not asked.noun.endswith(SECTION_SUFFIX) and field_of(facts, about, asked.noun):
        return True
    if asked.noun in _MARK_NAMES:
        return facts.has_mark(asked.noun, about.span)
    return bool(count_of(facts, about, asked))


def count_of(facts: Facts, about: Thing, asked: Has) -> tuple[Thing, ...]:
    """Return the places in a thing that are what is asked for."""
    noun = asked.noun
    if noun.endswith(SECTION_SUFFIX):
        found = section_of_kind(facts, noun.removesuffix(SECTION_SUFFIX))
        return () if found is None else (found,)
    if noun in UNITS:
        units = (unit for unit in things_of(facts, noun) if about.span.holds(unit.span))
        return tuple(unit for unit in units if not asked.titles or _is_titled(unit, asked.titles))
    if noun in _MARK_NAMES:
        return tuple(Thing("match", span) for span in facts.marks(noun, about.span))
    value = field_of(facts, about, noun)
    return () if value is None else (Thing("match", value.span or about.span),)


def _is_titled(thing: Thing, titles: tuple[str, ...]) -> bool:
    section = thing.section
    return section is not None and fold(section.title).rstrip(" :") in {fold(title) for title in titles}
