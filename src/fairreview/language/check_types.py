"""Checks that values are compared with values of their own sort: days with days, percent with percent."""

from collections.abc import Iterator

import msgspec

from fairreview.language.mentions import values_in
from fairreview.language.scope import View, owner, reach
from fairreview.language.suggest import a, also_at, choices, error, near
from fairreview.model.across import PROGRESS_TALKS
from fairreview.model.condition import (
    Between,
    Compare,
    Condition,
    Date,
    It,
    Literal_,
    Money,
    Number,
    OneOf,
    Scaled,
    SettingRef,
    Sure,
    Term,
    Text,
    The,
    Theirs,
    Value,
)
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.vocabulary import KINDS, FieldName
from fairreview.model.walk import walk

_DURATIONS = ("day", "week", "month", "quarter", "year")
UNIT_TYPES = {
    "": "number",
    "%": "percent",
    "percent": "percent",
    "point": "number",
    "points": "number",
    "word": "words",
    "words": "words",
    "sentences": "sentences",
    **dict.fromkeys((*_DURATIONS, *(f"{unit}s" for unit in _DURATIONS)), "duration"),
}
_SHOWN = {
    "text": "a text",
    "number": "a number",
    "percent": "a percent",
    "duration": "a duration",
    "date": "a date",
    "money": "a sum of money",
    "list": "a list",
    "words": "a number of words",
    "sentences": "a number of sentences",
}
_EXAMPLES = {
    "text": '"final"',
    "number": "3",
    "percent": "20 %",
    "duration": "6 months",
    "date": "2026-10-01",
    "money": "$50,000",
    "list": '"levels 1 to 5"',
}
CLOSED_VALUES: dict[str, tuple[str, ...]] = {
    "kind": tuple(KINDS),
    "status": ("draft", "final", *PROGRESS_TALKS),
}


class _Side(msgspec.Struct, frozen=True):
    """One side of a comparison: its type, and the field it is, if it is one."""

    type: str
    field: FieldName | None = None
    unit: str = ""


def check_types(condition: Condition, view: View) -> Iterator[Diagnostic]:
    """Yield a message for each comparison of things that cannot be compared."""
    for leaf in walk(condition):
        if isinstance(leaf, Compare | Between | OneOf):
            yield from _comparison(leaf, view)
        elif isinstance(leaf, Sure) and isinstance(leaf.at_least, Number):
            yield from _confidence(leaf.at_least)


def literal_type(literal: Literal_) -> str:
    """Return the type of a literal, empty for a number whose unit nobody knows."""
    match literal:
        case Text():
            return "text"
        case Number(unit=unit):
            return UNIT_TYPES.get(unit, "")
        case Date():
            return "date"
        case Money():
            return "money"


def unknown_unit(number: Number) -> Diagnostic:
    """Return the message that a unit does not exist."""
    hints = choices(number.unit, [unit for unit in UNIT_TYPES if unit], "units")
    return error("FR202", f"there is no unit `{number.unit}`", number.at, hints=hints)


def fits(field: FieldName, literal: str) -> bool:
    """Say whether a value of type `literal` can be one of `field`."""
    if literal == "words":
        return field.name == "length"
    return literal in ("", field.type) or (field.type == "list" and literal == "text")


def check_literal(field: FieldName, literal: Literal_, unit: str) -> Iterator[Diagnostic]:
    """Yield a message if an example gives `field` a value it can never have."""
    if isinstance(literal, Number) and literal.unit not in UNIT_TYPES:
        yield unknown_unit(literal)
    elif not fits(field, literal_type(literal)) and field.type != "text":
        shown = _SHOWN[literal_type(literal)]
        hint = _example_of(field, unit)
        yield error(
            "FR301", f"the `{field.name}` of {owner(unit)} cannot be {shown}", literal.at, hints=[hint]
        )
    elif isinstance(literal, Text):
        yield from _closed_value(field, literal, unit)


