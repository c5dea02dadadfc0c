"""The lines of a text and what each begins with: blank, heading mark, bullet, number, bar."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from fairreview.text import Span

LineKind = Literal["blank", "rule", "atx", "banner", "fence", "item", "quote", "text"]

# Soft breaks of word processors and page feeds end a line too.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LEADING = re.compile(r"\s*")
_ATX = re.compile(r"(?:(#{1,6})(?:\s+|$)|(#{2,6})(?=[A-Z]))")
_FENCE = re.compile(r"(`{3,10}|~{3,10})[^`]{0,100}$")
_QUOTE = re.compile(r">[> \t]*")
_BANNER = re.compile(r"([=*~#_-])\1{1,30}\s*(?=[^\W_])")
_BULLET = re.compile(
    r"(?:[•·∙▪●◦○‣⁃■□➢►✓✔❖\uf0b7\uf0a7\uf0d8\ufffd]|[-*+–o](?=\s|$)|[-–](?=[A-Z]))\s*(?:\[[ xX]\]\s+)?"
)
_ORDERED = re.compile(
    r"(?:\((?P<inner>\d{1,3}|[A-Za-z]|[ivxIVX]{2,6})\)"
    r"|(?P<outer>\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{2,6})[.)]"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+[A-Z]))"
    r"(?:\s+|$|(?<=\d[.)])(?=[A-Z]))"
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>|<!--[^<>]{0,1000}-->")
_TAG_LINE = 2_000
_TAB = 4


class Line(msgspec.Struct, frozen=True):
    """A line: ``start`` to ``end`` without its end; ``first`` to ``last`` without white space around.

    `content` is where the words after the mark begin; `mark` is the heading's hash marks, the
    bullet or number as written, or the fence. `indent` counts a tab as four.
    """

    start: int
    end: int
    first: int
    last: int
    kind: LineKind
    content: int
    mark: str = ""
    indent: int = 0

    @property
    def length(self) -> int:
        """Return how long the line is without white space around."""
        return self.last - self.first


def scan(text: str, within: Span, *, markup: bool) -> Iterator[Line]:
    """Yield the lines of a stretch of text, in order; `markup` takes lines of tags alone as blank."""
    start = within.start
    for found in _LINE_END.finditer(text, within.start, within.end):
        yield _line(text, start, found.start(), markup=markup)
        start = found.end()
    yield _line(text, start, within.end, markup=markup)


def is_ordered(line: Line) -> bool:
    """Say whether an item's mark is a number or letter and not a bullet."""
    return line.kind == "item" and (line.mark[-1] in ".)" or line.mark[0].isdigit())


def _line(text: str, start: int, end: int, *, markup: bool) -> Line:
    found = _LEADING.match(text, start, end)
    first = found.end() if found else end
    if first == end:
        return Line(start, end, end, end, "blank", end)
    last = start + len(text[start:end].rstrip())
    indent = sum(_TAB if char == "\t" else 1 for char in text[start : min(first, start + 200)])
    if last - first >= 3 and _is_rule(text, first, last):
        return Line(start, end, first, last, "rule", last, text[first], indent)
    if markup and text[first] == "<" and _is_tags(text, first, last):
        return Line(start, end, first, last, "blank", last)
    kind, content, last, mark = _kind(text, first, last)
    return Line(start, end, first, last, kind, content, mark, indent)


def _is_rule(text: str, first: int, last: int) -> bool:
    char = text[first]
    return char in "-*_=~" and not text[first:last].strip(f"{char} \t")


def _is_tags(text: str, first: int, last: int) -> bool:
    return last - first < _TAG_LINE and not _TAG.sub("", text[first:last]).strip()


def _kind(text: str, first: int, last: int) -> tuple[LineKind, int, int, str]:
    """Return the kind of a line, where its words begin and end, and its mark."""
    char = text[first]
    if char == "#" and (found := _ATX.match(text, first, last)):
        return _atx(text, found, last)
    if char in "`~" and (found := _FENCE.match(text, first, last)):
        return "fence", last, last, found.group(1)
    if char == ">" and (found := _QUOTE.match(text, first, last)):
        return "quote", found.end(), last, ">"
    banner = _banner(text, first, last) if char in "=*~#_-" else None
    return banner or _item(text, first, last) or ("text", first, last, "")


def _atx(text: str, found: re.Match[str], last: int) -> tuple[LineKind, int, int, str]:
    mark = found.group(1) or found.group(2)
    closing = last - 1
    while closing > found.end() and text[closing] == "#":
        closing -= 1
    if closing < last - 1 and text[closing].isspace():
        last = found.end() + len(text[found.end() : closing].rstrip())
    return "atx", found.end(), last, mark


def _banner(text: str, first: int, last: int) -> tuple[LineKind, int, int, str] | None:
    """Return the heading of a line such as ``=== Duties ===``; two stars around words are bold instead."""
    found = _BANNER.match(text, first, min(last, first + 200))
    char = text[first]
    if not found or last - first > 200 or (char in "*_" and found.group().rstrip() in ("**", "__")):
        return None
    body = text[first:last].rstrip(char)
    if len(body) > last - first - 2:
        return None
    return "banner", found.end(), first + len(body.rstrip()), char


def _item(text: str, first: int, last: int) -> tuple[LineKind, int, int, str] | None:
    if found := _BULLET.match(text, first, last):
        return "item", found.end(), last, text[first]
    if found := _ORDERED.match(text, first, last):
        return "item", found.end(), last, found.group().rstrip()
    return None
