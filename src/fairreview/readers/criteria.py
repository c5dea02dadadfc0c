"""Criteria in a text: list items, table rows, or else paragraphs."""

from collections.abc import Iterator, Sequence

from fairreview.model.document import Criterion, FieldValue, Paragraph, Section
from fairreview.readers.criterion_fields import labelled
from fairreview.readers.criterion_rows import rows_of
from fairreview.text import Span

Group = list[Paragraph]


def criteria_of(
    text: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section], title: str
) -> tuple[Criterion, ...]:
    """Find the criteria of a text that is a performance plan.

    Each outer list item or table row is one, with the sub-items and lines such as `Target: …` under
    it; where there are no items and rows, each paragraph but headings and the `title` is one.
    """
    found: list[Criterion] = []
    headings = {section.heading: section for section in sections}
    for group in _groups(text, without_title(text, paragraphs, title)):
        if group[0].shape == "heading":
            span = group[1].span if len(group) > 1 else group[0].span
            name = FieldValue(headings[group[0].span].title, group[0].span)
            found.append(_criterion(text, span, group[1:], {"title": name}))
        else:
            found.append(_criterion(text, group[0].span, group, {}))
    found.extend(rows_of(text, paragraphs))
    return tuple(sorted(found, key=lambda criterion: criterion.span))


def without_title(text: str, paragraphs: Sequence[Paragraph], title: str) -> Sequence[Paragraph]:
    """Return the paragraphs without a first one that repeats the title, unless it is the only one."""
    if len(paragraphs) < 2 or not title or paragraphs[0].shape == "heading":
        return paragraphs
    first = " ".join(paragraphs[0].span.of(text).split()).casefold()
    return paragraphs[1:] if first == " ".join(title.split()).casefold() else paragraphs


def _groups(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Group]:
    """Yield each criterion's paragraphs, the first being the criterion itself or a heading that names it."""
    has_units = any(
        paragraph.shape in ("item", "row") and not labelled(text, paragraph.span) for paragraph in paragraphs
    )
    group: Group = []
    for paragraph in paragraphs:
        if _belongs(text, paragraph, group):
            group.append(paragraph)
            continue
        if _is_criterion(group):
            yield group
        group = [paragraph] if _may_lead(paragraph, has_units=has_units) else []
    if _is_criterion(group):
        yield group


def _is_criterion(group: Group) -> bool:
    return bool(group) and (group[0].shape != "heading" or len(group) > 1)


def _may_lead(paragraph: Paragraph, *, has_units: bool) -> bool:
    if paragraph.shape in ("heading", "item"):
        return True
    return paragraph.shape in ("text", "quote") and not has_units


def _belongs(text: str, paragraph: Paragraph, group: Group) -> bool:
    """Say whether a paragraph goes on with the criterion of `group`."""
    if not group or paragraph.shape in ("heading", "row"):
        return False
    if labelled(text, paragraph.span):
        return True
    lead = group[0]
    return lead.shape == "item" and paragraph.level > (lead.level if paragraph.shape == "item" else 0)


def _criterion(text: str, span: Span, group: Group, fields: dict[str, FieldValue]) -> Criterion:
    """Make a criterion that reaches over its group; the first line of each field counts."""
    for paragraph in group:
        span = Span(span.start, max(span.end, paragraph.span.end))
        given = labelled(text, paragraph.span)
        if given:
            fields.setdefault(*given)
    return Criterion(span, fields)
