"""Steps whose being done can be checked without a figure.

"No grant claim is paid twice", "the rota is posted before the month begins", "the plan is adopted":
a record, or a look, shows whether it happened. "All callers are treated with respect" does not.
"""

import re
from collections.abc import Callable

from fairreview.nlp import statement_words as statements
from fairreview.nlp import step_words as words
from fairreview.nlp.amounts import Spans, find_all, mask_names, merge

# How far from a step its deadline may stand, in characters.
_REACH = 160
_BEFORE = 50
_BREAK = re.compile(r"[.;\n]")


def find_steps(text: str, periods: Callable[[str], Spans]) -> Spans:
    """Return steps that are said to be done without exception, on record, to the end, or by a time."""
    masked = mask_names(text)
    sure = merge(*(find_all(each, masked) for each in words.SURE))
    stated = [span for span in find_all(statements.STATED_IF_DATED, masked) if _is_plain(masked, span)]
    dated = _with_a_time(text, merge(stated, *(find_all(each, masked) for each in words.IF_DATED)), periods)
    anchored = [span for span in find_all(statements.ANCHORED, masked) if _is_plain(masked, span)]
    return [span for span in merge(sure, dated, anchored) if not _is_empty(masked, span)]


def _with_a_time(text: str, steps: Spans, periods: Callable[[str], Spans]) -> Spans:
    """Return the steps that have a deadline or frequency in their own clause."""
    times = periods(text) if steps else []
    return [step for step in steps if any(_near(text, step, time) for time in times)]


def _is_plain(text: str, span: tuple[int, int]) -> bool:
    """Say whether a statement about a thing has no word of judgement or feeling in its sentence."""
    stop = _BREAK.search(text, span[1])
    return not statements.OPINION.search(text, span[0], stop.start() if stop else len(text))


def _near(text: str, step: tuple[int, int], time: tuple[int, int]) -> bool:
    start, end = sorted((step[0], time[0], step[1], time[1]))[1:3]
    return end - start <= _REACH and not _BREAK.search(text, start, end)


def _is_empty(text: str, span: tuple[int, int]) -> bool:
    """Say whether only the manner is asked for, the things are too general, or it is not always done."""
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    if words.SELDOM.search(before) or words.SELDOM_INSIDE.search(text, *span):
        return True
    return bool(words.ONLY_MANNER.match(text, span[1]) or words.TOO_GENERAL.search(text, *span))
