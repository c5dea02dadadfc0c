"""Whether a line end is a wrapped line or a new paragraph."""

import re
from collections.abc import Sequence

from fairreview.readers.lines import Line

# Nobody wraps prose above the one width or below the other; there, each line is a paragraph.
_WIDEST = 140
_NARROWEST = 40
_FINAL = ".!?;:"
_CLOSING = "\"')]”’»*_"
# How full a line must be, of the longest beside it, for its end to be taken as a wrap.
_FULL = 0.75
_FULL_IF_ENDED = 0.9
_KEY = re.compile(r"[*_]{0,2}[A-Z][A-Za-z/&()' -]{1,30}[*_]{0,2}:[*_]{0,2}(?:\s|$)")
_FIRST_WORD = re.compile(r"\S{1,60}")


def widths(lines: Sequence[Line]) -> list[int]:
    """Return, for each line, the length of the longest line of its block between blank lines."""
    found = [0] * len(lines)
    begin = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or lines[at].kind == "blank":
            widest = max((line.length for line in lines[begin:at]), default=0)
            found[begin:at] = [widest] * (at - begin)
            begin = at + 1
    return found


def begins_anew(text: str, before: Line, line: Line, width: int) -> bool:
    """Say whether `line` starts a paragraph rather than goes on with the line before; loose texts only."""
    if _KEY.match(text, line.first, line.last):
        return True
    if text[line.first].islower():
        return False
    if not _NARROWEST <= width <= _WIDEST:
        return True
    word = _FIRST_WORD.match(text, line.first, line.last)
    filled = before.length + 1 + (len(word.group()) if word else 0)
    ending = text[max(before.first, before.last - 8) : before.last].rstrip(_CLOSING)
    is_likely_end = before.kind == "item" or (ending and ending[-1] in _FINAL)
    return filled <= (_FULL_IF_ENDED if is_likely_end else _FULL) * width


def is_hard_break(text: str, before: Line) -> bool:
    """Say whether a Markdown line ends in two spaces or a backslash: its writer wanted the break."""
    return text[before.last - 1] == "\\" or text.startswith("  ", before.last, before.end)
