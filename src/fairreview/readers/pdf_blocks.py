"""Passages and tables of a PDF file to the blocks that every reader of office files hands on."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from fairreview.formats.pdf.grids import Cell as PdfCell
from fairreview.formats.pdf.hyphens import words_in
from fairreview.formats.pdf.line import Line, is_set_apart
from fairreview.formats.pdf.passages import Passage, could_end, mark_of, passages_of
from fairreview.formats.pdf.reading import Part, line_numbers, lines_in
from fairreview.formats.pdf.words import Words, words_of
from fairreview.model.document import Origin
from fairreview.readers.blocks import Block, Cell, Table, flow
from fairreview.readers.headings import is_usual, style_of
from fairreview.readers.looks import PLAIN_RANK
from fairreview.text import Span

# How much larger than the body a heading is, and the title than the body.
_LARGER = 1.12
_TITLE = 1.25
_LONGEST_HEADING = 150
_LEVELS = 6
_LABEL = 80
_NEAR = 0.6
_INDENT = 0.5
# Bold sentences that head what stands under them: `Objective #2: You will …`.
_NUMBERED = re.compile(
    r"(?:critical |performance )?(?:objective|goal|element|criterion|priority|competency|outcome)\b\W{0,3}\d"
    r"|\d{1,2}\.\s",
    re.IGNORECASE,
)


class PdfBlocks:
    """Makes the blocks of one file, and leads from the places in their text back to its lines."""

    def __init__(self, parts: Sequence[Part]) -> None:
        lines = [line for part in parts for line in lines_in(part)]
        self._known = words_in(line.text for line in lines)
        self._numbers = line_numbers(parts)
        self._body = _body_size(lines)
        self._sizes = self._heading_sizes(parts)
        self._title = self._title_of(parts)
        self._words: list[Words] = []
        self.blocks = tuple(self._blocks(parts))

    def by_line(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        """Return the origins of blocks as origins of their lines: `page 3, line 12`."""
        return tuple(
            Origin(
                Span(origin.span.start + stretch.start, origin.span.start + stretch.end),
                f"page {stretch.line.page}, line {self._numbers[id(stretch.line)]}",
                str(stretch.line.page),
                self._numbers[id(stretch.line)],
            )
            for origin in origins
            for stretch in self._words[origin.index].stretches
            if stretch.start < stretch.end
        )

    def _blocks(self, parts: Sequence[Part]) -> Iterator[Block]:
        for part in parts:
            if isinstance(part, Passage):
                yield from self._block(part)
            else:
                # Rows with another number of cells are another table that touches the first.
                for _, rows in groupby(part.rows, key=len):
                    yield from flow(Table(tuple(tuple(self._cell(cell) for cell in row) for row in rows)))

    def _cell(self, cell: PdfCell) -> Cell:
        passages = [Passage(cell.lines)] if _is_label(cell) else passages_of(cell.lines, cell.right)
        return Cell(tuple(block for passage in passages for block in self._block(passage)))

    def _block(self, passage: Passage) -> Iterator[Block]:
        words = words_of(passage.lines, self._known)
        if not words.text.strip():
            return
        self._words.append(words)
        yield Block(
            words.text,
            index=len(self._words) - 1,
            outline=self._outline(passage, words.text),
            is_title=passage.lines[0] is self._title,
            is_heavy=passage.is_bold
            and not passage.lines[0].face.is_filled
            and not is_set_apart(passage.lines[0].glyphs),
            indent=round(passage.left / (_INDENT * max(passage.size, 1.0))),
        )

    def _outline(self, passage: Passage, text: str) -> int:
        """Return the level of a heading by its size, or its rank by its look; 0 for none."""
        if passage.lines[0] is self._title:
            return 1
        if self._is_large(passage, text):
            size = min(self._sizes, key=lambda size: abs(size - passage.size))
            return min(self._sizes.index(size) + 1, _LEVELS)
        if passage.is_bold and _NUMBERED.match(text) and len(passage.lines) <= 4:
            return PLAIN_RANK["bold"]
        is_lead = len(passage.lines) == 1 and style_of(text) == "colon" and is_usual(text)
        return PLAIN_RANK["colon"] if is_lead else 0

    def _is_large(self, passage: Passage, text: str) -> bool:
        if passage.lines[0].face.is_filled:
            return False
        is_heading = passage.size >= _LARGER * self._body and len(text) <= _LONGEST_HEADING
        is_sentence = text.rstrip()[-1:] in tuple(".,;") and not _NUMBERED.match(text)
        return is_heading and not is_sentence and any(char.isalpha() for char in text)

    def _heading_sizes(self, parts: Sequence[Part]) -> list[float]:
        """Return the sizes of headings, the largest first; sizes near each other are one."""
        sizes: list[float] = []
        for passage in sorted(_alone(parts), key=lambda passage: -passage.size):
            is_new = not sizes or sizes[-1] - passage.size > _NEAR
            if is_new and self._is_large(passage, words_of(passage.lines, self._known).text):
                sizes.append(passage.size)
        return sizes or [self._body]

    def _title_of(self, parts: Sequence[Part]) -> Line | None:
        """Return the first line of what is written largest on the first page, if larger than the body."""
        first = [passage for passage in _alone(parts) if passage.lines[0].page <= 1]
        large = [passage for passage in first if self._is_large(passage, words_of(passage.lines, ()).text)]
        best = max(large, key=lambda passage: passage.size, default=None)
        return best.lines[0] if best is not None and best.size >= _TITLE * self._body else None


def _alone(parts: Sequence[Part]) -> Iterator[Passage]:
    """Yield the passages that stand alone in their line: not beside others in a table."""
    for part in parts:
        if isinstance(part, Passage):
            yield part
            continue
        for row in part.rows:
            filled = [cell for cell in row if cell.lines]
            if len(filled) == 1:
                yield from passages_of(filled[0].lines, filled[0].right)


def _is_label(cell: PdfCell) -> bool:
    """Say whether a cell has but few words, on lines close together: one label, however it is broken."""
    lines = cell.lines
    letters = sum(len(line.glyphs) for line in lines)
    if not len(lines) > 1 or letters > _LABEL or any(mark_of(line) or could_end(line) for line in lines[:-1]):
        return False
    faces = {line.face for line in lines}
    return len(faces) == 1 and all(b.base - a.base < 1.5 * a.size for a, b in pairwise(lines))


def _body_size(lines: Sequence[Line]) -> float:
    counts = Counter[float]()
    for line in lines:
        counts[line.size] += len(line.glyphs)
    return counts.most_common(1)[0][0] if counts else 0.0
