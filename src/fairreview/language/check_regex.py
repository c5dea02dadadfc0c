"""Checks regular expressions of a policy: short, accepted by RE2, and never a repeat inside a repeat."""

from collections.abc import Iterator

from fairreview.language.suggest import error
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Form
from fairreview.text import Span

LONGEST = 1000
_FIXED_COST = 'use `any form of "..."` or a `shape ... in order:` pattern; both have a fixed cost'


def check_regex(form: Form, source: str) -> Iterator[Diagnostic]:
    """Yield a message if a `pattern /…/` cannot be used; `source` is the policy's text."""
    at = form.spot(form.text)
    if len(form.text) > LONGEST:
        yield error(
            "FR507",
            f"this pattern has {len(form.text):,} characters",
            at,
            f"at most {LONGEST:,} are allowed",
            hints=["write the words as entries, one pattern each"],
        )
        return
    nested = nested_repeat(form.text)
    if nested is not None:
        start = max(source.find(form.text, at.start, at.end), at.start)
        yield error(
            "FR506",
            "this pattern repeats a repeat, so its cost has no limit",
            Span(min(start + nested.start, at.end), min(start + nested.end, at.end)),
            "a repeat inside a repeat",
            hints=["on some texts such a pattern doubles its work with every extra character", _FIXED_COST],
        )
        return
    yield from _accepted(form.text, at)


def _accepted(pattern: str, at: Span) -> Iterator[Diagnostic]:
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options=options)
    except re2.error as refused:
        note, hint = _explained(pattern, refused)
        yield error("FR505", "this pattern cannot be used", at, note, hints=[hint])
        return
    if compiled.fullmatch("") is not None:
        hint = "make at least one part of it necessary"
        yield error(
            "FR505", "this pattern also finds nothing at all", at, "matches an empty text", hints=[hint]
        )


def _explained(pattern: str, refused: Exception) -> tuple[str, str]:
    """Return what is wrong with a pattern and what to write instead."""
    if any(mark in pattern for mark in ("(?=", "(?!", "(?<=", "(?<!")):
        return "it looks ahead or behind", 'write for example: unless it is within 3 words of "…"'
    told = refused.args[0] if refused.args else ""
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told), _FIXED_COST


def nested_repeat(pattern: str) -> Span | None:
    """Return the first group that is repeated without limit and has such a repeat inside, with its repeat."""
    open_groups: list[tuple[int, bool]] = []
    repeats = False
    position = 0
    while position < len(pattern):
        char = pattern[position]
        end = _after(pattern, position)
        if char == "(":
            open_groups.append((position, repeats))
            repeats = False
        elif char == ")" and open_groups:
            start, outside = open_groups.pop()
            stop = _repeat_end(pattern, end)
            if stop > end and repeats:
                return Span(start, stop)
            repeats = outside or repeats or stop > end
        elif _repeat_end(pattern, position) > position:
            repeats = True
        position = end
    return None


def _after(pattern: str, position: int) -> int:
    """Return where the piece at `position` ends: an escape, a class in brackets, or one character."""
    if pattern[position] == "\\":
        return position + 2
    if pattern[position] != "[":
        return position + 1
    end = position + 2 + (pattern[position + 1 : position + 2] == "^")
    while end < len(pattern) and pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end + 1


def _repeat_end(pattern: str, position: int) -> int:
    """Return where a repeat without limit that begins at `position` ends, or `position`."""
    if pattern[position : position + 1] in ("*", "+"):
        return position + 1
    if pattern[position : position + 1] == "{":
        close = pattern.find("}", position, position + 12)
        if close > 0 and pattern[close - 1] == "," and pattern[position + 1 : close - 1].isdigit():
            return close + 1
    return position
