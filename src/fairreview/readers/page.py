"""Blocks of an office file to a document: one text, and what stands where in it."""

from collections.abc import Sequence

from msgspec.structs import replace

from fairreview.model.document import Document, FieldValue, Origin, Paragraph, Remark, Section
from fairreview.readers.block_looks import BlockLook, BlockLooks
from fairreview.readers.blocks import Block
from fairreview.readers.filler import without_contents, without_prompts
from fairreview.readers.lines import scan
from fairreview.readers.looks import Looks
from fairreview.readers.outline import opening_title, sections_of
from fairreview.readers.plain import EMPTY, text_failure, with_failure
from fairreview.readers.structure import find_structure
from fairreview.text import Span

TRACKED = Remark("tracked-changes", "it has tracked changes; it was read as if all were accepted")
HIDDEN = Remark("hidden-text", "it has hidden text, which was not looked at; show it or delete it")
UNFILLED = Remark(
    "unfilled", "it has prompts such as “Click here to enter text” that nobody filled in; they were left out"
)
MACROS = Remark("macros", "it has macros, which were not looked at and never run")
_LONGEST_TITLE = 200


def compose(blocks: Sequence[Block], base: Document) -> Document:
    """Return a document with the text of `blocks`: a blank line between them, list items and rows on lines.

    The title is that of the file's title paragraph, or a heading at the start, or what `base` says.
    """
    filled = without_prompts(blocks)
    if any(block.text and not kept.text for block, kept in zip(blocks, filled, strict=True)):
        base = replace(base, notices=(*base.notices, UNFILLED))
    page = _Page(without_contents([block for block in filled if block.text or block.row]))
    page.run()
    text = page.text
    failure = text_failure(text)
    if failure:
        return with_failure(base, failure)
    sections, paragraphs = page.outline()
    return replace(
        base,
        text=text,
        title=page.title or opening_title(text, paragraphs, sections) or base.title,
        paragraphs=paragraphs,
        sections=sections,
        fields=page.fields,
        origins=tuple(page.origins),
        failure=base.failure if paragraphs else EMPTY,
    )


class _Page:
    """Puts the blocks one below the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._parts: list[str] = []
        self._length = 0
        self._is_in_row = False
        self._was_item = False
        self._joint = ""
        self._found: list[Paragraph] = []
        self._ranks: dict[int, int] = {}
        self.origins: list[Origin] = []
        self.fields: dict[str, FieldValue] = {}
        self.title = ""

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts)

    def run(self) -> None:
        """Add all blocks."""
        looks = BlockLooks(self._blocks)
        for at, block in enumerate(self._blocks):
            look = looks.look(at)
            if look is not None or block.row:
                self._add(block, look or BlockLook("row"))
        self._end_row()

    def outline(self) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
        """Return sections and paragraphs; where the file marks no heading, those that look like one count."""
        if not self._ranks:
            self._rank_by_look()
        return sections_of(self.text, self._found, self._ranks, ())

    def _add(self, block: Block, look: BlockLook) -> None:
        self._put(self._gap(block, look))
        self._put("" if look.shape == "heading" else block.mark)
        start = self._length
        words = block.text.replace("\n", " ") if look.shape == "heading" else block.text
        self._put(words)
        span = Span(start, self._length)
        self._was_item = look.shape == "item"
        self._joint = "" if not block.is_label else (" " if words.endswith(":") else ": ")
        if not words:
            return
        self.origins.append(Origin(span, block.place, block.part, block.index))
        if block.field:
            self.fields.setdefault(block.field, FieldValue(words, span))
        if block.is_title and not self.title and len(words) <= _LONGEST_TITLE:
            self.title = " ".join(words.split())
        if block.join == "same" and self._found:
            self._found[-1] = replace(self._found[-1], span=Span(self._found[-1].span.start, span.end))
        elif "\n" in words and not block.row:
            self._add_lines(words, span.start, look)
        else:
            self._add_paragraph(Span(start + look.skip, span.end), look)

    def _add_paragraph(self, span: Span, look: BlockLook) -> None:
        if look.rank:
            self._ranks[len(self._found)] = look.rank
        self._found.append(Paragraph(span, look.shape, look.level))

    def _add_lines(self, words: str, start: int, look: BlockLook) -> None:
        """Add a block with line breaks: where a line begins anew, a new paragraph begins."""
        for number, found in enumerate(find_structure(words, "plain").paragraphs):
            as_found = BlockLook("text") if found.shape == "heading" else BlockLook(found.shape, found.level)
            kept = as_found if number else look
            span = Span(start + found.span.start, start + found.span.end)
            self._found.append(Paragraph(span, kept.shape, kept.level))

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _gap(self, block: Block, look: BlockLook) -> str:
        """Return what stands between a block and the one before it."""
        if self._is_in_row and block.join in ("cell", "inside"):
            return " | " if block.join == "cell" else " / "
        if block.join == "same":
            return self._joint
        was_row = self._is_in_row
        self._end_row()
        self._is_in_row = bool(block.row)
        start = "| " if block.row else ""
        if not self._length:
            return start
        follows = (block.row and was_row and block.join == "line") or (
            look.shape == "item" and self._was_item
        )
        return ("\n" if follows else "\n\n") + start

    def _end_row(self) -> None:
        if self._is_in_row:
            self._put(" |")
        self._is_in_row = False

    def _rank_by_look(self) -> None:
        lines = list(scan(self.text, Span(0, self._length), markup=False))
        looks = Looks(self.text, lines)
        at_start = {line.first: at for at, line in enumerate(lines)}
        for index, paragraph in enumerate(self._found):
            at = at_start.get(paragraph.span.start)
            if at is None or paragraph.shape != "text" or lines[at].last != paragraph.span.end:
                continue
            look = looks.look(at, at_boundary=True)
            if look is not None and not look.is_underlined:
                self._ranks[index] = look.rank
                self._found[index] = Paragraph(look.span, "heading", look.rank)