def _comparison(leaf: Compare | Between | OneOf, view: View) -> Iterator[Diagnostic]:
    left = _term_side(leaf.term, view)
    if left is None:
        return
    for value in values_in(leaf):
        if isinstance(value, Number) and value.unit not in UNIT_TYPES:
            yield unknown_unit(value)
            continue
        right = _value_side(value, view)
        if right is not None and not _comparable(left, right):
            yield _mismatch(leaf.term, value, left, right)
        elif isinstance(value, Text) and left.field is not None:
            yield from _closed_value(left.field, value, left.unit)
    if left.type == "text" and (
        isinstance(leaf, Between) or (isinstance(leaf, Compare) and leaf.how != "eq")
    ):
        yield from _unordered(leaf, left, view)


def _comparable(left: _Side, right: _Side) -> bool:
    if left.field is not None and right.field is None:
        return fits(left.field, right.type)
    return not left.type or not right.type or left.type == right.type


def _term_side(term: Term, view: View) -> _Side | None:
    if isinstance(term, Theirs) and not view.compares:
        return None
    reached = reach(term, view)
    if reached.trouble is not None or view.is_open:
        return None
    if reached.field is None:
        return _Side("text", None, reached.unit)
    return _Side(reached.field.type, reached.field, reached.unit)


def _value_side(value: Value, view: View) -> _Side | None:
    match value:
        case SettingRef(name=name):
            setting = view.scope.settings.get(name)
            return None if setting is None else _Side(literal_type(setting.value))
        case Scaled(term=term):
            return _term_side(term, view)
        case It() | The() | Theirs():
            return _term_side(value, view)
        case _:
            return _Side(literal_type(value))


def _mismatch(term: Term, value: Value, left: _Side, right: _Side) -> Diagnostic:
    message = f"{_SHOWN[left.type]} cannot be compared with {_SHOWN[right.type]}"
    if left.field is None:
        hint = "to compare how long it is write: its length is at least 25 words"
    else:
        hint = _example_of(left.field, left.unit)
    note = "percent" if right.type == "percent" else _SHOWN[right.type]
    found = error("FR301", message, value.at, f"this is {note}", hints=[hint])
    return also_at(found, term.at, f"this is {_SHOWN[left.type]}")


def _example_of(field: FieldName, unit: str) -> str:
    whose = f"`{field.name}` of {owner(unit)}" if unit else f"`{field.name}`"
    return f"{whose} is {_SHOWN[field.type]}, for example: {_EXAMPLES[field.type]}"


def _unordered(leaf: Compare | Between, left: _Side, view: View) -> Iterator[Diagnostic]:
    sides = [_value_side(value, view) for value in values_in(leaf)]
    if any(side is None or side.type != "text" for side in sides):
        return
    name = left.field.name if left.field is not None else "text"
    hint = f'write: its {name} is "…", or: its {name} is one of "…", "…"'
    yield error(
        "FR302", "a text is not more or less than another", leaf.at, "only numbers can be", hints=[hint]
    )


def _closed_value(field: FieldName, value: Text, unit: str) -> Iterator[Diagnostic]:
    # What bodies call an objective that is over is theirs to choose.
    known = None if unit == "objective" else CLOSED_VALUES.get(field.name)
    if known is not None and value.text not in known:
        what = "kind of document" if field.name == "kind" else field.name
        hints = near(value.text, known, '"{}"') or (f"use {' or '.join(known)}",)
        yield error("FR202", f"there is no {what} called `{value.text}`", value.at, hints=hints)


def _confidence(share: Number) -> Iterator[Diagnostic]:
    most = 100 if share.unit in ("%", "percent") else 1
    if not 0 <= share.number <= most or UNIT_TYPES.get(share.unit) not in ("percent", "number"):
        hint = "write for example: with confidence at least 75 %"
        yield error("FR302", "a confidence lies between 0 % and 100 %", share.at, hints=[hint])


def described(literal: Literal_) -> str:
    """Return a literal as a policy would write it."""
    match literal:
        case Text(text=text):
            return f'"{text}"'
        case Number(number=number, unit=unit):
            return f"{number:g} {unit}".strip()
        case Date(date=date):
            return date
        case Money(amount=amount, currency=currency):
            return f"{currency}{amount:,.2f}".removesuffix(".00")


def type_name(literal: Literal_) -> str:
    """Return a literal's type in words: `a percent`."""
    return _SHOWN.get(literal_type(literal), a("value"))
