"""What a criterion says about itself: labelled lines, named columns, an identifier at its start."""

import re

from fairreview.model.document import FieldValue, Paragraph
from fairreview.text import Span

# How people head columns and label lines, and the field of the policy language that each is.
_NAMES = {
    "id": ("id", "no", "nr", "number", "ref", "reference", "#"),
    "title": (
        "criterion", "criteria", "goal", "goals", "element", "critical element", "performance element",
        "objective title", "title", "name", "key result area", "priority", "expectation",
    ),
    "text": ("description", "text", "standard", "performance standard", "statement"),
    "metric": (
        "metric", "metrics", "measure", "measures", "indicator", "indicators", "kpi", "performance indicator",
        "performance measure", "how measured", "measured by",
    ),
    "target": (
        "target", "targets", "target value", "target level", "expected result", "expected results", "level",
    ),
    "timeframe": (
        "timeframe", "time frame", "timescale", "timeline", "deadline", "due", "due date", "by when", "when",
        "target date", "completion date", "period", "date",
    ),
    "weight": ("weight", "weighting", "share"),
    "objective": (
        "objective", "mission objective", "linked objective", "aligned objective", "strategic objective",
        "strategic goal", "supports", "alignment",
    ),
    "measure-source": ("measure source", "data source", "source", "source of data", "verification"),
    "rating": ("rating", "score"),
    "comments": ("comment", "comments", "remarks", "notes"),
    "status": ("status",),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
# The last word of a longer heading says what the column holds: `annual target`, `measure of success` not.
_HEAD_WORDS = {
    word: field
    for field, words in {
        "title": ("element", "elements", "criterion", "criteria", "goal", "goals"),
        "text": ("standard", "standards"),
        "metric": (
            "measure", "measures", "measured", "measurement", "metric", "metrics", "indicator", "indicators",
            "kpi", "kpis",
        ),
        "target": ("target", "targets"),
        "timeframe": ("timeframe", "timescale", "deadline", "timeline"),
        "weight": ("weight", "weighting", "weightage"),
    }.items()
    for word in words
}  # fmt: skip
_BESIDES = re.compile(r"\([^()]{0,80}\)|\S*\d\S*|%")
_OR = re.compile(r"\s*[/&+,]\s*|\s+(?:or|and)\s+")
# Columns may have any of the names; a line in prose is a field only where it can hardly be a sentence.
_LABELS = (
    "indicator", "indicators", "measure", "measures", "metric", "metrics", "kpi", "target", "targets",
    "deadline", "timeframe", "time frame", "timescale", "due", "due date", "by when", "weight", "weighting",
    "objective", "measure source", "data source", "rating", "status", "comment", "comments",
)  # fmt: skip
_LABEL = re.compile(rf"[*_]{{0,2}}({'|'.join(_LABELS)})[*_]{{0,2}}:[*_]{{0,2}}(?:\s|$)", re.IGNORECASE)
_NAMED_ID = re.compile(
    r"(?:strategic )?(?:objective|goal|priority|aim|outcome)\s+"
    r"([A-Z]{0,3}-?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[A-Z])(?=[\s:.)–—-]|$)",
    re.IGNORECASE,
)
_CODE_ID = re.compile(r"\[?([A-Z]{1,4}[-.]?\d{1,3}(?:\.\d{1,3}){0,3})(?=[\]\s:)–—-])")
_NUMBER_ID = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})(?=[:.)]?\s)|(\d{1,3})(?=[:.)]\s)")
_ITEM_NUMBER = re.compile(r"\(?([A-Za-z]?\d{0,3}(?:\.\d{1,3}){0,4})[.)]?[^\S\r\n]{1,9}$")
_MARK_LENGTH = 30
_LONGEST_NAME = 120


def column_field(header: str) -> str:
    """Return the field that a column's header names, or an empty string.

    What stands in brackets, numbers and signs do not count; of several names, as in `measure / indicator`,
    all must be of one field.
    """
    words = " ".join(header.strip("*_ :").casefold().split())
    plain = _BESIDES.sub(" ", words[:_LONGEST_NAME]).strip(" .:-–")
    found = {_named_field(name) for name in _OR.split(plain)}
    return _FIELD_OF.get(words) or _FIELD_OF.get(plain) or (found.pop() if len(found) == 1 else "")


def _named_field(name: str) -> str:
    words = name.split()
    known = _FIELD_OF.get(" ".join(words), "")
    return known or _HEAD_WORDS.get(words[-1] if words else "", "")


def begins_field(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins with the name of a criterion's field and a colon."""
    return bool(_LABEL.match(text, start, end))


def labelled(text: str, span: Span) -> tuple[str, FieldValue] | None:
    """Return the field and value of a paragraph such as `Target: 95 %`, or None."""
    found = _LABEL.match(text, span.start, span.end)
    if not found:
        return None
    value = text[found.end() : span.end]
    start = found.end() + len(value) - len(value.lstrip())
    return _FIELD_OF[found.group(1).casefold()], FieldValue(value.strip(), Span(start, span.end))


def identifier(text: str, paragraph: Paragraph) -> FieldValue | None:
    """Return the identifier at the start of an objective, or the number of a list item."""
    span = paragraph.span
    named = _NAMED_ID.match(text, span.start, span.end) or _CODE_ID.match(text, span.start, span.end)
    if paragraph.shape != "heading":
        named = named or _NUMBER_ID.match(text, span.start, span.end)
    if paragraph.shape == "item" and not named:
        named = _ITEM_NUMBER.search(text, max(0, span.start - _MARK_LENGTH), span.start)
    group = named and next((index for index in (1, 2) if index <= (named.lastindex or 0) and named[index]), 0)
    return FieldValue(named[group], Span(*named.span(group))) if named and group else None
