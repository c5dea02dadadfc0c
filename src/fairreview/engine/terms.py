"""What the terms of a condition stand for: `it`, `its target`, `the sentence`, `the duties-section`."""

from collections.abc import Callable, Mapping

from fairreview.engine.things import (
    Thing,
    Value,
    criterion_around,
    length_of,
    paragraph_around,
    passage_around,
    section_around,
    sentence_around,
    whole,
)
from fairreview.model.condition import It, Term, The, Theirs
from fairreview.model.document import FieldValue
from fairreview.model.facts import Facts
from fairreview.model.rating_position import rating_position
from fairreview.model.vocabulary import SUMS
from fairreview.model.worked_out import beyond_scale, weights_sum
from fairreview.text import Span, fold

SECTION_SUFFIX = "-section"
_SUMS = frozenset(field.name for field in SUMS)


def stand_for(facts: Facts, term: Term, thing: Thing) -> Thing | Value | None:
    """Return what `term` stands for when asked of `thing`; None when the document has no such thing."""
    match term:
        case It(path=path):
            return _follow(facts, thing, path)
        case The(path=path, titles=titles):
            start = _titled(facts, titles) if titles else _around(facts, path[0], thing)
            return None if start is None else _follow(facts, start, path[1:])
        case Theirs():
            return None


def _follow(facts: Facts, start: Thing | Value, path: tuple[str, ...]) -> Thing | Value | None:
    current: Thing | Value | None = start
    for name in path:
        if current is None:
            return None
        current = _value_step(current, name) if isinstance(current, Value) else _step(facts, current, name)
    return current


def _value_step(value: Value, name: str) -> Value | None:
    if name == "length":
        return Value(str(length_of(value.text)), value.span)
    return value if name == "text" else None


def _around(facts: Facts, name: str, thing: Thing) -> Thing | Value | None:
    if name in thing.words:
        return Thing("match", thing.words[name], entry=thing.entry)
    if name in _AROUND:
        return _AROUND[name](facts, thing)
    return _step(facts, whole(facts), name)


_AROUND: Mapping[str, Callable[[Facts, Thing], Thing | None]] = {
    "document": lambda facts, _: whole(facts),
    "sentence": sentence_around,
    "passage": passage_around,
    "paragraph": paragraph_around,
    "section": section_around,
    "criterion": criterion_around,
    "objective": criterion_around,
    "match": lambda _, thing: thing,
}


def _titled(facts: Facts, titles: tuple[str, ...]) -> Thing | None:
    wanted = {fold(title) for title in titles}
    for section in facts.document.sections:
        if fold(section.title).rstrip(" :") in wanted:
            return Thing("section", section.span, section=section)
    return None


def section_of_kind(facts: Facts, kind: str) -> Thing | None:
    """Return the first section of that kind."""
    section = facts.first_section(kind)
    return None if section is None else Thing("section", section.span, section=section)


def _step(facts: Facts, thing: Thing, name: str) -> Thing | Value | None:
    text = facts.document.text
    if name == "text":
        return Value(thing.span.of(text), thing.span)
    if name == "length":
        return Value(str(length_of(_body(thing).of(text))), thing.span)
    if name.endswith(SECTION_SUFFIX):
        return section_of_kind(facts, name.removesuffix(SECTION_SUFFIX))
    return field_of(facts, thing, name)


def _body(thing: Thing) -> Span:
    """Return a thing's words: of a section, what stands under its heading."""
    section = thing.section
    if section is None:
        return thing.span
    return Span(min(section.heading.end, section.span.end), section.span.end)


def field_of(facts: Facts, thing: Thing, name: str) -> Value | None:
    """Return a field of a document, section, criterion or objective; None when it is missing."""
    if thing.criterion is not None:
        return _criterion_field(facts, thing, name)
    if thing.section is not None:
        return Value(thing.section.title, thing.section.heading) if name == "title" else None
    if name in _SUMS:
        return _sum(facts, thing, name)
    return _document_field(facts, name) if thing.unit == "document" else None


def _sum(facts: Facts, thing: Thing, name: str) -> Value | None:
    sums = facts.sums(thing.span)
    if not sums:
        return None
    low, high = min(sums), max(sums)
    asked = {"lowest-sum": low, "highest-sum": high, "sum-spread": high - low}[name]
    return Value(f"{asked:.2f}", thing.span)


def _criterion_field(facts: Facts, thing: Thing, name: str) -> Value | None:
    criterion = thing.criterion
    if criterion is None:
        return None
    if name == "beyond-scale":
        return _worked_out(beyond_scale(facts.document, criterion))
    if name == "rating-position":
        return _worked_out(rating_position(facts.document, criterion), " %")
    given = criterion.fields.get(name)
    if given is not None and given.text.strip():
        return Value(given.text, given.span)
    found = facts.criterion_value(criterion, name)
    if found is not None and found.strip():
        return Value(found)
    return _document_field(facts, "status") if name == "status" else None


def _worked_out(number: float | None, unit: str = "") -> Value | None:
    return None if number is None else Value(f"{number:.6g}{unit}")


def _document_field(facts: Facts, name: str) -> Value | None:
    document = facts.document
    match name:
        case "weights-sum":
            return _worked_out(weights_sum(document), " %")
        case "beyond-scale":
            return _worked_out(beyond_scale(document))
        case "rating-position":
            return _worked_out(rating_position(document), " %")
    given = document.fields.get(name) or FieldValue(
        {"title": document.title, "kind": document.kind or "", "id": document.id or ""}.get(name, "")
    )
    return Value(given.text, given.span) if given.text.strip() else None
