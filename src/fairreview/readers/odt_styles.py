"""What the styles of an OpenDocument text say (ODF 1.3 part 3, sections 16 and 19)."""

from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from fairreview.readers.numerals import written

Element = etree._Element
_NAMESPACES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE = (f"{{{_NAMESPACES}{name}:1.0}}" for name in ("text", "table", "style"))
DRAW, OFFICE, _FO = (f"{{{_NAMESPACES}{name}:1.0}}" for name in ("drawing", "office", "xsl-fo-compatible"))
_DEEPEST = 20
_LEVELS = 10
_LONGEST_MARK = 30


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list is marked; `form` is empty for a bullet."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    is_bullet: bool = False


class Styles:
    """Answers by style name, through the styles that a style comes from."""

    def __init__(self, *roots: Element) -> None:
        self._styles = {
            style.get(f"{STYLE}name") or "": style for root in roots for style in root.iter(f"{STYLE}style")
        }
        self._lists = {
            style.get(f"{STYLE}name") or "": _levels(style)
            for root in roots
            for style in root.iter(f"{TEXT}list-style")
        }

    def is_heavy(self, name: str) -> bool | None:
        """Say whether a style is bold or underlined; None where it says neither."""
        for style in self._chain(name):
            for properties in style.iterchildren(f"{STYLE}text-properties"):
                weight = properties.get(f"{_FO}font-weight")
                if properties.get(f"{STYLE}text-underline-style", "none") != "none":
                    return True
                if weight is not None:
                    return weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600)
        return None

    def is_hidden(self, name: str) -> bool:
        """Say whether a style hides its text."""
        return any(
            properties.get(f"{TEXT}display") == "none"
            for style in self._chain(name)
            for properties in style.iterchildren(f"{STYLE}text-properties")
        )

    def outline(self, name: str) -> int:
        """Return the outline level that a paragraph style has, or 0."""
        levels = (style.get(f"{STYLE}default-outline-level") or "" for style in self._chain(name))
        return number(next((level for level in levels if level), ""), 0)

    def is_title(self, name: str) -> bool:
        """Say whether a paragraph style is the one for titles."""
        return any(style.get(f"{STYLE}name") == "Title" for style in self._chain(name))

    def list_style(self, name: str) -> str:
        """Return the list style that a paragraph style names, or an empty string."""
        names = (style.get(f"{STYLE}list-style-name") or "" for style in self._chain(name))
        return next((each for each in names if each), "")

    def levels(self, name: str) -> "Mapping[int, _Level]":
        """Return the levels of a list style, from 1."""
        return self._lists.get(name, {})

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


class Counter:
    """Counts the items of lists and says what stands before them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}

    def begin(self, name: str) -> None:
        """Start a list anew."""
        self._counts.pop(name, None)

    def mark(self, name: str, depth: int, start: str) -> str:
        """Count an item and return its bullet or number, with a space after; empty for none."""
        levels = self._styles.levels(name)
        own = levels.get(depth)
        if own is None or own.is_bullet:
            return "• "
        counts = self._counts.setdefault(name, [])
        counts += [levels.get(at + 1, own).start - 1 for at in range(len(counts), depth)]
        del counts[depth:]
        counts[-1] = number(start, counts[-1] + 1)
        if not own.form:
            return ""
        shown = range(max(1, depth - own.shown + 1), depth + 1)
        numbers = (written(counts[at - 1], (levels.get(at) or own).form or "1") for at in shown)
        mark = f"{own.prefix}{'.'.join(numbers)}{own.suffix}".strip()
        return f"{mark} " if len(mark) <= _LONGEST_MARK else ""


def number(value: str | None, default: int) -> int:
    """Return a small whole number that an attribute gives."""
    is_number = value is not None and value.isascii() and value.isdigit() and len(value) < 6
    return int(value or 0) if is_number else default


def _levels(style: Element) -> dict[int, _Level]:
    return {
        number(level.get(f"{TEXT}level"), 1): _Level(
            form=level.get(f"{STYLE}num-format") or "",
            prefix=level.get(f"{STYLE}num-prefix") or "",
            suffix=level.get(f"{STYLE}num-suffix") or "",
            shown=min(number(level.get(f"{TEXT}display-levels"), 1), _LEVELS),
            start=number(level.get(f"{TEXT}start-value"), 1),
            is_bullet=level.tag != f"{TEXT}list-level-style-number",
        )
        for level in style
        if isinstance(level.tag, str)
    }
