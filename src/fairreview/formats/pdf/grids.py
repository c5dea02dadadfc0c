"""Ruled tables: the cells that drawn lines enclose, and what stands in each."""

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from fairreview.formats.pdf.line import Line
from fairreview.formats.pdf.page import Box, Frame, Rule, around

# Lines this near each other, in points, are one.
_NEAR = 3.0
# Beyond this many pairs of lines a page is a drawing, not a table.
_MAX_PAIRS = 250_000
_MAX_CELLS = 6_000
# Lines of a cell whose bases are further apart than this, in sizes of the font, are no paragraph.
_APART = 1.9
_HEAD_LINES = 3


class Cell(msgspec.Struct, frozen=True):
    """What stands in a cell; lines may reach as far as `right`."""

    lines: tuple[Line, ...]
    right: float


class Table(msgspec.Struct, frozen=True):
    """A table: rows of cells, `edges` are the places where its columns begin and end."""

    box: Box
    rows: tuple[tuple[Cell, ...], ...]
    edges: tuple[float, ...] = ()


def tables_in(frame: Frame, lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """Return the ruled tables of a frame, and the lines that stand in none."""
    tables: list[Table] = []
    rest = list(lines)
    for across, down in _connected(frame):
        boxes = _cells(across, down)
        whole = around(boxes) if boxes else None
        inside = [line for line in rest if whole and whole.holds(*_middle(line))]
        if not inside:
            continue
        taken = set(map(id, inside))
        rest = [line for line in rest if id(line) not in taken]
        tables.append(_table(boxes, inside))
    return tables, rest


def _middle(line: Line) -> tuple[float, float]:
    return (line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2


def _connected(frame: Frame) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Return the groups of lines that meet, the uppermost first: those across, and those downwards."""
    across, down = frame.across, frame.down
    if len(across) * len(down) > _MAX_PAIRS:
        return ()
    parent = list(range(len(across) + len(down)))
    for row, level in enumerate(across):
        for column, upright in enumerate(down, start=len(across)):
            if _meet(level, upright):
                parent[_root(parent, row)] = _root(parent, column)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*across, *down)):
        group = groups.setdefault(_root(parent, index), ([], []))
        group[index >= len(across)].append(rule)
    found = [group for group in groups.values() if group[0] and group[1]]
    return sorted(found, key=lambda group: min(rule.at for rule in group[0]))


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _cells(across: Sequence[Rule], down: Sequence[Rule]) -> list[Box]:
    """Return the boxes that lines enclose, by row and column; an open side ends where the lines do."""
    xs = _places([rule.at for rule in down] + [end for rule in across for end in (rule.start, rule.end)])
    ys = _places([rule.at for rule in across] + [end for rule in down for end in (rule.start, rule.end)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > _MAX_CELLS:
        return []
    parent = list(range(columns * rows))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _is_ruled(down, xs[column + 1], ys[row], ys[row + 1]):
                parent[_root(parent, here + 1)] = _root(parent, here)
            if row + 1 < rows and not _is_ruled(across, ys[row + 1], xs[column], xs[column + 1]):
                parent[_root(parent, here + columns)] = _root(parent, here)
    groups: dict[int, list[Box]] = {}
    for index in range(columns * rows):
        row, column = divmod(index, columns)
        box = Box(xs[column], ys[row], xs[column + 1], ys[row + 1])
        groups.setdefault(_root(parent, index), []).append(box)
    return sorted((around(group) for group in groups.values()), key=lambda box: (box.top, box.left))


def _places(numbers: Iterable[float]) -> list[float]:
    """Return numbers in order, those near each other once."""
    found: list[float] = []
    for number in sorted(numbers):
        if not found or number - found[-1] > _NEAR:
            found.append(number)
    return found


def _is_ruled(rules: Iterable[Rule], at: float, start: float, end: float) -> bool:
    """Say whether lines at `at` run along most of the way from `start` to `end`."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NEAR
    )
    return covered >= 0.6 * (end - start)


def _table(boxes: Sequence[Box], lines: Sequence[Line]) -> Table:
    inside: dict[int, list[Line]] = {index: [] for index in range(len(boxes))}
    for line in lines:
        inside[_around(boxes, *_middle(line))].append(line)
    rows: dict[float, list[Cell]] = {}
    for index, box in enumerate(boxes):
        rows.setdefault(box.top, []).append(Cell(tuple(inside[index]), box.right))
    edges = _places([edge for box in boxes for edge in (box.left, box.right)])
    kept = [row for row in rows.values() if any(cell.lines for cell in row)]
    split = [part for row in kept for part in _split(_parted(row, edges))]
    return Table(around(boxes), tuple(split), tuple(edges))


def _around(boxes: Sequence[Box], x: float, y: float) -> int:
    """Return the smallest box that holds a point, or the nearest where it stands on a line."""
    holding = [index for index, box in enumerate(boxes) if box.holds(x, y)]
    if holding:
        return min(holding, key=lambda index: boxes[index].width * boxes[index].height)
    return min(range(len(boxes)), key=lambda index: _distance(boxes[index], x, y))


def _distance(box: Box, x: float, y: float) -> float:
    return max(box.left - x, x - box.right, 0.0) + max(box.top - y, y - box.bottom, 0.0)


def _parted(row: Sequence[Cell], edges: Sequence[float]) -> tuple[Cell, ...]:
    """Return the cells of a row with no lines between them, as in heads, parted as others are."""
    lines = row[0].lines
    places = [bisect_right(edges, line.box.left + _NEAR) for line in lines]
    counts = Counter(places)
    fit = all(at < len(edges) and line.box.right <= edges[at] for line, at in zip(lines, places, strict=True))
    if len(row) > 1 or len(counts) < 2 or not fit or max(counts.values()) > _HEAD_LINES:
        return tuple(row)
    cells: dict[int, list[Line]] = {at: [] for at in range(1, len(edges))}
    for line, at in zip(lines, places, strict=True):
        cells[at].append(line)
    return tuple(Cell(tuple(inside), edges[at]) for at, inside in cells.items())


def _split(row: tuple[Cell, ...]) -> Iterable[tuple[Cell, ...]]:
    """Yield the rows of one that holds several with no line between: level, and far from each other."""
    full = [cell.lines for cell in row if cell.lines]
    bases = [line.base for line in full[0]]
    are_level = len(full) > 1 and all(
        len(lines) == len(bases) and all(abs(a.base - b) < 2 for a, b in zip(lines, bases, strict=True))
        for lines in full
    )
    are_apart = all(b - a > _APART * full[0][0].size for a, b in itertools.pairwise(bases))
    if not (are_level and are_apart):
        return (row,)
    return (tuple(Cell(cell.lines[at : at + 1], cell.right) for cell in row) for at in range(len(bases)))
