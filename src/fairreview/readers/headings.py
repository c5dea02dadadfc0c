"""Headings without marks: what a short line looks like, before its neighbours are asked."""

import re
from typing import Literal

HeadingStyle = Literal["", "bold", "caps", "title", "sentence", "colon"]

_MAX_LENGTH = 100
_MAX_WORDS = 12
_MAX_SENTENCE_WORDS = 7
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,100})(?<=\S)\1:?$")
# A title never gives a sum, a share, an address or a cell; a line `Pay: 30,000` is a field.
_NO_TITLE = re.compile(r"[$€£%@|\t:]|[.;!?]\s|\bwww\.|[A-Za-z]_[A-Za-z]")
_VERB = re.compile(r"\b(?:is|was|were|has|had|does|did|should|must|needs|he|she|they)\b", re.IGNORECASE)
_CAPS_VERB = re.compile(r"\b(?:IS|ARE|BE|MUST|SHOULD|WILL)\b")
# Openings of headings that are seldom anything else, also among other short lines.
_USUAL = re.compile(
    r"(?:about|our|your|the (?:role|job|team|location|person)|key|main|job|role|essential|desirable|minimum"
    r"|preferred|required|duties|responsibilities|requirements|qualifications|benefits|location|skills"
    r"|experience|education|how to|what|who|why|contact|summary|purpose|overview)\b",
    re.IGNORECASE,
)
_MAX_USUAL_WORDS = 5
_SMALL_WORDS = ("with", "from", "into", "over", "your", "upon", "than", "that")
_QUESTION = re.compile(r"(?:who|what|why|how|where|when|about)\b", re.IGNORECASE)


def bold_words(line: str) -> tuple[int, int] | None:
    """Return where the words of a line that is bold as a whole begin and end in it, or None."""
    found = _BOLD.match(line) if len(line) <= _MAX_LENGTH else None
    if not found or found.group(2)[-1] in ".!?,;" or len(found.group(2).split()) > _MAX_WORDS:
        return None
    return found.span(2)


def style_of(line: str) -> HeadingStyle:
    """Return what kind of heading a line without white space around could be; empty for none."""
    if len(line) > _MAX_LENGTH or line[-1] in ".!?,;":
        return ""
    body = line.rstrip(": \u00a0")
    words = body.split()
    if not 1 <= len(words) <= _MAX_WORDS or _NO_TITLE.search(body) or not _is_opening(body):
        return ""
    if _is_caps(body):
        return "caps"
    if line[-1] == ":":
        return "colon"
    if body[0].isdigit() or body.upper() == body:
        return ""
    return _case_style(body, words)


def is_usual(line: str) -> bool:
    """Say whether a short line begins as headings of job descriptions and reviews do."""
    return bool(_USUAL.match(line)) and len(line.split()) <= _MAX_USUAL_WORDS


def _is_opening(body: str) -> bool:
    return body[0].isupper() or (body[0].isdigit() and any(char.isalpha() for char in body))


def _is_caps(body: str) -> bool:
    """Say whether a line is all capitals: no code such as `CX86`, and no sentence."""
    if body.upper() != body or sum(char.isalpha() for char in body) < 3:
        return False
    if " " not in body and any(char.isdigit() for char in body):
        return False
    return not _CAPS_VERB.search(body) or len(body.split()) <= 3


def _case_style(body: str, words: list[str]) -> HeadingStyle:
    if not any(word[0].islower() and len(word) > 3 and word not in _SMALL_WORDS for word in words):
        return "title"
    if len(words) > _MAX_SENTENCE_WORDS or any(char.isdigit() for char in body):
        return ""
    return "" if _VERB.search(body) and not _QUESTION.match(body) else "sentence"
