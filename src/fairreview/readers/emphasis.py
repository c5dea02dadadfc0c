"""Mark-up inside sentences that no rule should see: emphasis, code marks, link targets, tags, escapes."""

import re
from collections import deque

from fairreview.text import Span

# A text with more marks than this is not prose; the rest of its marks stay visible.
MAX_HIDDEN = 100_000
_OPEN_BRACKETS = 50
# Without one of these there is no mark, and most paragraphs have none.
_ANY = re.compile(r"[\\`*_\[\]<]")
_MARK = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]).)"
    r"|(?P<ticks>`+)"
    r"|(?P<stars>\*{1,3}(?!\*))"
    r"|(?P<bars>(?<![^\W_])(?<!_)_{1,3}(?=[^\W_]|[^\w\s])|(?<=\S)(?<!_)_{1,3}(?!\w))"
    r"|(?P<open>!?\[)"
    r"|(?P<target>\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s\"[^\"]{0,200}\")?\))"
    r"|(?P<close>\])"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>|<!--[^<>]{0,1000}-->)"
)


def has_marks(text: str, within: Span) -> bool:
    """Say whether a paragraph could hold mark-up at all."""
    return _ANY.search(text, within.start, within.end) is not None


def hidden_in(text: str, within: Span, limit: int = MAX_HIDDEN) -> list[Span]:
    """Return the mark-up inside a paragraph, in order, at most `limit` pieces."""
    found: list[Span] = []
    brackets: deque[Span] = deque(maxlen=_OPEN_BRACKETS)
    for mark in _MARK.finditer(text, within.start, within.end):
        if len(found) >= limit:
            break
        span = Span(mark.start(), mark.end())
        match mark.lastgroup:
            case "open":
                brackets.append(span)
            case "target":
                found.extend((brackets.pop(), span) if brackets else ())
            case "close":
                _close(brackets)
            case "escape":
                found.append(Span(span.start, span.start + 1))
            case "stars":
                found.extend((span,) if _is_emphasis(text, span, within) else ())
            case _:
                found.append(span)
    return sorted(found)


def trim_emphasis(text: str, span: Span) -> Span:
    """Return a span without the emphasis marks around all of it."""
    for mark in ("***", "**", "__", "*", "_"):
        body = text[span.start : min(span.end, span.start + 200)]
        if span.end - span.start > 2 * len(mark) and body.startswith(mark):
            inner = Span(span.start + len(mark), span.end - len(mark))
            words = inner.of(text)
            if text.startswith(mark, inner.end) and mark[0] not in words and words == words.strip():
                return inner
    return span


def _close(brackets: deque[Span]) -> None:
    """Forget the bracket that one without a target closes: it is no link."""
    if brackets:
        brackets.pop()


def _is_emphasis(text: str, span: Span, within: Span) -> bool:
    """Say whether stars touch a word and do not multiply: ``2 * 3`` and ``2*3`` keep theirs."""
    before = text[span.start - 1] if span.start > within.start else " "
    after = text[span.end] if span.end < within.end else " "
    if before.isdigit() and after.isdigit():
        return False
    return not (before.isspace() and after.isspace())
