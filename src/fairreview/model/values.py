"""Values and how they compare: numbers, shares, lengths of time, days, money and texts."""

import re
from collections.abc import Mapping

from fairreview.model.condition import Comparator, Date, Literal_, Money, Number, Text
from fairreview.model.policy import Setting
from fairreview.text import fold

# Average lengths in days, for comparing "12 months" with "1 year" (Gregorian year of 365.2425 days).
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "quarter": 91.310625, "year": 365.2425}
_OFTEN = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annually": "year"}
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_LENGTH = re.compile(
    r"(\d[\d,]*(?:\.\d+)?|an?|one|each|every|per)[ -]+"
    r"(?:working |calendar )?(day|week|month|quarter|year)s?\b"
)
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

Measured = float | str


def literal_value(literal: Literal_) -> tuple[str, Measured]:
    """Return a literal's type and a value that compares within that type."""
    match literal:
        case Number(number=number, unit=unit):
            return _number_value(number, unit)
        case Date(date=date):
            return "date", date
        case Money(amount=amount):
            return "money", amount
        case Text(text=text):
            return "text", fold(text)


def _number_value(number: float, unit: str) -> tuple[str, Measured]:
    singular = unit.rstrip("s")
    if singular in _DAYS:
        return "duration", number * _DAYS[singular]
    if unit in ("%", "percent"):
        return "percent", number
    return "number", number


def read_as(kind: str, words: str) -> Measured | None:
    """Read a field's text as a value of `kind`; None when it says no such value."""
    folded = fold(words)
    if kind == "text":
        return folded
    if kind == "duration":
        return _duration(folded)
    if kind == "date":
        day = _DAY.search(folded)
        return day.group() if day else None
    found = _NUMBER.search(folded)
    if found is None:
        return None
    number = float(found.group().replace(",", ""))
    return number * 100 if kind == "percent" and "%" not in folded and 0 < number <= 1 else number


def _duration(folded: str) -> float | None:
    for often, unit in _OFTEN.items():
        if often in folded:
            return _DAYS[unit]
    found = _LENGTH.search(folded)
    if found is None:
        return None
    count = found.group(1).replace(",", "")
    return (float(count) if count[0].isdigit() else 1.0) * _DAYS[found.group(2)]


def holds(left: Measured, how: Comparator, right: Measured) -> bool:
    """Compare two values of one type; texts are only equal or not."""
    if isinstance(left, str) or isinstance(right, str):
        left, right = str(left), str(right)
        return _ordered(left == right, left < right, how)
    return _ordered(left == right, left < right, how)


def _ordered(equal: bool, less: bool, how: Comparator) -> bool:
    match how:
        case "eq":
            return equal
        case "ge":
            return not less
        case "gt":
            return not less and not equal
        case "le":
            return less or equal
        case "lt":
            return less


def setting_value(settings: Mapping[str, Setting], name: str) -> Literal_:
    """Return the value of a setting; resolving has made sure that it exists."""
    return settings[name].value
