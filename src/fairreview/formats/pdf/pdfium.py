"""PDF files as PDFium reads them: characters, lines and pictures of a page, where they stand on the sheet.

Coordinates are in points with y up, as in the file. PDFium is the reader of a web browser: made for
hostile files, and quick.
"""

import ctypes
import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pypdfium2 as pdfium
from pypdfium2 import raw

from fairreview.formats.pdf.drawing import Graphics, graphics_of
from fairreview.formats.pdf.page import Box, Face

_SPACE, _HYPHEN_MARK = 0x20, 0x02
_BOLD = ("bold", "black", "heavy", "demi")
_NAME_BYTES = 256
_MAX_ANNOTATIONS = 2_000
# What people write on a page by other means than the page itself: form fields, and text boxes.
_WRITTEN_ON = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)

# It would say on standard error that it does not draw XFA forms; where that matters the reader says so.
logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)


class PdfError(Exception):
    """Raised for a file or page that cannot be read; `is_locked` says that it wants a password."""

    def __init__(self, *, is_locked: bool = False) -> None:
        super().__init__("locked" if is_locked else "damaged")
        self.is_locked = is_locked


class Drawn(msgspec.Struct, frozen=True, gc=False):
    """A character on the sheet; its line begins its glyph at `x`, `y` and rises by `angle` degrees."""

    text: str
    box: Box
    x: float
    y: float
    face: Face
    angle: float
    spaced: bool


class Ink(msgspec.Struct, frozen=True):
    """A page drawn in grey as it is shown: one byte a pixel, 0 being black; a row takes `stride` bytes."""

    pixels: bytes
    width: int
    height: int
    stride: int


class PdfFile:
    """An open PDF file."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.page_count: int = len(document)
        self.is_xfa: bool = document.get_formtype() == raw.FORMTYPE_XFA_FULL

    @contextmanager
    def page(self, index: int) -> "Iterator[PdfPage]":
        """Open a page, counted from 0, with what its form fields and text boxes hold; raise PdfError."""
        try:
            page = self._document[index]
            filled = _written_on(page)
            if filled and _draw_in(page):
                page.close()
                page = self._document[index]
            opened = PdfPage(page, filled)
        except pdfium.PdfiumError as error:
            raise PdfError from error
        try:
            yield opened
        finally:
            page.close()


@contextmanager
def open_pdf(data: bytes, *, has_forms: bool = True) -> Iterator[PdfFile]:
    """Open a PDF file and close it again; raise PdfError if it cannot be opened."""
    with open_document(data) as document:
        if has_forms and document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        yield PdfFile(document)


@contextmanager
def open_document(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF file as PDFium's own document; raise PdfError if it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise PdfError(is_locked=error.err_code == raw.FPDF_ERR_PASSWORD) from error
    try:
        yield document
    finally:
        document.close()


class PdfPage:
    """A page of an open file."""

    def __init__(self, page: pdfium.PdfPage, filled: tuple[Box, ...] = ()) -> None:
        self._page = page
        self.filled = filled
        left, bottom, right, top = page.get_bbox()
        self.size = Box(left, top, right, bottom)
        self._faces: dict[int, tuple[Face, float]] = {}

    def characters(self) -> Iterator[Drawn]:
        """Yield the characters of the page in the order of the file, without white space."""
        try:
            text = self._page.get_textpage()
        except pdfium.PdfiumError as error:
            raise PdfError from error
        try:
            yield from self._characters(text.raw, text.count_chars())
        finally:
            text.close()

    def _characters(self, text: object, count: int) -> Iterator[Drawn]:
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        spaced = False
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            if code <= _SPACE and code not in (0, _HYPHEN_MARK):
                spaced = True
                continue
            if not raw.FPDFText_GetLooseCharBox(text, index, box):
                continue
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            face, angle = self._face(text, index)
            place = Box(box.left, box.top, box.right, box.bottom)
            yield Drawn(_character(code), place, x.value, y.value, face, angle, spaced)
            spaced = False

    def _face(self, text: object, index: int) -> tuple[Face, float]:
        """Return the face of a character and the angle of its line; both are those of its text object."""
        made = ctypes.cast(raw.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value or 0
        known = self._faces.get(made)
        if known is None:
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            name = _font_name(text, index)
            is_bold = any(word in name.lower() for word in _BOLD)
            angle = math.degrees(math.atan2(matrix.b, matrix.a)) if math.isfinite(size) else 0.0
            known = (Face(name, round(size, 1) if math.isfinite(size) else 0.0, is_bold), angle)
            self._faces[made] = known
        return known

    def graphics(self) -> Graphics:
        """Return what is drawn besides text."""
        return graphics_of(self._page.raw, self.size)

    def ink(self, longest: int) -> Ink:
        """Draw the page in grey, its longer side having `longest` pixels."""
        width, height = self._page.get_size()
        scale = longest / max(width, height, 1.0)
        bitmap = self._page.render(scale=scale, grayscale=True, may_draw_forms=False)
        try:
            return Ink(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        finally:
            bitmap.close()

    @property
    def quarter_turns(self) -> int:
        """Return how many quarter turns to the right the page is shown turned by."""
        return int(self._page.get_rotation()) // 90


def _written_on(page: pdfium.PdfPage) -> tuple[Box, ...]:
    """Return the boxes of form fields and text boxes on a page, with y up."""
    found: list[Box] = []
    box = raw.FS_RECTF()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) in _WRITTEN_ON and raw.FPDFAnnot_GetRect(annotation, box):
            found.append(Box(box.left, box.top, box.right, box.bottom))
        raw.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def _draw_in(page: pdfium.PdfPage) -> bool:
    """Draw form fields and notes into a page, for this reading only; say whether there were any."""
    return bool(raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def _character(code: int) -> str:
    """Return the character of a code; what is none becomes the replacement character."""
    if code == _HYPHEN_MARK:
        return "-"
    is_none = code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF)
    return "\ufffd" if is_none else chr(code)


def _font_name(text: object, index: int) -> str:
    """Return the name of a character's font without the letters before it that mark a part of a font."""
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, _NAME_BYTES, flags)
    name = buffer.value.decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name
