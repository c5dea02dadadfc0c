"""OpenDocument texts (.odt): the text as it stands once all tracked changes are accepted."""

from collections.abc import Iterator

from msgspec.structs import replace

from fairreview.formats.archive import Archive, BadFile
from fairreview.formats.word_package import refuse_other_formats
from fairreview.model.document import Document, Remark
from fairreview.readers.blocks import Block
from fairreview.readers.margins import margin_notices, margin_title
from fairreview.readers.odt_body import Body
from fairreview.readers.odt_styles import OFFICE, STYLE, TEXT, Element, Styles
from fairreview.readers.page import HIDDEN, MACROS, TRACKED, compose
from fairreview.readers.plain import EMPTY, digest_of, failed

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_MARGINS = (f"{STYLE}header", f"{STYLE}footer")
_MACRO_FOLDERS = ("Basic/", "Scripts/")


def read(data: bytes, name: str) -> Iterator[Document]:
    """Yield the document in the bytes of an OpenDocument text, or what says why it cannot be read."""
    try:
        refuse_other_formats(data)
        yield _document(_archive(data), Document(name, "", digest=digest_of(data)))
    except BadFile as bad:
        yield failed(name, bad.remark, data)


def _archive(data: bytes) -> Archive:
    archive = Archive(data)
    if _MANIFEST in archive.names and _ENCRYPTED in archive.read(_MANIFEST):
        raise BadFile("protected", "the file is protected by a password; save it without one")
    if _CONTENT not in archive.names:
        raise BadFile("format", "there is no OpenDocument text in it; save it as .odt")
    return archive


def _document(archive: Archive, base: Document) -> Document:
    content = archive.xml(_CONTENT)
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise BadFile("format", "this is an OpenDocument file, but no text; save the text in it as .odt")
    common = archive.xml(_STYLES) if _STYLES in archive.names else None
    styles = Styles(content) if common is None else Styles(common, content)
    body = Body(styles, _CONTENT)
    blocks = body.read(text)
    for kind, notes in body.notes.items():
        if notes:
            blocks += [Block(f"{kind.capitalize()}s", place=f"{kind}s", part=_CONTENT, outline=1), *notes]
    margins = [] if common is None else _margins(common, styles)
    named = replace(
        base,
        title=margin_title(margins),
        notices=(*_notices(archive, text, body), *margin_notices(margins)),
    )
    return compose(blocks, named) if blocks else replace(base, failure=EMPTY)


def _notices(archive: Archive, text: Element, body: Body) -> Iterator[Remark]:
    if next(text.iter(f"{TEXT}changed-region"), None) is not None:
        yield TRACKED
    if body.has_hidden:
        yield HIDDEN
    if any(name.startswith(_MACRO_FOLDERS) and name.endswith(".xml") for name in archive.names):
        yield MACROS


def _margins(common: Element, styles: Styles) -> list[str]:
    """Return the lines of headers and footers, each once."""
    found = (Body(styles, _STYLES).read(margin) for margin in common.iter(*_MARGINS))
    return list(dict.fromkeys(block.text for blocks in found for block in blocks if block.text))
