"""Split a policy into blocks and their clauses, by labels and `end` alone.

Recovery is at the next label: whatever is wrong inside a clause stays inside it.
"""

import re

import msgspec

from fairreview.language import mistakes_blocks as wrong
from fairreview.language.scan_labels import (
    BLOCK_WORDS,
    EXAMPLE_LABELS,
    INNER,
    LABELS,
    LABELS_OF,
    SAME_BLOCK,
    closing_word,
)
from fairreview.language.scan_words import Piece, clean_copy, read_pieces
from fairreview.model.diagnostic import Diagnostic
from fairreview.text import Span


class Part(msgspec.Struct, frozen=True):
    """A first line or a clause: its label (empty for a first line and a line of a list) and what follows.

    `broken` says that a message was already given, so that nobody looks at it again.
    """

    label: str
    label_at: Span
    pieces: tuple[Piece, ...]
    broken: bool = False

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


_KNOWN = {tuple(label.split()): label for label in (*LABELS, *EXAMPLE_LABELS)}
_KNOWN.update({("require", kind, "of"): "require" for kind in ("all", "any", "none")})
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(_KNOWN, key=len, reverse=True):
    _BY_FIRST.setdefault(_words[0], []).append(_words)
_ENDS = {closing_word(kind) for kind in LABELS_OF} | {"example", "recognize", "setting"}
# After these words `lexicon` and `pattern` go on with a sentence.
_BEFORE_A_NAME = frozenset({"in", "of", "contains", "contain", "finding", "not", "the", "a"})
_WITH_LISTS = ("settings", "recognise")
# What the words after a block's keyword look like; inside an open block only this begins a new one.
_HEADS = {
    "policy": re.compile(r'policy "'),
    "use": re.compile(r"use [a-z][\w.-]* version "),
    "rule": re.compile(r'rule [a-z][a-z0-9]*(-[a-z0-9]+)+ "'),
    "lexicon": re.compile(r"lexicon [a-z][\w-]* [\w-]+( [\w-]+)? ?:"),
    "pattern": re.compile(r'pattern [a-z][\w-]* ([\w-]+( [\w-]+)? ?:|shape "|rule )'),
    "define": re.compile(r"define [a-z][\w-]* for [a-z]"),
    "settings": re.compile(r"settings - "),
    "recognise": re.compile(r"recognise [a-z][\w-]* - "),
    "change": re.compile(r"change (rule|lexicon|setting) [a-z]"),
    "turn": re.compile(r"turn off rule "),
    "waive": re.compile(r"waive rule "),
}


def scan(text: str) -> Scanned:
    """Cut `text` into blocks and clauses; every mistake found on the way is in the result."""
    pieces = read_pieces(text)
    scanner = _Scanner(text, pieces)
    scanner.run()
    mistakes = [*wrong.quotations(text, pieces), *scanner.mistakes]
    return Scanned(clean_copy(text, pieces), tuple(scanner.blocks), tuple(mistakes))


