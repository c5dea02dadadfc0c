"""Days in words: which days a date or period names, and where they lie in the period of a document."""

import datetime
import re
from calendar import monthrange

Days = tuple[datetime.date, datetime.date]

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST_MONTH = 12
# From the most to the least exact; the first that is found counts.
_FORMS = tuple(
    re.compile(rf"(?<![\w]){form}(?![\w])", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
        rf"{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?",
        r"(?:fy|fiscal\syear|financial\syear)\s?'?(?P<fiscal>(?:20)?\d\d)(?:[/-]\d\d(?:\d\d)?)?",
        rf"(?:q(?P<quarter>[1-4])|(?P<nth>first|second|third|fourth|last)\squarter)(?:\s(?:of\s)?{_YEAR})?",
        rf"{_MONTH}(?:,?\s{_YEAR})?",
        rf"{_YEAR}[/–-](?P<second>\d\d(?:\d\d)?)",
        _YEAR,
    )
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_BETWEEN = re.compile(
    r"\s(?:to|until|through|and|-|–|—)\s|\s?[–—]\s?|(?<=\d{4})\s?-\s?(?=\d{1,2}\s|[A-Za-z])"
    r"|(?<=[a-z])-(?=[A-Z][a-z]{2})"
)


def days_of(words: str, within: Days | None = None) -> Days | None:
    """Return the first and last day that a date names, or None when it names none for sure.

    A date without a year is read as one of the period `within`; without that it names nothing.
    """
    for form in _FORMS:
        found = form.search(words)
        if found is not None:
            return _read(found.groupdict(), within)
    return None


def period_of(words: str) -> Days | None:
    """Return the first and last day of a document's period, such as `1 Apr 2025 to 31 Mar 2026`."""
    ends = [part for part in _BETWEEN.split(words.strip()) if part.strip()]
    if len(ends) == 2:
        last = days_of(ends[1])
        first = days_of(ends[0]) or (days_of(f"{ends[0]} {last[1].year}") if last else None)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    return days_of(words)


def is_before(days: Days, period: Days) -> bool:
    """Say whether a date lies wholly before a period."""
    return days[1] < period[0]


def is_outside(days: Days, period: Days) -> bool:
    """Say whether a date lies wholly before or after a period."""
    return is_before(days, period) or days[0] > period[1]


def is_late(days: Days, period: Days) -> bool:
    """Say whether a date lies in the last quarter of a period."""
    start = period[1] - (period[1] - period[0]) / 4
    return start <= days[0] and days[1] <= period[1]


def _read(parts: dict[str, str | None], within: Days | None) -> Days | None:
    if parts.get("fiscal"):
        return _fiscal(int(str(parts["fiscal"])[-2:]) + 2000)
    year = parts.get("year")
    if year is None:
        return _in_period(parts, within)
    return _in_year(parts, int(year))


def _fiscal(year: int) -> Days:
    """Return the fiscal year of the United States: October to September."""
    return datetime.date(year - 1, 10, 1), datetime.date(year, 9, 30)


def _in_period(parts: dict[str, str | None], within: Days | None) -> Days | None:
    """Return a date without a year as the one that the period holds, if it holds just one."""
    if within is None:
        return None
    years = range(within[0].year, within[1].year + 1)
    days = [each for year in years if (each := _in_year(parts, year)) and not is_outside(each, within)]
    return days[0] if len(days) == 1 else None


def _in_year(parts: dict[str, str | None], year: int) -> Days | None:
    if parts.get("second"):
        return datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31)
    quarter = parts.get("quarter") or _NTH.get((parts.get("nth") or "").lower())
    if quarter:
        return _months(year, int(quarter) * 3 - 2, int(quarter) * 3)
    month = parts.get("month")
    number = _MONTHS[month[:3].lower()] if month else int(parts.get("number") or 0)
    if not number:
        return datetime.date(year, 1, 1), datetime.date(year, _LAST_MONTH, 31)
    return _day(year, number, parts.get("day"))


def _day(year: int, month: int, day: str | None) -> Days | None:
    if day is None:
        return _months(year, month, month)
    if not 1 <= month <= _LAST_MONTH or not 1 <= int(day) <= monthrange(year, month)[1]:
        return None
    exact = datetime.date(year, month, int(day))
    return exact, exact


def _months(year: int, first: int, last: int) -> Days:
    return datetime.date(year, first, 1), datetime.date(year, last, monthrange(year, last)[1])
