"""The bullets and numbers that Word puts before list items (ECMA-376 part 1, 17.9)."""

import re

import msgspec

from fairreview.formats.wordml import Element, W, attribute
from fairreview.readers.numerals import written

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LONGEST_MARK = 30


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list counts: `text` has `%1` where the number of level 1 stands."""

    format: str = "bullet"
    text: str = ""
    start: int = 1


class Numbers:
    """Counts the items of all lists of a document, asked in the order of the text."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for each in () if root is None else root.iter(f"{W}abstractNum"):
            levels = {_number(level, "ilvl"): _level(level) for level in each.iterchildren(f"{W}lvl")}
            self._abstract[attribute(each, "abstractNumId")] = levels
        for each in () if root is None else root.iter(f"{W}num"):
            restarts = {
                _number(change, "ilvl"): _number(change.find(f"{W}startOverride"), "val", 1)
                for change in each.iterchildren(f"{W}lvlOverride")
                if change.find(f"{W}startOverride") is not None
            }
            abstract = attribute(each.find(f"{W}abstractNumId"), "val")
            self._lists[attribute(each, "numId")] = (abstract, restarts)

    def mark(self, number_id: str, level: int) -> str:
        """Count an item and return what Word puts before it, with a space after; empty for nothing."""
        abstract, restarts = self._lists.get(number_id, ("", {}))
        levels = self._abstract.get(abstract, {})
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number_id not in self._begun:
            self._begun.add(number_id)
            for place, start in restarts.items():
                counts[place : place + 1] = [start - 1]
        before = counts[level]
        counts[level] = levels.get(level, _Level()).start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _mark(levels, counts, level)


def _mark(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    own = levels.get(level, _Level())
    if own.format == "bullet":
        return "• "
    if own.format == "none":
        return ""

    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        other = levels.get(at, _Level())
        count = counts[at]
        return written(other.start if count is None else count, _FORMS.get(other.format, "1"))

    words = _PLACE.sub(counted, own.text).strip()
    return f"{words} " if words and len(words) <= _LONGEST_MARK else ""


def _level(element: Element) -> _Level:
    form = attribute(element.find(f"{W}numFmt"), "val") or "decimal"
    text = attribute(element.find(f"{W}lvlText"), "val")
    return _Level(form, text, _number(element.find(f"{W}start"), "val", 1))


def _number(element: Element | None, name: str, default: int = 0) -> int:
    value = attribute(element, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
