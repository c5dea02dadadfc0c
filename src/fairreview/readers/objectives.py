"""Objectives of a mission plan in a text: headings, list items, table rows, or else paragraphs."""

import re
from collections.abc import Sequence

from fairreview.model.document import Criterion, FieldValue, Paragraph
from fairreview.readers.criteria import without_title
from fairreview.readers.criterion_fields import identifier
from fairreview.readers.criterion_rows import rows_of
from fairreview.text import Span

# How plans label what belongs to an objective, and the field each is.
_LABELS = {
    "measure": (
        "measure", "measures", "measured by", "indicator", "indicators", "metric", "metrics", "kpi", "kpis",
        "result", "results", "target", "targets", "how we will know",
    ),
    "beneficiary": (
        "beneficiary", "beneficiaries", "for", "for whom", "serves", "who benefits", "who it serves",
        "whom it serves",
    ),
    "status": ("status",),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _LABELS.items() for name in names}
_LABEL = re.compile(
    rf"[*_]{{0,2}}({'|'.join(sorted(_FIELD_OF, key=len, reverse=True))})[*_]{{0,2}}:[*_]{{0,2}}\s",
    re.IGNORECASE,
)


def objectives_of(text: str, paragraphs: Sequence[Paragraph], title: str) -> tuple[Criterion, ...]:
    """Find the objectives of a mission plan.

    A heading with an identifier (`Objective 3: …`, `M1 …`) is one, and so is an item with one of its own
    (`1.2 …`). Where no heading has any, each outer list item is one; rows of a table always are. What
    stands under an objective belongs to it: lines such as `Measure: …` and `Serves: …` are its fields.
    Where there is nothing of all that, each paragraph but headings and the `title` is an objective. An
    identifier, or the number of an item, is the field `id`.
    """
    found = list(rows_of(text, paragraphs))
    found += _led(text, paragraphs)
    if not found:
        found = [
            Criterion(paragraph.span, {"id": named} if named else {})
            for paragraph in without_title(text, paragraphs, title)
            if paragraph.shape == "text"
            for named in (identifier(text, paragraph),)
        ]
    return tuple(sorted(found, key=lambda objective: objective.span))


def _led(text: str, paragraphs: Sequence[Paragraph]) -> list[Criterion]:
    headings = {p.span for p in paragraphs if p.shape == "heading" and identifier(text, p)}
    levels = [paragraph.level for paragraph in paragraphs if paragraph.shape == "item"]
    outer = min(levels, default=0) if not headings else -1
    found: list[Criterion] = []
    is_open = False
    for paragraph in paragraphs:
        if paragraph.span in headings or _leads(text, paragraph, outer):
            named = identifier(text, paragraph)
            found.append(Criterion(paragraph.span, {"id": named} if named else {}))
            is_open = True
        elif paragraph.shape in ("heading", "row"):
            is_open = False
        elif is_open and (paragraph.shape == "item" or _labelled(text, paragraph.span)):
            found[-1] = _with(text, found[-1], paragraph)
    return found


def _leads(text: str, paragraph: Paragraph, outer: int) -> bool:
    """Say whether a list item is an objective: an outer one, or one with an identifier of its own.

    Under headings with identifiers a plain number is none: it only counts what stands there.
    """
    if paragraph.shape != "item" or _labelled(text, paragraph.span):
        return False
    named = identifier(text, paragraph)
    if named is not None and (outer >= 0 or not named.text.isdigit()):
        return True
    return paragraph.level == outer


def _labelled(text: str, span: Span) -> tuple[str, FieldValue] | None:
    found = _LABEL.match(text, span.start, span.end)
    if found is None:
        return None
    value = FieldValue(text[found.end() : span.end].strip(), Span(found.end(), span.end))
    return _FIELD_OF[found[1].casefold()], value


def _with(text: str, objective: Criterion, paragraph: Paragraph) -> Criterion:
    """Return an objective with a paragraph that stands under it; the first line of each field counts."""
    fields = dict(objective.fields)
    given = _labelled(text, paragraph.span)
    if given is not None:
        fields.setdefault(*given)
    return Criterion(Span(objective.span.start, paragraph.span.end), fields)
