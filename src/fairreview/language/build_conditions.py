"""From parse trees to conditions: sentences, and lists of them."""

from typing import get_args

from fairreview.language import mistakes_values
from fairreview.language.build_reading import Reading, Unread, span
from fairreview.language.build_sentences import BE_TAILS, contains, has, relates
from fairreview.language.build_values import quantity_of, term_in
from fairreview.language.parse import Twig
from fairreview.language.scan import Part
from fairreview.language.scan_words import Piece
from fairreview.model.condition import (
    Bullet,
    Condition,
    Group,
    ListKind,
    Not,
    Number,
    Sure,
)
from fairreview.text import Span

_LIST_KINDS: tuple[ListKind, ...] = get_args(ListKind)


def condition_of(reading: Reading, part: Part) -> Condition:
    """Build what stands after `require:`, `unless:`, `where:` …: a sentence, or a list of them."""
    pieces = part.pieces
    kind = _list_kind(pieces)
    before, lines = split_lines(pieces)
    words = [piece.text for piece in pieces[:2]]
    no_colon = words[1:] == ["of"] and words[0] in _LIST_KINDS
    if kind is None and (lines or no_colon):
        raise reading.refuse(
            mistakes_values.list_without_kind(part.label, before, (lines[0] if lines else pieces)[0])
        )
    if kind is None:
        return sentence_condition(reading, reading.tree("cond", pieces, part))
    if not lines or pieces[3].kind != "bullet":
        raise reading.refuse(mistakes_values.list_without_lines(kind, Span(pieces[0].start, pieces[2].end)))
    return Group(kind, _bullets(reading, lines, part), at=Span(pieces[0].start, pieces[-1].end))


def _list_kind(pieces: tuple[Piece, ...]) -> ListKind | None:
    words = tuple(piece.text for piece in pieces[:3])
    return next((kind for kind in _LIST_KINDS if words == (kind, "of", ":")), None)


def split_lines(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], list[tuple[Piece, ...]]]:
    """Return what stands before the first bullet, and each line of the list with its bullet."""
    starts = [at for at, piece in enumerate(pieces) if piece.kind == "bullet"]
    ends = [*starts[1:], len(pieces)]
    lines = [pieces[start:end] for start, end in zip(starts, ends, strict=False)]
    return pieces[: starts[0]] if starts else pieces, lines


def _bullets(reading: Reading, lines: list[tuple[Piece, ...]], part: Part) -> tuple[Bullet, ...]:
    found: list[Bullet] = []
    for line in lines:
        try:
            found.append(_bullet(reading, reading.tree("line", line[1:], part)))
        except Unread:
            continue
    if len(found) < len(lines):
        raise Unread
    return tuple(found)


def _bullet(reading: Reading, twig: Twig) -> Bullet:
    otherwise = twig.find("otherwise")
    text = reading.quoted(otherwise.parts[0]) if otherwise else ""
    spots = ((text, span(otherwise.parts[0])),) if otherwise else ()
    return Bullet(sentence_condition(reading, twig.parts[0]), text, at=span(twig), spots=spots)


def sentence_condition(reading: Reading, twig: Twig) -> Condition:
    """Build a `cond`: one sentence, or several joined by the same word."""
    joins = [part.parts[0] for part in twig.parts if part.kind == "conj"]
    conditions = tuple(_sentence(reading, part) for part in twig.every("sentence"))
    if not joins:
        return conditions[0]
    other = next((join for join in joins if join.text != joins[0].text), None)
    if other is not None:
        raise reading.refuse(mistakes_values.mixed_joins(span(other), other.text, span(joins[0])))
    kind: ListKind = "all" if joins[0].text == "and" else "any"
    return Group(kind, tuple(Bullet(inner, at=inner.at) for inner in conditions), at=span(twig))


def _sentence(reading: Reading, twig: Twig) -> Condition:
    inner = _clause(reading, twig.parts[0])
    confidence = twig.find("confidence")
    if confidence is None:
        return inner
    level = quantity_of(reading, confidence.parts[0])
    if isinstance(level, Number):
        share = level.number / 100 if level.unit == "%" or level.number > 1 else level.number
        level = Number(share, at=level.at)
    return Sure(inner, level, at=span(twig))


def _clause(reading: Reading, twig: Twig) -> Condition:
    term = term_in(reading, twig)
    tail = twig.parts[-1]
    match twig.kind:
        case "be":
            built = BE_TAILS[tail.kind](reading, (term, span(twig)), tail)
            return _opposite(built) if twig.has("NOT") else built
        case "have" | "have_not":
            built = has(reading, (term, span(twig)), tail)
        case "contain" | "contain_not":
            built = contains(reading, (term, span(twig)), tail)
        case _:
            built = relates(reading, (term, span(twig)), twig)
    return Not(built, at=span(twig)) if twig.kind.endswith("_not") else built


def _opposite(condition: Condition) -> Condition:
    return condition.inner if isinstance(condition, Not) else Not(condition, at=condition.at)
