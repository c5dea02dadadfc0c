"""A page as it is drawn: glyphs, ruled lines and pictures, with the y axis pointing down."""

from collections.abc import Sequence

import msgspec


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in points; `top` is above `bottom`, so it is the smaller number."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Face(msgspec.Struct, frozen=True, gc=False):
    """How glyphs look: the font's name, the size in points, whether it is bold, and filled into a form."""

    font: str
    size: float
    is_bold: bool = False
    is_filled: bool = False


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """A character as drawn; `base` is where its line stands, `spaced` that white space goes before it."""

    text: str
    box: Box
    base: float
    face: Face
    spaced: bool = False


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A straight line across (`at` is its y) or down (`at` is its x), from `start` to `end`."""

    at: float
    start: float
    end: float


class Frame(msgspec.Struct, frozen=True):
    """What is drawn on a page in one writing direction, turned so that it reads from left to right.

    `turn` counts quarter turns to the left, of the writing on the page; `dots` are drawn, as bullets may be.
    """

    turn: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    dots: tuple[Box, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """A page, its number counted from 1; the frame with most glyphs comes first.

    `size` is its box on the sheet, with y up. `slanted` counts glyphs left out because they are written
    aslant, as a watermark is. `pictures` is the share of the page that they cover. A page without `size`
    could not be read.
    """

    number: int
    size: Box | None
    frames: tuple[Frame, ...] = ()
    slanted: int = 0
    pictures: float = 0.0
    paths: int = 0


def around(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around others."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def turned(box: Box, turn: int, page: Box) -> Box:
    """Return a box on a page with y up in the frame of the writing that is turned by `turn`.

    With y up, `top` is above `bottom` and the greater number, here and in `page`.
    """
    width, height = page.right - page.left, page.top - page.bottom
    left, right = box.left - page.left, box.right - page.left
    low, high = box.bottom - page.bottom, box.top - page.bottom
    match turn:
        case 1:
            return Box(low, left, high, right)
        case 2:
            return Box(width - right, low, width - left, high)
        case 3:
            return Box(height - high, width - right, height - low, width - left)
        case _:
            return Box(left, height - high, right, height - low)


def unturned(box: Box, turn: int, page: Box) -> Box:
    """Return a box of a frame as it stands on the page with y up: the way back of `turned`."""
    width, height = page.right - page.left, page.top - page.bottom
    match turn:
        case 1:
            found = Box(box.top, box.right, box.bottom, box.left)
        case 2:
            found = Box(width - box.right, box.bottom, width - box.left, box.top)
        case 3:
            found = Box(width - box.bottom, height - box.left, width - box.top, height - box.right)
        case _:
            found = Box(box.left, height - box.top, box.right, height - box.bottom)
    x, y = page.left, page.bottom
    return Box(found.left + x, found.top + y, found.right + x, found.bottom + y)
