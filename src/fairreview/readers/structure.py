"""Text to paragraphs, sections and hidden marks, line by line, in time linear in the text."""

from typing import Literal

import msgspec

from fairreview.model.document import Paragraph, Section, Shape
from fairreview.readers.criterion_fields import begins_field
from fairreview.readers.emphasis import MAX_HIDDEN, has_marks, hidden_in, trim_emphasis
from fairreview.readers.lines import is_ordered, scan
from fairreview.readers.looks import PLAIN_RANK, Looks
from fairreview.readers.nesting import Nesting
from fairreview.readers.outline import sections_of
from fairreview.readers.tables import HEADER_CELL, Row, table_at
from fairreview.readers.wrapping import begins_anew, is_hard_break, widths
from fairreview.text import Span

Dialect = Literal["plain", "loose", "markdown"]


class Structure(msgspec.Struct, frozen=True):
    """What stands where in a text. Header cells of a table have level 1, data cells level 0."""

    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    hidden: tuple[Span, ...] = ()


def find_structure(text: str, dialect: Dialect, within: Span | None = None) -> Structure:
    """Find the paragraphs and sections in a text, or in a stretch of it; spans are those of the whole text.

    `plain` is for text files; `markdown` knows code and lets only blank lines end a paragraph;
    `loose` is for texts of unknown origin: as plain, but with emphasis hidden.
    """
    finder = _Finder(text, dialect, within or Span(0, len(text)))
    return finder.run()


