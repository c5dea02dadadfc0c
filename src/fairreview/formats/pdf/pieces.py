"""What belongs to a line though it is drawn apart: raised letters, bullets of odd fonts, drawn dots."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from fairreview.formats.pdf.line import Line, is_bullet
from fairreview.formats.pdf.page import Box, Glyph, around

# In sizes of the font: how high small letters (16th) stand above their line, and how small they are.
_RAISED, _SMALL = 0.75, 0.85
_RAISED_GLYPHS = 4
_DOT_GAP = 2.5
_MAX_DOTS = 300
_OPENING = frozenset("\"'“”‘’«([{$€£*†‡§#@&¡¿…")


def with_raised(lines: list[Line]) -> list[Line]:
    """Return lines with the small raised letters that belong to them, such as the `th` of 16th."""
    found: list[Line] = []
    for at, line in enumerate(lines):
        is_small = len(line.glyphs) <= _RAISED_GLYPHS
        below = (
            next((other for other in lines[at + 1 : at + 8] if _carries(other, line)), None)
            if is_small
            else None
        )
        if below is None:
            found.append(line)
            continue
        glyphs = sorted((*line.glyphs, *below.glyphs), key=lambda glyph: glyph.box.left)
        lines[lines.index(below, at)] = replace(below, glyphs=tuple(_closed_up(glyphs, line.glyphs)))
    return found


def _closed_up(glyphs: Sequence[Glyph], raised: Sequence[Glyph]) -> Iterator[Glyph]:
    """Yield glyphs; around raised ones only white that is there is a space."""
    before: Glyph | None = None
    for glyph in glyphs:
        touches = before is not None and (glyph in raised or before in raised)
        yield replace(glyph, spaced=False) if touches else glyph
        before = glyph


def _carries(line: Line, raised: Line) -> bool:
    rise = line.base - raised.base
    within = line.box.left < raised.box.left < line.box.right + 0.5 * line.size
    return raised.size < _SMALL * line.size and 0 < rise < _RAISED * line.size and within


def with_bullet(line: Line) -> Line:
    """Return a line whose first sign or two are of a font of their own with a bullet for them.

    Fonts of bullets alone often say that theirs is an exclamation mark, or any other sign.
    """
    glyphs = line.glyphs
    count = next((at for at, glyph in enumerate(glyphs[:3]) if glyph.face.font == line.face.font), 0)
    signs = "".join(glyph.text for glyph in glyphs[:count])
    is_odd = (
        signs
        and not any(char.isalnum() for char in signs)
        and len({g.face.font for g in glyphs[:count]}) == 1
    )
    if (
        not is_odd
        or signs in _OPENING
        or glyphs[0].face.font in {glyph.face.font for glyph in glyphs[count:]}
    ):
        return line
    bullet = replace(glyphs[0], text="•", box=around([glyph.box for glyph in glyphs[:count]]))
    return replace(line, glyphs=(bullet, replace(glyphs[count], spaced=True), *glyphs[count + 1 :]))


def with_dots(lines: list[Line], dots: Sequence[Box]) -> list[Line]:
    """Return lines, those with a drawn dot right before them beginning with a bullet."""
    for dot in dots[:_MAX_DOTS]:
        at = next((at for at, line in enumerate(lines) if _has_dot(line, dot)), None)
        if at is not None and not is_bullet(lines[at].glyphs[0]):
            line = lines[at]
            bullet = Glyph("•", dot, line.base, line.face)
            box = around([dot, line.box])
            lines[at] = replace(
                line, glyphs=(bullet, replace(line.glyphs[0], spaced=True), *line.glyphs[1:]), box=box
            )
    return lines


def _has_dot(line: Line, dot: Box) -> bool:
    away = line.box.left - dot.right
    middle = line.base - (dot.top + dot.bottom) / 2
    return 0 < away < _DOT_GAP * line.size and 0 < middle < 0.75 * line.size and dot.height < 0.75 * line.size
