"""Bytes to text: which encoding they are in."""

import codecs

import msgspec

from fairreview.model.document import Encoding, Remark
from fairreview.readers.sniffing import READABLE, sniff

# Ten times the text of the longest novel: a larger file is a mistake or a table for another tool.
MAX_BYTES = 50_000_000
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 65_536
_FEW_CONTROLS = 8


class Decoded(msgspec.Struct, frozen=True):
    """A text without its byte order mark, and how its bytes said it."""

    text: str
    encoding: Encoding = Encoding()
    notices: tuple[Remark, ...] = ()


def decode(data: bytes) -> Decoded | Remark:
    """Turn bytes into text, or say in one line why they are no text that can be read.

    UTF-8, UTF-16 with a byte order mark, and as a last resort Windows-1252, with a notice.
    """
    if len(data) > MAX_BYTES:
        return too_large()
    if data.startswith(_UTF16_MARKS):
        return _decode_utf16(data)
    return format_failure(data) or _decode_bytes(data)


def format_failure(data: bytes) -> Remark | None:
    """Return why bytes, or the first of them, are no text in UTF-8 or a code page."""
    known = sniff(data)
    if isinstance(known, Remark):
        return known
    if data.startswith(_UTF16_MARKS):
        return Remark("encoding", "this is UTF-16 text; save it as UTF-8")
    if _is_binary(data):
        return Remark("binary", f"this is not a text file; give one of {READABLE}")
    return None


def too_large() -> Remark:
    """Return the failure of a file or line above the size limit."""
    return Remark("too-large", f"larger than {MAX_BYTES // 1_000_000} MB; split it into smaller files")


def _decode_utf16(data: bytes) -> Decoded | Remark:
    name = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    try:
        text = data[2:].decode(name)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return Remark("encoding", "this is not whole UTF-16 text; save it as UTF-8")
    return Decoded(text, Encoding(name, bom=True))


def _decode_bytes(data: bytes) -> Decoded | Remark:
    bom = data.startswith(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode("utf-8-sig" if bom else "utf-8"), Encoding("utf-8", bom=bom))
    except UnicodeDecodeError:
        if bom:
            return Remark("encoding", "this begins like UTF-8 but is not; save it as UTF-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return Remark("encoding", "this is neither UTF-8 nor Windows-1252 text; save it as UTF-8")
    notice = Remark("encoding", "not UTF-8, so read as Windows-1252; check that accents and quotes are right")
    return Decoded(text, Encoding("cp1252"), (notice,))


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _FEW_CONTROLS and controls * 50 > len(sample)
