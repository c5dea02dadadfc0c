"""Lines that stand in columns without ruled lines: whether they are a table, labels, or columns of prose."""

import itertools
from collections.abc import Sequence

from fairreview.formats.pdf.grids import Cell, Table
from fairreview.formats.pdf.line import Line
from fairreview.formats.pdf.page import around
from fairreview.formats.pdf.passages import begins_sentence, could_end

Words = tuple[Line, ...]
Row = tuple[Words, ...]
# In sizes of the font: white wider than this parts the rows of a table.
_ROW_GAP = 0.85
_LABEL_LENGTH = 90
_CELL_LENGTH = 60
_FULL_ROWS = 3
_MOST = 0.6


def rows_of(bands: Sequence[Sequence[Sequence[Line]]], gaps: Sequence[float]) -> list[Row]:
    """Return rows of cells; `gaps` is the white above each band.

    Bands close together are one row where other bands stand further apart; where all are close, a band with
    words in all its cells, or under a label that is done, begins a row.
    """
    sizes = [next(line.size for cell in band for line in cell) for band in bands]
    parted = [white > _ROW_GAP * size for white, size in zip(gaps, sizes, strict=True)]
    has_gaps = sum(parted) >= 0.25 * len(parted)
    rows: list[list[list[Line]]] = []
    for band, is_parted in zip(bands, parted, strict=True):
        if rows and not is_parted and not _begins_row(rows[-1], band, has_gaps=has_gaps):
            for cell, more in zip(rows[-1], band, strict=True):
                cell.extend(more)
        else:
            rows.append([list(cell) for cell in band])
    return [tuple(tuple(sorted(cell, key=lambda line: line.base)) for cell in row) for row in rows]


def _begins_row(above: Sequence[Sequence[Line]], band: Sequence[Sequence[Line]], *, has_gaps: bool) -> bool:
    if not band[0] or not above[0]:
        return False
    if above[0][-1].text.endswith(":"):
        return True
    runs_on = any(
        over and under and not could_end(over[-1]) and not begins_sentence(under[0])
        for over, under in zip(above[1:], band[1:], strict=True)
    )
    return all(band) and not has_gaps and not runs_on


def table_of(rows: Sequence[Row], lines: Sequence[Line], starts: Sequence[float]) -> Table | None:
    """Return rows as a table if they are one, or labels with values, and no columns of prose."""
    if not _is_table(rows):
        return None
    box = around([line.box for line in lines])
    ends = [*starts, box.right]
    made = tuple(tuple(Cell(words, end) for words, end in zip(row, ends, strict=True)) for row in rows)
    return Table(box, made, (box.left, *ends))


def stacked(rows: Sequence[Row]) -> list[Words]:
    """Return, of labels that stand above their values, each with its value; nothing where they do not."""
    if not _is_stacked(rows):
        return []
    found: list[list[Words]] = []
    was_head = False
    for row in rows:
        head = _is_head(row)
        if head and not was_head:
            found.append(list(row))
        else:
            found[-1] = [above + cell for above, cell in zip(found[-1], row, strict=True)]
        was_head = head
    return [words for row in found for words in row if words]


def _is_table(rows: Sequence[Row]) -> bool:
    if len(rows) == 1:
        short = all(len(words) == 1 and len(_text(words)) <= 2 * _CELL_LENGTH for words in rows[0] if words)
        return short or _are_labels(rows)
    if _is_stacked(rows):
        return False
    return _are_labels(rows) or _are_short(rows)


def _are_labels(rows: Sequence[Row]) -> bool:
    """Say whether the first of two columns has labels: bold, or with a colon, and each of a few words."""
    labels = [row[0] for row in rows if row[0]]
    values = [row[1] for row in rows if len(row) == 2 and row[1]]
    if not labels or not values or any(len(_text(label)) > _LABEL_LENGTH for label in labels):
        return False
    marked = [label for label in labels if _text(label).endswith(":") or all(line.is_bold for line in label)]
    plain = [value for value in values if not all(line.is_bold for line in value)]
    beside = [row for row in rows if all(row)]
    are_beside = len(beside) >= 0.4 * len(labels)
    return are_beside and len(marked) >= _MOST * len(labels) and len(plain) >= 0.5 * len(values)


def _are_short(rows: Sequence[Row]) -> bool:
    """Say whether all cells are short and most rows have several."""
    full = [row for row in rows if sum(1 for words in row if words) > 1]
    short = all(len(_text(words)) <= _CELL_LENGTH for row in rows for words in row)
    return short and len(full) >= _FULL_ROWS and len(full) >= _MOST * len(rows)


def _is_stacked(rows: Sequence[Row]) -> bool:
    """Say whether labels stand above their values: bold rows and others take turns."""
    bold = [_is_head(row) for row in rows]
    turns = sum(1 for above, below in itertools.pairwise(bold) if above and not below)
    return bold[0] and (turns > 1 or (turns == 1 and len(rows) == 2))


def _is_head(row: Row) -> bool:
    return all(line.is_bold for words in row for line in words)


def _text(words: Words) -> str:
    return " ".join(line.text for line in words)
