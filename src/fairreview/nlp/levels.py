"""Which rating level a passage describes, by the label, row or heading before it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from fairreview.model.document import Document, Paragraph
from fairreview.text import Span

# Summary levels of 5 CFR 430.208(d) and their usual names.
_NAMES = {
    "unacceptable": (
        r"unacceptable|unsatisfactory|not\smet|does\snot\smeet(?:\sexpectations)?|fails|failing|level\s(?:1|one|i)"
    ),
    "lowest": (
        r"minimally\s(?:successful|satisfactory|effective|acceptable|competent)|minimally\smeets"
        r"|marginal(?:ly)?(?:\s(?:successful|satisfactory|effective|acceptable))?"
        r"|level\s(?:2|two|ii)|retention(?:\s(?:standard|level))?"
    ),
    "middle": (
        r"fully\s(?:successful|satisfactory|effective|meets)|meets(?:\s(?:fully|all))?(?:\s(?:expectations|standards?))?"
        r"|satisfactory|acceptable|successful|level\s(?:3|three|iii)|pass"
    ),
    "high": (
        r"exceeds(?:\s(?:fully\ssuccessful|expectations|standards?))?|highly\s(?:successful|effective)|superior"
        r"|excellent|outstanding|exceptional|level\s(?:[45]|four|five|iv|v)"
    ),
}
_LABEL_WORDS = "|".join(f"(?P<{name}>{words})" for name, words in _NAMES.items())
_TITLE = r"(?:\s(?:level|performance|standard|rating))?"
_LABEL = re.compile(
    rf"(?:^|(?<=[.;|\t\n(]))[ \t*_>\"“]{{0,6}}(?:{_LABEL_WORDS}){_TITLE}"
    rf"(?:\s?(?:[-–—/,(]|\s)\s?(?:{'|'.join(_NAMES.values())})\)?)?{_TITLE}"
    r"[ *_\"”)]{0,6}(?P<end>[:|\t–—-]|$|\n)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_LOOK_BACK = 200
# A label further back than this in its own paragraph no longer speaks for the place.
_FARTHEST_LABEL = 2_000
_LOWEST_NAMED = re.compile(rf"(?<!\w)(?:{_NAMES['lowest']})(?!\w)", re.IGNORECASE)


def level_at(document: Document, offset: int) -> str:
    """Return `retention` or `unacceptable` if `offset` stands in the description of such a level, or empty.

    Retention is the lowest acceptable level: minimally successful or level 2, or fully successful in
    a document that names none below it.
    """
    name = next(_labels_before(document, offset), "")
    match name:
        case "unacceptable":
            return "unacceptable"
        case "lowest":
            return "retention"
        case "middle":
            levels = document.fields.get("standard-levels")
            named = _names_a_lowest(document.text, levels.text if levels is not None else "")
            return "" if named else "retention"
        case _:
            return ""


@lru_cache(maxsize=8)
def _names_a_lowest(text: str, levels: str) -> bool:
    return bool(_LOWEST_NAMED.search(text) or _LOWEST_NAMED.search(levels))


def _labels_before(document: Document, offset: int) -> Iterator[str]:
    """Yield level names that hold at `offset`, the nearest first: own paragraph, list or row, headings."""
    paragraphs = document.paragraphs or _lines(document.text)
    here = bisect_right(paragraphs, offset, key=lambda each: each.span.start) - 1
    if here < 0:
        return
    begin = max(_row_start(document.text, paragraphs[here]), offset - _FARTHEST_LABEL)
    yield from _last_label(document.text[begin:offset])
    around = [each for each in document.sections if each.span.start <= offset < each.span.end]
    around.sort(key=lambda each: each.span.end - each.span.start)
    first = around[0].span.start if around else 0
    for place in range(here - 1, max(-1, here - 1 - _LOOK_BACK), -1):
        span = paragraphs[place].span
        if span.start < first:
            break
        if span.end - span.start <= _LONGEST_LABEL:
            yield from _whole_label(span.of(document.text))
    for each in around:
        yield from _whole_label(each.title, start_only=True)


def _row_start(text: str, paragraph: Paragraph) -> int:
    """Return where a paragraph begins; for a table cell, where its row does: the first cell labels a row."""
    if paragraph.shape != "row":
        return paragraph.span.start
    return text.rfind("\n", 0, paragraph.span.start) + 1


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(Span(found.start(), found.end())) for found in re.finditer(r"[^\n]+", text))


def _last_label(before: str) -> list[str]:
    """Return the last label in the words before a place, without a label that has no end yet."""
    return [_name_of(each) for each in _LABEL.finditer(before) if each["end"]][-1:]


def _whole_label(line: str, *, start_only: bool = False) -> list[str]:
    """Return the level that a whole line or heading names, with nothing after it."""
    found = _LABEL.match(line.strip() + ("\n" if start_only else ""))
    if found is None or (not start_only and line.strip()[found.end() :].strip(" *_:|")):
        return []
    return [_name_of(found)]


def _name_of(found: re.Match[str]) -> str:
    return next(name for name in _NAMES if found[name])
