"""Passages to text: lines put together, with the way back from each character to its line."""

from collections.abc import Container, Sequence

import msgspec

from fairreview.formats.pdf.hyphens import HYPHENS, drops_hyphen
from fairreview.formats.pdf.line import Line


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Where the first characters of a line stand in a text: from `start` to `end`."""

    start: int
    end: int
    line: Line


class Words(msgspec.Struct, frozen=True):
    """A text and the lines that it was put together of, in order."""

    text: str
    stretches: tuple[Stretch, ...]


def words_of(lines: Sequence[Line], known: Container[str]) -> Words:
    """Return lines as one text; a word broken over two lines becomes whole.

    `known` has the words of the whole document, for telling a hyphen of a compound from that of a break.
    """
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    texts = [line.text for line in lines]
    for at, line in enumerate(lines):
        after = texts[at + 1].lstrip() if at + 1 < len(texts) else ""
        text, joint = _ended(texts[at], after, known)
        stretches.append(Stretch(length, length + len(text), line))
        parts.extend((text, joint))
        length += len(text) + len(joint)
    return Words("".join(parts), tuple(stretches))


def _ended(text: str, after: str, known: Container[str]) -> tuple[str, str]:
    """Return what a line gives to the text, and what stands between it and the next line."""
    if not after:
        return text, ""
    drops = drops_hyphen(text, after, known)
    if drops is None:
        ends_compound = text[-1:] in HYPHENS and text[-2:-1].isalnum() and after[:1].isalnum()
        return text, "" if ends_compound else " "
    return (text[:-1], "") if drops else (text, "")
