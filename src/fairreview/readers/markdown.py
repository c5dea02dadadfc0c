"""Markdown files, with front matter."""

from msgspec.structs import replace

from fairreview.model.document import Document, Paragraph, Remark
from fairreview.readers.decode import decode
from fairreview.readers.front_matter import UNREAD, FrontMatter, read_front_matter
from fairreview.readers.plain import (
    EMPTY,
    PROSE_FIELDS,
    digest_of,
    failed,
    kind_failure,
    text_document,
    with_failure,
)
from fairreview.readers.shape import with_kind
from fairreview.text import Span


def read_markdown(data: bytes, path: str) -> Document:
    """Read the bytes of a Markdown file."""
    decoded = decode(data)
    if isinstance(decoded, Remark):
        return failed(path, decoded, data)
    return markdown_document(
        Document(
            path, decoded.text, digest=digest_of(data), encoding=decoded.encoding, notices=decoded.notices
        )
    )


def markdown_document(document: Document) -> Document:
    """Return a document with the structure of its Markdown text and the fields of its front matter."""
    matter = read_front_matter(document.text)
    attributes = ("id", "kind", "title")
    named = replace(
        document,
        id=matter.text_of("id") or document.id,
        title=matter.text_of("title") or document.title,
        fields={name: value for name, value in matter.values.items() if name not in attributes},
        notices=document.notices + tuple(note for note in matter.notices if note.code != UNREAD),
    )
    kind = matter.text_of("kind").strip().lower().replace(" ", "-")
    failure = kind_failure(kind) if kind else None
    if failure:
        return with_failure(named, failure)
    found = text_document(named, "markdown", Span(matter.body, len(document.text)))
    found = _with_unread(_with_prose(found, matter), matter)
    return with_kind(found, kind, estimated=False) if kind else found


def _with_unread(document: Document, matter: FrontMatter) -> Document:
    """Return the document with the first line of the front matter that was not read as its failure."""
    unread = next((note for note in matter.notices if note.code == UNREAD), None)
    return replace(document, failure=document.failure or unread) if unread else document


def _with_prose(document: Document, matter: FrontMatter) -> Document:
    """Return the document with a paragraph for each field of the front matter that is prose."""
    spans = (value.span for name, value in matter.values.items() if name in PROSE_FIELDS)
    prose = tuple(Paragraph(span) for span in sorted(span for span in spans if span))
    if not prose:
        return document
    failure = None if document.failure == EMPTY else document.failure
    return replace(document, paragraphs=prose + document.paragraphs, failure=failure)
