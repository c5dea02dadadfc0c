"""The body of an OpenDocument text to blocks: paragraphs, lists, tables, text boxes, in reading order."""

import re

import msgspec
from lxml import etree

from fairreview.formats.characters import as_seen, with_spaces
from fairreview.readers.blocks import Block, Cell, Table, flow
from fairreview.readers.odt_styles import DRAW, OFFICE, TABLE, TEXT, Counter, Element, Styles, number

_SPACES = re.compile(" +")
_MOST_SPACES = 100
_MOST_CELLS = 100
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_BLANKS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
# What is stored in the body and is no part of the text: deletions, comments, numbers of notes, formulas.
_PASSED_OVER = {
    f"{TEXT}tracked-changes", f"{TEXT}note-citation", f"{TEXT}ruby-text", f"{TEXT}hidden-text",
    f"{OFFICE}annotation", f"{OFFICE}forms", f"{OFFICE}scripts", f"{DRAW}object", f"{DRAW}image",
}  # fmt: skip
_HIDING = (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")


class _Draft(msgspec.Struct):
    """A paragraph that is being read; `boxes` are the blocks of the text boxes in it."""

    element: Element
    index: int
    depth: int
    mark: str
    words: list[str] = []
    is_heavy: bool = True
    boxes: list[Block] = []


class _Grid(msgspec.Struct):
    """A table that is being read."""

    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    has_header: bool = False
    spanned: int = 0


class _Frame(msgspec.Struct):
    """What holds blocks: the body, a cell, a text box or a note."""

    blocks: list[Block] = []
    has_table: bool = False
    lists: list[str] = []
    is_new_item: bool = False
    start: str = ""


class Body:
    """Reads the blocks of a body; afterwards `notes` holds those of footnotes and endnotes."""

    def __init__(self, styles: Styles, part: str) -> None:
        self._styles = styles
        self._counter = Counter(styles)
        self._part = part
        self._frames: list[_Frame] = []
        self._grids: list[_Grid] = []
        self._drafts: list[_Draft] = []
        self._count = 0
        self.notes: dict[str, list[Block]] = {"footnote": [], "endnote": []}
        self.has_hidden = False

    def read(self, root: Element) -> list[Block]:
        """Return the blocks under an element, in reading order."""
        self._frames = [_Frame()]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                self._say("" if element is root else element.tail, element)
            elif self._is_passed_over(element):
                walk.skip_subtree()
            else:
                self._start(element)
        return self._frames[0].blocks

    def _is_passed_over(self, element: Element) -> bool:
        style = element.get(f"{TEXT}style-name") or ""
        is_hidden = element.tag in _HIDING or (bool(style) and self._styles.is_hidden(style))
        self.has_hidden = self.has_hidden or is_hidden
        return is_hidden or element.tag in _PASSED_OVER

    def _start(self, element: Element) -> None:
        tag, frame = element.tag, self._frames[-1]
        if tag in _PARAGRAPHS:
            self._begin_paragraph(element, frame)
        elif tag == f"{TEXT}list":
            self._begin_list(element, frame)
        elif tag == f"{TEXT}list-item":
            frame.is_new_item, frame.start = True, element.get(f"{TEXT}start-value") or ""
        elif tag == f"{TABLE}table":
            self._grids.append(_Grid())
        elif tag == f"{TABLE}table-header-rows" and self._grids:
            self._grids[-1].has_header = True
        elif tag in (*_CELLS, f"{DRAW}text-box", f"{TEXT}note-body"):
            self._frames.append(_Frame())
        elif tag in _BLANKS:
            self._add(_BLANKS[str(tag)] * min(number(element.get(f"{TEXT}c"), 1), _MOST_SPACES))
        self._say(element.text, element)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS and self._drafts and self._drafts[-1].element is element:
            self._end_paragraph(self._drafts.pop())
        elif tag == f"{TEXT}list" and self._frames[-1].lists:
            self._frames[-1].lists.pop()
        elif tag in _CELLS and len(self._frames) > 1:
            self._end_cell(element, self._frames.pop())
        elif tag == f"{TABLE}table-row" and self._grids:
            self._grids[-1].rows.append(tuple(self._grids[-1].row))
            self._grids[-1].row = []
        elif tag == f"{TABLE}table" and self._grids:
            grid = self._grids.pop()
            self._frames[-1].blocks += flow(Table(tuple(grid.rows), has_header=grid.has_header))
            self._frames[-1].has_table = True
        elif tag == f"{DRAW}text-box" and len(self._frames) > 1:
            blocks = self._frames.pop().blocks
            (self._drafts[-1].boxes if self._drafts else self._frames[-1].blocks).extend(blocks)
        elif tag == f"{TEXT}note-body" and len(self._frames) > 1:
            self._end_note(element, self._frames.pop())

    def _begin_paragraph(self, element: Element, frame: _Frame) -> None:
        self._count += 1
        depth, mark = len(frame.lists) if frame.is_new_item else 0, ""
        if depth:
            style = frame.lists[-1] or self._styles.list_style(element.get(f"{TEXT}style-name") or "")
            mark = self._counter.mark(style, depth, frame.start)
        frame.is_new_item = False
        self._drafts.append(_Draft(element, self._count, depth, mark))

    def _begin_list(self, element: Element, frame: _Frame) -> None:
        name = element.get(f"{TEXT}style-name") or (frame.lists[-1] if frame.lists else "")
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if not frame.lists and not goes_on:
            self._counter.begin(name)
        frame.lists.append(name)

    def _end_paragraph(self, draft: _Draft) -> None:
        words = as_seen("".join(draft.words)).strip()
        style = draft.element.get(f"{TEXT}style-name") or ""
        outline = self._styles.outline(style)
        if draft.element.tag == f"{TEXT}h":
            outline = number(draft.element.get(f"{TEXT}outline-level"), 1)
        is_title = self._styles.is_title(style)
        block = Block(
            words,
            place=f"paragraph {draft.index}",
            part=self._part,
            index=draft.index,
            outline=min(outline, 6) or int(is_title),
            is_title=is_title,
            is_heavy=draft.is_heavy,
            depth=draft.depth,
            mark=draft.mark,
        )
        self._frames[-1].blocks += [block, *draft.boxes] if words else draft.boxes

    def _end_cell(self, element: Element, frame: _Frame) -> None:
        """Keep a cell; one that is covered from the left is no cell of its own, one covered from above is."""
        grid = self._grids[-1] if self._grids else _Grid()
        if element.tag == f"{TABLE}covered-table-cell" and grid.spanned:
            grid.spanned -= 1
            return
        columns = min(max(1, number(element.get(f"{TABLE}number-columns-spanned"), 1)), _MOST_CELLS)
        grid.spanned = columns - 1
        repeated = min(number(element.get(f"{TABLE}number-columns-repeated"), 1), _MOST_CELLS)
        left = max(0, _MOST_CELLS - len(grid.row))
        cell = Cell(tuple(frame.blocks), has_table=frame.has_table, columns=columns)
        grid.row += [cell] * min(max(1, repeated), left)

    def _end_note(self, element: Element, frame: _Frame) -> None:
        note = element.getparent()
        kind = "" if note is None else note.get(f"{TEXT}note-class") or ""
        self.notes["endnote" if kind == "endnote" else "footnote"] += frame.blocks

    def _say(self, words: str | None, element: Element) -> None:
        """Add words of the body: white space counts once, as in HTML."""
        if words and self._drafts:
            plain = _SPACES.sub(" ", with_spaces(words))
            before = self._drafts[-1].words
            is_double = plain[0] == " " and bool(before) and before[-1].endswith((" ", "\n"))
            self._add(plain[1:] if is_double else plain)
            if any(char.isalnum() for char in plain):
                self._drafts[-1].is_heavy = self._drafts[-1].is_heavy and self._is_heavy(element)

    def _is_heavy(self, element: Element) -> bool:
        """Say whether the words at an element are bold, by the nearest style that says so or not."""
        for around in (element, *element.iterancestors()):
            found = self._styles.is_heavy(around.get(f"{TEXT}style-name") or "")
            if found is not None:
                return found
            if around.tag in _PARAGRAPHS:
                break
        return False

    def _add(self, words: str) -> None:
        if self._drafts and words:
            self._drafts[-1].words.append(words)
