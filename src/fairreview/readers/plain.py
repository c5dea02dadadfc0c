"""Text without mark-up of its own, and what every reader of text does: structure, title, limits."""

import hashlib
import re

from fairreview.model.document import Document, Remark
from fairreview.model.vocabulary import FIELDS, KINDS, WORKED_OUT
from fairreview.readers.decode import decode
from fairreview.readers.outline import opening_title
from fairreview.readers.structure import Dialect, find_structure
from fairreview.text import Span

# A long job description has some hundred lines; the limit keeps what is found in memory small.
MAX_LINES = 200_000
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_SURROGATE = re.compile("[\ud800-\udfff]")
_ATTRIBUTES = ("text", "id", "title", "kind")
DOCUMENT_FIELDS = tuple(
    field.name for field in FIELDS["document"] if field.name not in (*_ATTRIBUTES, *WORKED_OUT)
)
# Fields whose values are prose: they are linted like the text itself.
PROSE_FIELDS = ("comments", "evidence", "next-steps", "recognition")
EMPTY = Remark("empty", "there is no text in it")


def read_plain(data: bytes, path: str, dialect: Dialect = "plain") -> Document:
    """Read the bytes of a text file."""
    decoded = decode(data)
    if isinstance(decoded, Remark):
        return failed(path, decoded, data)
    return text_document(
        Document(
            path, decoded.text, digest=digest_of(data), encoding=decoded.encoding, notices=decoded.notices
        ),
        dialect,
    )


def text_document(document: Document, dialect: Dialect, body: Span | None = None) -> Document:
    """Return a document with the structure of its text; of `body` alone if it is given.

    Without a title of its own, a heading at the start is the title.
    """
    failure = text_failure(document.text)
    if failure:
        return with_failure(document, failure)
    found = find_structure(document.text, dialect, body)
    return Document(
        path=document.path,
        text=document.text,
        id=document.id,
        kind=document.kind,
        title=document.title or opening_title(document.text, found.paragraphs, found.sections),
        digest=document.digest,
        paragraphs=found.paragraphs,
        sections=found.sections,
        fields=document.fields,
        hidden=found.hidden,
        encoding=document.encoding,
        notices=document.notices,
        failure=None if found.paragraphs else EMPTY,
    )


def text_failure(text: str) -> Remark | None:
    """Return why a text cannot be worked on: empty, broken characters, too many lines."""
    if not text or text.isspace():
        return EMPTY
    if has_broken_characters(text):
        return Remark("encoding", "the text has broken characters (half of a pair); write it anew as UTF-8")
    if sum(text.count(char) for char in _LINE_ENDS) > MAX_LINES:
        return Remark("too-large", f"more than {MAX_LINES:,} lines; split it into smaller texts")
    return None


def failed(path: str, failure: Remark, data: bytes = b"") -> Document:
    """Return the document that stands for one that could not be read."""
    return Document(path, "", digest=digest_of(data) if data else "", failure=failure)


def with_failure(document: Document, failure: Remark) -> Document:
    """Return a document that only says who it is and why it could not be read."""
    return Document(
        document.path, "", id=document.id, digest=document.digest, notices=document.notices, failure=failure
    )


def digest_of(data: bytes) -> str:
    """Return the digest that names these bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def has_broken_characters(text: str) -> bool:
    """Say whether a text holds half of a surrogate pair, which no encoding can write."""
    return bool(_SURROGATE.search(text))


def kind_failure(kind: str) -> Remark | None:
    """Return the failure of a kind that does not exist."""
    if kind in KINDS:
        return None
    return Remark("unknown-kind", f"its kind is none of {', '.join(f'`{known}`' for known in KINDS)}")


def unknown_field(name: str, of: str = "") -> Remark:
    """Return the notice of a field that is not known; a name that is no plain word is not repeated."""
    shown = f"the field `{name}`" if re.fullmatch(r"[\w-]{1,40}", name) else "a field"
    return Remark("unknown-field", f"{shown}{of} is not known and was not looked at")
