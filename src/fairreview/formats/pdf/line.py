"""A line of a page: its glyphs, its words, and whether it begins as a list item does."""

import itertools
from collections.abc import Sequence

import msgspec

from fairreview.formats.pdf.page import Box, Face, Glyph

# In sizes of the font: how wide a space is at least, also between letters that are set apart.
_SPACE, _WIDE_SPACE = 0.22, 1.2
_LETTERS_APART = 3
BULLETS = frozenset("•·∙▪●◦○‣⁃■□➢►✓✔❖◆♦▶➤☐☒★*-–—o")
_SYMBOL_FONTS = ("symbol", "wingding", "dingbat", "webding", "awesome", "icon")


class Line(msgspec.Struct, frozen=True, gc=False):
    """Glyphs that read on, from left to right; `face` is that of most of them, `turn` that of their frame."""

    glyphs: tuple[Glyph, ...]
    box: Box
    base: float
    face: Face
    page: int = 0
    turn: int = 0

    @property
    def size(self) -> float:
        """Return the size of most of its letters, in points."""
        return self.face.size

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(text for text, _ in characters(self))

    @property
    def is_bold(self) -> bool:
        """Say whether all its letters are bold."""
        return all(glyph.face.is_bold for glyph in self.glyphs if glyph.text.isalnum())


def characters(line: Line) -> list[tuple[str, Glyph]]:
    """Return the characters of a line, each with the glyph it is drawn by; a space has the one behind it.

    A bullet of a font of symbols becomes an ordinary one; other signs of such fonts are left out.
    """
    found: list[tuple[str, Glyph]] = []
    before: Glyph | None = None
    closed = is_set_apart(line.glyphs)
    for at, glyph in enumerate(line.glyphs):
        text = _shown(glyph, is_first=at == 0 and len(line.glyphs) > 1)
        if before is not None and text and _is_apart(before, glyph, closed=closed):
            found.append((" ", glyph))
        found.extend((char, glyph) for char in text)
        before = glyph
    return found


def is_set_apart(glyphs: Sequence[Glyph]) -> bool:
    """Say whether letters are set wide apart, as in S U M M A R Y: the gaps between them are no spaces."""
    if len(glyphs) < _LETTERS_APART:
        return False
    apart = sum(
        1
        for before, glyph in itertools.pairwise(glyphs)
        if glyph.spaced or gap(before, glyph) > _SPACE * glyph.face.size
    )
    return apart >= 0.75 * (len(glyphs) - 1)


def _shown(glyph: Glyph, *, is_first: bool) -> str:
    if is_first and is_bullet(glyph):
        return glyph.text if glyph.text[0] in BULLETS else "•"
    if "\ue000" <= glyph.text[0] <= "\uf8ff":
        return ""
    return " " if glyph.text == "\xa0" else glyph.text


def _is_apart(before: Glyph, glyph: Glyph, *, closed: bool) -> bool:
    if closed:
        return gap(before, glyph) > _WIDE_SPACE * glyph.face.size
    return (glyph.spaced and before.text != "\xa0") or gap(before, glyph) > _SPACE * glyph.face.size


def is_mark(line: Line) -> bool:
    """Say whether a line is but the mark of a list item: a bullet, a number, a letter."""
    if len(line.glyphs) == 1 and is_bullet(line.glyphs[0]):
        return True
    return len(line.glyphs) <= 5 and _is_number(line.text)


def is_bullet(glyph: Glyph) -> bool:
    """Say whether a glyph is a bullet, be it one of a font of symbols."""
    char = glyph.text[0]
    if char in BULLETS or "\ue000" <= char <= "\uf8ff":
        return True
    return any(name in glyph.face.font.lower() for name in _SYMBOL_FONTS)


def _is_number(text: str) -> bool:
    body = text.strip("().")
    return (
        text[-1:] in tuple(".)")
        and body.isalnum()
        and (body.isdigit() or len(body) == 1 or not body.strip("ivx"))
    )


def gap(before: Glyph, glyph: Glyph) -> float:
    """Return how far a glyph stands behind another, in points."""
    return glyph.box.left - before.box.right
