"""Zip archives of XML parts, opened with limits: what Word and OpenDocument files are made of."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from fairreview.model.document import Remark

# A novel is 3 MB of mark-up; what is larger is a mistake or an attack. Sizes are of the unpacked parts.
MAX_PART = 32_000_000
MAX_TOTAL = 200_000_000
MAX_PARTS = 5_000
# Deflate packs at most about 1 to 1030; mark-up of real documents stays below 1 to 60.
MAX_RATIO = 300
_SMALL = 1_000_000
_BROKEN = (
    BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OverflowError, KeyError, OSError,
    struct.error, zlib.error,
)  # fmt: skip
# Files saved as "Strict Open XML" name the same elements under other addresses.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT = (
    (
        STRICT,
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class BadFile(ValueError):
    """Raised for a file that cannot be read or written; `remark` says why and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.remark = Remark(code, message)


def damaged(what: str = "file") -> BadFile:
    """Return the exception for a file that is not whole."""
    return BadFile("damaged", f"the {what} is damaged; open it in the program it comes from and save it anew")


class Archive:
    """A zip archive in memory; parts are unpacked one at a time, when asked for.

    Raises BadFile for one that is damaged, too large, or packed beyond all reason.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            found = self._zip.infolist()
        except _BROKEN:
            raise damaged() from None
        if len(found) > MAX_PARTS or sum(info.file_size for info in found) > MAX_TOTAL:
            raise BadFile("too-large", "unpacked, the file is far too large for a document; it was not read")
        self._infos: Mapping[str, ZipInfo] = {info.filename: info for info in found}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, each once, in the order of the archive."""
        return tuple(self._infos)

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """Return a part unpacked; raise BadFile where it is missing, damaged or above `limit` bytes."""
        info = self._infos.get(name)
        if info is None:
            raise damaged()
        if info.flag_bits & 1:
            raise BadFile("protected", "the file is protected by a password; save it without one")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged()
        is_bomb = info.file_size > max(_SMALL, MAX_RATIO * info.compress_size)
        if info.file_size > limit or is_bomb:
            raise BadFile("too-large", f"the part `{name[:60]}` is too large to be read; split the document")
        try:
            return self._zip.read(info)
        except _BROKEN:
            raise damaged() from None

    def xml(self, name: str) -> etree._Element:
        """Return the root element of a part; raise BadFile where it is no XML, or has a DTD."""
        data = self.read(name)
        for strict, ordinary in _STRICT:
            data = data.replace(strict, ordinary)
        return parse_xml(data)

    def repacked(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the archive with parts changed or added, and every other part as it was."""
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as out:
            for name, info in self._infos.items():
                copy = ZipInfo(name, info.date_time)
                copy.compress_type = info.compress_type
                copy.external_attr = info.external_attr
                out.writestr(copy, changed.get(name) or self.read(name, MAX_TOTAL))
            for name in changed:
                if name not in self._infos:
                    added = ZipInfo(name)
                    added.compress_type = ZIP_DEFLATED
                    out.writestr(added, changed[name])
        return stream.getvalue()


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element of an XML text; raise BadFile where it is not well-formed, or has a DTD.

    Entities are not resolved, nothing is fetched, and the parser's own limits on depth and size hold.
    """
    # Without comments and instructions, words that one stands between are one text.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        raise damaged() from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadFile(
            "format", "it declares entities of its own, which no word processor does; it was not read"
        )
    return root


def xml_bytes(root: etree._Element) -> bytes:
    """Return an XML part as Word writes it: UTF-8, declared as standing alone."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
