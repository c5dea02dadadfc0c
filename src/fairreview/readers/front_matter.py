"""Front matter: the `key: value` lines between two lines of dashes at the start of a Markdown file."""

import re
from collections.abc import Mapping

import msgspec

from fairreview.model.document import FieldValue, Remark
from fairreview.readers.plain import DOCUMENT_FIELDS, unknown_field
from fairreview.text import Span

# What stands there should have been looked at and was not.
UNREAD = "front-matter"
_MAX_LINES = 200
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_KEY = re.compile(r"([A-Za-z][\w-]{0,60})[ \t]*:(?:[ \t]+|(?=[\r\n]|$))")
_ACCEPTED = "only lines such as `key: value` are read there, no lists and no indented lines"
_ATTRIBUTES = ("id", "kind", "title")


class FrontMatter(msgspec.Struct, frozen=True):
    """What the front matter says, and where the text after it begins."""

    values: Mapping[str, FieldValue] = {}
    body: int = 0
    notices: tuple[Remark, ...] = ()

    def text_of(self, name: str) -> str:
        """Return a value, or an empty string."""
        return self.values[name].text if name in self.values else ""


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter at the start of a text; without one, the body begins at 0."""
    lines = _block(text)
    if not lines:
        return FrontMatter()
    values: dict[str, FieldValue] = {}
    notices: dict[str, Remark] = {}
    for number, line in enumerate(lines[1:-1], 2):
        words = line.of(text)
        if not words.strip() or words.startswith("#"):
            continue
        remark = _take(text, line, values)
        if remark and remark.code == UNREAD:
            remark = Remark(UNREAD, f"line {number}: {remark.message}")
        if remark:
            notices.setdefault(remark.message, remark)
    return FrontMatter(values, lines[-1].end, tuple(notices.values()))


def _block(text: str) -> tuple[Span, ...]:
    """Return the lines of the front matter with both lines of dashes, or nothing if it is none.

    Two thematic breaks around prose are no front matter: its first line has to be a key.
    """
    if not text.startswith("---"):
        return ()
    lines: list[Span] = []
    at = 0
    while at < len(text) and len(lines) < _MAX_LINES:
        found = _LINE.match(text, at)
        end = found.end() if found else len(text)
        lines.append(Span(at, end))
        words = text[at:end].rstrip() if end - at < 10 else ""
        if (words != "---") if at == 0 else (words in ("---", "...")):
            break
        at = end
    is_closed = len(lines) > 1 and lines[-1].of(text).rstrip() in ("---", "...")
    return tuple(lines) if is_closed and _has_key(text, lines[1:-1]) else ()


def _has_key(text: str, lines: list[Span]) -> bool:
    first = next((line for line in lines if line.of(text).strip() and text[line.start] != "#"), None)
    return first is None or bool(_KEY.match(text, first.start, first.end))


def _take(text: str, line: Span, values: dict[str, FieldValue]) -> Remark | None:
    """Keep the value of a line, or return why it is not kept."""
    found = _KEY.match(text, line.start, line.end)
    if not found:
        return Remark(UNREAD, f"a line of the front matter was not read: {_ACCEPTED}")
    name = found.group(1).lower().replace("_", "-")
    span = _value(text, found.end(), line.end)
    if name not in DOCUMENT_FIELDS and name not in _ATTRIBUTES:
        return unknown_field(found.group(1))
    if span.start == span.end:
        return None
    if span.of(text)[0] in "[{|>&*!":
        return Remark(UNREAD, f"the value of `{name}` was not read: {_ACCEPTED}")
    if name in values:
        return Remark("given-twice", f"`{name}` is given twice in the front matter; the first one counts")
    values[name] = FieldValue(span.of(text), span)
    return None


def _value(text: str, start: int, end: int) -> Span:
    """Return where a value stands, without quotation marks around it."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = max(start, end - (len(words) - len(words.rstrip())))
    if end - start >= 2 and text[start] in "\"'" and text[end - 1] == text[start]:
        return Span(start + 1, end - 1)
    return Span(start, end)
