"""Tables and lists of a web page while they are open."""

from collections.abc import Iterator

from lxml import etree

from fairreview.readers.blocks import Block, Cell, Table, flow

_LONGEST_NUMBER = 5


class OpenList:
    """A list: whether it is numbered, and with what number it goes on."""

    def __init__(self, element: etree._Element) -> None:
        self._is_numbered = element.tag == "ol"
        start = element.get("start") or ""
        is_number = start.isascii() and start.isdecimal() and len(start) <= _LONGEST_NUMBER
        self._number = int(start) if is_number else 1

    def mark(self) -> str:
        """Return the bullet or number of the next item."""
        if not self._is_numbered:
            return "- "
        self._number += 1
        return f"{self._number - 1}. "


class OpenTable:
    """A table, or a list of terms: its rows so far, and where blocks outside its cells go."""

    def __init__(self, outside: list[Block], lists: list[OpenList]) -> None:
        self.outside = outside
        self.lists = lists
        self._rows: list[list[tuple[Cell, bool]]] = []
        self._is_headed = True
        self._holds_table = False

    def begin_row(self) -> None:
        """Begin the next row."""
        self._rows.append([])

    def add_cell(self, element: etree._Element, blocks: list[Block]) -> None:
        """Add the next cell of a row; a further description of a term goes on with the one before."""
        if not self._rows:
            self.begin_row()
        row = self._rows[-1]
        if element.tag == "dd" and len(row) > 1:
            blocks = [*row.pop()[0].blocks, *blocks]
        row.append((Cell(tuple(blocks), self._holds_table), (element.get("colspan") or "1") != "1"))
        self._is_headed &= len(self._rows) > 1 or element.tag == "th" or not blocks
        self._holds_table = False

    def hold_table(self) -> None:
        """Note that the cell that is open holds a table."""
        self._holds_table = True

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the table; a wide cell that is alone in its row spans the table."""
        rows: list[tuple[Cell, ...]] = []
        for row in self._rows:
            filled = [(cell, is_wide) for cell, is_wide in row if cell.blocks]
            is_spanned = len(filled) == 1 and filled[0][1]
            rows.append((filled[0][0],) if is_spanned else tuple(cell for cell, _ in row))
        has_header = self._is_headed and len(rows) > 1 and len(rows[0]) > 1
        return flow(Table(tuple(rows), has_header))
