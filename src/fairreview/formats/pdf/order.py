"""The order in which people read a page: columns one after the other, labels beside their values."""

import itertools
from collections.abc import Iterable, Sequence

from fairreview.formats.pdf.aligned import rows_of, stacked, table_of
from fairreview.formats.pdf.grids import Table
from fairreview.formats.pdf.line import Line
from fairreview.formats.pdf.lines import one_line

Piece = Line | Table
Stretch = tuple[Line, ...]
White = tuple[float, float]
# In sizes of the font: how wide the white between columns is at least, how near a line goes on with one above
# it in a column that others have left, and how far apart rows may be that share columns.
_GUTTER = 0.9
_FLOWS_ON = 1.1
_FAR = 3.0
_MAX_DEPTH = 4
# How many lines of prose a newspaper column has at least, and how much of its width they may leave white.
_PROSE, _SHORT = 3, 0.2


def in_order(pieces: Iterable[Piece], depth: int = 0) -> list[Stretch | Table]:
    """Return pieces as they are read: stretches of lines that stand below each other, and tables."""
    bands = _bands(pieces)
    found: list[Stretch | Table] = []
    flow: list[Line] = []
    at = 0
    while at < len(bands):
        end, gutters = _zone(bands, at)
        whole = _one_line(bands[at]) if end == at + 1 else None
        if whole is not None:
            flow.append(whole)
            at = end
            continue
        if gutters and depth < _MAX_DEPTH:
            found.extend([tuple(flow)] if flow else [])
            flow = []
            found.extend(_zone_in_order(bands[at:end], gutters, depth))
            at = end
            continue
        for piece in sorted(bands[at], key=lambda piece: piece.box.left):
            if isinstance(piece, Line):
                flow.append(piece)
            else:
                found.extend([tuple(flow)] if flow else [])
                flow = []
                found.append(piece)
        at += 1
    return found + ([tuple(flow)] if flow else [])


def _one_line(band: Sequence[Piece]) -> Line | None:
    """Return two pieces alone beside each other as one line, if they are no label with its value."""
    lines = sorted((piece for piece in band if isinstance(piece, Line)), key=lambda line: line.box.left)
    if len(lines) != 2 or len(band) != 2 or abs(lines[0].base - lines[1].base) > 0.3 * lines[0].size:
        return None
    is_labelled = lines[0].text.endswith(":") or (lines[0].is_bold and not lines[1].is_bold)
    return None if is_labelled else one_line(lines)


def _size(piece: Piece) -> float:
    return piece.size if isinstance(piece, Line) else 10.0


