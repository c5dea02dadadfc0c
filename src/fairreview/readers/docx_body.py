"""The body of a Word document to blocks: paragraphs, tables, text boxes, in reading order."""

from collections.abc import Iterator, Mapping

import msgspec

from fairreview.formats.word_styles import Styles
from fairreview.formats.wordml import TBL, Element, P, Visible, W, attribute, children, is_on
from fairreview.readers.blocks import Block, Cell, Table, flow
from fairreview.readers.docx_numbers import Numbers

_INDENT = 120  # twentieths of a point: about one character
_LONGEST_ROW = 200
_MOST_COLUMNS = 63
_COLUMN_NUMBERS = tuple(str(number) for number in range(1, _MOST_COLUMNS + 1))
_TITLE_STYLES = ("title",)


class Part(msgspec.Struct, frozen=True):
    """A part of the file that holds text, with its visible paragraphs."""

    name: str
    visible: Mapping[Element, Visible]
    styles: Styles
    numbers: Numbers
    place: str = "paragraph {}"


class _Frame(msgspec.Struct):
    """What is being read: a run of elements, and the table, row and cell it fills, if any."""

    waiting: list[Element]
    blocks: list[Block]
    closes: Element | None = None
    has_table: bool = False


def blocks_of(part: Part, body: Element) -> list[Block]:
    """Return the blocks under an element, tables resolved from the innermost outward.

    Walks with a stack of its own: how deep a file nests its tables is for the file to say.
    """
    done: dict[Element, Cell] = {}
    unread: dict[Element, Iterator[Element]] = {}
    frames = [_Frame(_content(body), [])]
    while True:
        frame = frames[-1]
        if frame.waiting:
            element = frame.waiting.pop()
            if element.tag == P:
                _read_paragraph(part, element, frame)
            elif (cell := next(unread.setdefault(element, _all_cells(element)), None)) is not None:
                frame.waiting.append(element)
                frames.append(_Frame(_content(cell), [], cell))
            else:
                frame.has_table = True
                frame.blocks += flow(_table(element, done))
            continue
        frames.pop()
        if frame.closes is None:
            return frame.blocks
        done[frame.closes] = Cell(tuple(frame.blocks), frame.has_table, _columns(frame.closes))


def _content(element: Element) -> list[Element]:
    """Return the paragraphs and tables of an element, the last first."""
    return list(reversed(list(children(element, (P, TBL)))))


def _all_cells(table: Element) -> Iterator[Element]:
    return (cell for row in _rows(table) for cell in _cells(row))


def _table(element: Element, done: Mapping[Element, Cell]) -> Table:
    rows = list(_rows(element))
    mark = rows[0].find(f"{W}trPr/{W}tblHeader") if rows else None
    return Table(
        tuple(tuple(done[cell] for cell in _cells(row)) for row in rows), has_header=bool(is_on(mark))
    )


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table but those whose deletion is tracked."""
    for row in children(table, (f"{W}tr",)):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a row; one that goes on with the cell above it, in a vertical merge, stays empty."""
    for at, cell in enumerate(children(row, (f"{W}tc",))):
        if at < _LONGEST_ROW and cell.find(f"{W}tcPr/{W}cellDel") is None:
            yield cell


def _columns(cell: Element) -> int:
    """Return how many columns of the table a cell is wide."""
    given = attribute(cell.find(f"{W}tcPr/{W}gridSpan"), "val")
    return int(given) if given in _COLUMN_NUMBERS else 1


def _read_paragraph(part: Part, element: Element, frame: _Frame) -> None:
    visible = part.visible.get(element)
    if visible is None:
        return
    frame.blocks.extend(_blocks(part, visible))
    for box in reversed(visible.boxes):
        frame.waiting.extend(_content(box))


def _blocks(part: Part, visible: Visible) -> Iterator[Block]:
    words = visible.text.strip()
    if not words:
        return
    element = visible.element
    numbering = part.styles.numbering(element)
    outline = part.styles.outline(element)
    name = part.styles.name(element)
    yield Block(
        words,
        place=part.place.format(visible.index),
        part=part.name,
        index=visible.index,
        outline=outline or (1 if name in _TITLE_STYLES else 0),
        is_title=name in _TITLE_STYLES,
        is_heavy=_is_heavy(part.styles, visible),
        depth=numbering[1] + 1 if numbering else 0,
        mark=part.numbers.mark(*numbering) if numbering else "",
        indent=part.styles.indent(element) // _INDENT,
    )


def _is_heavy(styles: Styles, visible: Visible) -> bool:
    """Say whether all words of a paragraph are bold or underlined."""
    pieces = [piece for piece in visible.pieces if any(char.isalnum() for char in piece.raw)]
    return bool(pieces) and all(styles.is_heavy(piece.anchor, visible.element) for piece in pieces)
