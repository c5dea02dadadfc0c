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
    head = stream.read(_HEAD)
    stream.seek(0)
    decoded = decode(_whole_characters(head))
    if isinstance(decoded, Remark):
        yield failed(path, decoded)
        return
    name = "utf-8-sig" if decoded.encoding.name == "utf-8" else decoded.encoding.name
    encoding = "utf-16" if name.startswith("utf-16") else name
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield from documents_of(_rows(text, decoded), path, columns)
    except UnicodeDecodeError:
        yield failed(path, Remark("encoding", "a later row is not UTF-8; save the whole file as UTF-8"))
    except csv.Error as error:
        yield failed(path, Remark("csv", f"this is not a CSV table: {error}; export it anew"))
    finally:
        text.detach()


def _whole_characters(head: bytes) -> bytes:
    """Return the first bytes of a file without half a character at their end."""
    if len(head) < _HEAD:
        return head
    return head if head.startswith(_UTF16) else head[: head.rfind(b"\n") + 1] or head


def _rows(text: io.TextIOWrapper, decoded: Decoded) -> Iterator[Row]:
    """Yield each row with the number it has in a spreadsheet, the header being 1."""
    first = decoded.text.splitlines()[0] if decoded.text else ""
    separator = max(_SEPARATORS, key=first.count)
    yield from enumerate(csv.reader(text, delimiter=separator, strict=True), start=1)
