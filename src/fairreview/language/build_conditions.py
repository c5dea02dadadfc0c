"""From parse trees to conditions."""

from collections.abc import Callable
from typing import get_args

from fairreview.language import mistakes_values
from fairreview.language.build_reading import Reading, Spots, Unread, span
from fairreview.language.build_values import quantity_of, term_in, titles_in, value_of, whole_number
from fairreview.language.parse import Twig
from fairreview.language.scan import Part
from fairreview.language.scan_words import Piece
from fairreview.model.condition import (
    Between,
    Bullet,
    Comparator,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    InLexicon,
    Inside,
    IsFact,
    ListedIn,
    ListKind,
    Near,
    Not,
    Number,
    OneOf,
    PartOf,
    Present,
    Relates,
    Same,
    Sure,
    Term,
)
from fairreview.text import Span

_LIST_KINDS: tuple[ListKind, ...] = get_args(ListKind)
_COMPARATORS: dict[str, Comparator] = {name: name for name in get_args(Comparator)}
_SINGULAR_VERBS = {"support": "supports", "describe": "describes", "mention": "mentions", "require": "requires"}


def condition_of(reading: Reading, part: Part) -> Condition:
    """Build what stands after `require:`, `unless:`, `where:` …: a sentence, or a list of them."""
    pieces = part.pieces
    kind = _list_kind(pieces)
    before, lines = split_lines(pieces)
    if kind is None and lines:
        raise reading.refuse(mistakes_values.list_without_kind(part.label, before, lines[0][0]))
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
            built = _BE[tail.kind](reading, (term, span(twig)), tail)
            return _opposite(built) if twig.has("NOT") else built
        case "have" | "have_not":
            built = _has(reading, (term, span(twig)), tail)
        case "contain" | "contain_not":
            built = _contains(reading, (term, span(twig)), tail)
        case _:
            built = _relates(reading, (term, span(twig)), twig)
    return Not(built, at=span(twig)) if twig.kind.endswith("_not") else built


def _opposite(condition: Condition) -> Condition:
    return condition.inner if isinstance(condition, Not) else Not(condition, at=condition.at)


Subject = tuple[Term, Span]


def _present(_reading: Reading, subject: Subject, _twig: Twig) -> Condition:
    return Present(subject[0], at=subject[1])


def _missing(_reading: Reading, subject: Subject, _twig: Twig) -> Condition:
    return Not(Present(subject[0], at=subject[1]), at=subject[1])


