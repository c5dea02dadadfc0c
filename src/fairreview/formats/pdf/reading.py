"""A PDF file read as a person reads it: passages and tables in order, each line with its page and number."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from fairreview.formats.pdf.frames import frames_of
from fairreview.formats.pdf.furniture import Sheet, without_furniture
from fairreview.formats.pdf.grids import Cell, Table, tables_in
from fairreview.formats.pdf.hidden import meant
from fairreview.formats.pdf.line import Line
from fairreview.formats.pdf.lines import lines_of, one_line
from fairreview.formats.pdf.order import in_order
from fairreview.formats.pdf.page import Box, Frame, Page
from fairreview.formats.pdf.passages import Passage, begins_sentence, could_end, goes_over, passages_of
from fairreview.formats.pdf.pdfium import PdfError, PdfFile
from fairreview.formats.pdf.unseen import MAX_DRAWN, Seen, compare, guess

MAX_PAGES = 2_000
MAX_GLYPHS = 700_000
_SAME_EDGE = 4.0
Part = Passage | Table


class TooLarge(Exception):
    """Raised for a file with more pages or characters than are read; its words say which."""


class PageFacts(msgspec.Struct, frozen=True):
    """What is known of a page besides its words.

    `letters` counts those that are no furniture, `unread` the lines of writing that are no text, `hidden` the
    lines of text that cannot be seen, and `slanted` the signs written aslant.
    """

    number: int
    size: Box | None = None
    letters: int = 0
    unread: int = 0
    hidden: int = 0
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
    pages = _with_meant(list(_pages(pdf)))
    mains = [page.frames[0] if page.frames else Frame(0, 0.0, 0.0) for page, _ in pages]
    sheets = [
        Sheet(seen.lines[0] if seen.lines else (), frame.height)
        for (_, seen), frame in zip(pages, mains, strict=True)
    ]
    parts: list[Part] = []
    facts: list[PageFacts] = []
    for (page, seen), kept in zip(pages, without_furniture(sheets), strict=True):
        found: list[Part] = []
        for frame, lines in zip(page.frames, (kept, *seen.lines[1:]), strict=False):
            found.extend(_parts(frame, lines))
        parts = joined(parts, found)
        facts.append(_facts(page, seen, found))
    return Reading(tuple(parts), tuple(facts))


def lines_in(part: Part) -> Iterator[Line]:
    """Yield the lines of a passage or table in reading order."""
    if isinstance(part, Passage):
        yield from part.lines
        return
    for row in part.rows:
        for cell in row:
            yield from cell.lines


def _pages(pdf: PdfFile) -> Iterator[tuple[Page, Seen]]:
    glyphs = 0
    for index in range(pdf.page_count):
        try:
            with pdf.page(index) as opened:
                page = frames_of(index + 1, opened)
                lines = tuple(tuple(lines_of(frame, page.number)) for frame in page.frames)
                seen = compare(page, lines, opened) if index < MAX_DRAWN else guess(page, lines)
        except PdfError:
            page, seen = Page(index + 1, None), Seen(())
        glyphs += sum(len(frame.glyphs) for frame in page.frames)
        if glyphs > MAX_GLYPHS:
            raise TooLarge(f"more than {MAX_GLYPHS:,} characters")
        yield page, seen


def _with_meant(pages: list[tuple[Page, Seen]]) -> list[tuple[Page, Seen]]:
    """Return pages whose main frames have those hidden lines that were meant to be read."""
    if not any(seen.hidden for _, seen in pages):
        return pages
    texts = {line.text for _, seen in pages for each in seen.lines for line in each}
    found: list[tuple[Page, Seen]] = []
    for page, seen in pages:
        main = seen.lines[0] if seen.lines else ()
        own = [line for line in seen.hidden if line.turn == page.frames[0].turn]
        more = meant(own, main, texts)
        lines = (tuple(sorted((*main, *more), key=lambda line: (line.base, line.box.left))), *seen.lines[1:])
        left = tuple(line for line in seen.hidden if line not in more)
        found.append((page, Seen(lines, left, seen.unread) if more else seen))
    return found


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
        if isinstance(part, Table):
            found.extend(line for row in part.rows for line in _as_lines(row))
        else:
            found.extend(part)
    return Cell(tuple(found), cell.right)


def _as_lines(row: Sequence[Cell]) -> list[Line]:
    """Return the lines of a row; those on one base line as one."""
    lines = [line for cell in row for line in cell.lines]
    return [one_line(lines)] if all(abs(line.base - lines[0].base) < 2 for line in lines) else lines


def joined(before: list[Part], after: Sequence[Part]) -> list[Part]:
    """Return the parts of two pages, a sentence or table that goes over the page made whole."""
    if not before or not after:
        return before + list(after)
    if _is_said_again(before, after):
        after = after[1:]
    last, first = before[-1], after[0]
    if isinstance(last, Passage) and isinstance(first, Passage) and goes_over(last, first):
        return [*before[:-1], Passage(last.lines + first.lines, last.mark), *after[1:]]
    if isinstance(last, Table) and isinstance(first, Table) and _are_one(last, first):
        return [*before[:-1], _one_table(last, first), *after[1:]]
    return before + list(after)


def _is_said_again(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Say whether a page begins with the heading of the passage that goes on there, as split tables do."""
    if len(before) < 2 or len(after) < 2:
        return False
    heading, last, again, first = before[-2], before[-1], after[0], after[1]
    if not (isinstance(heading, Passage) and isinstance(last, Passage)):
        return False
    if not (isinstance(again, Passage) and isinstance(first, Passage)):
        return False
    is_same = [line.text for line in heading.lines] == [line.text for line in again.lines]
    return is_same and again.is_bold and goes_over(last, first)


