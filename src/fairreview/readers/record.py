"""A JSON object to a document: its fields by their policy names, its texts where they stand."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from fairreview.model.document import Document, FieldValue, Remark
from fairreview.model.vocabulary import FIELDS, WORKED_OUT
from fairreview.readers.compose import Composer
from fairreview.readers.outline import opening_title
from fairreview.readers.plain import (
    DOCUMENT_FIELDS,
    EMPTY,
    PROSE_FIELDS,
    has_broken_characters,
    kind_failure,
    text_failure,
    unknown_field,
    with_failure,
)
from fairreview.readers.shape import with_kind

_MAX_NOTICES = 20
_ATTRIBUTES = ("id", "title", "kind")
_PART_FIELDS = {
    "criteria": tuple(field.name for field in FIELDS["criterion"] if field.name not in WORKED_OUT),
    "objectives": tuple(field.name for field in FIELDS["objective"] if field.name not in WORKED_OUT),
}
_LIST_FIELDS = (*PROSE_FIELDS, "standard-levels")
Json = None | bool | str | Sequence["Json"] | Mapping[str, "Json"]


class BadRecord(ValueError):
    """Raised for a record that holds no document; `remark` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.remark = Remark(code, message)


class Number(str):
    """A number as it was written: nothing is lost in it, however long."""

    __slots__ = ()


def document_of(values: Mapping[str, Json], base: Document) -> Document:
    """Return the document that a record describes; raise BadRecord where its types are wrong.

    Its text is `text` unchanged, with the criteria and the prose of other fields below it.
    """
    named = {name.replace("_", "-"): value for name, value in values.items()}
    given = {name: _words(name, named.get(name)) for name in (*_ATTRIBUTES, *DOCUMENT_FIELDS)}
    composer = Composer()
    composer.add(_text(named.get("text")))
    for criterion in _parts("criteria", named.get("criteria")):
        composer.add_criterion(criterion)
    for objective in _parts("objectives", named.get("objectives")):
        composer.add_objective(objective)
    for name in PROSE_FIELDS:
        composer.add_field(name, given[name])
    named_base = replace(base, id=given["id"] or None, title=given["title"], notices=_notices(values))
    failure = _failure(composer, given)
    if failure:
        return with_failure(named_base, failure)
    document = _finish(composer, given, named_base)
    return with_kind(document, given["kind"], estimated=False) if given["kind"] else document


def _finish(composer: Composer, given: Mapping[str, str], base: Document) -> Document:
    made = composer.finish()
    beside = {
        name: FieldValue(given[name]) for name in DOCUMENT_FIELDS if given[name] and name not in PROSE_FIELDS
    }
    return replace(
        base,
        text=made.text,
        title=base.title or opening_title(made.text, made.paragraphs, made.sections),
        paragraphs=made.paragraphs,
        sections=made.sections,
        criteria=made.criteria,
        objectives=made.objectives,
        fields={**beside, **made.fields},
        hidden=made.hidden,
    )


def _failure(composer: Composer, given: Mapping[str, str]) -> Remark | None:
    """Return why there is nothing to look at; fields alone are enough, as a rule may ask for the rest."""
    failure = kind_failure(given["kind"]) if given["kind"] else None
    failure = failure or text_failure(composer.text)
    if failure == EMPTY and (composer.has_criteria or any(given[name] for name in DOCUMENT_FIELDS)):
        return None
    return failure


def _text(value: Json) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or isinstance(value, Number):
        raise BadRecord("type", "`text` must be a text in quotation marks")
    return value


def _words(name: str, value: Json) -> str:
    """Return a value as text; a list of texts, where one is allowed, has each on its own line."""
    if value is None:
        return ""
    if isinstance(value, str):
        if has_broken_characters(value):
            shown = name.replace("-", "_")
            raise BadRecord("encoding", f"`{shown}` has broken characters (half of a pair); write them anew")
        return str(value)
    if name in _LIST_FIELDS and isinstance(value, Sequence):
        return "\n".join(_words("", part) for part in value)
    shown = f"`{name.replace('-', '_')}`" if name else "a part of a list"
    raise BadRecord("type", f"{shown} must be a text or a number")


def _parts(name: str, value: Json) -> list[dict[str, str]]:
    """Return the criteria or objectives of a record: their fields that are given."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadRecord("type", f"`{name}` must be a list of objects")
    return [_part(name, part) for part in value]


def _part(name: str, value: Json) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise BadRecord("type", f"`{name}` must be a list of objects")
    named = {key.replace("_", "-"): part for key, part in value.items()}
    found = {key: _words(key, named.get(key)) for key in _PART_FIELDS[name]}
    return {key: words for key, words in found.items() if words}


def _notices(values: Mapping[str, Json]) -> tuple[Remark, ...]:
    """Return a notice for each field that is not known, of the document or of its parts."""
    known = (*_ATTRIBUTES, "text", *_PART_FIELDS, *DOCUMENT_FIELDS)
    found = {unknown_field(name): None for name in values if name.replace("_", "-") not in known}
    for parts, fields in _PART_FIELDS.items():
        of = " of a criterion" if parts == "criteria" else " of an objective"
        for name in _names_in(values.get(parts)):
            found |= {} if name.replace("_", "-") in fields else {unknown_field(name, of): None}
    return tuple(found)[:_MAX_NOTICES]


def _names_in(parts: Json) -> dict[str, None]:
    """Return the field names of the objects in a list, each once, in order."""
    objects = parts if isinstance(parts, list) else ()
    return {name: None for part in objects if isinstance(part, Mapping) for name in part}
