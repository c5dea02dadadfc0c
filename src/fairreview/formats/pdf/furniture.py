"""Page furniture: running heads and feet, page numbers, the stamp of a browser's print."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from fairreview.formats.pdf.line import Line, is_bullet

# The share of the page's height above and below in which furniture stands; a browser prints at the very edge.
_MARGIN = 0.105
_EDGE = 0.05
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?"
    r"(?:\s*(?:of|/|von|de|\|)\s*(?:\d{1,4}|p\s?a\s?g\s?e))?\.?",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"https?://\S+|file:///\S+|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:,? \d{1,2}:\d{2}(?:\s?[AP]M)?)?"
)


class Sheet(msgspec.Struct, frozen=True):
    """The lines of a page's main frame, and the frame's height."""

    lines: tuple[Line, ...]
    height: float


def without_furniture(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """Return the lines of each page that are no furniture.

    Words that come back at the same place on other pages are; heads that are no page number or stamp stay
    once, on the first page that has them, as a running head may be the only title.
    """
    places = Counter(key for sheet in sheets for key in {_key(line, sheet) for line in _marginal(sheet)})
    wanted = max(2, round(0.4 * len(sheets)))
    repeated = {key for key, count in places.items() if count >= wanted}
    seen: set[tuple[str, int]] = set()
    found: list[list[Line]] = []
    for sheet in sheets:
        marginal = _marginal(sheet)
        stamped = [line.base for line in marginal if _is_stamp(line, sheet)]
        left_out = {id(line) for line in sheet.lines if _is_icon(line)}
        for line in marginal:
            key = _key(line, sheet)
            if any(abs(line.base - base) < 2 for base in stamped) or _is_number(line, sheet):
                left_out.add(id(line))
            elif key in repeated:
                if key in seen or key[1] < 0 or not _is_wordy(line):
                    left_out.add(id(line))
                seen.add(key)
        found.append([line for line in sheet.lines if id(line) not in left_out])
    return found


def _is_icon(line: Line) -> bool:
    """Say whether a line is but a sign of a font of symbols."""
    return len(line.glyphs) == 1 and is_bullet(line.glyphs[0]) and not line.glyphs[0].text.isalnum()


def _marginal(sheet: Sheet) -> list[Line]:
    low, high = sheet.height * _MARGIN, sheet.height * (1 - _MARGIN)
    return [line for line in sheet.lines if line.base < low or line.base > high]


def _key(line: Line, sheet: Sheet) -> tuple[str, int]:
    """Return what a line is known by on other pages: its words but for numbers, and how far from the edge."""
    below = sheet.height - line.base
    return _DIGITS.sub("#", line.text.casefold()), round(line.base / 3) if line.base < below else -round(
        below / 3
    )


def _is_stamp(line: Line, sheet: Sheet) -> bool:
    at_edge = line.base < sheet.height * _EDGE or line.base > sheet.height * (1 - _EDGE)
    return at_edge and bool(_STAMP.fullmatch(line.text.strip()))


def _is_number(line: Line, sheet: Sheet) -> bool:
    return line.base > sheet.height * (1 - _MARGIN) and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _is_wordy(line: Line) -> bool:
    return sum(char.isalpha() for char in line.text) >= 4 and not _STAMP.search(line.text)
