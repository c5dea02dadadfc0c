"""Identifiers of objectives in words: `M3`, `Objective 1.2`, `strategic goals 2 and 4`."""

import re
from collections.abc import Iterator, Sequence

import msgspec

_ID = (
    r"(?:[A-Z]{0,4}[-.]?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?(?![\w%])(?!\.\d)(?!\s?%)"
    r"|[IVX]{1,4}\b|[A-H]\b(?!['’]))"
)
_LEAD = (
    r"(?i:(?:objectives?|goals?|priorit(?:y|ies)|aims?|outcomes?|pillars?|commitments?|SO|SG|KRA)\s"
    r"(?:(?:no|nos|number|numbers|id)\.?\s)?#?\s?)"
)
# "Objectives 1, 2 and 4": every one of the list is named.
_LED = re.compile(rf"\b{_LEAD}(?P<ids>{_ID}(?:\s?(?:,\s?(?:and\s)?|&|/|and\s|or\s)\s?{_ID})*)")
_ONE = re.compile(_ID)
_CODE = re.compile(r"(?<![\w.-])[\[(]?(?P<id>[A-Za-z]{1,4}[-. ]?\d{1,3}(?:\.\d{1,3}){0,3})(?![\w%-])(?!\.\d)")
_SERVES = re.compile(
    r"(?:\b(?:supports?|serves?|advances?|furthers?|meets|delivers|links?|linked|aligns?|aligned|ties|tied|see"
    r"|under|towards?|contributes?|contributing|supporting|serving)(?:\s(?:to|with|on))?[\s:]*|[\[(])\Z",
    re.IGNORECASE,
)
_LABELS = re.compile(rf"\s*(?i:(?:strategic|mission)\s)?(?:{_LEAD})?(?P<id>{_ID})\s*[.:)]?\s*\Z")
_GENERIC = frozenset({"", "o", "so", "sg", "g", "obj", "goal", "objective"})
_PARTS = re.compile(r"(?P<letters>[a-z]*)[-. ]?(?P<number>(?:\d[\d.]*[a-z]?)?)")
_OWN = re.compile(
    r"\s*[*_]{0,2}(?i:(?:performance\s)?(?:objective|goal|priority|aim|outcome))\s(?:no\.?\s)?"
    rf"{_ID}\s?[*_]{{0,2}}[:.)–—-]"
)
_COUNTED = re.compile(rf"\s*(?i:(?:performance\s)?(?:goal|aim|target|criterion|element))\s#?{_ID}")
_REACH = 40


class Reference(msgspec.Struct, frozen=True, gc=False):
    """An identifier as it is written; `is_led` says that the words around it make it one for certain."""

    text: str
    start: int
    is_led: bool


def references(text: str) -> Iterator[Reference]:
    """Yield the identifiers in a passage, by position, each once.

    After “objective”, “goal” and the like any number or letter is one; a bare code such as `M3` may be
    one, and is for certain in brackets or after “supports”.
    """
    led = [
        Reference(one.group(), found.start("ids") + one.start(), is_led=True)
        for found in _LED.finditer(text)
        for one in _ONE.finditer(found["ids"])
    ]
    taken = {reference.start for reference in led}
    codes = [
        Reference(
            found["id"],
            found.start("id"),
            is_led=bool(_SERVES.search(text, max(0, found.start("id") - _REACH), found.start("id"))),
        )
        for found in _CODE.finditer(text)
        if found.start("id") not in taken and not _overlaps(found.start("id"), found.end("id"), led)
    ]
    yield from sorted([*led, *codes], key=lambda reference: reference.start)


def _overlaps(start: int, end: int, others: Sequence[Reference]) -> bool:
    return any(start < other.start + len(other.text) and other.start < end for other in others)


def only_identifier(text: str) -> str:
    """Return the identifier that a value is, as in `Objective 3` or `M3`; empty where it is more or none."""
    found = _LABELS.match(text)
    return found["id"] if found else ""


def without_own_label(text: str) -> str:
    """Return a criterion without the “Goal 1:” it begins with: that is its own number, and no reference."""
    found = _OWN.match(text)
    return text[found.end() :] if found else text


def is_own_label(heading: str) -> bool:
    """Say whether a heading counts goals of its own, as in `Goal 1: Customer service`."""
    return bool(_COUNTED.match(heading))


def key_of(identifier: str) -> tuple[str, str]:
    """Return the letters and the number of an identifier, as they are compared: `M-3` is `m3`."""
    found = _PARTS.match(identifier.strip("[]() .:").casefold())
    letters, number = (found["letters"], found["number"]) if found else ("", "")
    return (letters, number) if number else ("", letters)


def is_generic(letters: str) -> bool:
    """Say whether the letters before a number only say that it is an objective."""
    return letters in _GENERIC
