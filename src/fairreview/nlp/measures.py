"""Metrics, targets and timeframes in the words of a criterion.

A metric is what is counted, observed or checked; a target is how much or how well. A deliverable
whose existence can be checked is both, and so is a rule without exception for a step on record
("every complaint is answered in writing"). See 5 CFR 430.206(b) and OPM's handbook on measures.
"""

import re

from fairreview.nlp import measure_words as words
from fairreview.nlp.amounts import DAY_KIND, RANGE, Spans, find_all, mask_names, merge
from fairreview.nlp.dates import find_dates, find_periods
from fairreview.nlp.quantities import find_ages, find_counts, find_shares
from fairreview.nlp.step_words import AS_NEEDED
from fairreview.nlp.steps import find_steps
from fairreview.nlp.sums import find_money

_NEAR = 60
_JUST_BEFORE = re.compile(rf"(?<!\w){words.COMPARATOR}\s(?:the\s|an?\s)?(?:[a-z]+\sof\s)?$", re.IGNORECASE)
_SAVES = re.compile(
    r"\b(?:sav|recover|collect|rais|cut|spend|reduc)\w*\s(?:[a-z’'-]+\s){0,4}$",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    rf"(?:over|up\sto|at\sleast|more\sthan|a?\s?minimum\sof)\s{RANGE}\s?{DAY_KIND}(?:months?|years?"
    rf"|yrs?)\b",
    re.IGNORECASE,
)
_QUICK = re.compile(
    rf"\bin\s{RANGE}\s{DAY_KIND}(?:minutes?|hours?|days?|weeks?)\b|\b(?:the\s)?(?:same"
    rf"|next)[\s-](?:working\s|business\s)?day\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\sto\s(?:19|20)\d\d\b|\bone\sor\smore\b", re.IGNORECASE)
_MANY = re.compile(r"(?:dozens|hundreds|thousands|millions)\b|one\sor\smore\b", re.IGNORECASE)
_OLD_FIGURE = re.compile(r"\b(?:as\sof|since|than\sin)\s$", re.IGNORECASE)
_BASELINE = re.compile(r"\s(?:[a-z-]+\s)?(?:baselines?|levels?|figures?)\b", re.IGNORECASE)
_AT_A_BREAK = re.compile(r"(?:^|[(:;,–—-]\s?|\b(?:due|on|date|deadline)\s)$", re.IGNORECASE)


def find_metrics(text: str) -> Spans:
    """Return the words that say what is counted, observed or checked; a target shows one too."""
    return merge(find_all(words.METRIC, text), find_targets(text))


def find_targets(text: str) -> Spans:
    """Return the words that say how much or how well counts as met."""
    masked = mask_names(text)
    counted = [span for span in find_counts(text) if _is_result(masked, span)]
    sums = [span for span in find_money(text) if _is_sum_aimed_at(masked, span)]
    shares = [span for span in find_shares(text) if _is_share_of_work(masked, span)]
    found = merge(find_all(words.MULTIPLE, masked), find_all(_QUICK, masked))
    steps = find_steps(text, find_timeframes)
    return merge(counted, sums, shares, found, _compared(masked), _delivered(text), steps)


def find_timeframes(text: str) -> Spans:
    """Return by when, how often or in which period; the date of a baseline is none."""
    dates = [span for span in find_dates(text) if _AT_A_BREAK.search(text, max(0, span[0] - 10), span[0])]
    return merge(
        *([span for span in found if _is_ahead(text, span)] for found in (dates, find_periods(text)))
    )


def _is_ahead(text: str, span: tuple[int, int]) -> bool:
    """Say whether a date tells when to be done, and not when an old figure was taken."""
    return not _BASELINE.match(text, span[1]) and not _OLD_FIGURE.search(text, max(0, span[0] - 8), span[0])


def _is_result(text: str, span: tuple[int, int]) -> bool:
    """Say whether a count is something to reach, and not the size of the job or of the team."""
    start, end = span
    from_ = max(0, start - _NEAR)
    if words.NOT_A_LEVEL.match(text, end) or _MANY.match(text, start):
        return False
    if _tells_size(text, start):
        return False
    if _JUST_BEFORE.search(text, from_, start) or words.RATE_AFTER.match(text, end):
        return not words.NOT_A_LEVEL.search(text, start, end)
    if words.SIZE_OF_JOB.search(text, from_, start) or words.NOT_A_LEVEL.search(text, start, end):
        return False
    if words.RESULT_BEFORE.search(text, from_, start) or _opens_and_is_done(text, span):
        return True
    return words.OPENS_WITH_RESULT.search(text, from_, start) is not None


def _tells_size(text: str, start: int) -> bool:
    """Say whether a number tells how large a team or region is: `works with more than 20 agencies`."""
    before = text[max(0, start - _NEAR) : start]
    loose = words.LOOSE.search(before + text[start : start + _NEAR], max(0, len(before) - 10))
    return loose is not None and words.BEFORE_SIZE.search(before[: loose.start()]) is not None


def _opens_and_is_done(text: str, span: tuple[int, int]) -> bool:
    """Say whether a line opens with a count of what is done: `forty trees planted`."""
    return text[: span[0]].rstrip(" \t-*•")[-1:] in ("", "\n") and bool(words.DONE_AFTER.match(text, span[1]))


def _is_sum_aimed_at(text: str, span: tuple[int, int]) -> bool:
    before = max(0, span[0] - _NEAR)
    return bool(_JUST_BEFORE.search(text, before, span[0]) or _SAVES.search(text, before, span[0]))


def _is_share_of_work(text: str, span: tuple[int, int]) -> bool:
    """Say whether a share is one of results: not of somebody's time, not the weight of the criterion."""
    before = max(0, span[0] - _NEAR)
    if words.WEIGHT.search(text, max(before, span[0] - 12), span[0]) or words.EFFORT.search(
        text, before, span[0]
    ):
        return False
    return not words.SHARE_OF_TIME.match(text, span[1]) and not words.NOT_A_LEVEL.match(text, span[1])


def _compared(text: str) -> Spans:
    ages = [
        span for span in find_ages(text) if not words.MOVES.search(text, max(0, span[0] - _NEAR), span[0])
    ]
    found = [span for span in find_all(words.COMPARED, text) if not words.NOT_A_LEVEL.match(text, span[1])]
    found = [span for span in found if not _YEARS.search(text, *span)]
    return [
        span
        for span in found
        if not _SPAN_OF_TIME.match(text, span[0])
        and not _tells_size(text, span[0])
        and not any(span[0] < end and start < span[1] for start, end in ages)
    ]


def _delivered(text: str) -> Spans:
    """Return deliverables; a form that may be a noun or an activity counts only where a verb can stand."""
    found = [span for span in find_all(words.DELIVERABLE, text) if _is_verb(text, span[0])]
    return [span for span in found if not AS_NEEDED.match(text, span[1])]


def _is_verb(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start]
    if words.GERUND.match(text, start):
        return words.BEFORE_GERUND.search(before) is not None
    return not words.BASE_FORM.match(text, start) or words.BEFORE_BASE.search(before) is not None
