"""Excel workbooks to documents: tables of documents or criteria row by row, any other sheet cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from fairreview.formats.archive import BadFile
from fairreview.model.document import Document, Origin, Remark
from fairreview.readers.blocks import Block, Cell, Table, flow
from fairreview.readers.grid import Cell as SheetCell
from fairreview.readers.grid import cell_name
from fairreview.readers.page import compose
from fairreview.readers.plain import digest_of, failed
from fairreview.readers.rows import CellNamer, count_known, documents_of
from fairreview.readers.workbook import Sheet, Workbook
from fairreview.text import Span

_NO_COLUMNS: Mapping[str, str] = {}
# A header may stand below a title and a note; two known columns make it one, as a table of anything may
# have one that is called “title”.
_HEADER_WITHIN = 5
_KNOWN_COLUMNS = 2
# Beyond this, what is merged down a column is no longer said in each row.
_MOST_MERGED_ROWS = 100_000


def read(data: bytes, name: str, columns: Mapping[str, str] = _NO_COLUMNS) -> Iterator[Document]:
    """Yield the documents of a workbook: those in tables with known columns, and one for all other sheets.

    `columns` gives the headings of fields, where they are not the fields' own names.
    """
    try:
        workbook = Workbook(data)
        sheets = list(workbook.sheets())
    except BadFile as bad:
        yield failed(name, bad.remark, data)
        return
    seen = [_without_hidden(sheet) for sheet in sheets if not sheet.is_hidden]
    notices = tuple(chain(_hidden(sheets), _unread(workbook)))
    count = 0
    for document in _documents(seen, Document(name, "", digest=digest_of(data)), columns):
        count += 1
        yield replace(document, notices=(*notices, *document.notices)) if notices else document
        notices = ()
    if not count:
        yield replace(failed(name, Remark("empty", "there is no text in it"), data), notices=notices)


def _documents(sheets: Sequence[Sheet], base: Document, columns: Mapping[str, str]) -> Iterator[Document]:
    others: list[Sheet] = []
    for sheet in sheets:
        header = _header(sheet, columns)
        if header < 0:
            others.append(sheet)
            continue
        for document in documents_of(_rows(sheet, header), base.path, columns, _namer(sheet)):
            yield replace(document, digest=document.digest or base.digest)
        yield from _uncomputed([sheet], base)
    blocks = [block for sheet in others for block in _blocks(sheet, is_named=len(others) > 1)]
    if blocks:
        document = compose(blocks, base)
        lacking = next(_uncomputed(others, base), None)
        yield replace(document, failure=document.failure or lacking.failure) if lacking else document


def _without_hidden(sheet: Sheet) -> Sheet:
    rows = [[cell for cell in row if not cell.is_hidden] for row in sheet.rows]
    return replace(sheet, rows=[row for row in rows if row])


def _hidden(sheets: Sequence[Sheet]) -> Iterator[Remark]:
    """Yield what is hidden in a workbook and holds words."""
    whole = sum(1 for sheet in sheets if sheet.is_hidden and sheet.rows)
    cells = sum(
        cell.is_hidden for sheet in sheets if not sheet.is_hidden for row in sheet.rows for cell in row
    )
    if whole:
        yield Remark("hidden", f"{whole} hidden {'sheet was' if whole == 1 else 'sheets were'} not looked at")
    if cells:
        what = "cell in hidden rows or columns was" if cells == 1 else "cells in hidden rows or columns were"
        yield Remark("hidden", f"{cells:,} {what} not looked at")


def _unread(workbook: Workbook) -> Iterator[Remark]:
    """Yield what a workbook holds besides cells."""
    names = workbook.part_names
    if "xl/vbaProject.bin" in names:
        yield Remark("macros", "its macros were neither run nor looked at")
    if any(name.startswith(("xl/comments", "xl/threadedComments/")) for name in names):
        yield Remark("comments", "comments on cells were not looked at")
    if workbook.has_drawn_words():
        yield Remark("drawings", "words in text boxes and drawings were not looked at; put them into cells")


def _uncomputed(sheets: Sequence[Sheet], base: Document) -> Iterator[Document]:
    """Yield a failure if formulas have no value, as when another program than Excel wrote them."""
    found = [(sheet, cell) for sheet in sheets for row in sheet.rows for cell in row if cell.lacks_value]
    if found:
        where = f"sheet {found[0][0].number}, cell {found[0][1].name}"
        what = f"{len(found):,} formulas have" if len(found) > 1 else "a formula has"
        message = f"{what} no value (first: {where}); open the file in Excel and save it"
        yield replace(base, failure=Remark("formula", message))


def _header(sheet: Sheet, columns: Mapping[str, str]) -> int:
    """Return which row names known columns, or -1; above it no row has more than one cell."""
    wanted = len(columns) or _KNOWN_COLUMNS
    for at, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        if len(row) == 1 and wanted > 1:
            continue
        return at if at + 1 < len(sheet.rows) and count_known(_line(row), columns) >= wanted else -1
    return -1


def _line(row: Sequence[SheetCell], width: int = 0) -> list[str]:
    """Return the texts of a row from the first column on, empty ones too."""
    line = [""] * (width or max(cell.column for cell in row))
    for cell in row:
        if cell.column <= len(line):
            line[cell.column - 1] = cell.text
    return line


def _rows(sheet: Sheet, header: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the numbered rows of a table; what was merged down its rows is said in each of them."""
    width = max(cell.column for cell in sheet.rows[header])
    said: dict[tuple[int, int], str] = {}
    texts = {(cell.row, cell.column): cell.text for row in sheet.rows for cell in row}
    for top, left, bottom, right in sheet.merged:
        if left == right and (top, left) in texts and len(said) + bottom - top < _MOST_MERGED_ROWS:
            said |= {(row, left): texts[top, left] for row in range(top + 1, bottom + 1)}
    for row in sheet.rows[header:]:
        number = row[0].row
        line = _line(row, width)
        yield number, [words or said.get((number, at), "") for at, words in enumerate(line, start=1)]


