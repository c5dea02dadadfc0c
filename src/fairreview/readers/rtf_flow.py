"""Paragraphs and tables of rich text as they are completed: of the body, a note, a text box or a margin."""

from fairreview.formats.characters import as_seen
from fairreview.readers.blocks import Block, Cell, Table, flow
from fairreview.readers.rtf_state import State

_MOST_CELLS = 100


class Flow:
    """Collects words into paragraphs, paragraphs into cells and rows, and both into blocks."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.blocks: list[Block] = []
        self.boxes: list[Block] = []
        self._words: list[str] = []
        self._mark: list[str] = []
        self._is_heavy = True
        self._cell: list[Block] = []
        self._row: list[Cell] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._has_header = False

    def say(self, words: str, *, is_heavy: bool) -> None:
        """Add words to the open paragraph."""
        self._words.append(words)
        if any(char.isalnum() for char in words):
            self._is_heavy = self._is_heavy and is_heavy

    def mark(self, words: str) -> None:
        """Add to the bullet or number that stands before the open paragraph."""
        self._mark.append(words)

    def end_paragraph(self, state: State, index: int, *, is_title: bool = False) -> None:
        """Close the open paragraph; the first one outside closes a table that is open."""
        words = as_seen("".join(self._words)).strip()
        mark = "".join(self._mark).strip()
        block = Block(
            words,
            place=f"paragraph {index}",
            index=index,
            outline=state.level,
            is_title=is_title,
            is_heavy=self._is_heavy,
            depth=state.depth if mark else 0,
            mark=(f"{mark} " if any(char.isalnum() for char in mark) else "• ") if mark else "",
        )
        self._words, self._mark, self._is_heavy = [], [], True
        if not state.is_in_table and words:
            self.end_table()
        target = self._cell if state.is_in_table else self.blocks
        target += [block, *self.boxes] if words else self.boxes
        self.boxes = []

    def end_cell(self) -> None:
        """Close the open cell."""
        if len(self._row) < _MOST_CELLS:
            self._row.append(Cell(tuple(self._cell)))
        self._cell = []

    def end_row(self, *, is_header: bool) -> None:
        """Close the open row; the first one may say that it heads the columns."""
        self._has_header = self._has_header or (is_header and not self._rows)
        if self._row:
            self._rows.append(tuple(self._row))
        self._row = []

    def end_table(self) -> None:
        """Close the open table; cells that no row ends belong to a last one."""
        if self._cell:
            self.end_cell()
        self.end_row(is_header=False)
        if self._rows:
            self.blocks += flow(Table(tuple(self._rows), has_header=self._has_header))
        self._rows, self._has_header = [], False
