"""What is drawn on a page besides text, out of PDFium's page objects."""

import ctypes
import itertools
from collections.abc import Iterator

import msgspec
from pypdfium2 import raw

from fairreview.formats.pdf.page import Box

# A page of ordinary drawings has some hundred objects; more is a picture made of lines.
MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 400
_MAX_DEPTH = 8
_THIN = 3.0
_STRAIGHT = 1.0
# How large the drawn bullet of a list item is, in points.
_DOT = (1.2, 9.0)
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Stroke(msgspec.Struct, frozen=True, gc=False):
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


class Graphics(msgspec.Struct, frozen=True):
    """Lines, drawn bullets, the share of the page that pictures cover (0 to 1), and the number of paths."""

    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Box, ...] = ()
    pictures: float = 0.0
    paths: int = 0


def graphics_of(page: object, size: Box) -> Graphics:
    """Return what is drawn on a page of `size`, of its first objects."""
    strokes: list[Stroke] = []
    dots: list[Box] = []
    covered, paths = 0.0, 0
    whole = max((size.right - size.left) * (size.top - size.bottom), 1.0)
    for item, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += _area(_bounds(item, matrix), size) / whole
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            strokes.extend(_strokes(item, matrix))
            bounds = _bounds(item, matrix)
            dots.extend([bounds] if _is_dot(bounds) else [])
    return Graphics(tuple(strokes), tuple(dots), min(covered, 1.0), paths)


def _is_dot(box: Box) -> bool:
    low, high = sorted((box.right - box.left, box.top - box.bottom))
    return _DOT[0] <= low and high <= _DOT[1] and high < 1.5 * low


def _objects(page: object) -> Iterator[tuple[object, Matrix]]:
    """Yield the objects of a page and of the forms drawn in it, with what places them on the sheet."""
    waiting: list[tuple[object, Matrix, int]] = []
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS) - 1, -1, -1):
        waiting.append((raw.FPDFPage_GetObject(page, index), _SAME, 0))
    seen = 0
    while waiting and seen < MAX_OBJECTS:
        item, matrix, depth = waiting.pop()
        seen += 1
        if not item:
            continue
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _MAX_DEPTH:
            inner = _times(_matrix(item), matrix)
            count = min(raw.FPDFFormObj_CountObjects(item), MAX_OBJECTS - seen)
            for index in range(count - 1, -1, -1):
                waiting.append((raw.FPDFFormObj_GetObject(item, index), inner, depth + 1))


def _strokes(path: object, outer: Matrix) -> Iterator[Stroke]:
    """Yield the level and upright lines of a path: those it strokes, or itself if it is a thin filled box."""
    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroked)
    points = list(_points(path, count, _times(_matrix(path), outer)))
    if not stroked.value:
        if fill.value:
            yield from _thin(points)
        return
    for (x0, y0, _), (x1, y1, is_move) in itertools.pairwise(points):
        if not is_move and (abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT):
            yield Stroke(x0, y0, x1, y1)


def _thin(points: list[tuple[float, float, bool]]) -> Iterator[Stroke]:
    """Yield the thin boxes among filled ones, each as the line that it looks like."""
    starts = [at for at, point in enumerate(points) if point[2]] + [len(points)]
    for begin, end in itertools.pairwise(starts):
        xs, ys = [x for x, _, _ in points[begin:end]], [y for _, y, _ in points[begin:end]]
        left, right, low, high = min(xs), max(xs), min(ys), max(ys)
        if high - low <= _THIN < right - left:
            yield Stroke(left, (low + high) / 2, right, (low + high) / 2)
        elif right - left <= _THIN < high - low:
            yield Stroke((left + right) / 2, low, (left + right) / 2, high)


def _points(path: object, count: int, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
    """Yield the points of a path on the sheet, and whether the pen is moved there without drawing."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        point = _moved(x.value, y.value, matrix)
        is_move = kind == raw.FPDF_SEGMENT_MOVETO
        first = point if is_move else first
        # A curve is no straight line: the pen is taken as moved to its end.
        yield *point, is_move or kind == raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment):
            yield *first, False


def _bounds(item: object, matrix: Matrix) -> Box:
    """Return the box of an object on the sheet, with y up."""
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, low, right, high):
        return Box(0.0, 0.0, 0.0, 0.0)
    ends = (_moved(left.value, low.value, matrix), _moved(right.value, high.value, matrix))
    xs, ys = sorted(x for x, _ in ends), sorted(y for _, y in ends)
    return Box(xs[0], ys[1], xs[1], ys[0])


def _area(box: Box, page: Box) -> float:
    """Return the area of a box that is on the page, both with y up."""
    across = min(box.right, page.right) - max(box.left, page.left)
    up = min(box.top, page.top) - max(box.bottom, page.bottom)
    return max(across, 0.0) * max(up, 0.0)


def _matrix(item: object) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