def _bands(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return pieces in bands from top to bottom, with no piece reaching into two."""
    bands: list[list[Piece]] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (_top(piece), piece.box.left)):
        if not bands or _top(piece) > bottom:
            bands.append([])
            bottom = _bottom(piece)
        bands[-1].append(piece)
        bottom = max(bottom, _bottom(piece))
    return bands


def _top(piece: Piece) -> float:
    """Return where the letters of a line begin: between its base and the height of its capitals."""
    return piece.base - 0.6 * piece.size if isinstance(piece, Line) else piece.box.top


def _bottom(piece: Piece) -> float:
    return piece.base if isinstance(piece, Line) else piece.box.bottom


def _zone(bands: Sequence[Sequence[Piece]], at: int) -> tuple[int, list[White]]:
    """Return where the bands end that share columns with the band `at`, and the white between the columns."""
    shared = _gutters(bands[at])
    if not shared:
        return at + 1, []
    end = last = at + 1
    while end < len(bands):
        left = _free(shared, bands[end])
        if not left or gap(bands[end - 1], bands[end]) > _FAR * _size(bands[end][0]) * (1 + (end == last)):
            break
        if len(_columns(bands[end], left)) > 1:
            shared, last = left, end + 1
        end += 1
    while last < end and gap(bands[last - 1], bands[last]) <= _FLOWS_ON * _size(bands[last][0]):
        last += 1
    is_at_end = end == len(bands)
    return (end if is_at_end and _runs_on(bands[at:last], bands[last:end], shared) else last), shared


def _runs_on(
    zone: Sequence[Sequence[Piece]], below: Sequence[Sequence[Piece]], gutters: Sequence[White]
) -> bool:
    """Say whether the rest of a page goes on with the first column of a zone, both being prose filling it."""
    rest = [piece for band in below for piece in band]
    start = max((piece.box.right for piece in rest), default=gutters[0][1])
    if start >= gutters[0][1]:
        return False
    start = max(start, gutters[0][0])
    columns = _columns((piece for band in zone for piece in band), gutters)
    ends = [
        start,
        *(max((piece.box.right for piece in columns[at]), default=0.0) for at in sorted(columns)[1:]),
    ]
    is_prose = all(_full(columns[at], edge) >= _PROSE for at, edge in zip(sorted(columns), ends, strict=True))
    return is_prose and _full(rest, start) >= _PROSE - 1


def _full(pieces: Sequence[Piece], edge: float) -> int:
    """Count the lines that reach near the right edge of their column."""
    left = min(piece.box.left for piece in pieces)
    return sum(
        isinstance(piece, Line) and edge - piece.box.right <= _SHORT * (edge - left) for piece in pieces
    )


def gap(above: Sequence[Piece], below: Sequence[Piece]) -> float:
    """Return how much white stands between two bands, in points."""
    return min(_top(piece) for piece in below) - max(_bottom(piece) for piece in above)


def _gutters(band: Sequence[Piece]) -> list[White]:
    """Return the white stretches between the pieces of a band."""
    found: list[White] = []
    right: float | None = None
    for piece in sorted(band, key=lambda piece: piece.box.left):
        if right is not None and piece.box.left - right >= _GUTTER * _size(piece):
            found.append((right, piece.box.left))
        right = piece.box.right if right is None else max(right, piece.box.right)
    return found


def _free(gutters: Sequence[White], band: Sequence[Piece]) -> list[White]:
    """Return what is left of white stretches beside the pieces of a band; one that is crossed is gone."""
    cut = [_beside(white, band) for white in gutters]
    return [(start, end) for start, end in cut if end - start >= _GUTTER * _size(band[0])]


def _beside(white: White, band: Sequence[Piece]) -> White:
    start, end = white
    for piece in band:
        left, right = piece.box.left, piece.box.right
        if left >= end or right <= start:
            continue
        if left > start:
            end = left
        elif right < end:
            start = right
        else:
            return start, start
    return start, end


def _columns(pieces: Iterable[Piece], gutters: Sequence[White]) -> dict[int, list[Piece]]:
    """Return pieces by the number of their column."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        column = sum(1 for _, end in gutters if piece.box.left >= end - 0.5)
        found.setdefault(column, []).append(piece)
    return found


def _zone_in_order(
    bands: Sequence[Sequence[Piece]], gutters: Sequence[White], depth: int
) -> Iterable[Stretch | Table]:
    """Return the pieces of columns in order: as the rows of a table, or column by column."""
    pieces = [piece for band in bands for piece in band]
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if len(lines) == len(pieces):
        gaps = [0.0, *(gap(above, below) for above, below in itertools.pairwise(bands))]
        cells = [_cells(band, gutters) for band in bands]
        rows = rows_of(cells, gaps)
        table = table_of(rows, lines, [end for _, end in gutters])
        if table is not None:
            return [table]
        if pairs := stacked(rows):
            return pairs
    columns = _columns(pieces, gutters)
    return [found for column in sorted(columns) for found in in_order(columns[column], depth + 1)]


def _cells(band: Sequence[Piece], gutters: Sequence[White]) -> list[list[Line]]:
    columns = _columns(band, gutters)
    return [
        [piece for piece in columns.get(column, ()) if isinstance(piece, Line)]
        for column in range(len(gutters) + 1)
    ]
