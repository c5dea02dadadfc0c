"""JSON files: one document, a list of them, or an export of an HR system with one list of them in it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from fairreview.model.document import Document, Remark
from fairreview.readers.decode import Decoded, decode
from fairreview.readers.jsonl import Repeated, parse_value
from fairreview.readers.plain import DOCUMENT_FIELDS, digest_of, failed
from fairreview.readers.record import BadRecord, Json, document_of

# What only a document has; an export may have a title or a kind of its own.
_CONTENT = frozenset({"text", "criteria", "objectives", *DOCUMENT_FIELDS} - {"status", "author", "created"})
_MOST_NAMED = 5


def read_json(data: bytes, path: str) -> Iterator[Document]:
    """Yield the documents of a JSON file; an entry that is none is a document with a failure."""
    decoded = decode(data)
    if isinstance(decoded, Remark):
        yield failed(path, decoded, data)
        return
    try:
        value = parse_value(decoded.text, "write one object, or a list of them")
        entries = _entries(value)
    except BadRecord as bad:
        yield failed(path, bad.remark, data)
        return
    if entries is None:
        yield _document(value, Document(path, "", digest=digest_of(data), notices=decoded.notices))
    else:
        yield from _listed(entries, path, decoded)


def _listed(entries: Iterable[Json], path: str, decoded: Decoded) -> Iterator[Document]:
    notices, repeated = decoded.notices, Repeated()
    for number, entry in enumerate(entries, start=1):
        packed = json.dumps(entry, ensure_ascii=False).encode("utf-8", "surrogatepass")
        document = _document(entry, Document(path, "", digest=digest_of(packed), notices=notices))
        notices = ()
        if document.failure is not None:
            message = f"entry {number}: {document.failure.message}"
            document = replace(document, failure=Remark(document.failure.code, message))
        yield repeated.told(document, f"entry {number}")


def _document(entry: Json, base: Document) -> Document:
    if not isinstance(entry, Mapping):
        failure = Remark("json", 'not an object; write {"text": "…"} for each document')
        return replace(base, failure=failure)
    try:
        document = document_of(entry, base)
    except BadRecord as bad:
        return replace(base, failure=bad.remark)
    return replace(document, notices=(*base.notices, *document.notices))


def _entries(value: Json) -> Sequence[Json] | None:
    """Return the documents listed in a file, or None where it is one itself; raise BadRecord for neither."""
    if isinstance(value, str) or not isinstance(value, Mapping | Sequence):
        raise BadRecord("json", 'not an object or a list of them; write {"text": "…"}')
    if isinstance(value, Sequence):
        return _filled(value)
    if "schema_version" in value:
        raise BadRecord("json", "this is a report of fairreview; name the documents it is about")
    if any(name.replace("_", "-") in _CONTENT for name in value):
        return None
    lists = {name: part for name, part in value.items() if isinstance(part, list) and _are_objects(part)}
    if not lists:
        raise BadRecord("json", "no field of a document is known in it; give it a `text` or `criteria`")
    if len(lists) > 1:
        named = ", ".join(f"`{name[:40]}`" for name in list(lists)[:_MOST_NAMED])
        raise BadRecord("json", f"it holds several lists ({named}); keep the one with the documents")
    return next(iter(lists.values()))


def _filled(entries: Sequence[Json]) -> Sequence[Json]:
    if not entries:
        raise BadRecord("empty", "there is no document in it")
    return entries


def _are_objects(parts: Sequence[Json]) -> bool:
    return bool(parts) and all(isinstance(part, Mapping) for part in parts)
