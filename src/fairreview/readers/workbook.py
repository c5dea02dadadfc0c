"""Excel workbooks: their sheets, and what is shown in the cells.

The parts are read with lxml, as Word's are: openpyxl, the usual library, has had no release since 2024, does
not tell which rows are hidden when it streams, and fails on damaged files in many ways.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec
from lxml import etree

from fairreview.formats.archive import Archive
from fairreview.readers.cell_values import GENERAL, NumberFormat, number_format, shown
from fairreview.readers.grid import Cell, Grid, is_true, stream, words_of

MOST_CELLS = 1_000_000
_LARGEST_PART = 128_000_000
_RELATION = re.compile(r"\{[^}]*\}id")


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: its rows of cells that hold something, and the blocks of cells that were made one."""

    name: str
    number: int
    is_hidden: bool
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[int, int, int, int]] = ()


class Workbook:
    """A workbook in memory; raises BadFile for one that is damaged or too large."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        main = next((part for kind, part in self._relations("").values() if kind == "officeDocument"), "")
        root = self._archive.xml(main or "xl/workbook.xml")
        relations = self._relations(main or "xl/workbook.xml")
        self._sheets = [
            (element, relations.get(_relation(element), ("", ""))) for element in root.iter("{*}sheet")
        ]
        parts = dict(relations.values())
        self._strings = list(self._shared_strings(parts.get("sharedStrings", "")))
        styles = parts.get("styles", "")
        self._styles = self._archive.xml(styles) if styles in self._archive.names else etree.Element("none")
        self._formats = self._number_formats()
        self._bold = self._bold_styles()
        self._is_from_1904 = any(is_true(element.get("date1904")) for element in root.iter("{*}workbookPr"))

    @property
    def part_names(self) -> tuple[str, ...]:
        """Return the names of the parts of the file."""
        return self._archive.names

    def has_drawn_words(self) -> bool:
        """Say whether a text box or another drawing holds words."""
        drawings = (name for name in self.part_names if name.startswith("xl/drawings/drawing"))
        return any(b"<a:t>" in self._archive.read(name) for name in drawings)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets in order, but for those that hold charts only."""
        left = MOST_CELLS
        for number, (element, (kind, part)) in enumerate(self._sheets, start=1):
            if kind != "worksheet":
                continue
            grid = Grid(self._show, self._bold)
            grid.read(self._archive.read(part, _LARGEST_PART), left)
            left -= sum(len(row) for row in grid.rows)
            is_hidden = element.get("state") in ("hidden", "veryHidden")
            yield Sheet(str(element.get("name") or ""), number, is_hidden, grid.rows, grid.merged)

    def _show(self, kind: str, value: str, style: str) -> str:
        """Return what a cell shows, given its type, its value and the number of its style."""
        if kind == "s":
            return self._strings[int(value)] if value.isdecimal() and int(value) < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if is_true(value) else "FALSE"
        if kind not in ("n", ""):
            return value
        at = int(style) if style.isdecimal() else 0
        how = self._formats[at] if at < len(self._formats) else GENERAL
        return shown(value, how, is_from_1904=self._is_from_1904)

    def _relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Return kind and name of each part that a part, or the file itself, refers to, by its id."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._archive.names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for element in self._archive.xml(rels).iter("{*}Relationship"):
            kind = posixpath.basename(str(element.get("Type") or ""))
            target = posixpath.normpath(posixpath.join("/", folder, str(element.get("Target") or "")))
            if element.get("TargetMode") != "External":
                found[str(element.get("Id"))] = (kind, target.lstrip("/"))
        return found

    def _shared_strings(self, part: str) -> Iterator[str]:
        if part not in self._archive.names:
            return
        for element in stream(self._archive.read(part, _LARGEST_PART), ("{*}si",)):
            yield words_of(element)

    def _cell_styles(self) -> list[etree._Element]:
        return [style for styles in self._styles.iter("{*}cellXfs") for style in styles.iterchildren("{*}xf")]

    def _number_formats(self) -> Sequence[NumberFormat]:
        codes = {el.get("numFmtId"): str(el.get("formatCode") or "") for el in self._styles.iter("{*}numFmt")}
        wanted = [str(style.get("numFmtId") or "0") for style in self._cell_styles()]
        return [number_format(codes.get(key, ""), int(key) if key.isdecimal() else 0) for key in wanted]

    def _bold_styles(self) -> Set[str]:
        """Return the numbers of the styles whose font is bold, as cells name them."""
        fonts = [font for fonts in self._styles.iter("{*}fonts") for font in fonts.iterchildren("{*}font")]
        marks = [font.find("{*}b") for font in fonts]
        bold = {
            str(at) for at, mark in enumerate(marks) if mark is not None and is_true(mark.get("val") or "1")
        }
        return {str(at) for at, style in enumerate(self._cell_styles()) if style.get("fontId") in bold}


def _relation(element: etree._Element) -> str:
    return next((str(value) for name, value in element.items() if _RELATION.fullmatch(str(name))), "")
