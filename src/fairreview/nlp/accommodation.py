"""Words that promise accommodation or reasonable adjustments."""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import Spans, find_all

_ACCOMMODATION = re.compile(
    r"\bwith\sor\swithout\s(?:an?\s)?(?:reasonable\s)?(?:accommodations?|adjustments?)\b"
    r"|\breasonable\s(?:accommodations?|adjustments?)\b"
    r"|\b(?:can|may|could|will)\sbe\s(?:adapted|adjusted|modified|accommodated)\b"
    r"|\b(?:if|should)\syou\s(?:need|require)\s(?:an?\s|any\s)?(?:[a-z]{1,30}\s)?(?:accommodations?"
    r"|adjustments?|support\sor\sadjustments?|assistance)\b"
    r"|\b(?:workplace|accessibility|disability)\s(?:accommodations?|adjustments?)\b"
    r"|\b(?:request|requests|requesting|provide|provides|offer|offers|make|makes)\s(?:an?\s|any\s"
    r"|for\s)?(?:accommodations?|adjustments?)\b"
    r"|\badaptations?\s(?:are|is|can\sbe)\s(?:made|available|provided)\b|\balternative\sarrangements\b",
    re.IGNORECASE,
)


def find_accommodation(text: str) -> Spans:
    """Return words that promise accommodation or reasonable adjustments."""
    return find_all(_ACCOMMODATION, text)


DETECTORS: dict[str, Callable[[str], Spans]] = {"accommodation-wording": find_accommodation}
