"""A JSON object to a document: its fields by their policy names, its texts where they stand."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from fairreview.model.document import Document, FieldValue, Remark
from fairreview.model.vocabulary import FIELDS
from fairreview.readers.compose import Composer
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
_CRITERION_FIELDS = tuple(field.name for field in FIELDS["criterion"] if field.name != "length")
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
    for criterion in _criteria(named.get("criteria")):
        composer.add_criterion(criterion)
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
    title = base.title
    if not title and made.sections and made.sections[0].heading == made.paragraphs[0].span:
        title = made.sections[0].title
    beside = {
        name: FieldValue(given[name]) for name in DOCUMENT_FIELDS if given[name] and name not in PROSE_FIELDS
    }
    return replace(
        base,
        text=made.text,
        title=title,
        paragraphs=made.paragraphs,
        sections=made.sections,
        criteria=made.criteria,
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


def _criteria(value: Json) -> list[dict[str, str]]:
    if value is None:
        return []
    if isinstance(value, (str, bool, Mapping)):
        raise BadRecord("type", "`criteria` must be a list of objects")
    return [_criterion(part) for part in value]


def _criterion(value: Json) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise BadRecord("type", "`criteria` must be a list of objects")
    named = {name.replace("_", "-"): part for name, part in value.items()}
    found = {name: _words(name, named.get(name)) for name in _CRITERION_FIELDS}
    return {name: words for name, words in found.items() if words}


def _notices(values: Mapping[str, Json]) -> tuple[Remark, ...]:
    """Return a notice for each field that is not known, of the document or of its criteria."""
    known = (*_ATTRIBUTES, "text", "criteria", *DOCUMENT_FIELDS)
    found = {unknown_field(name): None for name in values if name.replace("_", "-") not in known}
    criteria = values.get("criteria")
    for criterion in criteria if isinstance(criteria, list) else ():
        names = criterion if isinstance(criterion, Mapping) else ()
        of_criteria = (name for name in names if name.replace("_", "-") not in _CRITERION_FIELDS)
        found |= {unknown_field(name, " of a criterion"): None for name in of_criteria}
    return tuple(found)[:_MAX_NOTICES]
