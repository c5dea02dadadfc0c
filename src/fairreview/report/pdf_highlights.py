"""Findings as highlights in a copy of the PDF file they are about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from fairreview.formats.archive import BadFile
from fairreview.formats.pdf.highlights import Mark, marked
from fairreview.formats.pdf.line import Line, characters
from fairreview.formats.pdf.page import Box, around, unturned
from fairreview.formats.pdf.pdfium import PdfError, open_pdf
from fairreview.formats.pdf.reading import line_numbers, lines_in, read_pages
from fairreview.model.document import Document, Origin
from fairreview.model.report import Finding
from fairreview.text import Span

AUTHOR = "fairreview"


def highlighted(data: bytes, document: Document, findings: Sequence[Finding]) -> bytes:
    """Return the bytes of a PDF file with a highlight on exactly the words of each finding.

    What is missing is said in a note beside the line where it belongs. Highlights carry no date. Raises
    BadFile where the file cannot be written to.
    """
    if not findings:
        return data
    try:
        places = Places(data, document)
        marks = [mark for finding in findings for mark in places.marks(finding)]
        return marked(data, marks, AUTHOR)
    except PdfError as error:
        if error.is_locked:
            raise BadFile(
                "locked", "it is protected; save a copy without protection and check that"
            ) from None
        raise BadFile("damaged", "it takes no comments; print it to a new PDF and check that") from None


class Places:
    """Leads from the text of a document back to the lines of its file, which is read again."""

    def __init__(self, data: bytes, document: Document) -> None:
        with open_pdf(data) as pdf:
            reading = read_pages(pdf)
        numbers = line_numbers(reading.parts)
        self._lines = {
            (line.page, numbers[id(line)]): line for part in reading.parts for line in lines_in(part)
        }
        self._sizes = {page.number: page.size for page in reading.pages}
        self._origins = document.origins
        self._text = document.text

    def marks(self, finding: Finding) -> Iterator[Mark]:
        """Yield the marks of a finding, one for each page that its words stand on."""
        boxes: dict[int, list[Box]] = {}
        for page, box in self.boxes(finding.span):
            boxes.setdefault(page, []).append(box)
        is_words = finding.span.start < finding.span.end
        for page, found in boxes.items():
            yield Mark(page, tuple(found), _note(finding), is_words=is_words)

    def boxes(self, span: Span) -> Iterator[tuple[int, Box]]:
        """Yield where the words of a span stand, line by line: the page, counted from 1, and the box on it.

        An empty span stands for the line that it is in, or before. Boxes have y up.
        """
        for origin in self._at(span):
            line = self._line(origin)
            size = self._sizes[line.page]
            glyphs = [glyph for _, glyph in characters(line)]
            if span.start < span.end:
                first = max(0, span.start - origin.span.start)
                glyphs = glyphs[first : min(span.end, origin.span.end) - origin.span.start]
            if glyphs and size is not None:
                yield line.page, unturned(around([glyph.box for glyph in glyphs]), line.turn, size)

    def _at(self, span: Span) -> Sequence[Origin]:
        first = bisect_right(self._origins, span.start, key=lambda origin: origin.span.end)
        last = bisect_left(self._origins, span.end, key=lambda origin: origin.span.start)
        return self._origins[first:last] or self._origins[first : first + 1] or self._origins[-1:]

    def _line(self, origin: Origin) -> Line:
        """Return the line of an origin; raise BadFile where it is another one than when it was read."""
        line = self._lines.get((int(origin.part), origin.index))
        words = origin.span.of(self._text).replace("¦", "|")
        if line is None or not line.text.startswith(words.rstrip()):
            raise BadFile("place", "the place of a finding was not found in the file; check it anew")
        return line


def _note(finding: Finding) -> str:
    estimated = ", an estimate" if finding.estimated else ""
    lines = [f"{finding.rule} {finding.name} ({finding.severity}{estimated})", finding.message]
    lines += [f"Suggestion: {suggestion}" for suggestion in finding.suggestions]
    for source in finding.citations:
        parts = (source.title, source.section, source.url)
        lines.append(f"Source: {', '.join(part for part in parts if part)}")
    return "\n".join(lines)