class _Scanner:
    """Walks once over the pieces; `at` only ever grows."""

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        self.text = text
        self.pieces = pieces
        self.at = 0
        self.blocks: list[RawBlock] = []
        self.mistakes: list[Diagnostic] = []

    def run(self) -> None:
        """Read blocks until the text ends."""
        while self.at < len(self.pieces):
            kind = self._kind_here()
            if kind:
                self._block(kind)
            else:
                self._stray()

    # -- what stands at a place --------------------------------------------------------------------

    def _word(self, at: int) -> str:
        return self.pieces[at].text if at < len(self.pieces) and self.pieces[at].kind == "word" else ""

    def _starts_line(self, at: int) -> bool:
        if at == 0:
            return True
        between = self.text[self.pieces[at - 1].end : self.pieces[at].start]
        return "\n" in between or "\r" in between

    def _kind_here(self) -> str:
        """Return the kind of block whose keyword stands here, misspelt or not, or empty."""
        word = SAME_BLOCK.get(self._word(self.at), self._word(self.at))
        if word not in BLOCK_WORDS:
            return ""
        following = self._word(self.at + 1)
        if word == "change":
            return f"change {following}" if following in ("rule", "lexicon", "setting") else "change rule"
        return "turn off" if word == "turn" else word

    def _head_inside(self) -> bool:
        """Say whether a new block begins here, although another is still open."""
        word = SAME_BLOCK.get(self._word(self.at), self._word(self.at))
        if word not in _HEADS or not self._starts_line(self.at):
            return False
        if self._word(self.at - 1) in _BEFORE_A_NAME:
            return False
        shown = " ".join(
            '"' if piece.kind == "string" else piece.text for piece in self.pieces[self.at + 1 : self.at + 5]
        )
        return _HEADS[word].match(f"{word} {shown} ") is not None

    def _label(self, at: int) -> tuple[str, int]:
        """Return the known label here and how many pieces it takes, or nothing."""
        for words in _BY_FIRST.get(self._word(at), ()):
            end = at + len(words)
            if end < len(self.pieces) and self.pieces[end].kind == "colon":
                if all(self._word(at + step) == word for step, word in enumerate(words)):
                    return _KNOWN[words], len(words) + 1
        return "", 0

    def _unknown_label(self, at: int) -> int:
        """Return how many pieces an unknown `word:` takes here, or 0."""
        if not self._word(at) or self._word(at)[0].isdigit():
            return 0
        most = 3 if self._starts_line(at) else 1
        for count in range(1, most + 1):
            if at + count >= len(self.pieces) or not self._word(at + count - 1):
                return 0
            if self.pieces[at + count].kind == "colon":
                return 0 if self._inner_ends(at, at + count) else count + 1
        return 0

    def _inner_ends(self, at: int, colon: int) -> bool:
        """Say whether a label, or words with a colon that belong inside a clause, end at this colon."""
        if any(self._label(start)[1] for start in range(at + 1, colon)):
            return True
        for words in INNER:
            start = colon - len(words)
            if start >= 0 and all(self._word(start + step) == word for step, word in enumerate(words)):
                return True
        return False

    def _end(self, at: int) -> int:
        """Return how many pieces an `end …` takes here: 0 if there is none."""
        if self._word(at) != "end":
            return 0
        if f"{self._word(at + 1)} {self._word(at + 2)}" == "turn off":
            return 3
        if self._word(at + 1) in _ENDS:
            changed = self._word(at + 1) == "change" and self._word(at + 2) in ("rule", "lexicon", "setting")
            return 3 if changed and not self._starts_line(at + 2) else 2
        if not self._starts_line(at):
            return 0
        alone = at + 1 >= len(self.pieces) or self._starts_line(at + 1)
        return 1 if alone or not self._word(at + 1) else 2

    # -- blocks ------------------------------------------------------------------------------------

    def _block(self, kind: str) -> None:
        start = self.at
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
        lists = kind in _WITH_LISTS
        while at < len(self.pieces):
            if self._stops(at) or (lists and self.pieces[at].kind == "bullet"):
                return at
            if kind == "pattern" and self._word(at) == "shape":
                return at
            if kind == "use" and self._word(at) in BLOCK_WORDS and self._starts_line(at):
                return at
            at += 1
        return at

    def _stops(self, at: int) -> bool:
        """Say whether a clause ends before this piece."""
        if self.pieces[at].kind != "word":
            return False
        if self._end(at) or self._label(at)[1] or self._unknown_label(at):
            return True
        here, self.at = self.at, at
        new_block = self._head_inside()
        self.at = here
        return new_block

    def _part(self, label: str, label_start: int, first: int, last: int) -> Part:
        pieces = self.pieces[first:last]
        begin = self.pieces[label_start].start
        label_end = self.pieces[first - 1].end if label else begin
        broken = any(piece.kind == "open" for piece in pieces)
        return Part(label, Span(begin, label_end), pieces, broken)

    def _parts(self, kind: str, head: Part, parts: list[Part]) -> None:
        while self.at < len(self.pieces):
            count = self._end(self.at)
            if count:
                if self._closed(kind, head, count):
                    return
                continue
            if self._head_inside():
                break
            self._clause(kind, parts)
        self.mistakes.append(wrong.not_closed(self.text, kind, head.at, self._last_end()))

    def _last_end(self) -> int:
        return self.pieces[self.at - 1].end

    def _closed(self, kind: str, head: Part, count: int) -> bool:
        """Go past an `end`; say whether it closes the block."""
        at = Span(self.pieces[self.at].start, self.pieces[self.at + count - 1].end)
        word = " ".join(self._word(self.at + step) for step in range(1, count))
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
        label, count = self._label(start)
        unknown = 0 if label else self._unknown_label(start)
        if label == "example" and "example" in LABELS_OF[kind]:
            self._example(parts)
            return
        if label:
            # `require all of:` keeps the `all of:` as the beginning of its list
            count = 2 if label == "require" and count == 4 else count
            first = start + (1 if label == "require" and self._word(start + 1) else count)
            self.at = start + count
        elif unknown:
            first = start + unknown
            self.at = first
        else:
            first = start
            self.at = start + 1
        self._skip_to_next(kind)
        self._keep(kind, (label, unknown), start, first, parts)

    def _skip_to_next(self, kind: str) -> None:
        lists = kind in _WITH_LISTS
        while self.at < len(self.pieces) and not self._stops(self.at):
            if lists and self.pieces[self.at].kind == "bullet":
                return
            if kind == "pattern" and self._word(self.at) == "shape" and self._starts_line(self.at):
                return
            self.at += 1

    def _keep(self, kind: str, found: tuple[str, int], start: int, first: int, parts: list[Part]) -> None:
        label, unknown = found
        if unknown:
            self.mistakes.append(wrong.unknown_label(self.text, kind, self.pieces[start:first]))
            return
        if label and label not in LABELS_OF[kind]:
            at = Span(self.pieces[start].start, self.pieces[first - 1].end)
            self.mistakes.append(wrong.misplaced_label(label, kind, at))
            return
        if not label and kind == "pattern" and self._word(start) == "shape":
            label, first = "shape", start + 1
        parts.append(self._part(label, start, first, self.at))

    def _example(self, parts: list[Part]) -> None:
        start = self.at
        self.at += 2
        inner_wrong = len(self.mistakes)
        while self.at < len(self.pieces):
            count = self._end(self.at)
            label, length = self._label(self.at)
            unknown = 0 if label else self._unknown_label(self.at)
            if count and self._word(self.at + 1) == "example":
                part = self._part("example", start, start + 2, self.at)
                broken = part.broken or len(self.mistakes) > inner_wrong
                parts.append(msgspec.structs.replace(part, broken=broken))
                self.at += count
                return
            if count or (label and label != "expect") or self._head_inside():
                break
            if unknown:
                inside = self.pieces[self.at : self.at + unknown]
                self.mistakes.append(wrong.unknown_label(self.text, "example", inside))
            self.at += max(length, unknown, 1)
        head = Span(self.pieces[start].start, self.pieces[start + 1].end)
        self.mistakes.append(wrong.not_closed(self.text, "example", head, self._last_end()))

    # -- outside of any block ----------------------------------------------------------------------

    def _stray(self) -> None:
        """Go past what stands outside of any block, with one message for all of it."""
        start = self.at
        count = self._end(start)
        if count:
            self.at += count
        else:
            self.at += 1
            while self.at < len(self.pieces) and not self._head_inside():
                if self._end(self.at):
                    self.at += self._end(self.at)
                    break
                self.at += 1
        self.mistakes.append(wrong.outside(self.text, self.pieces[start : self.at], ends=bool(count)))
