"""Finds the shapes of a pattern: words in an order, or words tied by grammar."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from fairreview.engine.index import Search
from fairreview.engine.look import Looker, WordGaps
from fairreview.engine.sources import source_of
from fairreview.engine.tree import tree_matches
from fairreview.model.facts import Facts
from fairreview.model.policy import (
    Gap,
    IsClass,
    IsIn,
    IsMark,
    OrderShape,
    Step,
    StepTest,
    TreeShape,
)
from fairreview.text import Span


class Match(msgspec.Struct, frozen=True, gc=False):
    """A shape found in the text: the whole stretch, the words it names, and whether grammar was needed."""

    span: Span
    words: Mapping[str, Span]
    by_grammar: bool = False


def matches(looker: Looker, pattern: Sequence[Search], within: Span) -> Iterator[Match]:
    """Yield the matches of a pattern inside `within`, shape by shape, by position."""
    for search in pattern:
        shape = search.shape
        if not looker.facts.may_stand(search.needs, within):
            continue
        for sentence in sentences_to_try(looker.facts, search, within):
            if isinstance(shape, TreeShape):
                for words in tree_matches(looker, shape, sentence):
                    yield Match(_around(words), words, by_grammar=True)
            else:
                yield from _in_order(looker, shape, sentence)


def _around(words: Mapping[str, Span]) -> Span:
    return Span(min(span.start for span in words.values()), max(span.end for span in words.values()))


def likely_sentences(facts: Facts, searches: Sequence[Search]) -> tuple[tuple[Span, tuple[Search, ...]], ...]:
    """Return the sentences of a document where shapes may stand, by position, each with those shapes."""
    met = facts.met()
    document = Span(0, len(facts.document.text))
    found: dict[Span, list[Search]] = {}
    for search in searches:
        if search.anchor and search.anchor not in met:
            continue
        for sentence in sentences_to_try(facts, search, document):
            if facts.may_stand(search.needs, sentence):
                found.setdefault(sentence, []).append(search)
    return tuple((sentence, tuple(found[sentence])) for sentence in sorted(found))


def sentences_to_try(facts: Facts, search: Search, within: Span) -> Iterator[Span]:
    """Yield the sentences that hold a wording the shape starts from; all, where it has none."""
    if not search.anchor:
        yield from facts.sentences(within)
        return
    done: Span | None = None
    for hit in facts.hits_in(search.anchor, within):
        sentence = facts.sentence_at(hit.span.start)
        if sentence != done:
            done = sentence
            yield sentence


def _places(looker: Looker, test: StepTest, sentence: Span) -> list[Span]:
    """Return where in a sentence one step could stand."""
    facts = looker.facts
    if isinstance(test, IsIn):
        return [hit.span for hit in looker.lexicon_hits(test.lexicon, sentence)]
    source = source_of(test)
    if source:
        return [hit.span for hit in facts.hits_in(source, sentence)]
    if isinstance(test, IsMark):
        return list(facts.marks(test.noun, sentence))
    if isinstance(test, IsClass):
        words = facts.words(sentence)
        return [word.span for word in words if test.name == word.word_class or test.name in word.classes]
    return []


class _Trail(msgspec.Struct, frozen=True, gc=False):
    """How far a match has come."""

    start: int
    end: int
    words: tuple[tuple[str, Span], ...] = ()


def _in_order(looker: Looker, shape: OrderShape, sentence: Span) -> Iterator[Match]:
    steps, gaps = _folded_gaps(shape)
    if not steps:
        return
    stands = _all_places(looker, steps, sentence)
    if stands is None:
        return
    counter = WordGaps(looker.facts, sentence)
    trails = [_Trail(span.start, span.end, _named(steps[0], span)) for span in stands[0]]
    for step, places, gap in zip(steps[1:], stands[1:], gaps, strict=True):
        near = partial(counter.at_most, gap)
        trails = [longer for trail in trails for longer in _extend(trail, step, places, near)]
    done = -1
    for trail in trails:
        if trail.start >= done:
            done = trail.end
            yield Match(Span(trail.start, trail.end), dict(trail.words))


def _all_places(looker: Looker, steps: Sequence[Step], sentence: Span) -> list[list[Span]] | None:
    """Return where each step could stand, or None when one stands nowhere; plain wordings are tried first."""
    found: dict[int, list[Span]] = {}
    for number in sorted(range(len(steps)), key=lambda number: not source_of(steps[number].test)):
        found[number] = _places(looker, steps[number].test, sentence)
        if not found[number]:
            return None
    return [found[number] for number in range(len(steps))]


def _folded_gaps(shape: OrderShape) -> tuple[list[Step], list[int]]:
    """Return the steps that stand for words, and how many other words may stand before each but the first."""
    steps: list[Step] = []
    gaps: list[int] = []
    gap = 0
    for step in shape.steps:
        if isinstance(step.test, Gap):
            gap += step.test.words
            continue
        if steps:
            gaps.append(gap)
        steps.append(step)
        gap = 0
    return steps, gaps


def _named(step: Step, span: Span) -> tuple[tuple[str, Span], ...]:
    return ((step.name, span),) if step.name else ()


def _extend(trail: _Trail, step: Step, places: list[Span], near: Callable[[int, int], bool]) -> list[_Trail]:
    """Return the trail lengthened by the first place of the next step that is near enough, or nothing."""
    for span in places:
        if span.start >= trail.end and near(trail.end, span.start):
            return [_Trail(trail.start, span.end, (*trail.words, *_named(step, span)))]
    return []
