"""The content of a web page to blocks: headings, list items, tables and paragraphs, in reading order."""

import re
from collections.abc import Sequence
from itertools import groupby

from lxml import etree
from msgspec.structs import replace

from fairreview.readers.blocks import Block
from fairreview.readers.web_content import Content
from fairreview.readers.web_tables import OpenList, OpenTable

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that stand in a line of text; all others begin a new block.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rb rp rt"
    " ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_HEAVY = frozenset({"b", "strong", "th", "dt"})
_CELLS = frozenset({"td", "th", "dt", "dd"})
_SPACES = re.compile(r"\s+")
_NEAR_TOP = 5
# How word processors that save pages write a title: Word by its class, others by size alone.
_TITLE_CLASSES = frozenset({"msotitle", "title"})
_SIZE = re.compile(r"font-size:\s*(\d{1,3})(?:\.\d{1,9})?pt", re.IGNORECASE)
_TITLE_POINTS = 20
_LONGEST_TITLE = 200
_WORD = re.compile(r"\w")


def blocks_of(content: Content) -> Sequence[Block]:
    """Return the blocks of a page; their index is the line of the source that they begin on."""
    walk = _Walk()
    depth_left_out = 0
    for event, element in etree.iterwalk(content.root, events=("start", "end")):
        is_left_out = element in content.left_out
        if event == "start" and not depth_left_out and not is_left_out:
            walk.enter(element)
        depth_left_out += is_left_out if event == "start" else -is_left_out
        if event == "end" and not depth_left_out:
            walk.leave(element, is_left_out=is_left_out, is_last=element is content.root)
    blocks = walk.finish()
    title = next((at for at, block in enumerate(blocks[:_NEAR_TOP]) if block.outline == 1), -1)
    return [replace(block, is_title=at == title) for at, block in enumerate(blocks)]


class _Line:
    """A line of text so far, where it begins in the source, and whether some of it is not bold."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.number = 0
        self.is_light = False
        self.is_large = True

    def add(self, words: str, number: int, *, is_heavy: bool, is_large: bool) -> None:
        """Add words; a label and its value that only style keeps apart get a space between them."""
        if words.strip():
            self.number = self.number or number
            self.is_light |= not is_heavy
            self.is_large &= is_large
            is_label = bool(self._parts) and self._parts[-1].endswith(":")
            self._parts.append(" " if is_label and words[0].isalnum() else "")
        self._parts.append(words)

    @property
    def words(self) -> str:
        """Return the words of the line, without white space around."""
        return "".join(self._parts).strip()


class _Walk:
    """Goes through the elements in order; text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self._out: list[Block] = []
        self._tables: list[OpenTable] = []
        self._lists: list[OpenList] = []
        self._lines = [_Line()]
        self._heavy = self._preformatted = self._heading = self._large = 0
        self._mark = ""

    def enter(self, element: etree._Element) -> None:
        """Begin an element, and take in the text at its start."""
        tag = str(element.tag)
        if tag not in _INLINE:
            self._flush()
            self._open(tag, element)
        self._heavy += tag in _HEAVY
        self._large += _is_large(element)
        self._preformatted += tag in ("pre", "xmp", "listing")
        if tag == "br":
            self._lines.append(_Line())
        self._say(element.text, element)

    def leave(self, element: etree._Element, *, is_left_out: bool, is_last: bool) -> None:
        """End an element, or one that was left out, and take in the text after it."""
        tag = str(element.tag)
        if tag not in _INLINE:
            self._flush()
            self._close(tag, element, is_left_out=is_left_out)
        if not is_left_out:
            self._heavy -= tag in _HEAVY
            self._large -= _is_large(element)
            self._preformatted -= tag in ("pre", "xmp", "listing")
        if not is_last:
            self._say(element.tail, element)

    def finish(self) -> list[Block]:
        """Return the blocks of the page."""
        self._flush()
        return self._out

    def _open(self, tag: str, element: etree._Element) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self._lists.append(OpenList(element))
        elif tag == "li":
            self._mark = self._lists[-1].mark() if self._lists else "- "
        elif tag in ("table", "dl"):
            self._tables.append(OpenTable(self._out, self._lists))
            self._lists = []
        elif self._tables and tag in ("tr", "dt"):
            self._tables[-1].begin_row()
        if self._tables and tag in _CELLS:
            self._out = []

    def _close(self, tag: str, element: etree._Element, *, is_left_out: bool) -> None:
        if tag in _CELLS and self._tables:
            self._tables[-1].add_cell(element, [] if is_left_out else self._out)
            self._out = self._tables[-1].outside
        if is_left_out:
            return
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag in ("table", "dl"):
            table = self._tables.pop()
            self._out, self._lists = table.outside, table.lists
            self._out.extend(table.blocks())
            if self._tables:
                self._tables[-1].hold_table()

    def _say(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        number = element.sourceline if isinstance(element.sourceline, int) else 0
        lines = text.split("\n") if self._preformatted else [_SPACES.sub(" ", text)]
        for at, words in enumerate(lines):
            if at:
                self._lines.append(_Line())
            self._lines[-1].add(words, number, is_heavy=self._heavy > 0, is_large=self._large > 0)

    def _flush(self) -> None:
        """Make blocks of the lines so far: one of those that stand together, all of them bold or none."""
        lines, self._lines = self._lines, [_Line()]
        for is_light, group in groupby(lines, lambda line: line.is_light if line.words else None):
            stretch = list(group)
            words = "\n".join(line.words for line in stretch)
            if is_light is not None and _WORD.search(words):
                is_title = len(words) <= _LONGEST_TITLE and all(line.is_large for line in stretch)
                block = self._block(words, stretch[0].number, is_heavy=not is_light)
                self._out.append(replace(block, outline=1) if is_title and not block.mark else block)
                self._mark = ""

    def _block(self, words: str, number: int, *, is_heavy: bool) -> Block:
        return Block(
            words,
            index=number,
            outline=self._heading,
            is_heavy=is_heavy,
            depth=len(self._lists) or 1 if self._mark else 0,
            mark=self._mark,
        )


def _is_large(element: etree._Element) -> bool:
    """Say whether an element sets its words as a title is set; `size` is that of old pages, 1 to 7."""
    if not _TITLE_CLASSES.isdisjoint((element.get("class") or "").lower().split()):
        return element.tag == "p"
    size = _SIZE.search(element.get("style") or "")
    points = int(size.group(1)) if size else 0
    return points >= _TITLE_POINTS or (element.tag == "font" and element.get("size") in ("6", "7"))
