"""A fixed text in the form its file had: encoding, mark and line ends."""

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from fairreview.cli.fault import Fault

if TYPE_CHECKING:
    from fairreview.model.document import Document

_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")
_MARKS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\0\0",
    "utf-32-be": b"\0\0\xfe\xff",
}


def rewritten(document: "Document", fixed: str) -> bytes:
    """Return `fixed` in the document's encoding, with its byte order mark and its line ends.

    Raise Fault where the encoding lacks a character of it.
    """
    is_dos = "\r\n" in document.text and _BARE_LINE_FEED.search(document.text) is None
    try:
        return _encoded(document, _BARE_LINE_FEED.sub("\r\n", fixed) if is_dos else fixed)
    except UnicodeEncodeError:
        name = document.encoding.name
        raise Fault(f"`{document.path}`: a fix does not fit into {name}; save the file as UTF-8") from None


def stands_as_is(document: "Document") -> bool:
    """Say whether the document's text, encoded again, is byte for byte what was read and is still there."""
    try:
        content = _encoded(document, document.text)
        is_unchanged = document.path == "-" or Path(document.path).read_bytes() == content
    except (OSError, UnicodeError, LookupError):
        return False
    return is_unchanged and document.digest == f"sha256:{sha256(content).hexdigest()}"


def difference(document: "Document", fixed: str) -> str:
    """Return a unified diff from the document's text to `fixed`; empty when they are equal."""
    from difflib import unified_diff

    path = "standard input" if document.path == "-" else document.path
    lines = unified_diff(_lines(document.text), _lines(fixed), path, path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def _encoded(document: "Document", text: str) -> bytes:
    name = document.encoding.name.lower().replace("_", "-")
    if not document.encoding.bom:
        return text.encode(document.encoding.name)
    if name in _MARKS:
        return _MARKS[name] + text.encode(name)
    return text.encode("utf-8-sig" if name == "utf-8-sig" else document.encoding.name)
