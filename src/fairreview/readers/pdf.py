"""PDF files: what can be read of them, and an honest word on what cannot."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from fairreview.formats.pdf.legible import garbled_fonts
from fairreview.formats.pdf.line import Line
from fairreview.formats.pdf.pdfium import PdfError, open_pdf
from fairreview.formats.pdf.reading import PageFacts, Reading, TooLarge, lines_in, read_pages
from fairreview.model.document import Document, Remark
from fairreview.readers.page import compose
from fairreview.readers.pdf_blocks import PdfBlocks
from fairreview.readers.pdf_boilerplate import is_boilerplate, is_placeholder, is_probably_english
from fairreview.readers.plain import digest_of, failed

# A page with this many lines of writing in no text is unread; fewer are a logo or a stamp.
_UNSEEN = 5
_FEW_LETTERS = 100
_SHOWN_PAGES = 12
_LOCKED = Remark("locked", "this PDF opens with a password only; save a copy without one and check that")
_DAMAGED = Remark("damaged", "this PDF is damaged and cannot be opened; make it anew from the original")
_XFA = Remark(
    "xfa-form",
    "this PDF is an XFA form whose pages hold no text of their own; print it to a new PDF in Adobe Reader,"
    " or give the text in a Word file",
)
_SCANNED = Remark(
    "scanned",
    "the pages of this PDF are pictures of text; run text recognition (OCR) on it, or give the original",
)
_GARBLED = Remark(
    "garbled",
    "the text in this PDF is not what it shows (its fonts do not say which letter is which);"
    " give the original, or print it and run text recognition (OCR)",
)
_FURNITURE = Remark(
    "furniture-only",
    "this PDF holds page furniture and standard statements only, as when a web page was printed before it"
    " had loaded; print it anew",
)
_EMPTY = Remark("empty", "the pages of this PDF are blank; check that it is the right file")


def read(data: bytes, path: str) -> Iterator[Document]:
    """Yield the document in the bytes of a PDF file: one, failed where it cannot be read."""
    yield _document(data, path)


def _document(data: bytes, path: str) -> Document:
    try:
        with open_pdf(data) as pdf:
            is_xfa = pdf.is_xfa
            reading = read_pages(pdf)
    except PdfError as error:
        return failed(path, _LOCKED if error.is_locked else _DAMAGED, data)
    except TooLarge as error:
        return failed(path, Remark("too-large", f"{error}; split it into smaller files"), data)
    lines = [line for part in reading.parts for line in lines_in(part)]
    refused = _refused(reading, lines, is_xfa=is_xfa)
    if refused is not None:
        return failed(path, refused, data)
    blocks = PdfBlocks(reading.parts)
    base = Document(path, "", digest=digest_of(data), notices=_notices(reading, lines))
    document = compose(blocks.blocks, base)
    if document.failure is not None:
        return document
    unread = _unread(reading.pages, lines)
    return replace(document, origins=blocks.by_line(document.origins), failure=unread)


def _refused(reading: Reading, lines: Sequence[Line], *, is_xfa: bool) -> Remark | None:
    """Return why nothing of a file can be used, if so."""
    text = "\n".join(line.text for line in lines)
    letters = sum(page.letters for page in reading.pages)
    if is_xfa and (letters < _FEW_LETTERS or is_placeholder(text)):
        return _XFA
    pages = [page for page in reading.pages if page.letters or page.unread >= _UNSEEN or page.is_damaged]
    if not pages:
        return _EMPTY
    if all(page.is_damaged for page in pages):
        return _DAMAGED
    unseen = [page for page in pages if page.unread >= _UNSEEN]
    rest = sum(page.letters for page in pages if page not in unseen)
    if unseen and (rest < _FEW_LETTERS and (letters < _FEW_LETTERS or is_boilerplate(reading.parts))):
        return _SCANNED
    garbled = garbled_fonts(lines)
    if garbled and _letters(lines) - _letters(_of_fonts(lines, garbled)) < _FEW_LETTERS:
        return _GARBLED
    return _FURNITURE if is_boilerplate(reading.parts) else None


def _letters(lines: Sequence[Line]) -> int:
    return sum(glyph.text.isalpha() for line in lines for glyph in line.glyphs)


def _of_fonts(lines: Sequence[Line], fonts: frozenset[str]) -> list[Line]:
    return [line for line in lines if line.face.font in fonts]


def _unread(pages: Sequence[PageFacts], lines: Sequence[Line]) -> Remark | None:
    """Return the failure of the pages that could not be read, naming them; what was read is checked."""
    garbled = {line.page for line in _of_fonts(lines, garbled_fonts(lines))}
    reasons = (
        ("scanned", "a picture of text", [page.number for page in pages if page.unread >= _UNSEEN]),
        ("garbled", "text in a font that does not say which letter is which", sorted(garbled)),
        ("damaged", "damaged", [page.number for page in pages if page.is_damaged]),
    )
    told = [(code, f"{_pages(numbers)}: {what}") for code, what, numbers in reasons if numbers]
    if not told:
        return None
    words = "; ".join(words for _, words in told)
    return Remark(told[0][0], f"not read: {words}; the other pages were checked")


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN_PAGES]))
    more = f" and {len(numbers) - _SHOWN_PAGES} more" if len(numbers) > _SHOWN_PAGES else ""
    return f"page{'s' if len(numbers) > 1 else ''} {shown}{more}"


def _notices(reading: Reading, lines: Sequence[Line]) -> tuple[Remark, ...]:
    blank = [page.number for page in reading.pages if not (page.letters or page.unread or page.is_damaged)]
    hidden = [page.number for page in reading.pages if page.hidden]
    slanted = [page.number for page in reading.pages if page.slanted]
    found: list[Remark] = []
    if blank:
        found.append(Remark("blank-page", f"{_pages(blank)}: blank"))
    if hidden:
        found.append(
            Remark("hidden-text", f"{_pages(hidden)}: words that cannot be seen there were left out")
        )
    if slanted:
        found.append(
            Remark("slanted", f"{_pages(slanted)}: words written aslant (a watermark) were left out")
        )
    if not is_probably_english(" ".join(line.text for line in lines)):
        found.append(Remark("language", "this does not look like English, which is all that the rules know"))
    return tuple(found)
