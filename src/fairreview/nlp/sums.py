"""Sums of money in a sentence: alone, as a lowest and a highest, or with one end left open."""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import NUMBER, Spans, find_all

_FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(?:\.\d{1,6})?(?!\d)"
_SCALE = r"(?:\s?(?:k|m|bn|thousand|million|billion|trillion)(?!\w))?"
_CODE = r"(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK)"
_SIGN = rf"(?<!\w)(?:(?:US|C|CA|A|AU|NZ)?[$£€¥]|{_CODE}\s?[$£€¥]?)"
_SIGNED = rf"{_SIGN}\s{{0,3}}{_FIGURES}{_SCALE}"
_NAMED = rf"{NUMBER}{_SCALE}\s?(?:dollars?|euros?|pounds\ssterling|cents?|pence|{_CODE}|£|€)(?!\w)"
_SUM = rf"(?:{_SIGNED}|{_NAMED})"
# Most sentences speak of no money, and this is quickly seen.
_SIGNS = re.compile(
    rf"[$£€¥]|\d\W{{0,3}}{_CODE}|{_CODE}\W{{0,3}}\d|dollar|euro|sterling|cents?\b|pence", re.IGNORECASE
)
_MONEY = re.compile(_SUM, re.IGNORECASE)
# "per hour", "p.a." and "(minimum)" may stand behind the lower end of a range too.
_TIME = (
    r"(?:\s?(?:per|an?|each|/|p\.?)\s?(?:year|annum|yr|month|week|fortnight|day|hour|hr|a|h)\b\.?"
    r"|\s(?:annually|yearly|monthly|weekly|hourly|biweekly|bi-weekly)\b)"
)
_ASIDE = r"(?:\s?\((?:minimum|min|lowest|entry|starting)\.?\))"
_TO = r"(?:-{1,2}|–|—|to|through|up\sto|rising\sto|to\sa\smaximum\sof|-\sup\sto)"
_END = rf"(?:{_SIGN}\s{{0,3}})?{_FIGURES}{_SCALE}"
_RANGE = re.compile(
    rf"(?:{_SIGNED}|{_FIGURES}(?=[^\n]{{0,30}}\s(?:dollars|euros|{_CODE})\b)){_TIME}?{_ASIDE}?"
    rf"\s{{0,3}}{_TO}\s{{0,3}}{_END}"
    rf"|\bbetween\s{_SIGNED}{_TIME}?\s(?:and|&)\s{_END}",
    re.IGNORECASE,
)
_ONE_END = (
    r"\b(?:up\sto|as\s(?:much|high|little|low)\sas|from|starting\s(?:at|from)"
    r"|starts?\s(?:at|from)|begin(?:s|ning)\s(?:at|from)|(?:a\s|the\s)?(?:minimum|maximum)(?:\s(?:salary|pay|wage|rate))?(?:\sof)?|at\sleast"
    r"|no\s(?:less|more)\sthan|not\s(?:exceeding|less\sthan)|in\sexcess\sof|upwards\sof|more\sthan|over"
    r"|potential\sto\searn|OTE(?:\sof)?)"
)
_OPEN = re.compile(
    rf"{_ONE_END}:?\s?(?:a\s|an\s)?(?:maximum\s(?:of\s)?)?{_SUM}"
    rf"|{_SUM}{_TIME}?(?:\+(?!\s?[$£€\d]|\w)|\s\+(?!\s?[$£€\w])|,?\s(?:and|or)\s(?:up|upwards?|above|over|more|higher)\b"
    r"|\s(?:OTE|upwards|minimum|maximum|plus(?=\s*(?:$|[.,;!)])))\b)",
    re.IGNORECASE,
)
_ONE_FIGURE = re.compile(
    rf"(?<![\d.,]){_FIGURES}(\s?(?:k|m|bn|thousand|million|billion)(?!\w))?", re.IGNORECASE
)
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def find_money(text: str) -> Spans:
    """Return sums of money."""
    return find_all(_MONEY, text) if _SIGNS.search(text) else []


def find_sum_ranges(text: str) -> Spans:
    """Return pairs of a lowest and a highest sum of money: `$61,200 - $79,560`, `£45-50k`."""
    return find_all(_RANGE, text) if _SIGNS.search(text) else []


def find_open_sums(text: str) -> Spans:
    """Return sums of which only the lowest or the highest is told: `up to $90,000`, `$50k+`."""
    if not _SIGNS.search(text):
        return []
    ranges = find_sum_ranges(text)
    return [
        (start, end)
        for start, end in find_all(_OPEN, text)
        if not any(low < end and start < high for low, high in ranges)
    ]


def amounts(text: str) -> tuple[float, ...]:
    """Return the sums of money in a text as numbers, in order; both ends of a range count.

    A scale that stands once behind a range is meant for both ends: `£45-50k` is 45,000 and 50,000,
    and so is `£45-50,000`.
    """
    ranges = find_sum_ranges(text)
    alone = [span for span in find_money(text) if not any(s < span[1] and span[0] < e for s, e in ranges)]
    found: list[float] = []
    for start, end in sorted([*ranges, *alone]):
        found.extend(_numbers(text[start:end]))
    return tuple(found)


def _numbers(words: str) -> list[float]:
    figures = [
        (found.group(), (found.group(1) or "").strip().lower()) for found in _ONE_FIGURE.finditer(words)
    ]
    last = figures[-1][1] if figures else ""
    numbers = [float(re.sub(r"[^\d.]", "", figure).rstrip(".")) for figure, _ in figures]
    if len(numbers) == 2 and not last and numbers[0] < 1e3 <= numbers[1] and numbers[0] * 1e3 <= numbers[1]:
        return [numbers[0] * 1e3, numbers[1]]
    if len(numbers) == 2 and last and not figures[0][1] and numbers[0] <= numbers[1]:
        return [number * _TIMES[last] for number in numbers]
    return [number * _TIMES.get(scale, 1.0) for number, (_, scale) in zip(numbers, figures, strict=True)]


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "money": find_money,
    "money-range": find_sum_ranges,
    "open-ended-sum": find_open_sums,
}
