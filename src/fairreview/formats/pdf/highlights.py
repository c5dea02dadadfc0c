"""Highlights and notes written into a PDF file, as comments of a reader."""

import re
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO

import msgspec
import pypdfium2 as pdfium
from pypdfium2 import raw

from fairreview.formats.pdf.page import Box
from fairreview.formats.pdf.pdfium import PdfError, open_document

_NAME = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<([0-9A-Fa-f]{32})>\s*\]")
_YELLOW = (255, 221, 84)
_PRINTED = 4
_NOTE_SIZE = 18.0


class Mark(msgspec.Struct, frozen=True):
    """What is said of a place: `boxes` on the sheet, one a line, with y up; `page` counts from 1.

    Without `is_words` it is a note beside the place, as there are no words to highlight.
    """

    page: int
    boxes: tuple[Box, ...]
    note: str
    is_words: bool = True


def marked(data: bytes, marks: Sequence[Mark], author: str) -> bytes:
    """Return a PDF file with marks added at its end, all else as it was; raise PdfError if it takes none.

    One that is protected, though it opens without a password, takes none: its owner seldom allows comments,
    and not all programs could read those that PDFium puts there.
    """
    with open_document(data) as document:
        if raw.FPDF_GetSecurityHandlerRevision(document.raw) >= 0:
            raise PdfError(is_locked=True)
        for number in sorted({mark.page for mark in marks}):
            _mark_page(document, number, [mark for mark in marks if mark.page == number], author)
        out = BytesIO()
        try:
            document.save(out, flags=raw.FPDF_INCREMENTAL)
        except pdfium.PdfiumError as error:
            raise PdfError from error
        return _named(data, out.getvalue())


def _named(data: bytes, made: bytes) -> bytes:
    """Return a file with an identifier made from its bytes; PDFium's is by chance (ISO 32000-1, 14.4)."""
    found = next(reversed(list(_NAME.finditer(made, len(data)))), None)
    if found is None:
        return made
    start, end = found.span(1)
    rest = made[:start] + made[end:]
    return made[:start] + sha256(rest).hexdigest()[: end - start].upper().encode() + made[end:]


def _mark_page(document: pdfium.PdfDocument, number: int, marks: Sequence[Mark], author: str) -> None:
    try:
        page = document[number - 1]
    except (pdfium.PdfiumError, IndexError) as error:
        raise PdfError from error
    try:
        for mark in marks:
            _add(page.raw, mark, author)
    finally:
        page.close()


def _add(page: object, mark: Mark, author: str) -> None:
    kind = raw.FPDF_ANNOT_HIGHLIGHT if mark.is_words else raw.FPDF_ANNOT_TEXT
    annotation = raw.FPDFPage_CreateAnnot(page, kind)
    if not annotation:
        raise PdfError
    try:
        raw.FPDFAnnot_SetFlags(annotation, _PRINTED)
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_YELLOW, 255)
        _set_text(annotation, b"Contents", mark.note)
        _set_text(annotation, b"T", author)
        for box in mark.boxes if mark.is_words else ():
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, _corners(box))
        left, right = min(box.left for box in mark.boxes), max(box.right for box in mark.boxes)
        low, high = min(box.bottom for box in mark.boxes), max(box.top for box in mark.boxes)
        if not mark.is_words:
            left, right, low = max(0.0, left - _NOTE_SIZE), max(_NOTE_SIZE, left), high - _NOTE_SIZE
        raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left=left, top=high, right=right, bottom=low))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _corners(box: Box) -> object:
    """Return the corners of a box in the order of most programs: the upper two, then the lower two."""
    return raw.FS_QUADPOINTSF(
        x1=box.left,
        y1=box.top,
        x2=box.right,
        y2=box.top,
        x3=box.left,
        y3=box.bottom,
        x4=box.right,
        y4=box.bottom,
    )


def _set_text(annotation: object, key: bytes, text: str) -> None:
    units = (text + "\0").encode("utf-16-le", "replace")
    value = (raw.FPDF_WCHAR * (len(units) // 2)).from_buffer_copy(units)
    raw.FPDFAnnot_SetStringValue(annotation, key, value)
