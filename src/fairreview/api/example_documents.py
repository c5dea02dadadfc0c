"""The documents of a rule's examples, read by the same readers as any other."""

from collections.abc import Iterator, Sequence

import msgspec

from fairreview.model.across import ROW_COLUMNS
from fairreview.model.condition import Literal_, Number, Text
from fairreview.model.document import Document, FieldValue
from fairreview.model.example import DocumentExample, Example, Given, GivenPart, GivenRows, LineExample
from fairreview.model.phrase import literal_phrase
from fairreview.model.policy import Rule
from fairreview.model.vocabulary import UNITS_OF_KIND
from fairreview.readers.files import read_text
from fairreview.readers.record import Json, document_of


def documents_of(rule: Rule, example: Example) -> tuple[Document, ...]:
    """Return the documents of an example, of the kind the rule looks at; a text after fixes comes second."""
    if isinstance(example, LineExample):
        texts = (example.text, example.becomes) if example.becomes else (example.text,)
        read = (read_text(text, path="example") for text in texts)
        return tuple(msgspec.structs.replace(document, kind=_kind_for(rule)) for document in read)
    return tuple(_given_document(given) for given in (*example.given, *_as_given(example)))


def copies_of(example: DocumentExample) -> tuple[int, ...]:
    """Return how many documents each of `documents_of` stands for."""
    counts = (
        int(count.number) if isinstance(count, Number) else 1
        for table in example.rows
        for row in table.rows
        for count in [_cells(table, row).get("how-many")]
    )
    return (*(1 for _ in example.given), *counts)


def labels_of(example: DocumentExample) -> tuple[str, ...]:
    """Return the group that each of `documents_of` belongs to, empty where none is given."""
    labels = (_cells(table, row).get("demographic-group") for table in example.rows for row in table.rows)
    return (
        *("" for _ in example.given),
        *(label.text if isinstance(label, Text) else "" for label in labels),
    )


def _as_given(example: DocumentExample) -> Iterator[Given]:
    """Yield the document that each row of an example describes."""
    rows = [(table, row) for table in example.rows for row in table.rows]
    for number, (table, row) in enumerate(rows):
        cells = _cells(table, row)
        text = cells.pop("text", None)
        fields = tuple((name, value) for name, value in cells.items() if name not in ROW_COLUMNS)
        yield Given(table.kind, f"row {number + 1}", fields, text.text if isinstance(text, Text) else "")


def _cells(table: GivenRows, row: Sequence[Literal_]) -> dict[str, Literal_]:
    return dict(zip(table.columns, row, strict=True))


def _kind_for(rule: Rule) -> str:
    """Return the first kind the rule looks at that has the units it asks for."""
    fitting = [kind for kind in rule.kinds if rule.for_each in ("document", *UNITS_OF_KIND[kind])]
    return (fitting or list(rule.kinds) or ["job-description"])[0]


def _given_document(given: Given) -> Document:
    if given.text and not given.fields:
        document = read_text(given.text, path=given.id)
        named = {name.replace("_", "-"): FieldValue(value) for name, value in _fields(given.fields).items()}
        title = named.pop("title", FieldValue(document.title)).text
        fields = {**document.fields, **named}
        return msgspec.structs.replace(document, kind=given.kind, id=given.id, title=title, fields=fields)
    criteria = [
        {"text": part.text, **_fields(part.fields)} for part in given.parts if part.unit == "criterion"
    ]
    values: dict[str, Json] = {"kind": given.kind, "id": given.id, **_fields(given.fields)}
    objectives = [_objective(part) for part in given.parts if part.unit == "objective"]
    for name, value in (("text", given.text), ("criteria", criteria), ("objectives", objectives)):
        if value:
            values[name] = value
    return document_of(values, Document(path=given.id, text=""))


def _objective(part: GivenPart) -> dict[str, str]:
    """Return an objective: `objective "M1" with text "…"` names it, `objective "…"` is its text."""
    fields = _fields(part.fields)
    return {"id": part.text, **fields} if "text" in fields else {"text": part.text, **fields}


def _fields(pairs: tuple[tuple[str, Literal_], ...]) -> dict[str, str]:
    return {
        name.replace("-", "_"): value.text if isinstance(value, Text) else literal_phrase(value)
        for name, value in pairs
    }
