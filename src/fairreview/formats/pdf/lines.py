"""Glyphs to lines: what stands on one base line, close together, with no ruled line between."""

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from fairreview.formats.pdf.page import Box, Face, Frame, Glyph, Rule, around

# In sizes of the font: how far glyphs may be apart in a line, how wide a space is at least, and how far the
# base of a small raised letter (16th) is from that of its line.
_GAP = 1.2
_SPACE = 0.22
_SAME_BASE = 0.3
_RAISED = 0.75
_BACK = 0.6
_SMALL = 0.85
# A mark may stand this far before the words of its item.
_MARK_GAP = 5.0
_LETTERS_APART = 3
_DOT_GAP = 2.5
_RAISED_GLYPHS = 4
_MAX_DOTS = 300
BULLETS = frozenset("•·∙▪●◦○‣⁃■□➢►✓✔❖◆♦▶➤☐☒★*-–—o")
_OPENING = frozenset("\"'“”‘’«([{$€£*†‡§#@&¡¿…")
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


def lines_of(frame: Frame, page: int) -> list[Line]:
    """Return the lines of a frame by base line, then from left to right."""
    fences = Fences(frame.down)
    runs = sorted(_runs(frame.glyphs, fences), key=lambda run: (run[0].base, run[0].box.left))
    found: list[Line] = []
    for row in _rows([_line(run) for run in runs]):
        found.extend(_joined(sorted(row, key=lambda line: line.box.left), fences))
    whole = [_with_bullet(line) for line in _with_raised(found)]
    dotted = _with_dots(whole, frame.dots)
    return [replace(line, page=page, turn=frame.turn) for line in dotted]


def _with_raised(lines: list[Line]) -> list[Line]:
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


def _with_bullet(line: Line) -> Line:
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


def _with_dots(lines: list[Line], dots: Sequence[Box]) -> list[Line]:
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


class Fences:
    """Answers whether a line drawn downwards stands between two glyphs."""

    def __init__(self, down: Iterable[Rule]) -> None:
        self._rules = sorted(down, key=lambda rule: rule.at)
        self._at = [rule.at for rule in self._rules]

    def part(self, before: Box, after: Box) -> bool:
        """Say whether one stands between two boxes on a line."""
        middle = (after.top + after.bottom) / 2
        first = bisect_left(self._at, before.right - before.height * 0.2)
        last = bisect_right(self._at, after.left + after.height * 0.2)
        return any(rule.start - 1 <= middle <= rule.end + 1 for rule in self._rules[first:last])


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
        if glyph.spaced or _gap(before, glyph) > _SPACE * glyph.face.size
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
        return _gap(before, glyph) > _GAP * glyph.face.size
    return (glyph.spaced and before.text != "\xa0") or _gap(before, glyph) > _SPACE * glyph.face.size


def one_line(lines: Sequence[Line]) -> Line:
    """Return lines that stand on one base line as one, however wide the white between them."""
    first = lines[0]
    return replace(
        _line([glyph for line in lines for glyph in line.glyphs]), page=first.page, turn=first.turn
    )


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


def _runs(glyphs: Sequence[Glyph], fences: Fences) -> Iterator[list[Glyph]]:
    """Yield the glyphs that follow each other in the file and in a line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph, fences):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(before: Glyph, glyph: Glyph, fences: Fences) -> bool:
    small, large = sorted((before.face.size, glyph.face.size))
    rise = abs(before.base - glyph.base)
    if before.face.is_filled != glyph.face.is_filled:
        return False
    if rise > _SAME_BASE * small and not (small < _SMALL * large and rise < _RAISED * large):
        return False
    gap = _gap(before, glyph)
    if gap > _GAP * large or glyph.box.left < before.box.left - _BACK * large:
        return False
    return not (gap > 0 and glyph.text and fences.part(before.box, glyph.box))


def _gap(before: Glyph, glyph: Glyph) -> float:
    return glyph.box.left - before.box.right


def _line(glyphs: Sequence[Glyph]) -> Line:
    face = Counter(glyph.face for glyph in glyphs).most_common(1)[0][0]
    base = next(glyph.base for glyph in glyphs if glyph.face == face)
    return Line(tuple(glyphs), around([glyph.box for glyph in glyphs]), base, face)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that share a base line; they come by their bases."""
    row: list[Line] = []
    for line in lines:
        if row and abs(line.base - row[0].base) > _SAME_BASE * min(line.size, row[0].size):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _joined(row: Sequence[Line], fences: Fences) -> Iterator[Line]:
    """Yield the lines of a row, those close together as one; a mark goes with the words behind it."""
    glyphs: list[Glyph] = []
    open_line: Line | None = None
    for line in row:
        if open_line is not None and _are_one(open_line, line, fences):
            glyphs.extend(line.glyphs)
        else:
            if glyphs:
                yield _line(glyphs)
            glyphs = list(line.glyphs)
        open_line = line if open_line is None or len(glyphs) == len(line.glyphs) else _line(glyphs)
    if glyphs:
        yield _line(glyphs)


def _are_one(before: Line, line: Line, fences: Fences) -> bool:
    gap = line.box.left - before.box.right
    if before.face.is_filled != line.face.is_filled:
        return False
    if gap < -_BACK * line.size or (gap > 0 and fences.part(before.glyphs[-1].box, line.glyphs[0].box)):
        return False
    size = max(before.size, line.size)
    return gap <= _GAP * size or (gap <= _MARK_GAP * size and is_mark(before))