def _compare(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    how = _COMPARATORS[twig.parts[0].kind]
    return Compare(subject[0], how, value_of(reading, twig.parts[1]), at=subject[1])


def _equals(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    return Compare(subject[0], "eq", value_of(reading, twig.parts[0]), at=subject[1])


def _between(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    low, high = (value_of(reading, part) for part in twig.parts)
    return Between(subject[0], low, high, at=subject[1])


def _one_of(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    return OneOf(subject[0], tuple(value_of(reading, part) for part in twig.parts), at=subject[1])


def _in_lexicon(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    name = reading.named(twig.parts[0])
    return InLexicon(subject[0], name.text, at=subject[1], spots=((name.text, name.at),))


def _listed_in(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    name = reading.named(twig.parts[0])
    return ListedIn(subject[0], name.text, at=subject[1], spots=((name.text, name.at),))


def _inside(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    noun = reading.named(twig.parts[0])
    titles, spots = titles_in(reading, twig)
    return Inside(subject[0], noun.text, titles, at=subject[1], spots=((noun.text, noun.at), *spots))


def _place(reading: Reading, twig: Twig) -> tuple[dict[str, str], tuple[str, ...], Spots]:
    """Return what a place names (a lexicon or a noun), or the texts it quotes, and where they stand."""
    if twig.kind == "texts":
        strings = twig.find("strings") or twig
        return {}, reading.strings(strings), reading.string_spots(strings)
    name = reading.named(twig.every("NAME")[-1])
    kind = "noun" if twig.kind == "noun" else "lexicon"
    return {kind: name.text}, (), ((name.text, name.at),)


def _part_of(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    names, texts, spots = _place(reading, twig.parts[0])
    return PartOf(
        subject[0], texts, names.get("noun", ""), names.get("lexicon", ""), at=subject[1], spots=spots
    )


def _near(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    words = whole_number(reading, twig.parts[0])
    names, texts, spots = _place(reading, twig.parts[1])
    lexicon, noun = names.get("lexicon", ""), names.get("noun", "")
    return Near(subject[0], words, texts, lexicon, noun, at=subject[1], spots=spots)


def _same(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    every = twig.find("every")
    name = reading.named(every.parts[0]) if every else None
    spots = ((name.text, name.at),) if name else ()
    return Same(subject[0], name.text if name else "", at=subject[1], spots=spots)


def _is_fact(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    name = reading.named(twig.parts[0])
    return IsFact(subject[0], name.text, at=subject[1], spots=((name.text, name.at),))


_BE: dict[str, Callable[[Reading, Subject, Twig], Condition]] = {
    "present": _present,
    "missing": _missing,
    "compare": _compare,
    "between": _between,
    "one_of": _one_of,
    "in_lexicon": _in_lexicon,
    "listed_in": _listed_in,
    "inside": _inside,
    "part_of": _part_of,
    "near": _near,
    "same": _same,
    "is_fact": _is_fact,
    "equals": _equals,
}


def _has(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    noun = reading.named(twig.every("NAME")[0])
    titles, spots = titles_in(reading, twig)
    that = twig.find("that_is")
    fact = reading.named(that.every("NAME")[0]) if that else None
    how: Comparator = "eq" if twig.kind == "none" else "ge"
    count = 0.0 if twig.kind == "none" else 1.0
    if twig.kind == "how_many":
        how = _COMPARATORS[twig.parts[0].kind]
        count = float(twig.parts[1].text)
    return Has(
        subject[0],
        noun.text,
        titles,
        how,
        count,
        fact.text if fact else "",
        that is not None and that.has("NOT"),
        at=subject[1],
        spots=((noun.text, noun.at), *(((fact.text, fact.at),) if fact else ()), *spots),
    )


def _contains(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    term, at = subject
    if twig.kind == "texts":
        strings = twig.parts[0]
        return Contains(term, reading.strings(strings), at=at, spots=reading.string_spots(strings))
    names = (twig.parts[0] if twig.kind.startswith("any_") else twig).every("NAME")
    if twig.kind == "finding":
        rule = reading.rule_id(names[-1])
        return Contains(term, finding=rule, at=at, spots=((rule, span(names[-1])),))
    name = reading.named(names[-1])
    spots = ((name.text, name.at),)
    match twig.kind:
        case "any_lexicon":
            return Contains(term, lexicon=name.text, at=at, spots=spots)
        case "pattern" | "any_pattern":
            return Contains(term, pattern=name.text, at=at, spots=spots)
    return Contains(term, noun=name.text, at=at, spots=spots)


def _relates(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    written = twig.every("NAME")[0]
    verb = reading.name(written)
    verb = _SINGULAR_VERBS.get(verb, verb)
    target = twig.parts[-1]
    spots: Spots = ((verb, span(written)),)
    if target.kind == "texts":
        strings = target.parts[0]
        return Relates(
            subject[0],
            verb,
            texts=reading.strings(strings),
            at=subject[1],
            spots=spots + reading.string_spots(strings),
        )
    noun = reading.named(target.every("NAME")[0])
    listed = target.find("listed")
    source = reading.named(listed.parts[0]) if listed else None
    spots = (*spots, (noun.text, noun.at), *(((source.text, source.at),) if source else ()))
    return Relates(
        subject[0],
        verb,
        noun.text,
        listed_in=source.text if source else "",
        at=subject[1],
        spots=spots,
    )
