"""Damage to Word and OpenDocument files: to the bytes of the archive, or to the elements of its XML."""

import zlib
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

_VALUES = (
    "",
    "0",
    "-1",
    "99999999999999999999",
    "on",
    "\u2028",
    "../../etc/passwd",
    "a" * 5000,
    "%1%9%1",
    "begin",
)
_MOST_CHANGES = 6


def damage_office(chance: Random, data: bytes) -> bytes:
    """Return a damaged copy of a file; one that is no archive any more is damaged in its bytes."""
    if chance.random() < 0.3:
        return _broken_bytes(data, chance)
    try:
        return _broken_xml(data, chance)
    except (
        BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        EOFError,
        ValueError,
        NotImplementedError,
    ):
        return _broken_bytes(data, chance)


def _broken_bytes(data: bytes, chance: Random) -> bytes:
    if not data or chance.random() < 0.3:
        return data[: chance.randrange(len(data) + 1)]
    broken = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _broken_xml(data: bytes, chance: Random) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    inner = [name for name in parts if name.endswith((".xml", ".rels"))]
    if not inner:
        return _broken_bytes(data, chance)
    likely = [name for name in inner if "document.xml" in name or name == "content.xml"]
    name = chance.choice(likely if likely and chance.random() < 0.6 else inner)
    match chance.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(inner)]
        case _:
            parts[name] = _changed(parts[name], chance)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(ZipInfo(each), content, ZIP_DEFLATED)
    return stream.getvalue()


def _changed(xml: bytes, chance: Random) -> bytes:
    root = etree.fromstring(xml)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        elements = [element for element in root.iter() if element is not root]
        if elements:
            chance.choice(_CHANGES)(chance.choice(elements), chance)
    return etree.tostring(root)


def _delete(element: etree._Element, chance: Random) -> None:
    above = element.getparent()
    if above is not None:
        for child in reversed(element) if chance.random() < 0.5 else ():
            element.addnext(child)
        above.remove(element)


def _repeat(element: etree._Element, chance: Random) -> None:
    for _ in range(chance.randint(1, 3)):
        element.addnext(deepcopy(element))


def _move(element: etree._Element, chance: Random) -> None:
    others = [each for each in element.getroottree().iter() if element not in (each, *each.iterancestors())]
    if others:
        chance.choice(others).append(element)


def _nest(element: etree._Element, chance: Random) -> None:
    inner = element
    for _ in range(chance.choice((1, 5, 40))):
        copy = etree.Element(element.tag)
        inner.append(copy)
        inner = copy


def _relabel(element: etree._Element, chance: Random) -> None:
    others = [each.tag for each in element.getroottree().iter()]
    element.tag = chance.choice(others)


def _revalue(element: etree._Element, chance: Random) -> None:
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(_VALUES))


def _rewrite(element: etree._Element, chance: Random) -> None:
    element.text = chance.choice(("", "|", "\u00ad", "\ufb03", "\uf0b7 x", "-" * 500, "a young man " * 300))


_CHANGES: tuple[Callable[[etree._Element, Random], None], ...] = (
    _delete,
    _repeat,
    _move,
    _nest,
    _relabel,
    _revalue,
    _rewrite,
)
