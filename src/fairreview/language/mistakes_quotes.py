"""Messages about quotation marks that are missing or stand inside a quotation."""

import re

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span

_TEXT_STARTS = ("quoted", "source", "line_example", "fix", "rule_name")
_SHOWN = 80
_ADDRESS = re.compile(r"\b[a-z]{3,6}://[^\s\"]+", re.IGNORECASE)


def web_address(place: Place) -> Diagnostic | None:
    """Answer a web address without quotation marks."""
    if not place.pieces:
        return None
    for found in _ADDRESS.finditer(place.text, place.pieces[0].start, place.pieces[-1].end):
        if not place.quotes(found.start()):
            at = Span(found.start(), found.end())
            help_ = 'write for example: source: "Title" at "https://…"'
            return error("FR107", "a web address stands between quotation marks", Label(at), help_)
    return None


def quotation_inside(place: Place) -> Diagnostic | None:
    """Answer `"Use "lead" instead"`: a word that touches the mark of the quotation before it."""
    index = place.index
    if not (place.is_kind(index - 1, "string") and index < len(place.pieces)):
        return None
    before, here = place.pieces[index - 1], place.pieces[index]
    if before.end != here.start or here.kind == "sign":
        return None
    return error(
        "FR107",
        "this quotation ends in the middle of its text",
        Label(Span(before.end - 1, before.end), "this mark closes it"),
        "inside a quotation use other marks, for example: “ and ”",
    )


def needs_quotation_marks(place: Place) -> Diagnostic | None:
    """Answer plain words where a text in quotation marks is needed."""
    index = place.index
    if place.start == "head_rule" and place.word(index) and index > 1:
        return _quote(place, index, "the title of a rule stands between quotation marks")
    if place.start == "head_policy" and index == 1 and place.word(1):
        return _quote(place, index, "the title of a policy stands between quotation marks")
    if place.start in _TEXT_STARTS and index == 0 and place.pieces and not place.is_kind(0, "string", "long"):
        return _quote(place, 0, f"the text of `{place.label}:` stands between quotation marks")
    if _asks_for_text(place) and place.word(index) not in ("", "any", "a", "an", "one"):
        return _quote(place, index, "a text stands between quotation marks", only=True)
    return None


def _asks_for_text(place: Place) -> bool:
    before = place.word(place.index - 1)
    if before == "of":
        return place.word(place.index - 2) == "form"
    return before in ("contains", "contain", "suggest", "otherwise", "titled", "at", "section")


def _quote(place: Place, first: int, message: str, *, only: bool = False) -> Diagnostic:
    last = first
    while not only and last + 1 < len(place.pieces) and place.is_kind(last + 1, "word", "sign", "possessive"):
        if place.word(last + 1) == "version":
            break
        last += 1
    words = place.written(first, last)
    at = Span(place.pieces[first].start, place.pieces[last].end)
    shown = (
        f'write "{words}"' if len(words) < _SHOWN and "\n" not in words else "put it between quotation marks"
    )
    return error("FR107", message, Label(at, shown))
