"""Split a policy into blocks and their clauses, by labels and `end` alone.

Recovery is at the next label: whatever is wrong inside a clause stays inside it.
"""

import msgspec

from fairreview.language import mistakes_blocks as wrong
from fairreview.language.scan_cursor import WITH_LISTS, Cursor
from fairreview.language.scan_labels import BLOCK_WORDS, LABELS_OF, SAME_BLOCK, closing_word
from fairreview.language.scan_words import Piece, clean_copy, read_pieces
from fairreview.model.diagnostic import Diagnostic
from fairreview.text import Span


class Part(msgspec.Struct, frozen=True):
    """A first line or a clause: its label (empty for a first line and a line of a list) and what follows.

    `broken` says that a message was already given, so that nobody looks at it again; `doubtful` that
    one was given about its surroundings, so that no more is said if it cannot be read.
    """

    label: str
    label_at: Span
    pieces: tuple[Piece, ...]
    broken: bool = False
    doubtful: bool = False

    @property
    def at(self) -> Span:
        """Return where it stands, label included."""
        return Span(self.label_at.start, max(self.label_at.end, self.pieces[-1].end if self.pieces else 0))


class RawBlock(msgspec.Struct, frozen=True):
    """A block as cut out: `kind` as in `tree.Block`; `whole` is False if a clause of it cannot be read."""

    kind: str
    head: Part
    parts: tuple[Part, ...]
    whole: bool


class Scanned(msgspec.Struct, frozen=True):
    """A policy cut into blocks: the clean copy of its text, the blocks, and what was wrong."""

    clean: str
    blocks: tuple[RawBlock, ...]
    mistakes: tuple[Diagnostic, ...]


def scan(text: str) -> Scanned:
    """Cut `text` into blocks and clauses; every mistake found on the way is in the result."""
    pieces = read_pieces(text)
    scanner = _Scanner(text, pieces)
    scanner.run()
    mistakes = [*wrong.quotations(text, pieces), *scanner.mistakes]
    return Scanned(clean_copy(text, pieces), tuple(scanner.blocks), tuple(mistakes))


