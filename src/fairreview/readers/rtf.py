"""Rich text files (.rtf): the text as it stands once all tracked changes are accepted.

striprtf, the library for this, shows deleted and hidden words as text and drops footnotes, headings and
lists; so the tokens are read here, and the rest is what the other office formats have.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from fairreview.formats.archive import BadFile
from fairreview.model.document import Document
from fairreview.readers.blocks import Block
from fairreview.readers.margins import margin_notices, margin_title
from fairreview.readers.page import HIDDEN, TRACKED, compose
from fairreview.readers.plain import EMPTY, digest_of, failed
from fairreview.readers.rtf_body import RichText
from fairreview.readers.rtf_tokens import tokens

_BEGINS = b"{\\rtf"


def read(data: bytes, name: str) -> Iterator[Document]:
    """Yield the document in the bytes of a rich text file, or what says why it cannot be read."""
    try:
        yield _document(data, Document(name, "", digest=digest_of(data)))
    except BadFile as bad:
        yield failed(name, bad.remark, data)


def _document(data: bytes, base: Document) -> Document:
    if not data.lstrip().startswith(_BEGINS):
        raise BadFile("format", "this is no rich text, whatever its name says; save it as .rtf or .docx")
    text = RichText()
    blocks = text.read(tokens(data))
    for kind in ("footnote", "endnote"):
        notes = [replace(block, place=kind) for block in text.found[kind]]
        blocks += [Block(f"{kind.capitalize()}s", place=f"{kind}s", outline=1), *notes] if notes else []
    margins = [block.text for block in text.found["margin"]]
    notices = ((TRACKED,) if text.has_revisions else ()) + ((HIDDEN,) if text.has_hidden else ())
    named = replace(base, title=margin_title(margins), notices=(*notices, *margin_notices(margins)))
    return compose(blocks, named) if blocks else replace(base, failure=EMPTY)