def _namer(sheet: Sheet) -> CellNamer:
    return lambda row, place: Origin(Span(0, 0), _place(sheet, cell_name(row, place + 1)), sheet.name, row)


def _place(sheet: Sheet, name: str) -> str:
    return f"sheet “{sheet.name}”, cell {name}"


def _blocks(sheet: Sheet, *, is_named: bool) -> Iterator[Block]:
    """Yield the blocks of a sheet that is read cell by cell; rows that stand together are a table."""
    if is_named and sheet.rows:
        yield Block(sheet.name, _place(sheet, "A1"), sheet.name, outline=1)
    stretch: list[Sequence[SheetCell]] = []
    for row in sheet.rows:
        if stretch and row[0].row > stretch[-1][0].row + 1:
            yield from flow(_table(sheet, stretch))
            stretch = []
        stretch.append(row)
    if stretch:
        yield from flow(_table(sheet, stretch))


def _table(sheet: Sheet, rows: Sequence[Sequence[SheetCell]]) -> Table:
    """Return rows as a table of the columns in use; a lone cell above its header, or a wide one, spans it."""
    columns = sorted({cell.column for row in rows for cell in row})
    wide = {(top, left) for top, left, _, right in sheet.merged if right > left}
    made: list[tuple[Cell, ...]] = []
    is_above = True
    for row in rows:
        cells = {cell.column: Cell((_block(sheet, cell),)) for cell in row if cell.text}
        is_above = is_above and len(cells) == 1
        is_spanned = len(cells) == 1 and (is_above or (row[0].row, row[0].column) in wide)
        made.append(tuple(cells.values()) if is_spanned else tuple(cells.get(at, Cell(())) for at in columns))
    return Table(tuple(made))


def _block(sheet: Sheet, cell: SheetCell) -> Block:
    place = _place(sheet, cell.name)
    return Block(cell.text, place, sheet.name, cell.row, is_heavy=cell.is_bold)
