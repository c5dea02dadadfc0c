"""The characters of a page to frames: one a writing direction, turned so that it reads from left to right."""

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from fairreview.formats.pdf.drawing import Graphics, Stroke
from fairreview.formats.pdf.page import Box, Frame, Glyph, Page, Rule, turned
from fairreview.formats.pdf.pdfium import Drawn, PdfPage

_SLANT = 8.0
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True)
)


def frames_of(number: int, page: PdfPage) -> Page:
    """Read a page into frames, the one with most glyphs first.

    A glyph drawn again at its place, to look bold, counts once; twice in a row it is part of a ligature.
    """
    graphics = page.graphics()
    groups: dict[int, list[Drawn]] = {0: []}
    seen: set[tuple[str, int, int]] = set()
    slanted, last = 0, None
    for drawn in _drawn_on(page):
        turn = round(drawn.angle / 90)
        if abs(drawn.angle - turn * 90) > _SLANT:
            slanted += 1
            continue
        key = (drawn.text, round(2 * drawn.x), round(2 * drawn.y))
        if key not in seen or key == last:
            groups.setdefault(turn % 4, []).append(drawn)
        seen.add(key)
        last = key
    frames = [_frame(turn, drawn, graphics, page.size) for turn, drawn in groups.items() if drawn]
    frames.sort(key=lambda frame: (-len(frame.glyphs), frame.turn))
    return Page(number, page.size, tuple(frames), slanted, graphics.pictures, graphics.paths)


def _drawn_on(page: PdfPage) -> Iterator[Drawn]:
    """Yield the characters that stand on the page; those in form fields say so."""
    for drawn in page.characters():
        if _is_on(drawn.box, page.size):
            is_filled = bool(page.filled) and _is_filled(drawn.box, page.filled)
            yield replace(drawn, face=replace(drawn.face, is_filled=True)) if is_filled else drawn


def _is_on(box: Box, page: Box) -> bool:
    """Say whether a glyph stands on the page, and is no wild number."""
    numbers = (box.left, box.top, box.right, box.bottom)
    if not all(math.isfinite(number) for number in numbers):
        return False
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return page.left <= x <= page.right and page.bottom <= y <= page.top


def _is_filled(box: Box, fields: Sequence[Box]) -> bool:
    """Say whether a glyph stands in a form field or text box."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(field.left <= x <= field.right and field.bottom <= y <= field.top for field in fields)


def _frame(turn: int, drawn: Sequence[Drawn], graphics: Graphics, page: Box) -> Frame:
    whole = turned(page, turn, page)
    rules = [_turned_stroke(stroke, turn, page) for stroke in graphics.strokes]
    return Frame(
        turn,
        whole.right,
        whole.bottom,
        tuple(_glyph(each, turn, page) for each in drawn),
        tuple(Rule(box.top, box.left, box.right) for box in rules if box.width >= box.height),
        tuple(Rule(box.left, box.top, box.bottom) for box in rules if box.width < box.height),
        tuple(turned(box, turn, page) for box in graphics.dots),
    )


def _glyph(drawn: Drawn, turn: int, page: Box) -> Glyph:
    origin = turned(Box(drawn.x, drawn.y, drawn.x, drawn.y), turn, page)
    text = _LIGATURES.get(drawn.text, drawn.text)
    return Glyph(text, turned(drawn.box, turn, page), origin.top, drawn.face, drawn.spaced)


def _turned_stroke(stroke: Stroke, turn: int, page: Box) -> Box:
    xs, ys = sorted((stroke.x0, stroke.x1)), sorted((stroke.y0, stroke.y1))
    return turned(Box(xs[0], ys[1], xs[1], ys[0]), turn, page)
