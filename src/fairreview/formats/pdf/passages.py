"""Lines to passages: paragraphs, list items and headings, each of whole sentences."""

import itertools
import re
from collections.abc import Sequence

import msgspec

from fairreview.formats.pdf.hyphens import HYPHENS
from fairreview.formats.pdf.line import Line, is_bullet

# In sizes of the font: lines further apart than this are two passages, whatever the words say.
_FAR = 2.1
_LOOSE = 1.25
_ENDS = (".", "!", "?", ":", ";")
_CLOSING = "\"')]”’ "
_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]$|\d{1,3}(?:\.\d{1,3}){1,3}$"
)
# A sentence that ends a page in one of these goes on at the next.
_SMALL_WORDS = frozenset(
    "a an the of and or to in for with on by at from as that is are will may their its our".split()
)
_DASHES = "-–—*"
_NEIGHBOURS = 8
_SHORT_OF = 0.25
_DISPLAY = 13.0
# In sizes of the font: in a column as narrow as this a full line says little of what comes next.
_NARROW = 20


class Passage(msgspec.Struct, frozen=True):
    """Lines that belong together; `mark` counts the glyphs of the bullet or number that they begin with."""

    lines: tuple[Line, ...]
    mark: int = 0

    @property
    def size(self) -> float:
        """Return the size of the letters of its first line."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Say whether all of it is bold."""
        return all(line.is_bold for line in self.lines)

    @property
    def left(self) -> float:
        """Return where it begins, in points from the left of the page."""
        return self.lines[0].box.left


def passages_of(lines: Sequence[Line], right: float = 0.0) -> list[Passage]:
    """Return the passages of lines that stand below each other, which may reach as far as `right`."""
    leading = _leading(lines)
    found: list[Passage] = []
    group: list[Line] = []
    mark = 0
    for at, line in enumerate(lines):
        own = mark_of(line)
        if (
            group
            and line.base < group[-1].base - line.size
            and goes_over(Passage(tuple(group), mark), Passage((line,), own))
        ):
            group.append(line)
            continue
        begins = not group or (own > 0 and _is_item(line, own, group, mark))
        hangs = mark > 0 and not begins and _hangs(group, line, mark)
        if begins or not (
            _is_near(group[-1], line, leading) and (hangs or _goes_on(group, line, _edge(lines, at, right)))
        ):
            if group:
                found.append(Passage(tuple(group), mark))
            group, mark = [], own
        group.append(line)
    if group:
        found.append(Passage(tuple(group), mark))
    return found


def mark_of(line: Line) -> int:
    """Return how many glyphs of a line are the mark of a list item; 0 for none."""
    glyphs = line.glyphs
    if len(glyphs) > 1 and is_bullet(glyphs[0]):
        first = glyphs[0].text
        is_plain = first in _DASHES or first.isalnum()
        if not is_plain or _stands_off(line, 1) or (first in "-–" and glyphs[1].text.isalpha()):
            return 1
    word = _first_word(line)
    if 0 < word < 8 and _NUMBER.match("".join(glyph.text for glyph in glyphs[:word])):
        return word
    return 0


def goes_over(before: Passage, after: Passage) -> bool:
    """Say whether a passage at the top of a page or column goes on with the last one before."""
    line, above = after.lines[0], before.lines[-1]
    if after.mark or abs(line.size - above.size) > 0.5 or after.is_bold != above.is_bold:
        return False
    word = above.text.rpartition(" ")[2]
    is_open = word.endswith((",", "-", "‐")) or word in _SMALL_WORDS
    return not could_end(above) and (is_open or not begins_sentence(line))


def could_end(line: Line) -> bool:
    """Say whether a line ends as a sentence does."""
    return line.text.rstrip(_CLOSING).endswith(_ENDS)


def begins_sentence(line: Line) -> bool:
    """Say whether a line does not begin in the midst of a sentence: with a small letter."""
    return not next((char for char in line.text if char.isalnum()), "").islower()


def _edge(lines: Sequence[Line], at: int, right: float) -> float:
    """Return how far lines reach to the right around the line `at`, among those of its size."""
    line = lines[at]
    near = lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
    reached = max(each.box.right for each in near if abs(each.size - line.size) < 1)
    return max(reached, right - line.size)


