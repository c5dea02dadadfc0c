"""CSV files to rows: separators and quotation marks as spreadsheets and HR systems write them."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from fairreview.model.document import Document, Remark
from fairreview.readers.decode import MAX_BYTES, Decoded, decode
from fairreview.readers.plain import failed
from fairreview.readers.rows import Row, documents_of

_SEPARATORS = ",;\t|"
_HEAD = 65_536
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The longest cell that is read: no comment is longer than a file may be.
csv.field_size_limit(MAX_BYTES)


def read_csv(stream: BinaryIO, path: str, columns: Mapping[str, str]) -> Iterator[Document]:
    """Yield the documents of a CSV stream, one at a time; `columns` maps fields to headings."""
    rows = open_rows(stream)
    if isinstance(rows, Remark):
        yield failed(path, rows)
        return
    try:
        yield from documents_of(rows, path, columns)
    finally:
        rows.detach()
    if rows.failure is not None:
        yield failed(path, rows.failure)


def open_rows(stream: BinaryIO) -> "Rows | Remark":
    """Return the rows of a CSV stream that is at its start, or why they cannot be read."""
    head = stream.read(_HEAD)
    stream.seek(0)
    decoded = decode(_whole_characters(head))
    if isinstance(decoded, Remark):
        return decoded
    name = "utf-8-sig" if decoded.encoding.name == "utf-8" else decoded.encoding.name
    encoding = "utf-16" if name.startswith("utf-16") else name
    return Rows(io.TextIOWrapper(stream, encoding=encoding, newline=""), decoded)


def _whole_characters(head: bytes) -> bytes:
    """Return the first bytes of a file without half a character at their end."""
    if len(head) < _HEAD:
        return head
    return head if head.startswith(_UTF16) else head[: head.rfind(b"\n") + 1] or head


class Rows:
    """The rows of a table, each with the number it has in a spreadsheet, the header being 1.

    They end where the table can be read no further; `failure` then says why, and from which row on.
    Whoever has read them calls `detach`, which leaves the stream open.
    """

    def __init__(self, text: io.TextIOWrapper, decoded: Decoded) -> None:
        first = decoded.text.splitlines()[0] if decoded.text else ""
        self._text = text
        self._reader = csv.reader(text, delimiter=max(_SEPARATORS, key=first.count), strict=True)
        self.failure: Remark | None = None

    def detach(self) -> None:
        """Let the stream go."""
        self._text.detach()

    def __iter__(self) -> Iterator[Row]:
        number = 0
        try:
            for number, row in enumerate(self._reader, start=1):
                yield number, row
        except UnicodeDecodeError:
            message = f"from row {number + 1} on it is not UTF-8; save the whole file as UTF-8"
            self.failure = Remark("encoding", message)
        except csv.Error as error:
            message = f"from row {number + 1} on it is no CSV table: {error}; close its quotation marks"
            self.failure = Remark("csv", message)
