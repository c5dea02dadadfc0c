"""What each block of an office file is: heading, list item, row or text."""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from fairreview.model.document import Shape
from fairreview.readers.blocks import Block
from fairreview.readers.headings import style_of
from fairreview.readers.lines import Line, is_ordered, scan
from fairreview.readers.looks import PLAIN_RANK
from fairreview.readers.nesting import Nesting
from fairreview.readers.tables import HEADER_CELL
from fairreview.text import Span

_LONGEST_HEADING = 250
_LONGEST_LOOK = 100
_MOST_WORDS = 12
_LETTER = re.compile(r"[^\W\d_]")
# Where more of the words than this are bold, bold says nothing.
_HEAVY_SHARE = 0.5


class BlockLook(msgspec.Struct, frozen=True):
    """A block's shape and level; `skip` is the length of a typed bullet or number; headings have a rank."""

    shape: Shape
    level: int = 0
    skip: int = 0
    rank: int = 0


class BlockLooks:
    """Answers for the blocks of one document, asked in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._nesting = Nesting()
        heavy = sum(len(block.text) for block in blocks if block.is_heavy)
        self._trusts_heavy = heavy <= _HEAVY_SHARE * sum(len(block.text) for block in blocks)

    def look(self, at: int) -> BlockLook | None:
        """Return what a block is; None for one without words of its own, such as a line of dashes."""
        block = self._blocks[at]
        if block.row:
            return BlockLook("row", HEADER_CELL if block.row > 1 else 0)
        line = next(scan(block.text, Span(0, len(block.text)), markup=False))
        if line.kind == "rule" or line.content == line.last:
            return None
        if block.outline and len(block.text) <= _LONGEST_HEADING:
            return BlockLook("heading", block.outline, rank=block.outline)
        if block.depth or line.kind == "item":
            return self._item(at, line)
        self._nesting.clear()
        rank = self._rank(at, block.text)
        return BlockLook("heading", rank, rank=rank) if rank else BlockLook("text")

    def _item(self, at: int, line: Line) -> BlockLook:
        block = self._blocks[at]
        skip = line.content if line.kind == "item" and not block.depth else 0
        numbered = is_ordered(line) if skip else block.mark[:1].isalnum()
        if numbered and block.is_heavy and not self._is_followed_by_item(at):
            rank = self._rank(at, block.text[skip:])
            if rank:
                return BlockLook("heading", rank, skip, rank)
        if block.depth:
            return BlockLook("item", block.depth)
        return BlockLook("item", self._nesting.place(replace(line, indent=block.indent)), skip)

    def _is_followed_by_item(self, at: int) -> bool:
        below = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        return below is not None and below.depth == self._blocks[at].depth and below.mark[:1].isalnum()

    def _rank(self, at: int, words: str) -> int:
        """Return the rank of a heading by its look: short and bold, underlined or in capitals; else 0."""
        block = self._blocks[at]
        is_last = at + 1 == len(self._blocks) or block.is_label or self._blocks[at + 1].join == "same"
        if is_last or "\n" in words or len(words) > _LONGEST_LOOK or not _LETTER.search(words):
            return 0
        if style_of(words) == "caps":
            return PLAIN_RANK["caps"]
        is_short = words[-1] not in ".!?,;" and len(words.split()) <= _MOST_WORDS
        return PLAIN_RANK["bold"] if block.is_heavy and is_short and self._trusts_heavy else 0
