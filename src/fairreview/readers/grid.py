"""The cells of one sheet of a workbook, read as a stream of rows."""

import re
from collections.abc import Callable, Iterator, Set
from io import BytesIO

import msgspec
from lxml import etree

from fairreview.formats.archive import BadFile, damaged

_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_MOST_MERGED = 20_000
_ODD = re.compile("_x([0-9A-Fa-f]{4})_")


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell that holds something: where it stands (rows and columns count from 1), and what it shows.

    `lacks_value` says that its formula was never computed.
    """

    row: int
    column: int
    text: str
    is_bold: bool = False
    is_hidden: bool = False
    lacks_value: bool = False

    @property
    def name(self) -> str:
        """Return the name of the cell, such as `B7`."""
        return cell_name(self.row, self.column)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, such as `B7`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


class Grid:
    """Takes in a sheet; `show` turns a cell's type, value, style into words; `bold` are the bold styles."""

    def __init__(self, show: Callable[[str, str, str], str], bold: Set[str]) -> None:
        self._show = show
        self._bold = bold
        self._hidden_columns: list[range] = []
        self.rows: list[list[Cell]] = []
        self.merged: list[tuple[int, int, int, int]] = []

    def read(self, part: bytes, most_cells: int) -> None:
        """Read the part of a sheet; raise BadFile where it is damaged or has more cells than `most_cells`."""
        row = 0
        for element in stream(part, ("{*}row", "{*}col", "{*}mergeCell")):
            kind = etree.QName(element).localname
            if kind == "row":
                row = _number(element.get("r"), _LAST_ROW) or min(row + 1, _LAST_ROW)
                cells = [cell for cell in self._cells(element, row) if cell.text or cell.lacks_value]
                most_cells -= len(cells)
                if most_cells < 0:
                    raise BadFile("too-large", "the workbook has too many cells; split it into smaller ones")
                self.rows.extend([cells] if cells else [])
            elif kind == "col" and is_true(element.get("hidden")):
                first, last = (_number(element.get(name), _LAST_COLUMN) for name in ("min", "max"))
                self._hidden_columns.append(range(first, last + 1))
            elif kind == "mergeCell" and len(self.merged) < _MOST_MERGED:
                self._merge(str(element.get("ref") or ""))

    def _cells(self, row_element: etree._Element, row: int) -> Iterator[Cell]:
        column = 0
        is_hidden = is_true(row_element.get("hidden"))
        for element in row_element.iterchildren("{*}c"):
            address = _address(str(element.get("r") or ""))
            column = address[1] if address else min(column + 1, _LAST_COLUMN)
            kind = str(element.get("t") or "")
            value = element.find("{*}v")
            text = value.text or "" if value is not None else ""
            style = str(element.get("s") or "")
            is_inline = kind == "inlineStr"
            words = words_of(element) if is_inline else self._show(kind, text, style) if text else ""
            yield Cell(
                row,
                column,
                _clean(words),
                is_bold=style in self._bold,
                is_hidden=is_hidden or any(column in columns for columns in self._hidden_columns),
                lacks_value=not text and kind != "str" and element.find("{*}f") is not None,
            )

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = _address(first), _address(last)
        if begin and end:
            self.merged.append((*begin, *end))


def stream(part: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements of a part, each forgotten after; raise BadFile where it is damaged or has a DTD."""
    try:
        events = etree.iterparse(
            BytesIO(part), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, element in events:
            if element.getroottree().docinfo.internalDTD is not None:
                raise BadFile(
                    "format", "it declares entities of its own, which no spreadsheet does; not read"
                )
            yield element
            element.clear()
            while element.getprevious() is not None:
                parent = element.getparent()
                if parent is None:
                    break
                del parent[0]
    except BadFile:
        raise
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        raise damaged() from None


def words_of(element: etree._Element) -> str:
    """Return the words of a string; how Japanese words are said, which stands beside them, is left out."""
    parts = (text for text in element.iter("{*}t") if not _is_reading(text))
    return "".join(text.text or "" for text in parts)


def is_true(value: str | bytes | None) -> bool:
    """Say whether an attribute of a part says yes."""
    return str(value or "").strip().lower() in ("1", "true", "on")


def _is_reading(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and etree.QName(parent).localname == "rPh"


def _clean(words: str) -> str:
    """Return words without the escapes that workbooks write for characters XML cannot hold."""
    if "_x" in words:
        words = _ODD.sub(lambda found: _character(int(found.group(1), 16)), words)
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _character(code: int) -> str:
    return " " if code < 32 or 0xD800 <= code < 0xE000 else chr(code)


def _address(reference: str) -> tuple[int, int] | None:
    found = _ADDRESS.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found.group(2))
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def _number(value: str | bytes | None, most: int) -> int:
    words = str(value or "")
    return min(int(words), most) if words.isascii() and words.isdecimal() and len(words) < 9 else 0
