"""Writing that people see on a page and that stands in no text: scans, pictures of text, letters drawn as lines."""

from collections.abc import Iterable

from fairreview.formats.pdf.page import Box, Page, turned, unturned
from fairreview.formats.pdf.pdfium import Ink, PdfPage

_LONGEST = 800
# Only a page with pictures, or with many drawings and few glyphs, is looked at: drawing it takes a while.
_PICTURES = 0.02
_PATHS, _GLYPHS = 30, 400
# Grey below the first is ink, above the second paper.
_INK, _PAPER = 140, 200
_DARK = bytes(range(_INK))
_LIGHT = bytes(range(_PAPER, 256))
_MOSTLY_PAPER = 0.55
# A line of writing has ink in this share of its width, and is as high as this, in pixels, with white around.
_INKED = (0.02, 0.6)
_HIGH = (3, 22)


def unseen_on(page: Page, opened: PdfPage) -> int:
    """Count what looks like lines of writing on a page and stands in no text of it."""
    size = page.size
    glyphs = sum(len(frame.glyphs) for frame in page.frames)
    if size is None or not (page.pictures > _PICTURES or (page.paths > _PATHS and glyphs < _GLYPHS)):
        return 0
    turns = opened.quarter_turns
    whole = turned(size, turns, size)
    boxes = (
        turned(unturned(glyph.box, frame.turn, size), turns, size)
        for frame in page.frames
        for glyph in frame.glyphs
    )
    width, height = max(whole.right, 1.0), max(whole.bottom, 1.0)
    seen = (Box(b.left / width, b.top / height, b.right / width, b.bottom / height) for b in boxes)
    return unseen_lines(opened.ink(_LONGEST), seen)


def unseen_lines(ink: Ink, seen: Iterable[Box]) -> int:
    """Count what looks like lines of writing in a drawn page, apart from the boxes of its known text.

    Boxes are in shares of the page's width and height from its upper left corner. A photograph has none: it
    is not dark on paper.
    """
    rows = [bytearray(ink.pixels[at * ink.stride : at * ink.stride + ink.width]) for at in range(ink.height)]
    for box in seen:
        left, right = _clip(box.left, ink.width), _clip(box.right, ink.width)
        for row in rows[_clip(box.top, ink.height) : _clip(box.bottom, ink.height) + 1]:
            row[left:right] = b"\xff" * (right - left)
    heights = _bands([_is_written(row) for row in rows])
    return sum(1 for height in heights if _HIGH[0] <= height <= _HIGH[1])


def _clip(share: float, length: int) -> int:
    return max(0, min(length, round(share * length)))


def _is_written(row: bytearray) -> bool:
    """Say whether a row of pixels goes through writing: some of it ink, and most of it paper."""
    dark = len(row) - len(row.translate(None, _DARK))
    light = len(row) - len(row.translate(None, _LIGHT))
    return _INKED[0] * len(row) <= dark <= _INKED[1] * len(row) and light >= _MOSTLY_PAPER * len(row)


def _bands(written: Iterable[bool]) -> Iterable[int]:
    """Yield the heights of the bands of rows that are written on."""
    height = 0
    for is_written in (*written, False):
        if is_written:
            height += 1
        elif height:
            yield height
            height = 0