class _Scanner(Cursor):
    """Walks once over the pieces and cuts out blocks and clauses."""

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        super().__init__(text, pieces)
        self.blocks: list[RawBlock] = []
        self.mistakes: list[Diagnostic] = []
        self._kind = ""

    def run(self) -> None:
        """Read blocks until the text ends."""
        while self.at < len(self.pieces):
            kind = self.kind_here()
            if kind:
                self._block(kind)
            else:
                self._stray()

    def _block(self, kind: str) -> None:
        start = self.at
        self._kind = kind
        self.at += 2 if kind.startswith(("change", "turn")) else 1
        head_end = self._head_end(kind)
        whole = len(self.mistakes)
        head = self._part("", start, start, head_end)
        self.at = head_end
        parts: list[Part] = []
        if kind != "use":
            self._parts(kind, head, parts)
        broken = len(self.mistakes) > whole or any(part.broken for part in (head, *parts))
        self.blocks.append(RawBlock(kind, head, tuple(parts), whole=not broken))

    def _head_end(self, kind: str) -> int:
        at = self.at
        lists = kind in (*WITH_LISTS, "lexicon")
        while at < len(self.pieces):
            if self.stops(at) or (lists and self.pieces[at].kind == "bullet"):
                return at
            if kind == "pattern" and self.word(at) == "shape":
                return at
            if kind == "use" and self.word(at) in BLOCK_WORDS and self.starts_line(at):
                return at
            at += 1
        return at

    def _part(self, label: str, label_start: int, first: int, last: int) -> Part:
        pieces = self.pieces[first:last]
        begin = self.pieces[label_start].start
        label_end = self.pieces[first - 1].end if label else begin
        broken = any(piece.kind == "open" or wrong.is_too_long(piece) for piece in pieces)
        doubtful = self._cut_short(last) or any(piece.wrong for piece in pieces)
        return Part(label, Span(begin, label_end), pieces, broken, doubtful)

    def _cut_short(self, last: int) -> bool:
        """Say whether a clause ends in the middle of a line at a label that gets a message of its own."""
        if last >= len(self.pieces) or self.starts_line(last):
            return False
        label, count = self.label(last)
        return label not in LABELS_OF[self._kind] if count else self.unknown_label(last) > 0

    def _parts(self, kind: str, head: Part, parts: list[Part]) -> None:
        while self.at < len(self.pieces):
            count = self.end(self.at)
            if count:
                if self._closed(kind, head, count):
                    return
                continue
            if self.head_inside():
                break
            self._clause(kind, parts)
        named = [piece.end for piece in head.pieces if piece.kind == "word"]
        first_words = Span(head.at.start, named[min(len(named), 3 if " " in kind else 2) - 1])
        self.mistakes.append(wrong.not_closed(kind, first_words, self._last_end()))

    def _last_end(self) -> int:
        return self.pieces[self.at - 1].end

    def _closed(self, kind: str, head: Part, count: int) -> bool:
        """Go past an `end`; say whether it closes the block."""
        at = Span(self.pieces[self.at].start, self.pieces[self.at + count - 1].end)
        word = " ".join(self.word(self.at + step) for step in range(1, count))
        self.at += count
        expected = closing_word(kind)
        if SAME_BLOCK.get(word, word) in (expected, kind):
            return True
        if word == "example":
            self.mistakes.append(wrong.stray_end_example(at))
            return False
        keyword = head.pieces[0].span
        self.mistakes.append(wrong.wrong_end(kind, keyword, at, word))
        return True

    def _clause(self, kind: str, parts: list[Part]) -> None:
        start = self.at
        label, count = self.label(start)
        unknown = 0 if label else self.unknown_label(start)
        if label == "example" and label in LABELS_OF[kind]:
            self._example(parts)
            return
        # of `require all of:` the last three belong to the list
        count = 1 if label == "require" and count == 4 else count
        self.at = start + (max(count, unknown) or 1)
        self._skip_to_next(kind)
        if unknown:
            label_pieces = self.pieces[start : start + unknown]
            self.mistakes.append(wrong.unknown_label(kind, label_pieces))
        elif label and label not in LABELS_OF[kind]:
            at = Span(self.pieces[start].start, self.pieces[start + count - 1].end)
            self.mistakes.append(wrong.misplaced_label(label, kind, at))
        elif not label and kind == "lexicon" and self.pieces[start].kind == "bullet":
            self.mistakes.append(wrong.no_entries_label(self.pieces[start].span))
            part = self._part("", start, start, self.at)
            parts.append(msgspec.structs.replace(part, label="entries"))
        elif not label and kind == "pattern" and self.word(start) == "shape":
            parts.append(self._part("shape", start, start + 1, self.at))
        else:
            parts.append(self._part(label, start, start + count, self.at))

    def _skip_to_next(self, kind: str) -> None:
        lists = kind in WITH_LISTS
        while self.at < len(self.pieces) and not self.stops(self.at):
            if lists and self.pieces[self.at].kind == "bullet":
                return
            if kind == "pattern" and self.word(self.at) == "shape" and self.starts_line(self.at):
                return
            self.at += 1

    def _example(self, parts: list[Part]) -> None:
        start = self.at
        self.at += 2
        inner_wrong = len(self.mistakes)
        while self.at < len(self.pieces):
            count = self.end(self.at)
            label, length = self.label(self.at)
            unknown = 0 if label else self.unknown_label(self.at)
            if count and self.word(self.at + 1) == "example":
                part = self._part("example", start, start + 2, self.at)
                broken = part.broken or len(self.mistakes) > inner_wrong
                parts.append(msgspec.structs.replace(part, broken=broken))
                self.at += count
                return
            if count or (label and label != "expect") or self.head_inside():
                break
            if unknown:
                inside = self.pieces[self.at : self.at + unknown]
                self.mistakes.append(wrong.unknown_label("example", inside))
            self.at += max(length, unknown, 1)
        head = Span(self.pieces[start].start, self.pieces[start + 1].end)
        self.mistakes.append(wrong.not_closed("example", head, self._last_end()))

    def _stray(self) -> None:
        """Go past what stands outside of any block, with one message for all of it."""
        start = self.at
        count = self.end(start)
        if count:
            self.at += count
        else:
            self.at += 1
            while self.at < len(self.pieces) and not self.head_inside():
                if self.end(self.at):
                    self.at += self.end(self.at)
                    break
                self.at += 1
        self.mistakes.append(wrong.outside(self.text, self.pieces[start : self.at], ends=bool(count)))
