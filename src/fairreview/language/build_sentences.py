"""From parse trees to conditions: what is said of a term, after `is`, `has`, `contains` or a verb."""

from collections.abc import Callable
from typing import get_args

from fairreview.language.build_reading import Reading, Spots, span
from fairreview.language.build_values import titles_in, value_of, whole_number
from fairreview.language.parse import Twig
from fairreview.model.condition import (
    Between,
    Comparator,
    Compare,
    Condition,
    Contains,
    Has,
    InLexicon,
    Inside,
    IsFact,
    ListedIn,
    Near,
    Not,
    OneOf,
    PartOf,
    Present,
    Relates,
    Same,
    Term,
)
from fairreview.model.vocabulary import VERBS
from fairreview.text import Span

_COMPARATORS: dict[str, Comparator] = {name: name for name in get_args(Comparator)}
_SINGULAR_VERBS = {verb.removesuffix("s"): verb for verb in VERBS}
# A term, and where the whole clause about it stands.
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


BE_TAILS: dict[str, Callable[[Reading, Subject, Twig], Condition]] = {
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


def has(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    """Build `has a X`, `has no X`, `has at least 2 X`."""
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


def _counted(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    """Build `contains at least 2 phrases in lexicon L per 100 words`."""
    name = reading.named(twig.every("NAME")[-1])
    per = twig.find("per")
    return Contains(
        subject[0],
        lexicon=name.text,
        how=_COMPARATORS[twig.parts[0].kind],
        count=float(twig.parts[1].text),
        per=whole_number(reading, per.parts[0]) if per else 0,
        at=subject[1],
        spots=((name.text, name.at),),
    )


def _findings(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    """Build `contains a finding of rule R`, `contains at least 2 findings of family F per 100 words`."""
    by = next(part for part in twig.parts if part.kind in ("by_rule", "by_family"))
    leaf, per = by.parts[0], twig.find("per")
    is_rule = by.kind == "by_rule"
    name = reading.rule_id(leaf) if is_rule else reading.name(leaf)
    counted = twig.kind == "counted_findings"
    return Contains(
        subject[0],
        finding=name if is_rule else "",
        family="" if is_rule else name,
        how=_COMPARATORS[twig.parts[0].kind] if counted else "ge",
        count=float(twig.parts[1].text) if counted else 1,
        per=whole_number(reading, per.parts[0]) if per else 0,
        at=subject[1],
        spots=((name, span(leaf)),),
    )


def contains(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    """Build `contains …`."""
    term, at = subject
    if twig.kind == "texts":
        strings = twig.parts[0]
        return Contains(term, reading.strings(strings), at=at, spots=reading.string_spots(strings))
    if twig.kind in ("finding", "counted_findings"):
        return _findings(reading, subject, twig)
    names = (twig.parts[0] if twig.kind.startswith("any_") else twig).every("NAME")
    name = reading.named(names[-1])
    spots = ((name.text, name.at),)
    match twig.kind:
        case "any_lexicon":
            return Contains(term, lexicon=name.text, at=at, spots=spots)
        case "counted_lexicon":
            return _counted(reading, subject, twig)
        case "pattern" | "any_pattern":
            return Contains(term, pattern=name.text, at=at, spots=spots)
    return Contains(term, noun=name.text, at=at, spots=spots)


def relates(reading: Reading, subject: Subject, twig: Twig) -> Condition:
    """Build `describes the …`, `mentions …`, `requires …`, `supports …`."""
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
