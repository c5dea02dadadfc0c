"""Where the grammar refused a part of a policy, and what stands around it."""

import msgspec

from fairreview.language.parse import Refused
from fairreview.language.scan_words import Piece
from fairreview.text import Span

# Words at which a sentence begins or ends.
_BORDERS = frozenset({"and", "or", "otherwise", "unless", "with", "where", "suggest"})
_LONGEST = 100


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

    def quotes(self, offset: int) -> bool:
        """Say whether that place in the text is inside a quotation."""
        texts = (piece for piece in self.pieces if piece.kind in ("string", "long", "open"))
        return any(piece.start <= offset < piece.end for piece in texts)

    def written(self, first: int, last: int) -> str:
        """Return the original text from piece `first` to piece `last`, both included."""
        return self.text[self.pieces[first].start : self.pieces[last].end]

    def sentence_with(self, words: str, first: int | None = None, last: int | None = None) -> str:
        """Return the sentence around the stop, with `words` put for the pieces from `first` to `last`."""
        first = self.index if first is None else first
        last = first if last is None else last
        begin, end = first, last
        while begin > 0 and self._goes_on(begin - 1):
            begin -= 1
        while end + 1 < len(self.pieces) and self._goes_on(end + 1):
            end += 1
        before = self.text[self.pieces[begin].start : self.pieces[first].start]
        after = self.text[self.pieces[last].end : self.pieces[end].end]
        sentence = " ".join(f"{before} {words} {after}".split())
        return sentence if len(sentence) <= _LONGEST else f"its rating {words} 3"

    def _goes_on(self, index: int) -> bool:
        return self.pieces[index].kind != "bullet" and self.word(index) not in _BORDERS
