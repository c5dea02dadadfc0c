"""Damage that fits several formats: to bytes, to mark-up, and to the parts of a zip archive."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_VALUE = re.compile(rb'"[^"]*"')
# The parts that readers look into most.
_TELLING = re.compile(
    r"document|content|sheet|strings|styles|numbering|workbook|rels|manifest", re.IGNORECASE
)
_MOST_REPEATS = (2, 3, 10, 1000)
_LARGEST = 300_000
_VALUES = (
    b"",
    b"0",
    b"-1",
    b"1",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"\xff",
    b"A1:XFD1048576",
    b"../x",
    b"x" * 300,
)


def damage_bytes(rng: Random, data: bytes) -> bytes:
    """Flip, cut, repeat or put in bytes somewhere."""
    if not data:
        return b"\0"
    at, length = rng.randrange(len(data)), rng.choice((1, 1, 4, 50, 2000))
    match rng.randrange(5):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[at + length :]
        case 3:
            return data[:at] + data[at : at + length] * 2 + data[at + length :]
        case _:
            return data[:at] + rng.randbytes(length) + data[at:]


def damage_markup(rng: Random, data: bytes) -> bytes:
    """Drop, move, repeat or nest elements, or change the value of an attribute."""
    tokens = _TOKEN.findall(data)
    if not tokens or rng.random() < 0.1:
        return damage_bytes(rng, data)
    at, other = rng.randrange(len(tokens)), rng.randrange(len(tokens))
    match rng.randrange(6):
        case 0:
            del tokens[at]
        case 1:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 2:
            tokens.insert(other, tokens[at])
        case 3:
            tokens[at] *= max(1, min(rng.choice(_MOST_REPEATS), _LARGEST // len(tokens[at])))
        case 4:
            begin, end = sorted((at, other))
            tokens[begin:begin] = tokens[begin:end]
        case _:
            value = rng.choice(_VALUES)
            tokens[at] = _VALUE.sub(lambda _: b'"' + value + b'"', tokens[at], count=rng.choice((0, 1)))
    return b"".join(tokens)[:_LARGEST]


def damage_xml(rng: Random, data: bytes) -> bytes:
    """Drop, move or repeat elements of an XML part, or change an attribute or text; it stays well-formed."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return damage_bytes(rng, data)
    elements = [element for element in root.iter(etree.Element) if element is not root]
    if not elements or rng.random() < 0.1:
        return damage_markup(rng, data)
    chosen, other = rng.choice(elements), rng.choice(elements)
    parent = chosen.getparent()
    match rng.randrange(5):
        case 0 if parent is not None:
            parent.remove(chosen)
        case 1:
            other.append(deepcopy(chosen))
        case 2 if chosen.keys():
            chosen.set(rng.choice(chosen.keys()), rng.choice(_VALUES).decode("latin-1"))
        case 3:
            for _ in range(rng.choice(_MOST_REPEATS)):
                chosen.addnext(deepcopy(chosen))
        case _:
            chosen.text = rng.choice(_VALUES).decode("latin-1")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def damage_archive(
    rng: Random, data: bytes, damage_part: Callable[[Random, bytes], bytes] = damage_xml
) -> bytes:
    """Change, drop, repeat, rename or lie about the parts of an archive; now and then only its bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        EOFError,
        NotImplementedError,
        struct.error,
        zlib.error,
    ):
        return damage_bytes(rng, data)
    if not parts or rng.random() < 0.1:
        return damage_bytes(rng, data)
    telling = [at for at, (name, _) in enumerate(parts) if _TELLING.search(name)]
    at = rng.choice(telling) if telling and rng.random() < 0.8 else rng.randrange(len(parts))
    name, content = parts[at]
    match rng.randrange(12):
        case 0:
            del parts[at]
        case 1:
            parts.append((name, content[: len(content) // 2]))
        case 2:
            parts[at] = (rng.choice(("../../etc/passwd", "/x.xml", "", "a" * 300, name.upper())), content)
        case 3:
            parts[at] = (name, rng.choice((b"", b"\0" * 2_000_000, _BOMB + content, content[::-1])))
        case _:
            parts[at] = (name, damage_part(rng, content))
    return packed(parts)


_BOMB = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """Return an archive of parts, always with the same times in it."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # that a name is there twice is the point
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name or "x"), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