def _stands_off(line: Line, at: int) -> bool:
    """Say whether a space goes before a glyph of a line."""
    glyphs = line.glyphs
    return glyphs[at].spaced or glyphs[at].box.left - glyphs[at - 1].box.right > 0.2 * line.size


def _first_word(line: Line) -> int:
    """Return how many glyphs the first word has, 0 if it is the only one."""
    return next((at for at in range(1, len(line.glyphs)) if _stands_off(line, at)), 0)


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of bases, in sizes of the font."""
    steps = sorted(
        (b.base - a.base) / max(b.size, 1.0)
        for a, b in itertools.pairwise(lines)
        if 0.5 * b.size < b.base - a.base < _FAR * b.size
    )
    return steps[len(steps) // 3] if steps else 1.2


def _is_item(line: Line, mark: int, group: Sequence[Line], above: int) -> bool:
    """Say whether a mark begins an item, and is no number or dash that a wrapped line begins with."""
    first = line.glyphs[0].text
    if first in _DASHES:
        word = next((glyph.text for glyph in line.glyphs[1:] if glyph.text.isalpha()), "")
        return above > 0 or could_end(group[-1]) or not word.islower() or not _is_long(group)
    if mark == 1 and is_bullet(line.glyphs[0]):
        return True
    number, before = _number_of(line, mark), _number_of(group[0], above)
    if number and before and number != before + 1:
        return could_end(group[-1])
    return above > 0 or could_end(group[-1]) or first in "1aAi("


def _number_of(line: Line, mark: int) -> int:
    """Return the whole number that is the mark of a line; 0 for another mark."""
    digits = "".join(glyph.text for glyph in line.glyphs[:mark]).strip("().")
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _is_long(group: Sequence[Line]) -> bool:
    return len(group) > 1 or len(group[0].text) > 60


def _is_near(above: Line, line: Line, leading: float) -> bool:
    """Say whether a line stands as closely below another, and is as large, as lines of a passage are."""
    size = max(above.size, 1.0)
    step = (line.base - above.base) / size
    return 0.3 < step <= min(_FAR, max(_LOOSE * leading, 1.3)) and abs(line.size - above.size) <= 0.12 * size


def _hangs(group: Sequence[Line], line: Line, mark: int) -> bool:
    """Say whether a line stands below the words of an item, right of its mark, and does not begin anew."""
    words = group[0].glyphs[mark].box.left
    is_below = abs(line.box.left - words) < 0.5 * line.size
    return is_below and not (could_end(group[-1]) and begins_sentence(line))


def _goes_on(group: Sequence[Line], line: Line, edge: float) -> bool:
    """Say whether the words of a line go on with those of the passage above it."""
    above = group[-1]
    size = above.size
    if above.face.is_filled != line.face.is_filled:
        return False
    if above.is_bold != line.is_bold and not _is_run_in(group, line, edge):
        return False
    left = min(each.box.left for each in group)
    if _is_apart(above, line, edge - left):
        return False
    if _is_full(above, line, edge):
        return True
    if _is_centred(above, line) or (above.is_bold and size >= _DISPLAY) or size >= 2 * _DISPLAY:
        return True
    if could_end(above):
        return False
    if above.text[-1:] in HYPHENS and above.text[-2:-1].isalnum():
        return True
    return not begins_sentence(line) or above.box.right > edge - _SHORT_OF * (edge - left)


def _is_apart(above: Line, line: Line, width: float) -> bool:
    """Say whether a sentence begins below one that has ended, where a full line says little."""
    if not (could_end(above) and begins_sentence(line)) or (above.is_bold and above.size >= _DISPLAY):
        return False
    return above.text.endswith(":") or width < _NARROW * above.size


def _is_run_in(group: Sequence[Line], line: Line, edge: float) -> bool:
    """Say whether bold words go on in others, or others in bold ones, within a sentence."""
    above = group[-1]
    return _is_full(above, line, edge) and not could_end(above) and len(above.text) > 30


def _is_full(above: Line, line: Line, edge: float) -> bool:
    """Say whether the first word of a line had no room at the end of the line above."""
    count = _first_word(line) or len(line.glyphs)
    word = line.glyphs[count - 1].box.right - line.box.left
    return above.box.right + word > edge - 0.3 * line.size


def _is_centred(above: Line, line: Line) -> bool:
    off = abs(line.box.left + line.box.right - above.box.left - above.box.right) / 2
    return off < 0.3 * line.size < abs(line.box.left - above.box.left)
