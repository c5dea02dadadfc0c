"""From parse trees to the things a sentence is about: terms, values, quantities."""

import datetime

from fairreview.language import mistakes_values
from fairreview.language.build_reading import Reading, Spots, span
from fairreview.language.parse import Twig
from fairreview.model.condition import (
    Date,
    It,
    Literal_,
    Money,
    Number,
    Scaled,
    SettingRef,
    Term,
    Text,
    The,
    Theirs,
    Value,
)

_TERMS = ("it", "the", "theirs")
_LONGEST_PATH = 3
_PLURAL = {"day": "days", "week": "weeks", "month": "months", "year": "years", "word": "words"}
_PLURAL.update({"sentence": "sentences", "point": "points", "percent": "%"})


def term_in(reading: Reading, twig: Twig) -> Term:
    """Build the term that stands first under `twig`."""
    return term_of(reading, next(part for part in twig.parts if part.kind in _TERMS))


def term_of(reading: Reading, twig: Twig) -> Term:
    """Build `it`, `its X`, `the X's Y`, `their X` or `the lowest share`."""
    path_twig = twig.find("path")
    steps = path_twig.every("NAME") if path_twig else ()
    path = tuple(reading.name(step) for step in steps)
    spots = tuple((name, span(step)) for name, step in zip(path, steps, strict=True))
    if len(path) > _LONGEST_PATH:
        raise reading.refuse(mistakes_values.long_path(span(twig)))
    if twig.kind == "it":
        return It(path, at=span(twig), spots=spots)
    if twig.kind == "theirs":
        extreme = tuple(part.parts[0].text for part in twig.parts if part.kind in ("extreme", "measured"))
        return Theirs(path or extreme, at=span(twig), spots=spots)
    titles, title_spots = titles_in(reading, twig)
    return The(path, titles, at=span(twig), spots=spots + title_spots)


def titles_in(reading: Reading, twig: Twig) -> tuple[tuple[str, ...], Spots]:
    """Return the texts of `titled …` under `twig`, and their places."""
    titled = twig.find("titled")
    strings = titled.find("strings") if titled else None
    if strings is None:
        return (), ()
    return reading.strings(strings), reading.string_spots(strings)


def value_of(reading: Reading, twig: Twig) -> Value:
    """Build a value that a condition compares with."""
    if twig.kind in _TERMS:
        return term_of(reading, twig)
    if twig.kind == "scaled":
        share = quantity_of(reading, twig.parts[0])
        return Scaled(share, term_in(reading, twig), at=span(twig))
    if twig.kind == "setting_ref":
        return setting_of(reading, twig)
    return literal_of(reading, twig)


def quantity_of(reading: Reading, twig: Twig) -> Number | SettingRef:
    """Build a number with its unit, or `setting X`."""
    return setting_of(reading, twig) if twig.kind == "setting_ref" else number_of(twig)


def setting_of(reading: Reading, twig: Twig) -> SettingRef:
    """Build `setting X`."""
    name = reading.named(twig.parts[0])
    return SettingRef(name.text, at=span(twig), spots=((name.text, name.at),))


def number_of(twig: Twig) -> Number:
    """Build a number with its unit, which is always in the plural."""
    unit = twig.find("UNIT")
    written = unit.text if unit else ""
    return Number(float(twig.parts[0].text), _PLURAL.get(written, written), at=span(twig))


def literal_of(reading: Reading, twig: Twig) -> Literal_:
    """Build a text, number, day or sum of money."""
    leaf = twig.parts[0]
    match twig.kind:
        case "text":
            return Text(reading.quoted(leaf), at=span(twig))
        case "date":
            return Date(day_of(reading, leaf), at=span(twig))
        case "money":
            amount = float(leaf.text[1:].strip().replace(",", ""))
            return Money(amount, leaf.text[0], at=span(twig))
    return number_of(twig)


def day_of(reading: Reading, twig: Twig) -> str:
    """Return a day of the calendar as written, 2026-10-01."""
    try:
        datetime.date.fromisoformat(twig.text)
    except ValueError:
        raise reading.refuse(mistakes_values.no_such_day(twig.text, span(twig))) from None
    return twig.text


def whole_number(reading: Reading, twig: Twig) -> int:
    """Return a number of words."""
    if "." in twig.text:
        raise reading.refuse(mistakes_values.part_of_a_word(twig.text, span(twig)))
    return int(twig.text[:9])
