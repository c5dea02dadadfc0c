"""A place in the pieces of a policy, and what begins there: a label, a block, an `end`."""

import re

from fairreview.language.scan_labels import (
    BLOCK_WORDS,
    EXAMPLE_LABELS,
    INNER,
    LABELS,
    LABELS_OF,
    SAME_BLOCK,
    closing_word,
)
from fairreview.language.scan_words import Piece

_KNOWN = {tuple(label.split()): label for label in (*LABELS, *EXAMPLE_LABELS)}
_KNOWN.update({("require", kind, "of"): "require" for kind in ("all", "any", "none")})
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(_KNOWN, key=len, reverse=True):
    _BY_FIRST.setdefault(_words[0], []).append(_words)
_ENDS = {closing_word(kind) for kind in LABELS_OF} | {"example", "recognize", "setting"}
# After these words `lexicon` and `pattern` go on with a sentence.
_BEFORE_A_NAME = frozenset({"in", "of", "contains", "contain", "finding", "not", "the", "a"})
_ADDRESS = re.compile(r"[A-Za-z]+://")
WITH_LISTS = ("settings", "recognise")
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


class Cursor:
    """Knows what stands at each piece; `at` is the next one, and only ever grows."""

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        self.text = text
        self.pieces = pieces
        self.at = 0

    def word(self, at: int) -> str:
        """Return the word at a place; empty if something else is there."""
        return self.pieces[at].text if at < len(self.pieces) and self.pieces[at].kind == "word" else ""

    def starts_line(self, at: int) -> bool:
        """Say whether a piece is the first of its line."""
        if at == 0:
            return True
        between = self.text[self.pieces[at - 1].end : self.pieces[at].start]
        return "\n" in between or "\r" in between

    def kind_here(self) -> str:
        """Return the kind of block whose keyword stands here, misspelt or not, or empty."""
        word = SAME_BLOCK.get(self.word(self.at), self.word(self.at))
        if word not in BLOCK_WORDS:
            return ""
        following = self.word(self.at + 1)
        if word == "change":
            return f"change {following}" if following in ("rule", "lexicon", "setting") else "change rule"
        return "turn off" if word == "turn" else word

    def head_inside(self) -> bool:
        """Say whether a new block begins here, although another is still open."""
        return self._head_at(self.at)

    def _head_at(self, at: int) -> bool:
        word = SAME_BLOCK.get(self.word(at), self.word(at))
        if word not in _HEADS or not self.starts_line(at) or self.word(at - 1) in _BEFORE_A_NAME:
            return False
        following = self.pieces[at + 1 : at + 5]
        shown = " ".join('"' if piece.kind == "string" else piece.text for piece in following)
        return _HEADS[word].match(f"{word} {shown} ") is not None

    def label(self, at: int) -> tuple[str, int]:
        """Return the known label here and how many pieces it takes, or nothing."""
        for words in _BY_FIRST.get(self.word(at), ()):
            end = at + len(words)
            here = tuple(self.word(at + step) for step in range(len(words)))
            if here == words and end < len(self.pieces) and self.pieces[end].kind == "colon":
                return _KNOWN[words], len(words) + 1
        return "", 0

    def unknown_label(self, at: int) -> int:
        """Return how many pieces an unknown `word:` takes here, or 0."""
        if not self.word(at) or self.word(at)[0].isdigit():
            return 0
        if _ADDRESS.match(self.text, self.pieces[at].start):
            return 0
        most = 3 if self.starts_line(at) else 1
        for count in range(1, most + 1):
            if at + count >= len(self.pieces) or not self.word(at + count - 1):
                return 0
            if self.pieces[at + count].kind == "colon":
                return 0 if self._inner_ends(at, at + count) else count + 1
        return 0

    def _inner_ends(self, at: int, colon: int) -> bool:
        """Say whether a label, or words with a colon that belong inside a clause, end at this colon."""
        if any(self.label(start)[1] for start in range(at + 1, colon)):
            return True
        for words in INNER:
            start = colon - len(words)
            if start >= 0 and all(self.word(start + step) == word for step, word in enumerate(words)):
                return True
        return False

    def end(self, at: int) -> int:
        """Return how many pieces an `end …` takes here: 0 if there is none."""
        if self.word(at) != "end":
            return 0
        if f"{self.word(at + 1)} {self.word(at + 2)}" == "turn off":
            return 3
        if self.starts_line(at) and self._head_at(at + 1):
            return 1
        if self.word(at + 1) in _ENDS:
            changed = self.word(at + 1) == "change" and self.word(at + 2) in ("rule", "lexicon", "setting")
            return 3 if changed and not self.starts_line(at + 2) else 2
        if not self.starts_line(at):
            return 0
        alone = at + 1 >= len(self.pieces) or self.starts_line(at + 1)
        return 1 if alone or not self.word(at + 1) else 2

    def stops(self, at: int) -> bool:
        """Say whether a clause ends before this piece."""
        if self.pieces[at].kind != "word":
            return False
        if self.end(at) or self.label(at)[1] or self.unknown_label(at):
            return True
        return self._head_at(at)
