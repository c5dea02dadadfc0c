"""What a condition is asked about: a unit of the document, flagged words, or a value."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from fairreview.model.document import Criterion, Paragraph, Section
from fairreview.model.facts import Facts
from fairreview.text import Span

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_SHORT = 100_000


class Thing(msgspec.Struct, frozen=True, gc=False):
    """A place in the document that conditions are asked of.

    `unit` is a unit of the vocabulary, or `match` for flagged words; `words` are the words that a
    pattern named, `entry` the lexicon entry that found it.
    """

    unit: str
    span: Span
    section: Section | None = None
    criterion: Criterion | None = None
    entry: int | None = None
    words: Mapping[str, Span] = {}


class Value(msgspec.Struct, frozen=True, gc=False):
    """A value of a field, as text; `span` is where it stands, if it stands in the text."""

    text: str
    span: Span | None = None


def length_of(words: str) -> int:
    """Return how many words there are."""
    if len(words) < _SHORT:
        return len(_WORD.findall(words))  # twice as fast, and the list is small
    return sum(1 for _ in _WORD.finditer(words))


def whole(facts: Facts) -> Thing:
    """Return the document as a thing."""
    return Thing("document", Span(0, len(facts.document.text)))


def sentence_around(facts: Facts, thing: Thing) -> Thing:
    """Return the sentence a thing begins in; a sentence is its own."""
    if thing.unit == "sentence":
        return thing
    return Thing("sentence", facts.sentence_at(thing.span.start))


def passage_around(facts: Facts, thing: Thing) -> Thing:
    """Return the sentence a thing begins in, with its neighbours on both sides in the same paragraph."""
    sentence = sentence_around(facts, thing).span
    around = facts.sentences(paragraph_around(facts, thing).span)
    place = bisect_right(around, sentence.start, key=lambda each: each.start) - 1
    if place < 0:
        return Thing("passage", sentence)
    near = around[max(0, place - 1) : place + 2]
    return Thing("passage", Span(near[0].start, near[-1].end))


def paragraph_around(facts: Facts, thing: Thing) -> Thing:
    """Return the paragraph a thing begins in, or the thing itself between paragraphs."""
    found = paragraph_number(facts, thing.span.start)
    return thing if found is None else Thing("paragraph", facts.document.paragraphs[found].span)


def section_around(facts: Facts, thing: Thing) -> Thing | None:
    """Return the innermost section a thing begins in."""
    around = facts.sections_at(thing.span.start)
    return Thing("section", around[0].span, section=around[0]) if around else None


def criterion_around(facts: Facts, thing: Thing) -> Thing | None:
    """Return the criterion a thing begins in."""
    if thing.unit in ("criterion", "objective"):
        return thing
    criteria = facts.document.criteria
    found = number_at(criteria, thing.span.start)
    return None if found is None else Thing("criterion", criteria[found].span, criterion=criteria[found])


def paragraph_number(facts: Facts, offset: int) -> int | None:
    """Return the number, from 0, of the paragraph that holds `offset`."""
    return number_at(facts.document.paragraphs, offset)


def number_at(pieces: Sequence[Paragraph] | Sequence[Criterion], offset: int) -> int | None:
    """Return the number, from 0, of the piece that holds `offset`; pieces are in order and apart."""
    after = bisect_right(pieces, offset, key=lambda piece: piece.span.start)
    return after - 1 if after and offset <= pieces[after - 1].span.end else None


def things_of(facts: Facts, unit: str) -> list[Thing]:
    """Return every unit of that name in the document, in order."""
    document = facts.document
    match unit:
        case "section":
            return [Thing(unit, section.span, section=section) for section in document.sections]
        case "paragraph":
            return [Thing(unit, paragraph.span) for paragraph in document.paragraphs]
        case "sentence":
            return [
                Thing(unit, sentence)
                for paragraph in document.paragraphs
                if paragraph.shape != "heading"
                for sentence in facts.sentences(paragraph.span)
            ]
        case "criterion":
            return [Thing(unit, piece.span, criterion=piece) for piece in document.criteria]
        case "objective":
            return [Thing(unit, piece.span, criterion=piece) for piece in document.objectives]
        case _:
            return [whole(facts)]