def _are_one(last: Table, first: Table) -> bool:
    """Say whether two tables are one: the rows around the break end their cells at the same places."""
    before, after = last.rows[-1], first.rows[0]
    return len(before) == len(after) and all(
        abs(a.right - b.right) <= _SAME_EDGE for a, b in zip(before, after, strict=True)
    )


def _one_table(last: Table, first: Table) -> Table:
    """Return a table that goes over a page, without a header said again, a row that breaks off made whole."""
    rows = list(first.rows)
    if _words(rows[0]) == _words(last.rows[0]):
        rows = rows[1:]
    if rows and _breaks_off(last.rows[-1], rows[0]):
        whole = tuple(Cell(a.lines + b.lines, a.right) for a, b in zip(last.rows[-1], rows[0], strict=True))
        return Table(last.box, (*last.rows[:-1], whole, *rows[1:]), last.edges)
    return Table(last.box, (*last.rows, *rows), last.edges)


def _breaks_off(row: Sequence[Cell], after: Sequence[Cell]) -> bool:
    """Say whether a row goes on at the top of the next page: its first cell is empty, or a sentence does."""
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


def _facts(page: Page, seen: Seen, parts: Iterable[Part]) -> PageFacts:
    glyphs = (glyph for part in parts for line in lines_in(part) for glyph in line.glyphs)
    return PageFacts(
        page.number,
        page.size,
        letters=sum(glyph.text.isalnum() for glyph in glyphs),
        unread=seen.unread,
        hidden=len(seen.hidden),
        slanted=page.slanted,
        is_damaged=page.size is None,
    )


def line_numbers(parts: Iterable[Part]) -> dict[int, int]:
    """Return the number of each line on its page, counted from 1 in reading order, by the line's identity."""
    counts: dict[int, int] = {}
    numbers: dict[int, int] = {}
    for part in parts:
        for line in lines_in(part):
            counts[line.page] = counts.get(line.page, 0) + 1
            numbers[id(line)] = counts[line.page]
    return numbers
