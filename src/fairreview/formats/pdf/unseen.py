"""What people see of a page beside what its text says: writing in no text, and text that nobody can see."""

from collections.abc import Iterable, Sequence

import msgspec

from fairreview.formats.pdf.line import Line
from fairreview.formats.pdf.page import Box, Page, turned, unturned
from fairreview.formats.pdf.pdfium import Ink, PdfPage

# Drawing a page takes some hundredths of a second; no draft has more pages than this.
MAX_DRAWN = 100
_LONGEST = 900
# Grey below the first is ink, above the second paper.
_INK, _PAPER = 140, 200
_DARK = bytes(range(_INK))
_LIGHT = bytes(range(_PAPER, 256))
_STROKES = b"#" * _INK + b" " * (256 - _INK)
_MOSTLY_PAPER = 0.55
# Writing beside text has so many strokes in a line, and is no smaller part of the text than this.
_FEW_STROKES, _SMALL_SHARE = 6, 20
# A line of writing has ink in this share of its width, and is as high as this, in pixels, with white around.
_INKED = (0.02, 0.6)
_HIGH = (3, 24)
# How far the greys of visible words are apart at least.
_CONTRAST = 24
# What a page that is not drawn must be to be taken for a picture of text, and how many lines are said of it.
_MOSTLY_PICTURE, _FEW_GLYPHS, _MANY = 0.5, 50, 99


class Seen(msgspec.Struct, frozen=True):
    """The lines of each frame that can be seen, those that cannot, and how many are drawn but no text."""

    lines: tuple[tuple[Line, ...], ...]
    hidden: tuple[Line, ...] = ()
    unread: int = 0


def guess(page: Page, lines: Sequence[Sequence[Line]]) -> Seen:
    """Take a page for what its text says, and one that is a picture with hardly any text for unread."""
    glyphs = sum(len(line.glyphs) for each in lines for line in each)
    is_picture = page.pictures >= _MOSTLY_PICTURE and glyphs < _FEW_GLYPHS
    return Seen(tuple(map(tuple, lines)), unread=_MANY if is_picture else 0)


def compare(page: Page, lines: Sequence[Sequence[Line]], opened: PdfPage) -> Seen:
    """Compare the lines of each frame of a page with what is drawn."""
    size = page.size
    if size is None or (not page.pictures and not page.paths and not any(lines)):
        return Seen(tuple(map(tuple, lines)))
    ink = opened.ink(_LONGEST)
    whole = turned(size, opened.quarter_turns, size)
    scale = (ink.width / max(whole.right, 1.0), ink.height / max(whole.bottom, 1.0))

    def on_ink(box: Box, turn: int) -> Box:
        shown = turned(unturned(box, turn, size), opened.quarter_turns, size)
        return _pixels(shown, scale, ink)

    def is_seen(line: Line) -> bool:
        return _contrast(ink, on_ink(line.box, line.turn)) >= _CONTRAST

    seen = tuple(tuple(line for line in each if is_seen(line)) for each in lines)
    kept = {id(line) for each in seen for line in each}
    hidden = tuple(line for each in lines for line in each if id(line) not in kept)
    boxes = (on_ink(line.box, line.turn) for each in lines for line in each)
    return Seen(seen, hidden, unread_lines(ink, boxes) if page.pictures or page.paths else 0)


def unread_lines(ink: Ink, known: Iterable[Box]) -> int:
    """Count what looks like lines of writing in a drawn page, apart from the boxes of known text, in pixels.

    A photograph has none: it is not dark on paper.
    """
    rows = [bytearray(ink.pixels[at * ink.stride : at * ink.stride + ink.width]) for at in range(ink.height)]
    boxes = list(known)
    for box in boxes:
        left, right = int(box.left), int(box.right)
        for row in rows[int(box.top) : int(box.bottom)]:
            row[left:right] = b"\xff" * (right - left)
    bands = [strokes for height, strokes in _bands(rows) if _HIGH[0] <= height <= _HIGH[1]]
    if len(bands) > len(boxes):
        return len(bands)
    # A grid or chart beside text shows the same strokes again and again; lines of writing all differ.
    differing = len({strokes for strokes in bands if strokes >= _FEW_STROKES})
    return differing if differing * _SMALL_SHARE >= len(boxes) else 0


def _pixels(box: Box, scale: tuple[float, float], ink: Ink) -> Box:
    """Return the pixels that a box covers, as whole numbers, `right` and `bottom` being one further."""
    return Box(
        min(max(0, int(box.left * scale[0])), ink.width),
        min(max(0, int(box.top * scale[1])), ink.height),
        min(max(0, int(box.right * scale[0]) + 1), ink.width),
        min(max(0, int(box.bottom * scale[1]) + 1), ink.height),
    )


def _contrast(ink: Ink, box: Box) -> int:
    """Return how far the darkest and lightest grey in a box are apart."""
    left, right = int(box.left), int(box.right)
    darkest, lightest = 255, 0
    for at in range(int(box.top), int(box.bottom)):
        row = ink.pixels[at * ink.stride + left : at * ink.stride + right]
        if row:
            darkest, lightest = min(darkest, *row), max(lightest, *row)
    return lightest - darkest


def _is_written(row: bytearray) -> bool:
    """Say whether a row of pixels goes through writing: some of it ink, and most of it paper."""
    dark = len(row) - len(row.translate(None, _DARK))
    light = len(row) - len(row.translate(None, _LIGHT))
    return _INKED[0] * len(row) <= dark <= _INKED[1] * len(row) and light >= _MOSTLY_PAPER * len(row)


def _bands(rows: Iterable[bytearray]) -> Iterable[tuple[int, int]]:
    """Yield the height of each band of rows that are written on, and how many strokes a row goes through."""
    height = strokes = 0
    for row in rows:
        if _is_written(row):
            height += 1
            strokes = max(strokes, len(row.translate(_STROKES).split()))
        elif height:
            yield height, strokes
            height = strokes = 0
    if height:
        yield height, strokes
