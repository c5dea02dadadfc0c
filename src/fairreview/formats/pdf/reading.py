"""A PDF file read as a person reads it: passages and tables in order, each line with its page and number."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from fairreview.formats.pdf.frames import frames_of
from fairreview.formats.pdf.furniture import Sheet, without_furniture
from fairreview.formats.pdf.grids import Cell, Table, tables_in
from fairreview.formats.pdf.lines import Line, lines_of
from fairreview.formats.pdf.order import in_order
from fairreview.formats.pdf.page import Frame, Page
from fairreview.formats.pdf.passages import Passage, begins_sentence, could_end, goes_over, passages_of
from fairreview.formats.pdf.pdfium import PdfError, PdfFile
from fairreview.formats.pdf.unseen import unseen_on

MAX_PAGES = 2_000
MAX_GLYPHS = 700_000
_SAME_EDGE = 4.0
Part = Passage | Table


class TooLarge(Exception):
    """Raised for a file with more pages or characters than are read; its words say which."""


class PageFacts(msgspec.Struct, frozen=True):
    """What is known of a page besides its words: letters that are no furniture, unread lines, slanted signs."""

    number: int
    letters: int = 0
    unseen: int = 0
    slanted: int = 0
    is_damaged: bool = False
    boxes: tuple[Line, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """The parts of a file in reading order, and facts of each page."""

    parts: tuple[Part, ...]
    pages: tuple[PageFacts, ...]


def read_pages(pdf: PdfFile) -> Reading:
    """Read all pages of an open file; raise TooLarge."""
    if pdf.page_count > MAX_PAGES:
        raise TooLarge(f"more than {MAX_PAGES:,} pages")
    pages = list(_pages(pdf))
    mains = [page.frames[0] if page.frames else Frame(0, 0.0, 0.0) for page in pages]
    sheets = [
        Sheet(tuple(lines_of(frame, page.number)), frame.height)
        for page, frame in zip(pages, mains, strict=True)
    ]
    parts: list[Part] = []
    facts: list[PageFacts] = []
    for page, frame, sheet, kept in zip(pages, mains, sheets, without_furniture(sheets), strict=True):
        found = list(_parts(frame, kept))
        for other in page.frames[1:]:
            found.extend(_parts(other, lines_of(other, page.number)))
        parts = joined(parts, found)
        facts.append(_facts(page, sheet, kept))
    return Reading(tuple(parts), tuple(facts))


def lines_in(part: Part) -> Iterator[Line]:
    """Yield the lines of a passage or table in reading order."""
    if isinstance(part, Passage):
        yield from part.lines
        return
    for row in part.rows:
        for cell in row:
            yield from cell.lines


def _pages(pdf: PdfFile) -> Iterator[Page]:
    glyphs = 0
    for index in range(pdf.page_count):
        try:
            with pdf.page(index) as opened:
                page = frames_of(index + 1, opened)
                page = replace(page, unseen=unseen_on(page, opened))
        except PdfError:
            page = Page(index + 1, None)
        glyphs += sum(len(frame.glyphs) for frame in page.frames)
        if glyphs > MAX_GLYPHS:
            raise TooLarge(f"more than {MAX_GLYPHS:,} characters")
        yield page


def _parts(frame: Frame, lines: Sequence[Line]) -> Iterator[Part]:
    tables, rest = tables_in(frame, lines)
    for found in in_order([*tables, *rest]):
        if isinstance(found, Table):
            yield from _as_read(found)
        else:
            yield from passages_of(found)


def _as_read(table: Table) -> Iterator[Part]:
    """Yield a table, or what stands in it where it is but a frame around one column."""
    if max(len(row) for row in table.rows) > 1:
        yield replace(table, rows=tuple(tuple(_ordered(cell) for cell in row) for row in table.rows))
        return
    for row in table.rows:
        for cell in row:
            for found in in_order(cell.lines):
                if isinstance(found, Table):
                    yield found
                else:
                    yield from passages_of(found, cell.right)


def _ordered(cell: Cell) -> Cell:
    """Return a cell with its lines in order; columns inside a cell are read one after the other."""
    found: list[Line] = []
    for part in in_order(cell.lines):
        found.extend(
            (line for row in part.rows for inner in row for line in inner.lines) if isinstance(part, Table) else part
        )
    return Cell(tuple(found), cell.right)


def joined(before: list[Part], after: Sequence[Part]) -> list[Part]:
    """Return the parts of two pages, a sentence or table that goes over the page made whole."""
    if not before or not after:
        return before + list(after)
    last, first = before[-1], after[0]
    if isinstance(last, Passage) and isinstance(first, Passage) and goes_over(last, first):
        return [*before[:-1], Passage(last.lines + first.lines, last.mark), *after[1:]]
    if isinstance(last, Table) and isinstance(first, Table) and _are_one(last, first):
        return [*before[:-1], _one_table(last, first), *after[1:]]
    return before + list(after)


def _are_one(last: Table, first: Table) -> bool:
    return len(last.edges) == len(first.edges) and all(
        abs(a - b) <= _SAME_EDGE for a, b in zip(last.edges, first.edges, strict=True)
    )


def _one_table(last: Table, first: Table) -> Table:
    """Return a table that goes over a page, without a header said again, a row that breaks off made whole."""
    rows = list(first.rows)
    if _words(rows[0]) == _words(last.rows[0]):
        rows = rows[1:]
    if rows and _breaks_off(last.rows[-1], rows[0]):
        whole = tuple(
            Cell(a.lines + b.lines, a.right) for a, b in zip(last.rows[-1], rows[0], strict=True)
        )
        return Table(last.box, (*last.rows[:-1], whole, *rows[1:]), last.edges)
    return Table(last.box, (*last.rows, *rows), last.edges)


def _breaks_off(row: Sequence[Cell], after: Sequence[Cell]) -> bool:
    """Say whether a row goes on at the top of the next page: its first cell is empty there, or a sentence does."""
    if len(row) != len(after):
        return False
    if not after[0].lines and any(cell.lines for cell in row):
        return True
    return any(
        a.lines and b.lines and not could_end(a.lines[-1]) and not begins_sentence(b.lines[0])
        for a, b in zip(row, after, strict=True)
    )


def _words(row: Iterable[Cell]) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row]


def _facts(page: Page, sheet: Sheet, kept: Sequence[Line]) -> PageFacts:
    others = sum(len(frame.glyphs) for frame in page.frames[1:])
    letters = sum(glyph.text.isalnum() for line in kept for glyph in line.glyphs) + others
    return PageFacts(page.number, letters, page.unseen, page.slanted, is_damaged=page.size is None)


def line_numbers(parts: Iterable[Part]) -> dict[int, int]:
    """Return the number of each line on its page, counted from 1 in reading order, by the line's identity."""
    counts: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for part in parts:
        for line in lines_in(part):
            counts[line.page] = counts.get(line.page, 0) + 1
            numbers[id(line)] = counts[line.page]
    return numbers
