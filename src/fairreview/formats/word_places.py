"""Places of a text in the Word file it was read from, and the cutting of runs at them."""

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy

import msgspec

from fairreview.formats.word_package import WordFile
from fairreview.formats.wordml import Element, P, Piece, R, T, Visible, W, attribute
from fairreview.model.document import Document, Origin
from fairreview.text import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Cut = tuple[Element, int]


class Place(msgspec.Struct, frozen=True):
    """A stretch of characters in the paragraphs of the main part: from one of them up to after another.

    Paragraphs are given by their number, characters by their place in the visible text.
    `is_beside` says that the words stand elsewhere, in a note, and this is the paragraph that refers to it.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    is_beside: bool = False


class Places:
    """Finds where stretches of a document's text stand in its Word file."""

    def __init__(self, file: WordFile, document: Document) -> None:
        self._file = file
        self._origins = document.origins
        self._starts = [origin.span.start for origin in document.origins]
        self._visible: dict[int, Visible] = {}
        self._note_paragraphs: dict[str, list[Element]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the paragraphs again, after runs were cut."""
        self._visible = {each.index: each for each in self._file.visible(self._file.body).values()}

    @property
    def root(self) -> Element:
        """Return the root of the main part."""
        return self._file.body

    def paragraph(self, index: int) -> Visible:
        """Return a paragraph of the main part by its number."""
        return self._visible[index]

    def find(self, span: Span) -> Place | None:
        """Return where a stretch stands; of an empty one, the paragraph it begins; None if nowhere."""
        first = self._origin(span.start)
        if first is None:
            return None
        last = self._origin(span.end - 1) if span.end > span.start else first
        if first.part != self._file.main or last is None or last.part != self._file.main:
            return self._reference(first)
        is_empty = span.start == span.end
        start = first.span.start if is_empty else max(span.start, first.span.start)
        end = last.span.end if is_empty else min(span.end, last.span.end)
        if end <= last.span.start or start >= first.span.end:
            return None
        return Place(
            (first.index, self._lead(first) + start - first.span.start),
            (last.index, self._lead(last) + end - last.span.start),
        )

    def pieces(self, place: Place) -> tuple[tuple[Piece, int], tuple[Piece, int]] | None:
        """Return the first and the last character of a place: its piece and its offset there."""
        first = self._visible[place.first[0]].source(place.first[1])
        last = self._visible[place.last[0]].source(place.last[1] - 1)
        return (first, last) if first and last else None

    def cut(self, places: Iterable[Place]) -> None:
        """Cut runs in two, so that each place begins and ends with a run."""
        cuts: dict[Element, set[tuple[int, Cut]]] = {}
        for place in places:
            found = self.pieces(place)
            if found is None:
                continue
            (first, start), (last, end) = found
            for piece, offset in ((first, start), (last, end + 1)):
                order = list(piece.anchor.iter()).index(piece.node)
                cuts.setdefault(piece.anchor, set()).add((order, (piece.node, offset)))
        for run, wanted in cuts.items():
            for _, cut in sorted(wanted, key=lambda each: (each[0], each[1][1]), reverse=True):
                _cut(run, cut)
        self.refresh()

    def _origin(self, offset: int) -> Origin | None:
        at = bisect_right(self._starts, offset) - 1
        return self._origins[max(at, 0)] if self._origins else None

    def _lead(self, origin: Origin) -> int:
        """Return how many characters of white space stand before the words of a paragraph."""
        words = self._visible[origin.index].text
        return len(words) - len(words.lstrip())

    def _reference(self, origin: Origin) -> Place | None:
        """Return the paragraph that refers to a footnote or endnote."""
        if origin.part not in self._note_paragraphs:
            names = self._file.archive.names
            root = self._file.archive.xml(origin.part) if origin.part in names else None
            self._note_paragraphs[origin.part] = [] if root is None else list(root.iter(P))
        paragraphs = self._note_paragraphs[origin.part]
        if not 0 < origin.index <= len(paragraphs):
            return None
        note = next(paragraphs[origin.index - 1].iterancestors(f"{W}footnote", f"{W}endnote"), None)
        wanted = ("", "") if note is None else (str(note.tag).removeprefix(W), attribute(note, "id"))
        for each in self._visible.values():
            if wanted in each.notes and each.text:
                return Place((each.index, 0), (each.index, len(each.text)), is_beside=True)
        return None


def _cut(run: Element, cut: Cut) -> None:
    """Cut a run before a character of one of its nodes; formulas and nested content stay whole."""
    node, offset = cut
    if run.tag != R or node.getparent() is not run:
        return
    words = node.text or "" if node.tag == T else "x"
    moved = list(node.itersiblings())
    if 0 < offset < len(words):
        rest = node.makeelement(node.tag)
        rest.extend(list(node))
        node.text, rest.text = words[:offset], words[offset:]
        for part in (node, rest):
            part.set(_SPACE, "preserve")
        moved.insert(0, rest)
    elif offset == 0:
        moved.insert(0, node)
        if all(before.tag == f"{W}rPr" for before in node.itersiblings(preceding=True)):
            return
    if moved:
        run.addnext(_run_like(run, moved))


def _run_like(run: Element, content: Iterable[Element]) -> Element:
    new = run.makeelement(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(content)
    return new


def highest_id(root: Element) -> int:
    """Return the highest number that a part gives to a comment, bookmark or change."""
    ids = (attribute(element, "id") for element in root.iter())
    return max((int(each) for each in ids if each.isascii() and each.isdigit() and len(each) < 10), default=0)
