"""Fixes as tracked changes in a copy of the Word file they are about (ECMA-376 part 1, 17.13.5)."""

from collections.abc import Sequence
from copy import deepcopy

import msgspec

from fairreview.formats.archive import xml_bytes
from fairreview.formats.word_package import WordFile
from fairreview.formats.word_places import Place, Places, highest_id
from fairreview.formats.wordml import Element, P, Piece, R, T, W, attribute
from fairreview.model.document import Document
from fairreview.model.report import Edit, Finding
from fairreview.report.word_comments import AUTHOR
from fairreview.text import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A run that holds anything but these is not only words: a field, an image, a reference to a note.
_PLAIN = {f"{W}{name}" for name in "rPr t tab br cr noBreakHyphen softHyphen lastRenderedPageBreak".split()}
_INSERTED = {f"{W}ins", f"{W}moveTo"}


class Tracked(msgspec.Struct, frozen=True):
    """A Word file with tracked changes, the findings whose fixes they are, and those it could not take."""

    data: bytes
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]


def tracked(data: bytes, document: Document, findings: Sequence[Finding]) -> Tracked:
    """Return the bytes of a Word file with the fixes of findings as changes that a person accepts or rejects.

    A fix that reaches over paragraphs, or into a field, a note or a content control, is left. Changes
    carry no date. Raises BadFile where the file cannot be written to.
    """
    file = WordFile(data)
    file.refuse_strict()
    writer = _Writer(file, document)
    applied = tuple(finding for finding in findings if writer.can(finding))
    if not applied:
        return Tracked(data, (), tuple(findings))
    writer.write(applied)
    left = tuple(finding for finding in findings if finding not in applied)
    return Tracked(file.archive.repacked({file.main: xml_bytes(file.body)}), applied, left)


class _Writer:
    """Writes changes into the main part of one file."""

    def __init__(self, file: WordFile, document: Document) -> None:
        self._places = Places(file, document)
        self._text = document.text
        self._number = highest_id(file.body)

    def can(self, finding: Finding) -> bool:
        """Say whether all edits of a fix stand in plain words of one paragraph each."""
        return finding.fix is not None and all(self._can(edit) for edit in finding.fix.edits)

    def write(self, findings: Sequence[Finding]) -> None:
        edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
        found = [(edit, place) for edit in edits if (place := self._place(edit))]
        self._places.cut(place for _, place in found)
        for edit, place in found:
            self._change(edit, place)

    def _place(self, edit: Edit) -> Place | None:
        """Return the place of an edit that takes words away; what only adds words has none."""
        return self._places.find(Span(edit.start, edit.end)) if edit.start < edit.end else None

    def _can(self, edit: Edit) -> bool:
        place = self._place(edit)
        if place is None or place.is_beside or place.first[0] != place.last[0]:
            return False
        if self._places.paragraph(place.first[0]).text[place.first[1] : place.last[1]] != self._words(edit):
            return False
        return all(_is_plain(piece) for piece in self._pieces(place))

    def _words(self, edit: Edit) -> str:
        return self._text[edit.start : edit.end]

    def _pieces(self, place: Place) -> list[Piece]:
        """Return the pieces that a place covers."""
        found: list[Piece] = []
        start = 0
        for piece in self._places.paragraph(place.first[0]).pieces:
            end = start + len(piece.shown)
            if start < place.last[1] and place.first[1] < end:
                found.append(piece)
            start = end
        return found

    def _change(self, edit: Edit, place: Place) -> None:
        runs = list(dict.fromkeys(piece.anchor for piece in self._pieces(place)))
        for run in runs:
            self._delete(run)
        if edit.text:
            self._insert(edit.text, runs[-1])

    def _delete(self, run: Element) -> None:
        for words in run.iterchildren(T):
            words.tag = f"{W}delText"
        deletion = self._revision("del")
        run.addprevious(deletion)
        deletion.tail, run.tail = run.tail, None
        deletion.append(run)

    def _insert(self, words: str, deleted: Element) -> None:
        """Put new words after a deleted run, formatted like it."""
        after = deleted.getparent()
        insertion = self._revision("ins")
        if after is None:
            return
        run = deleted.makeelement(R)
        properties = deleted.find(f"{W}rPr")
        run.extend([deepcopy(properties)] if properties is not None else [])
        text = run.makeelement(T, {_SPACE: "preserve"})
        text.text = words
        run.append(text)
        insertion.append(run)
        while (outer := after.getparent()) is not None and outer.tag in _INSERTED:
            self._part(outer, after)
            after = outer
        after.addnext(insertion)

    def _part(self, outer: Element, after: Element) -> None:
        """Split an insertion that somebody else tracked, so that none stands inside another."""
        rest = list(after.itersiblings())
        if rest:
            self._number += 1
            second = outer.makeelement(
                outer.tag, {str(name): str(value) for name, value in outer.attrib.items()}
            )
            second.set(f"{W}id", str(self._number))
            second.extend(rest)
            outer.addnext(second)

    def _revision(self, name: str) -> Element:
        self._number += 1
        attributes = {f"{W}id": str(self._number), f"{W}author": AUTHOR}
        return self._places.root.makeelement(f"{W}{name}", attributes)


def _is_plain(piece: Piece) -> bool:
    """Say whether words may be taken away where a piece stands."""
    run = piece.anchor
    if piece.is_field or run.tag != R or any(part.tag not in _PLAIN for part in run):
        return False
    for above in run.iterancestors():
        if above.tag == P:
            return True
        if above.tag == f"{W}sdt" or attribute(above, "fldCharType"):
            return False
    return True
