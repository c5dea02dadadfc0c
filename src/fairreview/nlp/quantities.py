"""Amounts in a sentence: quantities, shares, sums, counts, lengths of time, ages, dates and periods."""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import (
    DAY_KIND,
    DIGITS,
    MEASURE,
    NUMBER,
    RANGE,
    STOP,
    TIME_UNIT,
    WORD_NUMBER,
    Spans,
    find_all,
    mask_names,
    merge,
)
from fairreview.nlp.dates import find_dates, find_periods
from fairreview.nlp.sums import find_money

_SHARE = re.compile(
    rf"(?:{RANGE}|(?<![\w.])\.\d+)\s?-?(?:%|percent\b|per\scent\b|pct\b|percentage\spoints?\b)"
    rf"|{NUMBER}\s(?:out\sof|of|in)\s(?:the\s|every\s)?(?:{DIGITS}|{WORD_NUMBER})\b(?!\s?{TIME_UNIT})"
    r"|\b(?:half|(?:a|one|two)[\s-](?:thirds?|fifths?|quarters?)|three[\s-](?:quarters|fourths"
    r"|fifths))\s(?:of|the|all)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"{RANGE}[\s-]?{DAY_KIND}{TIME_UNIT}(?:\b|(?='))(?![\s-](?:old|of\sage))",
    re.IGNORECASE,
)
_MEASURED = re.compile(rf"{RANGE}[\s-]?{MEASURE}(?!\w)", re.IGNORECASE)
_MODIFIER = rf"(?:(?!{STOP}\b)[a-z][a-z'-]{{0,30}}\s)"
# What is counted: a plural; words in -s that are none are named in front.
_PLURAL = (
    r"(?!(?:always|perhaps|across|less|thus|plus|towards|besides|unless|whereas|process|access"
    r"|business|progress|"
    r"success|various|previous|years?|months?|days?|weeks?|hours?|minutes?|seconds?|times|others"
    r"|previous|serious|"
    r"cross|class|os|as|is|this|its|his)\b)"
    r"(?:[a-z][a-z-]{0,30}s|people|children|men|women|staff|feedback|personnel|police|data\ssets)\b"
)
_NO_THING = rf"(?!(?:{MEASURE}|{TIME_UNIT}|dollars|euros|cents|pounds|percent(?:age)?|per\scent)(?!\w))"
_COUNT = re.compile(
    rf"{NUMBER}(?<!\bone)(?<!\b1)[\s-]{_NO_THING}{_MODIFIER}{{0,4}}?{_PLURAL}"
    rf"|\b(?:at\sleast|at\smost|exactly|only|than|minimum\sof|maximum\sof|one\sor\smore)\s(?:one"
    rf"|1)\s(?!of\b|or\b|{STOP}\b|{TIME_UNIT}\b|percent|per\b)[a-z-]{{1,30}}"
    rf"|{NUMBER}\s(?:out\s)?of\s(?:the\s)?(?:{DIGITS}|{WORD_NUMBER})(?:\s{_MODIFIER}{{0,2}}{_PLURAL})?"
    rf"|\b(?:twice|once(?=\s(?:a|an|per|each|every|in)\b))\b|{NUMBER}\stimes\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?:19[5-9]\d|200[1-9]|20[1-4]\d)\b")

_AGE_NUMBER = rf"(?:\d{{1,2}}|{WORD_NUMBER})"
_AGE_RANGE = rf"{_AGE_NUMBER}(?:\s?(?:-|–|—|to|and|or)\s?{_AGE_NUMBER})?"
_SOMEBODY = (
    r"(?:people|persons?|adults?|men|women|clients?|patients?|residents?|veterans?|applicants?"
    r"|candidates?|anyone|those|"
    r"someone|children|workers|employees|drivers|individuals|customers|students|pupils|youths?|boys"
    r"|girls|members)"
)
_NO_UNIT = r"(?![\d%]|[.,]\d|\s?%|-?\s?[a-z])"
_LIMIT = r"(?:under|over|below|above|younger\sthan|older\sthan|up\sto|not\sover|beyond)"
_AGE = re.compile(
    rf"\b(?:between\s(?:the\sages\sof\s)?)?{_AGE_RANGE}[\s-]years?(?:[\s-]olds?|\sof\sage|\s(?:or"
    rf"|and)\s(?:older|over|above|younger|under))\b"
    rf"|\bag(?:es?|ed)(?:\s(?:limits?|range|group|bracket))?(?:\sis|\sof|:)?\s(?:between\s|from\s"
    rf"|at\sleast\s|over\s|under\s)?{_AGE_RANGE}\b(?![%,]\d|\s?%)(?:\s(?:or|and)\s(?:older|over"
    rf"|above|younger|under))?"
    rf"|\b(?:younger|older)\sthan\s{_AGE_NUMBER}\b(?!\s?(?:%|months?|weeks?|days?))"
    rf"|\b{_LIMIT}[\s-][1-9]\d(?:s\b|(?=\s(?:preferred|only|welcome|wanted|sought|need\snot|please"
    rf"|are|who|at\sthe\stime)\b)|(?=\s*(?:$|[.;!?)])))"
    rf"|\b{_SOMEBODY}\s(?:who\sare\s|aged\s)?{_LIMIT}(?:\sthe\sage\sof)?\s{_AGE_NUMBER}\b(?!\s?(?:%"
    rf"|kg|lbs?|pounds|feet|{TIME_UNIT})|,\d)"
    rf"|\b[1-9]\d(?:\+(?!\s?[a-z]{{1,30}}s\b)|\s(?:or|and)\s(?:older|younger|over\b(?=\s*(?:$|[.,;)]))))"
    r"|\b(?:in\s(?:his|her|their|your|the)\s)?(?:early\s|mid-?\s?|late\s)?(?:twenties|thirties"
    r"|forties|fifties|sixties|[2-6]0s)\b"
    r"|\b(?:twenty|thirty|forty|fifty)-?somethings?\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:must|should|to|shall|you)\s(?:be\s|have\sreached\s)(?:at\sleast\s|over\s)?(?P<age>1[4-9]|2[0-5])"
    r"(?=\s*(?:$|[.;)])|\s(?:to|or\sover|or\solder|when|at\sthe\stime)\b)",
    re.IGNORECASE,
)
_MEASURED_THING = re.compile(
    r"\b(?:numbers?|scores?|rates?|totals?|counts?|averages?|ratings?|points)\b",
    re.IGNORECASE,
)


def find_shares(text: str) -> Spans:
    """Return percentages and fractions, in figures or words."""
    return merge(find_all(_SHARE, mask_names(text)))


def find_durations(text: str) -> Spans:
    """Return lengths of time; somebody's age is none."""
    return find_all(_DURATION, mask_names(text))


def find_counts(text: str) -> Spans:
    """Return how many there are of something, with the thing: `three late reports`, `3 of 4`."""
    masked = mask_names(text)
    dates = find_dates(text)
    found = find_all(_COUNT, masked)
    return [
        span
        for span in found
        if not _YEAR_FIRST.match(masked, span[0]) and not _meets((span[0], span[0] + 1), dates)
    ]


def find_ages(text: str) -> Spans:
    """Return ages and age limits; years of experience, school grades and spans of time are none."""
    masked = mask_names(text)
    grown = [found.span("age") for found in _ADULT.finditer(masked)]
    known = [span for span in grown if not _MEASURED_THING.search(masked, 0, span[0])]
    return merge(find_all(_AGE, masked), known)


def find_quantities(text: str) -> Spans:
    """Return numbers with what they count or measure; ages, dates and numbers in names are none."""
    ages = find_ages(text)
    measured = find_all(_MEASURED, mask_names(text))
    found = merge(find_shares(text), find_money(text), find_durations(text), find_counts(text), measured)
    return [span for span in found if not _meets(span, ages)]


def _meets(span: tuple[int, int], others: Spans) -> bool:
    """Say whether `span` begins inside one of the others or takes one in."""
    return any(start <= span[0] < end or span[0] <= start < span[1] for start, end in others)


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "age": find_ages,
    "count": find_counts,
    "date": find_dates,
    "duration": find_durations,
    "percentage": find_shares,
    "period": find_periods,
    "quantity": find_quantities,
}
