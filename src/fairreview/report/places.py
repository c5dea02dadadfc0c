"""Where a document stands, as programs and pages name it."""

import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from fairreview.model.report import Citation, DocumentReport

# Of other files the text is an extract, and of a file with many documents each has lines of its own.
_LINES = (".txt", ".text", ".md", ".markdown")
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f\"'<>\\^`{|}]+")


def has_lines(report: "DocumentReport") -> bool:
    """Say whether a document's lines are those of its file."""
    return report.id is None and report.path.lower().endswith(_LINES)


def reference(path: str, root: str = "") -> str:
    """Return a path as a URI reference: relative to the folder `root` leads to, or with ``file:``.

    What it stands for is never a scheme, a query or a fragment, whatever the path holds.
    """
    pure = PurePath(path)
    quoted = quote(pure.as_posix(), errors="surrogateescape")
    return (
        f"file://{quoted if quoted.startswith('/') else f'/{quoted}'}"
        if pure.is_absolute()
        else root + quoted
    )


def web_address(citation: "Citation") -> str:
    """Return the address of a source if it is one a browser may open, else nothing."""
    return citation.url if citation.url and _WEB.fullmatch(citation.url) else ""
