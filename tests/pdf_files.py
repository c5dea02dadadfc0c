"""PDF files made on the spot, for tests."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PAGE = (612, 792)
LEFT, TOP, LEADING = 72, 720, 14
PROSE = (
    "You answer letters from people who ask how their permit stands, within five",
    "working days of the day on which they came, and you note what was said to",
    "them in the record of the office.",
)
PROSE_TEXT = " ".join(PROSE)
pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))

Draw = Callable[[Canvas], object]


def pdf(*pages: Draw, password: str | None = None, page: tuple[float, float] = PAGE) -> bytes:
    """Return a file with pages drawn by functions; `password` is the user's, the owner's is `owner`."""
    out = io.BytesIO()
    encryption = None if password is None else StandardEncryption(password, ownerPassword="owner")
    canvas = Canvas(out, pagesize=page, invariant=1, pageCompression=0, encrypt=encryption)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    canvas: Canvas,
    texts: Iterable[str],
    x: float = LEFT,
    y: float = TOP,
    *,
    size: float = 11,
    bold: bool = False,
) -> float:
    """Write lines below each other and return where the next would stand; an empty one is a gap."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= LEADING * size / 11
    return y


def prose(canvas: Canvas, y: float = TOP) -> None:
    """Write a page with a paragraph."""
    lines(canvas, PROSE, y=y)


def blank(_: Canvas) -> None:
    """Write nothing."""


def picture_of_text(canvas: Canvas) -> None:
    """Draw a page that is a picture of many lines of writing."""
    image = Image.new("L", (850, 1100), 255)
    pen = ImageDraw.Draw(image)
    for row in range(30):
        pen.text(
            (100, 100 + row * 30),
            "You answer letters from people who ask how their permit stands. " * 2,
            fill=0,
        )
    canvas.drawImage(ImageReader(image), 0, 0, *PAGE)


def grid(canvas: Canvas, rows: Iterable[Iterable[str]], y: float, widths: tuple[float, ...]) -> None:
    """Draw a ruled table; lines of a cell are parted by line feeds."""
    height = 60
    for row in rows:
        x: float = LEFT
        for cell, width in zip(row, widths, strict=True):
            canvas.rect(x, y - height, width, height)
            lines(canvas, cell.split("\n"), x + 4, y - 12, size=10)
            x += width
        y -= height