class _Finder:
    """Goes through the lines once; at each, closes or goes on with the paragraph before."""

    def __init__(self, text: str, dialect: Dialect, within: Span) -> None:
        self.text = text
        self.dialect = dialect
        self.lines = list(scan(text, within, markup=dialect != "plain"))
        self.widths = widths(self.lines)
        self.found: list[Paragraph] = []
        self.ranks: dict[int, int] = {}
        self.hidden: list[Span] = []
        self.open: tuple[int, int, Shape, int] | None = None
        self.nesting = Nesting()
        self.at_boundary = True
        self.unclosed: dict[str, int] = {}
        self.looks = Looks(text, self.lines)

    def run(self) -> Structure:
        at = 0
        while at < len(self.lines):
            at = self.step(at)
        self.close()
        if self.dialect != "plain":
            self.hide()
            self.hidden.sort()
        sections, paragraphs = sections_of(self.text, self.found, self.ranks, self.hidden)
        return Structure(paragraphs, sections, tuple(self.hidden))

    def step(self, at: int) -> int:
        """Read line `at`, with what belongs to it; return the line to go on with."""
        line = self.lines[at]
        match line.kind:
            case "blank" | "rule":
                return self.gap(at)
            case "atx":
                return self.heading(at, len(line.mark))
            case "banner":
                return self.heading(at, 1)
            case "fence" if self.dialect == "markdown" and (end := self.fence_end(at)):
                return self.code(at + 1, end)
            case "quote":
                return self.quote(at)
            case "item" if self.may_begin_item(at):
                return self.item(at)
            case _:
                return self.words(at)

    def gap(self, at: int) -> int:
        self.close()
        self.at_boundary = True
        if self.lines[at].kind == "rule":
            self.nesting.clear()
        return at + 1

    def begin(self, start: int, end: int, shape: Shape, level: int = 0) -> None:
        self.close()
        self.open = (start, end, shape, level)
        self.at_boundary = False

    def extend(self, end: int) -> None:
        if self.open:
            self.open = (self.open[0], end, *self.open[2:])

    def close(self) -> None:
        """End the open paragraph; one without words, such as a lone bullet, is dropped."""
        if self.open and self.open[0] < self.open[1]:
            start, end, shape, level = self.open
            self.found.append(Paragraph(Span(start, end), shape, level))
        self.open = None

    def heading(self, at: int, rank: int, span: Span | None = None) -> int:
        """Add a heading, ranked by its mark or look: 1 to 6 are levels said by the text."""
        line = self.lines[at]
        span = span or Span(line.content, line.last)
        self.close()
        self.nesting.clear()
        if span.start < span.end:
            self.ranks[len(self.found)] = rank
            self.found.append(Paragraph(trim_emphasis(self.text, span), "heading", rank))
        self.at_boundary = True
        return at + 1

    def fence_end(self, at: int) -> int:
        """Return the line that closes a code fence, or 0; failed searches are remembered."""
        mark = self.lines[at].mark
        if len(mark) >= self.unclosed.get(mark[0], 99):
            return 0
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if line.kind == "fence" and line.mark.startswith(mark) and line.length == len(line.mark):
                return index
        self.unclosed[mark[0]] = len(mark)
        return 0

    def code(self, begin: int, end: int) -> int:
        """Add the lines from `begin` to before `end` as one paragraph of code."""
        self.close()
        inside = [line for line in self.lines[begin:end] if line.kind != "blank"]
        if inside:
            self.found.append(Paragraph(Span(inside[0].first, inside[-1].last), "code"))
        self.at_boundary = True
        return end + 1

    def indented_code(self, at: int) -> int:
        """Return the line after indented code that begins at `at`, or 0 if it is none."""
        if self.dialect != "markdown" or not self.at_boundary or self.nesting.depth:
            return 0
        end = at
        while end < len(self.lines) and (self.lines[end].kind == "blank" or self.lines[end].indent >= 4):
            end += 1
        return end

    def quote(self, at: int) -> int:
        line = self.lines[at]
        has_words = self.open is not None and self.open[0] < self.open[1]
        if self.open and self.open[2] == "quote" and has_words and line.content < line.last:
            self.hidden.append(Span(line.first, line.content))
            self.extend(line.last)
        else:
            self.begin(line.content, line.last, "quote")
        return at + 1

    def may_begin_item(self, at: int) -> bool:
        """Say whether a mark begins an item here, and not a wrapped line that happens to start so."""
        line = self.lines[at]
        if not is_ordered(line) or self.open is None or self.open[2] == "item":
            alone = self.at_boundary and not self.nesting.depth
            return not (is_ordered(line) and alone and self.looks.is_numbered_heading(at))
        return line.mark.strip("().").lower() in ("1", "a", "i") or self.nesting.depth > 0

    def item(self, at: int) -> int:
        line = self.lines[at]
        if self.dialect == "markdown" and line.indent >= 4 and (end := self.indented_code(at)):
            return self.code(at, end) - 1
        self.begin(line.content, line.last, "item", self.nesting.place(line))
        return at + 1

    def words(self, at: int) -> int:
        """Read a line without a mark: it goes on, or is a table, a heading or a new paragraph."""
        line = self.lines[at]
        if line.kind == "item" and self.open is None and is_ordered(line):
            return self.heading(at, PLAIN_RANK["title"])
        rows = table_at(self.text, self.lines, at)
        if rows:
            return self.table(at, rows)
        if self.goes_on(at):
            self.extend(line.last)
            return at + 1
        if line.indent >= 4 and self.open is None and (end := self.indented_code(at)):
            return self.code(at, end) - 1
        look = self.looks.look(at, at_boundary=self.at_boundary)
        if look:
            return self.heading(at, look.rank, look.span) + look.is_underlined
        self.begin(line.first, line.last, "text", self.text_level(at))
        return at + 1

    def text_level(self, at: int) -> int:
        """Return the depth of a paragraph inside a list item; 0, and the list is over, outside."""
        depth = self.nesting.around(self.lines[at])
        if not depth:
            self.nesting.clear()
        return depth

    def goes_on(self, at: int) -> bool:
        """Say whether a line belongs to the open paragraph."""
        if self.open is None:
            return False
        line, before = self.lines[at], self.lines[at - 1]
        if self.open[0] == self.open[1]:
            self.open = (line.first, line.last, *self.open[2:])
            return True
        if begins_field(self.text, line.content, line.last):
            return False
        if self.dialect == "markdown":
            return not is_hard_break(self.text, before) and not self.looks.is_lead(at)
        hangs = self.open[2] == "item" and line.indent > before.indent and before.kind == "item"
        return hangs or not begins_anew(self.text, before, line, self.widths[at])

    def table(self, at: int, rows: tuple[Row, ...]) -> int:
        self.close()
        self.nesting.clear()
        for row in rows:
            level = HEADER_CELL if row.is_header else 0
            cells = (cell for cell in row.cells if cell.start < cell.end)
            self.found.extend(Paragraph(cell, "row", level) for cell in cells)
        self.at_boundary = True
        return at + len(rows)

    def hide(self) -> None:
        for paragraph in self.found:
            if paragraph.shape == "code" or not has_marks(self.text, paragraph.span):
                continue
            if len(self.hidden) < MAX_HIDDEN:
                self.hidden.extend(hidden_in(self.text, paragraph.span, MAX_HIDDEN - len(self.hidden)))
