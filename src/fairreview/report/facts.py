"""What was understood of a document, as an outline for people or as JSON for programs."""

from collections.abc import Iterator

import msgspec

from fairreview.model.factsheet import CriterionFact, FactSheet, FieldFact, LinkFact
from fairreview.report.palette import Palette
from fairreview.report.text import document_name, kind_words
from fairreview.report.visible import one_line

_PARTS = ("metric", "target", "timeframe", "objective")
_LONGEST = 100


def facts_json(sheet: FactSheet, *, indent: int = 2) -> str:
    """Return the facts as JSON with a line end; `indent` 0 puts them on one line."""
    packed = msgspec.json.encode(sheet)
    laid_out = msgspec.json.format(packed, indent=indent) if indent else packed
    return laid_out.decode() + "\n"


def facts_lines(sheet: FactSheet, palette: Palette) -> Iterator[str]:
    """Yield an outline of the facts: kind, counts, fields, sections, criteria and their parts."""
    name = palette.paint(palette.strong, document_name(sheet.path, sheet.id))
    yield f"{name}: {kind_words(sheet.kind, estimated=sheet.kind_estimated)}"
    if sheet.failure is not None:
        yield f"{palette.paint(palette.error, 'failure')}: {one_line(sheet.failure.message)}"
    for notice in sheet.notices:
        yield f"{palette.paint(palette.faint, 'notice')}: {one_line(notice.message)}"
    if sheet.title:
        yield f"title: {_short(sheet.title)}"
    yield f"paragraphs: {sheet.paragraphs}, words: {sheet.words}"
    yield from _part("fields", map(_field_line, sheet.fields), palette)
    yield from _part("sections", _section_lines(sheet), palette)
    yield from _part("criteria", _criteria_lines(sheet.criteria, palette), palette)
    objectives = (f"line {known.line}: {_short(known.text)}" for known in sheet.objectives)
    yield from _part("objectives", objectives, palette)


def _part(title: str, lines: Iterator[str], palette: Palette) -> Iterator[str]:
    rows = tuple(lines)
    if rows:
        yield ""
        yield palette.paint(palette.strong, title)
    for row in rows:
        yield f"  {row}"


def _field_line(field: FieldFact) -> str:
    value = "given, not shown here" if field.text is None else _short(field.text)
    return f"{field.name}: {value}" + (f" (line {field.line})" if field.line else "")


def _section_lines(sheet: FactSheet) -> Iterator[str]:
    top = min((section.level for section in sheet.sections), default=1)
    for section in sheet.sections:
        indent = "  " * (section.level - top)
        kind = f" ({section.kind})" if section.kind else ""
        yield f"{indent}line {section.line}: {_short(section.title)}{kind}"


def _criteria_lines(criteria: tuple[CriterionFact, ...], palette: Palette) -> Iterator[str]:
    for criterion in criteria:
        yield f"line {criterion.line}: {_short(criterion.text)}"
        values = (criterion.metric, criterion.target, criterion.timeframe, criterion.objective)
        for name, value in zip(_PARTS, values, strict=True):
            shown = palette.paint(palette.faint, "not found") if value is None else _short(value)
            yield f"  {name}: {shown}"
        if criterion.link is not None:
            yield f"  serves: {_link_words(criterion.link)}"


def _link_words(link: LinkFact) -> str:
    """Return an objective served, and how sure it is where nobody named it."""
    named = f"{one_line(link.id)}: {_short(link.title)}" if link.id else _short(link.title)
    sure = "" if link.confidence is None else f" (estimated; {link.confidence:.0%} of such links are right)"
    return f"{named}{sure}"


def _short(text: str) -> str:
    line = one_line(text[: 4 * _LONGEST])
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
