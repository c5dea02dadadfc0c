"""A Word file: where its parts are, what they are called, and what it says about itself."""

import posixpath
from functools import cached_property

from fairreview.formats.archive import STRICT, Archive, BadFile
from fairreview.formats.word_styles import Styles
from fairreview.formats.wordml import Element, Reader, Visible

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_ZIP = b"PK"


def refuse_other_formats(data: bytes) -> None:
    """Raise BadFile for bytes that are no Word file of today, saying what they are and what to do."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise BadFile("protected", "the file is protected by a password; save it without one")
        if _OLD_WORD in data:
            raise BadFile("format", "this is an old Word file (.doc); open it in Word and save it as .docx")
        raise BadFile("format", "this is an old Office file; open it in its program and save it as .docx")
    if not data:
        raise BadFile("empty", "there is no text in it")
    if not data.startswith(_ZIP):
        raise BadFile("format", "this is no Word file, whatever its name says; save it as .docx")


class WordFile:
    """The parts of a Word file that hold text; raises BadFile for anything else."""

    def __init__(self, data: bytes) -> None:
        refuse_other_formats(data)
        self.archive = Archive(data)
        if "META-INF/manifest.xml" in self.archive.names and "content.xml" in self.archive.names:
            raise BadFile("format", "this is an OpenDocument file; name it .odt")
        self.main = self._related("", "officeDocument") or "word/document.xml"
        if self.main not in self.archive.names:
            raise BadFile("format", "there is no Word document in it; save it as .docx")

    @cached_property
    def styles(self) -> Styles:
        """Return the styles of the document."""
        name = self.part("styles")
        return Styles(self.archive.xml(name) if name else None)

    @cached_property
    def body(self) -> Element:
        """Return the root of the main part."""
        return self.archive.xml(self.main)

    def visible(self, root: Element) -> dict[Element, Visible]:
        """Return the visible paragraphs of a part."""
        return Reader(root, self.styles.is_hidden).paragraphs()

    def part(self, kind: str) -> str:
        """Return the name of the part that the main one names for a purpose, or an empty string."""
        return self._related(self.main, kind)

    def parts(self, kind: str) -> tuple[str, ...]:
        """Return the names of all parts of a kind, such as `header`, that the main part names."""
        return self._all_related(self.main, kind)

    def refuse_strict(self) -> None:
        """Raise BadFile for a file whose elements have the addresses of Strict Open XML: it is only read."""
        if STRICT in self.archive.read(self.main):
            message = "this is saved as Strict Open XML; save it as an ordinary Word document (.docx)"
            raise BadFile("format", message)

    @property
    def relations(self) -> str:
        """Return the name of the part that holds the relations of the main part."""
        return relations_of(self.main)

    @property
    def has_macros(self) -> bool:
        """Say whether programs are stored in the file."""
        return any(name.lower().endswith("vbaproject.bin") for name in self.archive.names)

    def _related(self, source: str, kind: str) -> str:
        return next(iter(self._all_related(source, kind)), "")

    def _all_related(self, source: str, kind: str) -> tuple[str, ...]:
        name = relations_of(source)
        if name not in self.archive.names:
            return ()
        found: list[str] = []
        for relation in self.archive.xml(name).iter(f"{PACKAGE}Relationship"):
            is_inside = relation.get("TargetMode") != "External"
            if is_inside and (relation.get("Type") or "").endswith(f"/{kind}"):
                target = posixpath.join("/", posixpath.dirname(source), relation.get("Target") or "")
                found.append(posixpath.normpath(target).lstrip("/"))
        return tuple(name for name in found if name in self.archive.names)


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of a part; of the file, for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
