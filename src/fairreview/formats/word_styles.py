"""What the styles of a Word document say about its paragraphs and runs (ECMA-376 part 1, 17.7)."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from fairreview.formats.wordml import Element, W, attribute, is_on

_DEEPEST = 20
Found = TypeVar("Found")


class Styles:
    """Answers by style id, through the styles that a style is based on."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iter(f"{W}style")
        self._styles = {attribute(style, "styleId"): style for style in styles}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if attribute(style, "default") in ("1", "true") and attribute(style, "type") == "paragraph"
            ),
            "",
        )

    def is_hidden(self, run: Element, paragraph: Element) -> bool:
        """Say whether a run is formatted as hidden text."""
        return self._is_run(run, paragraph, "vanish")

    def is_heavy(self, run: Element, paragraph: Element) -> bool:
        """Say whether a run is bold or underlined."""
        if self._is_run(run, paragraph, "b"):
            return True
        underline = run.find(f"{W}rPr/{W}u")
        return attribute(underline, "val") not in ("", "none")

    def name(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style in lower case; built-in names are English everywhere."""
        style = self._styles.get(self._of(paragraph))
        return "" if style is None else attribute(style.find(f"{W}name"), "val").lower()

    def outline(self, paragraph: Element) -> int:
        """Return the level of a heading, from 1; 0 for a paragraph that is none."""
        given = attribute(paragraph.find(f"{W}pPr/{W}outlineLvl"), "val")
        found = given or self._first(self._of(paragraph), _outline_of) or ""
        return int(found) + 1 if found in tuple("01234567") else 0

    def numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the id of a paragraph's numbering and its level from 0, or None."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        styled = self._first(self._of(paragraph), lambda style: style.find(f"{W}pPr/{W}numPr"))
        sources = [each for each in (own, styled) if each is not None]
        number = next((val for each in sources if (val := attribute(each.find(f"{W}numId"), "val"))), "")
        level = next((val for each in sources if (val := attribute(each.find(f"{W}ilvl"), "val"))), "0")
        if number in ("", "0"):
            return None
        return number, int(level) if level in tuple("012345678") else 0

    def indent(self, paragraph: Element) -> int:
        """Return how far a paragraph is indented from the left, in twentieths of a point."""
        own = paragraph.find(f"{W}pPr/{W}ind")
        given = own if own is not None else self._first(self._of(paragraph), _indent_of)
        value = attribute(given, "left") or attribute(given, "start")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0

    def _is_run(self, run: Element, paragraph: Element, name: str) -> bool:
        """Return a run's property: its own, or that of its style, or that of the paragraph's style."""
        own = is_on(run.find(f"{W}rPr/{W}{name}"))
        if own is not None:
            return own
        for style in (attribute(run.find(f"{W}rPr/{W}rStyle"), "val"), self._of(paragraph)):
            found = self._first(style, lambda each: is_on(each.find(f"{W}rPr/{W}{name}")))
            if found is not None:
                return found
        return False

    def _of(self, paragraph: Element) -> str:
        return attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val") or self._default

    def _first(self, style_id: str, ask: Callable[[Element], Found | None]) -> Found | None:
        """Return the first answer that a style, or one it is based on, gives."""
        for style in self._chain(style_id):
            answer = ask(style)
            if answer is not None:
                return answer
        return None

    def _chain(self, style_id: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = attribute(style.find(f"{W}basedOn"), "val")


def _outline_of(style: Element) -> str | None:
    name = attribute(style.find(f"{W}name"), "val").lower()
    if name.startswith("heading ") and name[8:] in tuple("12345678"):
        return str(int(name[8:]) - 1)
    return attribute(style.find(f"{W}pPr/{W}outlineLvl"), "val") or None


def _indent_of(style: Element) -> Element | None:
    return style.find(f"{W}pPr/{W}ind")
