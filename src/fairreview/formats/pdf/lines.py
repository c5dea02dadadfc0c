"""Glyphs to lines: what stands on one base line, close together, with no ruled line between."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from fairreview.formats.pdf.line import Line, gap, is_mark
from fairreview.formats.pdf.page import Box, Frame, Glyph, Rule, around
from fairreview.formats.pdf.pieces import with_bullet, with_dots, with_raised

# In sizes of the font: how far glyphs may be apart in a line, how far back one may begin, and how far apart
# bases are: of one line, and of small raised letters (16th).
_GAP = 1.2
_SAME_BASE = 0.3
_RAISED = 0.75
_BACK = 0.6
_SMALL = 0.85
# A mark may stand this far before the words of its item.
_MARK_GAP = 5.0


def lines_of(frame: Frame, page: int) -> list[Line]:
    """Return the lines of a frame by base line, then from left to right."""
    fences = Fences(frame.down)
    runs = sorted(_runs(frame.glyphs, fences), key=lambda run: (run[0].base, run[0].box.left))
    found: list[Line] = []
    for row in _rows([_line(run) for run in runs]):
        found.extend(_joined(sorted(row, key=lambda line: line.box.left), fences))
    whole = [with_bullet(line) for line in with_raised(found)]
    dotted = with_dots(whole, frame.dots)
    return [replace(line, page=page, turn=frame.turn) for line in dotted]


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


def one_line(lines: Sequence[Line]) -> Line:
    """Return lines that stand on one base line as one, however wide the white between them."""
    first = lines[0]
    return replace(
        _line([glyph for line in lines for glyph in line.glyphs]), page=first.page, turn=first.turn
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
    white = gap(before, glyph)
    if white > _GAP * large or glyph.box.left < before.box.left - _BACK * large:
        return False
    return not (white > 0 and glyph.text and fences.part(before.box, glyph.box))


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
