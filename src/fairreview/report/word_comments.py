"""Findings as comments in a copy of the Word file they are about."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from fairreview.formats.archive import BadFile, parse_xml, xml_bytes
from fairreview.formats.word_package import CONTENT_TYPES, PACKAGE, RELATIONS, WordFile
from fairreview.formats.word_places import Place, Places, highest_id
from fairreview.formats.wordml import Element, W, attribute
from fairreview.model.document import Document
from fairreview.model.report import Finding

AUTHOR = "fairreview"
_INITIALS = "fr"
_COMMENTS = "comments"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}space"
_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE.strip("{}")}"/>'.encode()
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def commented(data: bytes, document: Document, findings: Sequence[Finding]) -> bytes:
    """Return the bytes of a Word file with a comment at each finding, on exactly the words it is about.

    What is missing is said at the paragraph where it belongs; what stands in a note, at the paragraph
    that refers to it, for Word has no comments in notes. Comments carry no date: the same findings
    give the same bytes. Raises BadFile where the file cannot be written to.
    """
    if not findings:
        return data
    file = WordFile(data)
    file.refuse_strict()
    places = Places(file, document)
    found = [(finding, places.find(finding.span)) for finding in findings]
    places.cut(place for _, place in found if place is not None)
    part = file.part(_COMMENTS)
    comments = (
        file.archive.xml(part) if part else etree.Element(f"{W}{_COMMENTS}", nsmap={"w": W.strip("{}")})
    )
    number = max(highest_id(comments), _highest_comment(file.body)) + 1
    for finding, place in found:
        if place is None or not _mark(places, place, number):
            raise BadFile("place", f"the place of {finding.rule} was not found in the file; check it anew")
        comments.append(_comment(number, finding, is_beside=place.is_beside))
        number += 1
    changed = {file.main: xml_bytes(file.body), (part or _beside(file)): xml_bytes(comments)}
    return file.archive.repacked(changed if part else {**changed, **_declared(file)})


def _highest_comment(body: Element) -> int:
    marks = body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
    ids = (attribute(mark, "id") for mark in marks)
    return max((int(each) for each in ids if each.isascii() and each.isdigit()), default=0)


def _mark(places: Places, place: Place, number: int) -> bool:
    """Put the marks of a comment around a place; say whether it was found."""
    found = places.pieces(place)
    if found is None:
        return False
    (first, _), (last, _) = found
    first.anchor.addprevious(_element("commentRangeStart", id=str(number)))
    reference = _element("r")
    style = etree.SubElement(etree.SubElement(reference, f"{W}rPr"), f"{W}rStyle")
    style.set(f"{W}val", "CommentReference")
    reference.append(_element("commentReference", id=str(number)))
    last.anchor.addnext(reference)
    last.anchor.addnext(_element("commentRangeEnd", id=str(number)))
    return True


def _comment(number: int, finding: Finding, *, is_beside: bool) -> Element:
    comment = _element("comment", id=str(number), author=AUTHOR, initials=_INITIALS)
    for line in _lines(finding, is_beside=is_beside):
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        text = etree.SubElement(run, f"{W}t")
        text.text = _NOT_XML.sub("\ufffd", line)
        text.set(_XML_ID, "preserve")
    return comment


def _lines(finding: Finding, *, is_beside: bool) -> Iterator[str]:
    estimated = ", an estimate" if finding.estimated else ""
    yield f"{finding.rule} {finding.name} ({finding.severity}{estimated})"
    if is_beside:
        yield f"In the note: “{finding.text}”" if finding.text else "In the note"
    yield finding.message
    for suggestion in finding.suggestions:
        yield f"Suggestion: {suggestion}"
    for source in finding.citations:
        yield f"Source: {', '.join(part for part in (source.title, source.section, source.url) if part)}"


def _element(name: str, **attributes: str) -> Element:
    return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})


def _beside(file: WordFile) -> str:
    """Return a name for the part of the comments that no other part has."""
    folder = file.main.rpartition("/")[0]
    names = (
        f"{folder}/{_COMMENTS}{number or ''}.xml".lstrip("/") for number in range(len(file.archive.names) + 1)
    )
    return next(name for name in names if name not in file.archive.names)


def _declared(file: WordFile) -> dict[str, bytes]:
    """Return the parts that name the others, with the comments named in them."""
    name = _beside(file)
    types = file.archive.xml(CONTENT_TYPES)
    override = etree.SubElement(types, f"{_TYPES}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", _COMMENT_TYPE)
    has_relations = file.relations in file.archive.names
    relations = file.archive.xml(file.relations) if has_relations else parse_xml(_NO_RELATIONS)
    used = {relation.get("Id") for relation in relations}
    relation = etree.SubElement(relations, f"{PACKAGE}Relationship")
    relation.set("Id", next(each for n in range(len(used) + 1) if (each := f"rIdFairreview{n}") not in used))
    relation.set("Type", f"{RELATIONS}/{_COMMENTS}")
    relation.set("Target", f"/{name}")
    return {CONTENT_TYPES: xml_bytes(types), file.relations: xml_bytes(relations)}
