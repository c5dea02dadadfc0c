"""Checks that a rule shows what fails and what passes, and that its example documents can exist."""

from collections.abc import Iterator

from fairreview.language.check_meta import unknown_kind
from fairreview.language.check_types import check_literal
from fairreview.language.scope import field_named
from fairreview.language.suggest import a, choices, error, near, warning
from fairreview.language.tree import Name
from fairreview.model.across import MOST_OF_A_ROW, MOST_OF_AN_EXAMPLE, ROW_COLUMNS
from fairreview.model.condition import Literal_, Number, Text
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.example import DocumentExample, Example, Given, GivenPart, GivenRows, LineExample
from fairreview.model.policy import Rule
from fairreview.model.vocabulary import KINDS, UNITS_OF_KIND, WORKED_OUT, fields_of
from fairreview.text import Span

PARTS = ("criterion", "objective")


def check_enough(rule: Rule, at: Name) -> Iterator[Diagnostic]:
    """Yield a message where a rule has no example that fails, or none that passes."""
    if not any(_fails(example) for example in rule.examples):
        if rule.flag is not None:
            hint = 'add: fails: "... [[the words it should flag]] ..."'
        else:
            hint = 'add: fails: "a text in which it is missing", or an `example:` with `expect:`'
        message = f"{rule.id} has no example that fails"
        note = "nothing shows that this rule ever fires"
        yield error("FR604", message, at.at, note, hints=[hint])
    if not any(_passes(example) for example in rule.examples):
        message = f"{rule.id} has no example that passes"
        yield warning("FR604", message, at.at, "nothing shows what good text looks like")


def check_example(example: Example) -> Iterator[Diagnostic]:
    """Yield every mistake in one example."""
    match example:
        case LineExample(expect="passes", marked=marked) if marked:
            hint = "leave out the brackets, or move the line to `fails:`"
            message = "nothing is marked in an example that passes"
            yield error("FR605", message, example.at, "`[[ ]]` marks what must be found", hints=[hint])
        case DocumentExample(given=given):
            for document in given:
                yield from _given(document)
            for rows in example.rows:
                yield from _rows(rows)
            yield from _too_many(example)
        case _:
            return


def _fails(example: Example) -> bool:
    if isinstance(example, LineExample):
        return example.expect == "fails"
    return bool(example.expect)


def _passes(example: Example) -> bool:
    if isinstance(example, LineExample):
        return example.expect == "passes"
    return not example.expect


def _given(document: Given) -> Iterator[Diagnostic]:
    yield from unknown_kind(Name(document.kind, document.spot(document.kind)))
    if document.kind not in KINDS:
        return
    yield from _fields(document, document.fields, "document")
    for part in document.parts:
        if part.unit not in PARTS or part.unit not in UNITS_OF_KIND[document.kind]:
            known = [unit for unit in UNITS_OF_KIND[document.kind] if unit in PARTS]
            hints = near(part.unit, known) or choices(part.unit, known, f"{a(document.kind)} can list")
            message = f"{a(document.kind)} has no {part.unit}"
            yield error("FR201", message, part.spot(part.unit), hints=hints)
        else:
            yield from _fields(part, part.fields, part.unit)


def _rows(table: GivenRows) -> Iterator[Diagnostic]:
    """Check the columns of a table, and that every row has a value for each."""
    yield from unknown_kind(Name(table.kind, table.spot(table.kind)))
    known = (*ROW_COLUMNS, *(name for name in fields_of("document") if name not in WORKED_OUT))
    for name in table.columns:
        if name not in known:
            hints = near(name, known) or choices(name, known, "a row has")
            yield error("FR201", f"a row has no `{name}`", table.spot(name), hints=hints)
    for row in table.rows:
        if len(row) != len(table.columns):
            at = Span(row[0].at.start, row[-1].at.end)
            message = f"this row has {len(row)} values, and there are {len(table.columns)} columns"
            yield error("FR605", message, at, hints=[f"the columns are: {', '.join(table.columns)}"])
            continue
        for name, literal in zip(table.columns, row, strict=True):
            yield from _cell(name, literal)


def _too_many(example: DocumentExample) -> Iterator[Diagnostic]:
    """Check that an example stands for no more documents than can be compared in a moment."""
    counts = (
        literal.number
        for table in example.rows
        for row in table.rows
        for name, literal in zip(table.columns, row, strict=False)
        if name == "how-many" and isinstance(literal, Number)
    )
    if sum(counts) > MOST_OF_AN_EXAMPLE:
        hint = f"{MOST_OF_AN_EXAMPLE} are enough to show what a rule does"
        yield error("FR605", "these rows are too many documents", example.rows[0].at, hints=[hint])


def _cell(name: str, literal: Literal_) -> Iterator[Diagnostic]:
    field = field_named("document", name)
    if field is not None:
        yield from check_literal(field, literal, "document")
    elif name == "how-many":
        number = literal.number if isinstance(literal, Number) and not literal.unit else 0
        if number != int(number) or not 1 <= number <= MOST_OF_A_ROW:
            message = "`how-many` is a number of documents"
            yield error("FR301", message, literal.at, hints=[f"write 1 to {MOST_OF_A_ROW}"])
    elif name in ROW_COLUMNS and not isinstance(literal, Text):
        yield error("FR301", f"`{name}` is a text", literal.at, hints=['write it in quotation marks: "…"'])


def _fields(
    node: Given | GivenPart, fields: tuple[tuple[str, Literal_], ...], unit: str
) -> Iterator[Diagnostic]:
    for name, literal in fields:
        field = field_named(unit, name)
        if field is None or name in WORKED_OUT:
            known = tuple(known for known in fields_of(unit) if known not in WORKED_OUT)
            hints = choices(name, known, f"{a(unit)} has")
            yield error(
                "FR201", f"{a(unit)} has no `{name}`", node.spot(name), f"not a field of {unit}", hints=hints
            )
        else:
            yield from check_literal(field, literal, unit)
