"""The visible text of WordprocessingML: what a reader sees once all tracked changes are accepted.

Reading and answering rest on the same view, so that a place in one is the same place in the other.
ECMA-376 part 1, sections 17.3 (paragraphs, runs), 17.13.5 (revisions) and 17.16 (fields).
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from lxml import etree

from fairreview.formats.characters import as_seen, with_spaces

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P, R, T, TBL = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl"
TEXT_BOX = f"{W}txbxContent"
# Elements that hold no visible words: properties, what was deleted or moved away, phonetic guides.
_PASSED_OVER = {
    f"{W}{name}"
    for name in "pPr tblPr trPr tcPr tblGrid sectPr sdtPr sdtEndPr rPr del moveFrom rt instrText delText "
    "delInstrText".split()
}
_MARKS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011",
}  # fmt: skip
_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))

Element = etree._Element


class Piece(msgspec.Struct, frozen=True):
    """Characters that stand in one `node`; `anchor` is the run, or formula, that it belongs to.

    `is_field` says that they are what a field shows: Word writes them anew when it likes.
    """

    node: Element
    anchor: Element
    raw: str
    is_field: bool = False

    @property
    def shown(self) -> str:
        """Return the characters as they are seen: ligatures as letters, symbols as bullets."""
        return as_seen(self.raw)


class Visible(msgspec.Struct, frozen=True):
    """What is seen of one paragraph: `index` counts all paragraphs of its part from 1, in order.

    `boxes` are the text boxes anchored in it; `hidden` says that words in it are formatted as hidden;
    `is_joined_to_next` that its end was deleted, so that the next paragraph goes on with it.
    """

    element: Element
    index: int
    pieces: tuple[Piece, ...] = ()
    boxes: tuple[Element, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    hidden: bool = False
    is_joined_to_next: bool = False

    @property
    def text(self) -> str:
        """Return what is seen."""
        return "".join(piece.shown for piece in self.pieces)

    def source(self, offset: int) -> tuple[Piece, int] | None:
        """Return the piece that the character at `offset` of `text` comes from, and its place in `raw`."""
        for piece in self.pieces:
            length = len(piece.shown)
            if offset < length:
                return piece, _raw_offset(piece.raw, offset)
            offset -= length
        return None


def _raw_offset(raw: str, offset: int) -> int:
    if len(as_seen(raw)) == len(raw):
        return offset
    for at, char in enumerate(raw):
        offset -= len(as_seen(char))
        if offset < 0:
            return at
    return len(raw)


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute of the main namespace, or an empty string."""
    return "" if element is None else element.get(f"{W}{name}") or ""


def is_on(element: Element | None) -> bool | None:
    """Return what a property that is on or off says; None where it is not given."""
    return None if element is None else attribute(element, "val") not in ("0", "false", "off", "none")


def has_revisions(root: Element) -> bool:
    """Say whether a part holds tracked changes of text."""
    return next(root.iter(*_REVISIONS), None) is not None


class Reader:
    """Reads the paragraphs of one part; `is_hidden` says which runs are formatted as hidden."""

    def __init__(self, root: Element, is_hidden: Callable[[Element, Element], bool]) -> None:
        self._root = root
        self._is_hidden = is_hidden
        self._knows_fields = True
        self._fields: list[bool] = []
        self._open: list[_Draft] = []

    def paragraphs(self) -> dict[Element, Visible]:
        """Return every visible paragraph, by its element, in document order.

        Where a field begins and never ends, no text is taken for a field's instruction.
        """
        found = self._walk()
        if self._fields:
            self._knows_fields = False
            found = self._walk()
        return found

    def _walk(self) -> dict[Element, Visible]:
        self._fields, self._open = [], []
        numbers = {element: at for at, element in enumerate(self._root.iter(P), 1)}
        found: dict[Element, Visible] = {}
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if not self._start(element, numbers):
                    walk.skip_subtree()
            elif element.tag == P and self._open and self._open[-1].element is element:
                found[element] = self._open.pop().finished()
        return dict(sorted(found.items(), key=lambda pair: pair[1].index))

    def _start(self, element: Element, numbers: dict[Element, int]) -> bool:
        """Take what begins here; return whether to look inside."""
        tag = element.tag
        if tag == P:
            self._open.append(_Draft(element, numbers[element]))
            return True
        if tag in _PASSED_OVER or (tag == f"{MC}Fallback" and element.getprevious() is not None):
            return False
        return self._inside(element, self._open[-1]) if self._open else True

    def _inside(self, element: Element, draft: "_Draft") -> bool:
        """Take what begins in a paragraph; return whether to look inside."""
        tag = element.tag
        if tag == R and self._is_hidden(element, draft.element):
            draft.hidden = draft.hidden or _has_words(element)
            for mark in element.iter(f"{W}fldChar"):
                self._field(attribute(mark, "fldCharType"))
            return False
        if tag == TEXT_BOX:
            draft.boxes.append(element)
        elif tag == f"{W}fldChar":
            self._field(attribute(element, "fldCharType"))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            draft.notes.append((str(tag).removeprefix(W).removesuffix("Reference"), attribute(element, "id")))
        elif not any(self._fields):
            draft.take(element, is_field=bool(self._fields))
        return True

    def _field(self, kind: str) -> None:
        """Follow complex fields: what stands between begin and separate is an instruction, no text."""
        if kind == "begin" and self._knows_fields:
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


class _Draft:
    """A paragraph that is being read."""

    def __init__(self, element: Element, index: int) -> None:
        self.element = element
        self.index = index
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self.hidden = False

    def take(self, element: Element, *, is_field: bool) -> None:
        raw = _words(element)
        if raw:
            is_simple = next(element.iterancestors(f"{W}fldSimple"), None) is not None
            self.pieces.append(Piece(element, _anchor(element), raw, is_field or is_simple))

    def finished(self) -> Visible:
        is_joined = self.element.find(f"{W}pPr/{W}rPr/{W}del") is not None
        return Visible(
            self.element,
            self.index,
            pieces=tuple(self.pieces),
            boxes=tuple(self.boxes),
            notes=tuple(self.notes),
            hidden=self.hidden,
            is_joined_to_next=is_joined,
        )


def _words(element: Element) -> str:
    tag = element.tag
    if tag in (T, f"{_MATH}t"):
        return with_spaces(element.text or "")
    if tag == f"{W}sym":
        return _symbol(element)
    return _MARKS.get(str(tag), "")


def _symbol(element: Element) -> str:
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xF000 <= code < 0xF100 else ""


def _anchor(element: Element) -> Element:
    """Return the run or the outermost formula around an element."""
    anchor = element
    for above in element.iterancestors():
        if above.tag in (P, TEXT_BOX):
            break
        if above.tag == R:
            return above
        if str(above.tag).startswith(_MATH):
            anchor = above
    return anchor


def _has_words(run: Element) -> bool:
    return any((text.text or "").strip() for text in run.iter(T))


def children(element: Element, names: Sequence[str]) -> Iterator[Element]:
    """Yield the child elements with one of these full names, looking through content controls."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag in names:
            yield child
        elif child.tag in _WRAPPERS:
            waiting.extend(reversed(child))


_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
