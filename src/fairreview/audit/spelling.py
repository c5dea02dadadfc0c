"""One key for what is spelled in several ways: names of criteria, roles and units, and periods."""

import re

from fairreview.model.calendar import period_of
from fairreview.text import fold

_WORDS = re.compile(r"[^\W_]+")
# Fewer days are a part of a year: a quarter, or half a year.
_SHORTEST_YEAR = 300


def name_key(words: str) -> str:
    """Return words without capitals, punctuation and spacing, so that two spellings of a name are one."""
    return " ".join(_WORDS.findall(fold(words)))


def period_key(words: str) -> str:
    """Return the year in which a period of about a year ends, the days of a shorter one, else its words.

    So “2026”, “FY 2026”, “2025/26” and “1 January to 31 December 2026” stand together: one body does
    not use two calendars, and who writes the year of a cycle means the year it ends in.
    """
    days = period_of(words)
    if days is None:
        return name_key(words)
    first, last = days
    is_year = (last - first).days >= _SHORTEST_YEAR
    return str(last.year) if is_year else f"{first.isoformat()} {last.isoformat()}"
