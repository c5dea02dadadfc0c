"""Where the grammar refused a part of a policy, and what stands around it."""

import msgspec

from fairreview.language.parse import Refused
from fairreview.language.scan_words import Piece
from fairreview.text import Span


class Place(msgspec.Struct, frozen=True):
    """A refused part: the start symbol it was parsed as, its pieces, the label and kind of block it is in.

    `names` are the names the file declares.
    """

    text: str
    start: str
    pieces: tuple[Piece, ...]
    refused: Refused
    label: str
    kind: str
    names: frozenset[str]

    @property
    def index(self) -> int:
        """Return which piece did not fit; the number of pieces when more was expected."""
        if self.refused.at_end:
            return len(self.pieces)
        found = (at for at, piece in enumerate(self.pieces) if piece.end > self.refused.offset)
        return next(found, len(self.pieces))

    @property
    def at(self) -> Span:
        """Return the span of the piece that did not fit, or the place behind the last one."""
        if self.index < len(self.pieces):
            return self.pieces[self.index].span
        end = self.pieces[-1].end if self.pieces else self.refused.offset
        return Span(end, end)

    def word(self, index: int) -> str:
        """Return the word at that index in small letters; empty if there is none."""
        if 0 <= index < len(self.pieces) and self.pieces[index].kind == "word":
            return self.pieces[index].text
        return ""

    def is_kind(self, index: int, *kinds: str) -> bool:
        """Say whether there is a piece of one of these kinds at that index."""
        return 0 <= index < len(self.pieces) and self.pieces[index].kind in kinds

    def written(self, first: int, last: int) -> str:
        """Return the original text from piece `first` to piece `last`, both included."""
        return self.text[self.pieces[first].start : self.pieces[last].end]
