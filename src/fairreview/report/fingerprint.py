"""What a finding is known by when the text around it moves."""

import hashlib
from typing import TYPE_CHECKING

from fairreview.text import fold

if TYPE_CHECKING:
    from fairreview.model.report import Finding

_CONTEXT = 60
_LENGTH = 20


def fingerprint(finding: "Finding", text: str) -> str:
    """Return a digest of a finding's folded words with those around them in the line; no text is kept."""
    return digest(fold(finding.text), fold(_around(finding, text)), *finding.failed)


def digest(*parts: str) -> str:
    """Return 20 hexadecimal digits that stand for some texts."""
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_LENGTH]


def _around(finding: "Finding", text: str) -> str:
    """Return the words around a finding in its line: the same word in another sentence is a new finding."""
    start, end = finding.span.start, finding.span.end
    before = text[max(0, start - _CONTEXT) : start].splitlines()
    after = text[end : end + _CONTEXT].splitlines()
    starts_line = start > 0 and text[start - 1] in "\r\n"
    return f"{before[-1] if before and not starts_line else ''} {after[0] if after else ''}"
