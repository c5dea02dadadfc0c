"""From parse trees to examples: lines with marked words, and documents with what is expected of them."""

import re
from collections.abc import Iterator

from fairreview.language import mistakes_values
from fairreview.language.build_reading import Reading, Spots, span
from fairreview.language.build_values import literal_of
from fairreview.language.parse import Twig
from fairreview.language.scan import Part
from fairreview.model.condition import Literal_
from fairreview.model.example import DocumentExample, Given, GivenPart, GivenRows, LineExample
from fairreview.text import Span

_EXPECTED = {"fails": "fails", "passes": "passes", "known miss": "miss", "known false alarm": "alarm"}
_MARKS = re.compile(r"\[\[|\]\]")
_LITERALS = ("text", "number", "date", "money")


def line_example_of(reading: Reading, part: Part) -> LineExample:
    """Build `fails:`, `passes:`, `known miss:` or `known false alarm:`."""
    twig = reading.tree("line_example", part.pieces, part)
    leaf = twig.parts[0]
    text, marked = _unmarked(reading, leaf)
    becomes = twig.find("becomes")
    after = reading.quoted(becomes.parts[0]) if becomes else ""
    spots: Spots = tuple(zip((mark.of(text) for mark in marked), _mark_places(reading, leaf), strict=False))
    if becomes:
        spots = (*spots, (after, span(becomes.parts[0])))
    match part.label:
        case "fails":
            return LineExample("fails", text, marked, after, at=span(leaf), spots=spots)
        case "passes":
            return LineExample("passes", text, marked, after, at=span(leaf), spots=spots)
        case "known miss":
            return LineExample("miss", text, marked, after, at=span(leaf), spots=spots)
    return LineExample("alarm", text, marked, after, at=span(leaf), spots=spots)


def _unmarked(reading: Reading, leaf: Twig) -> tuple[str, tuple[Span, ...]]:
    """Return a quoted text without its brackets, and the spans that stood inside them."""
    written = reading.quoted(leaf)
    kept: list[str] = []
    marked: list[Span] = []
    length = done = 0
    opened: int | None = None
    for found in _MARKS.finditer(written):
        kept.append(written[done : found.start()])
        length += found.start() - done
        done = found.end()
        if (found.group() == "[[") != (opened is None):
            raise reading.refuse(mistakes_values.unpaired_brackets(span(leaf)))
        if opened is None:
            opened = length
        else:
            marked.append(Span(opened, length))
            opened = None
    if opened is not None:
        raise reading.refuse(mistakes_values.unpaired_brackets(span(leaf)))
    return "".join([*kept, written[done:]]), tuple(marked)


def _mark_places(reading: Reading, leaf: Twig) -> list[Span]:
    found = [mark.start() for mark in _MARKS.finditer(reading.text, leaf.start, leaf.end)]
    return [Span(start, end + 2) for start, end in zip(found[::2], found[1::2], strict=False)]


def document_example_of(reading: Reading, part: Part) -> DocumentExample:
    """Build `example: … given … expect: …`."""
    twig = reading.tree("example", part.pieces, part)
    expected = twig.parts[-1]
    strings = expected.parts[0] if expected.kind == "expect_texts" else None
    given = tuple(_given(reading, each) for each in twig.every("given"))
    return DocumentExample(
        reading.quoted(twig.parts[0]),
        given,
        reading.strings(strings) if strings else (),
        rows=tuple(_rows(reading, each) for each in twig.every("given_rows")),
        at=span(twig.parts[0]),
        spots=reading.string_spots(strings) if strings else (),
    )


def _given(reading: Reading, twig: Twig) -> Given:
    kind = reading.named(twig.every("NAME")[0])
    fields, spots = _fields(reading, twig)
    text = twig.find("given_text")
    return Given(
        kind.text,
        reading.quoted(twig.every("STRING")[0]),
        fields,
        reading.quoted(text.parts[0]) if text else "",
        tuple(_given_part(reading, part) for part in twig.every("part")),
        at=span(twig),
        spots=((kind.text, kind.at), *spots),
    )


def _rows(reading: Reading, twig: Twig) -> GivenRows:
    kind, *columns = (reading.named(name) for name in twig.every("NAME"))
    rows = (tuple(literal_of(reading, value) for value in _values(row)) for row in twig.every("row"))
    return GivenRows(
        kind.text,
        tuple(column.text for column in columns),
        tuple(rows),
        at=span(twig),
        spots=tuple((name.text, name.at) for name in (kind, *columns)),
    )


def _values(row: Twig) -> Iterator[Twig]:
    return (part for part in row.parts if part.kind in _LITERALS)


def _given_part(reading: Reading, twig: Twig) -> GivenPart:
    unit = reading.named(twig.every("NAME")[0])
    fields, spots = _fields(reading, twig)
    text = reading.quoted(twig.every("STRING")[0])
    return GivenPart(unit.text, text, fields, at=span(twig), spots=((unit.text, unit.at), *spots))


def _fields(reading: Reading, twig: Twig) -> tuple[tuple[tuple[str, Literal_], ...], Spots]:
    fields = twig.find("fields")
    if fields is None:
        return (), ()
    names = [reading.named(field.parts[0]) for field in fields.parts]
    values = [literal_of(reading, field.parts[1]) for field in fields.parts]
    pairs = tuple((name.text, value) for name, value in zip(names, values, strict=True))
    return pairs, tuple((name.text, name.at) for name in names)
