"""JSON Lines: one document a line, plain or structured; a bad line spoils no other."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from msgspec.structs import replace

from fairreview.model.document import Document, Remark, identity
from fairreview.readers.decode import MAX_BYTES, format_failure, too_large
from fairreview.readers.plain import digest_of, failed
from fairreview.readers.record import BadRecord, Json, Number, document_of

_BOM = b"\xef\xbb\xbf"
_SNIFF = 4096
NO_DOCUMENT = Remark("empty", "there is no document in it")


def read_jsonl(stream: BinaryIO, path: str) -> Iterator[Document]:
    """Yield the documents of a JSON Lines stream, one at a time; a bad line is one with a failure."""
    count = 0
    repeated = Repeated()
    for number, line in numbered_lines(stream):
        if isinstance(line, Remark):
            count += 1
            yield failed(path, line)
        elif line.strip():
            count += 1
            yield repeated.told(read_line(line, path, number), f"line {number}")
    if not count:
        yield failed(path, NO_DOCUMENT)


class Repeated:
    """Notices documents of one file that have the id of another."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, ...], str] = {}

    def told(self, document: Document, place: str) -> Document:
        """Return the document, with a notice if one of its kind, period and status had its id before."""
        if document.id is None:
            return document
        first = self._first.setdefault(identity(document), place)
        if first is place:
            return document
        message = f"its id stands in {first} too; give each document its own"
        return replace(document, notices=(*document.notices, Remark("repeated-id", message)))


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | Remark]]:
    """Yield the lines without their ends, numbered from 1; a remark for what cannot be read.

    That is one line that is too long, or a stream that is no text at all, which ends there.
    """
    head = stream.read(_SNIFF)
    failure = format_failure(head)
    if failure:
        yield 1, failure
        return
    for number, line in _lines(head, stream):
        yield number, _at_line(number, too_large()) if line is None else line


def read_line(line: bytes, path: str, number: int) -> Document:
    """Read one line; `number` counts from 1 and is named when the line is bad."""
    digest = digest_of(line)
    try:
        document = document_of(parse_object(line), Document(path, "", digest=digest))
    except BadRecord as bad:
        document = Document(path, "", digest=digest, failure=bad.remark)
    if document.failure:
        return replace(document, failure=_at_line(number, document.failure))
    return document


def is_object(line: bytes) -> bool:
    """Say whether a line is a JSON object that can be read."""
    try:
        parse_object(line)
    except BadRecord:
        return False
    return True


def parse_object(line: bytes) -> Mapping[str, Json]:
    """Return the object of a line, its numbers as text; raise BadRecord if it is none."""
    try:
        value = parse_value(line.decode("utf-8"), "write one whole object on each line")
    except UnicodeDecodeError as error:
        raise BadRecord("encoding", "not UTF-8; save the file as UTF-8") from error
    if not isinstance(value, Mapping):
        raise BadRecord("json", 'not an object; write {"text": "…"} on each line')
    return value


def parse_value(text: str, advice: str) -> Json:
    """Return the value that a text in JSON gives, its numbers as text; raise BadRecord if it gives none."""
    try:
        value: Json = json.loads(
            text,
            parse_int=Number,
            parse_float=Number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except BadRecord:
        raise
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text.strip() else ""
        raise BadRecord("json", f"not valid JSON at {line}column {error.colno}; {advice}") from error
    except RecursionError as error:
        raise BadRecord("json", "nested too deeply; a document has at most a list of criteria") from error
    return value


def _lines(head: bytes, stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the numbered lines without their ends; None for one that is too long."""
    begun = BytesIO(head.removeprefix(_BOM))
    number = 0
    while True:
        line = begun.readline()
        if not line.endswith(b"\n"):
            line += stream.readline(MAX_BYTES + 1)
        if not line:
            return
        number += 1
        too_long = len(line.rstrip(b"\r\n")) > MAX_BYTES
        while too_long and line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield number, None if too_long else line.rstrip(b"\r\n")


def _at_line(number: int, remark: Remark) -> Remark:
    return Remark(remark.code, f"line {number}: {remark.message}")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadRecord("json", "a field is given twice; keep one of them")
    return found


def _refuse_constant(_: str) -> None:
    raise BadRecord("json", "not valid JSON: NaN and Infinity are no numbers there")
