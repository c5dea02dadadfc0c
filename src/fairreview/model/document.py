"""A document: its text and what stands where in it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from fairreview.text import Span

# What drafts are written in, with the suffixes of their files.
FORMATS: Mapping[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "json-lines": (".jsonl", ".ndjson"),
    "json": (".json",),
    "table": (".csv", ".tsv"),
    "docx": (".docx", ".docm", ".dotx", ".doc"),
    "odt": (".odt", ".ott"),
    "rtf": (".rtf",),
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".xhtml"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xls"),
}
DRAFT_SUFFIXES = tuple(suffix for suffixes in FORMATS.values() for suffix in suffixes)

Shape = Literal["text", "heading", "item", "row", "code", "quote"]


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text that no sentence crosses: a paragraph, heading, list item or table row.

    `span` leaves out bullets, numbers, hash marks and cell bars. `level` counts from 1 for
    headings and for the depth of list items.
    """

    span: Span
    shape: Shape = "text"
    level: int = 0


class Section(msgspec.Struct, frozen=True, gc=False):
    """A heading with all that stands under it, up to the next heading of its level or above.

    `title` is the heading's text; `heading` is where it stands.
    """

    title: str
    heading: Span
    span: Span
    level: int = 1


class FieldValue(msgspec.Struct, frozen=True, gc=False):
    """A value given beside or in the text; `span` is where it stands, if it stands in the text."""

    text: str
    span: Span | None = None


class Criterion(msgspec.Struct, frozen=True, gc=False):
    """One criterion or goal: its words and the fields given for it, by their policy names."""

    span: Span
    fields: Mapping[str, FieldValue] = {}


class Remark(msgspec.Struct, frozen=True):
    """A notice or failure: `code` for programs, `message` for people, never text from the document."""

    code: str
    message: str


class Origin(msgspec.Struct, frozen=True, gc=False):
    """Where a stretch of the text stands in the file it was read from.

    `place` is for people: ``page 3``, ``cell B7``, ``paragraph 12``. `part` and `index` are for programs that
    write back: the part of the archive or the page, and the number of the paragraph, cell or line in it.
    """

    span: Span
    place: str
    part: str = ""
    index: int = 0


class Encoding(msgspec.Struct, frozen=True):
    """How a file's bytes became text, so that a fixed text can be written back the same way."""

    name: str = "utf-8"
    bom: bool = False


class Document(msgspec.Struct, frozen=True):
    """A text as read: every piece carries its span into `text`.

    `kind` is None until told or detected; `kind_estimated` says it was guessed. `fields` and
    criterion fields use the names of the policy language (``measure-source``). `hidden` spans are
    mark-up inside sentences (asterisks, underscores) that no rule should see. `origins`, in order of the
    text, say where its parts stand in a file that is no text. `digest` is that of
    the input bytes. `failure` says why the document, or a part of it, could not be checked; what has
    paragraphs all the same is checked as far as it goes.
    """

    path: str
    text: str
    id: str | None = None
    kind: str | None = None
    kind_estimated: bool = False
    title: str = ""
    digest: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    objectives: tuple[Criterion, ...] = ()
    fields: Mapping[str, FieldValue] = {}
    hidden: tuple[Span, ...] = ()
    encoding: Encoding = Encoding()
    origins: tuple[Origin, ...] = ()
    notices: tuple[Remark, ...] = ()
    failure: Remark | None = None


def identity(document: Document) -> tuple[str, ...]:
    """Return what two documents share only if they are the same paper: id, kind, period and status."""
    given = (document.fields.get(name) for name in ("period", "status"))
    return (document.id or "", document.kind or "", *(value.text.strip() if value else "" for value in given))
