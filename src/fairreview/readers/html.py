"""Web pages: their own content, without menus, banners and footers, as blocks of text.

A page that lists several vacancies is one document, for what it says of each is a summary: its
vacancies stand in it one below the other.
"""

import codecs
import re
from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from fairreview.model.document import Document, Remark
from fairreview.readers.decode import format_failure
from fairreview.readers.page import compose
from fairreview.readers.plain import digest_of, failed
from fairreview.readers.web_blocks import blocks_of
from fairreview.readers.web_content import Content, find_content

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where a page must say its encoding, by the HTML standard.
_HEAD = 1024
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# By the same standard these names all mean Windows-1252.
_WESTERN = ("iso8859-1", "ascii", "latin-1")
_ODD = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff]")
_MANY_WORDS = 20
TOO_DEEP = Remark("depth", "its elements are nested too deeply; what lies below was not read: save it anew")


def read(data: bytes, name: str) -> Iterator[Document]:
    """Yield the one document that a web page is."""
    decoded = _decode(data)
    if isinstance(decoded, Remark):
        yield failed(name, decoded, data)
        return
    page, notices = decoded
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8"), parser)
    except etree.ParserError:
        root = None
    if root is None:
        yield failed(name, Remark("empty", "there is no text in it"), data)
        return
    is_cut = any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)
    content = find_content(root)
    base = Document(
        name,
        "",
        title=_title(root),
        digest=digest_of(data),
        notices=(*notices, *_told(content)),
        failure=TOO_DEEP if is_cut else None,
    )
    document = compose(list(blocks_of(content)), base)
    yield replace(document, failure=document.failure or base.failure)


def _decode(data: bytes) -> tuple[str, tuple[Remark, ...]] | Remark:
    """Return a page as text: by its mark, else UTF-8 if it is that, else as it says, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _ODD.sub(" ", data[len(mark) :].decode(encoding, "replace")), ()
    refused = format_failure(data)
    if refused:
        return refused
    try:
        return _ODD.sub(" ", data.decode("utf-8")), ()
    except UnicodeDecodeError:
        said = _CHARSET.search(data[:_HEAD])
    encoding = _known(said.group(1).decode("ascii", "replace")) if said else ""
    text = data.decode(encoding or "cp1252", "replace")
    shown = {"cp1252": "Windows-1252"}.get(encoding, encoding) or "Windows-1252"
    if encoding and "\ufffd" not in text:
        return _ODD.sub(" ", text), ()
    message = f"not UTF-8, so read as {shown}; check that accents and quotes are right"
    return _ODD.sub(" ", text), (Remark("encoding", message),)


def _known(name: str) -> str:
    """Return the codec of an encoding that a page names; nothing if it is none, or UTF-8, which was tried."""
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found in _WESTERN else found if not found.startswith("utf") else ""


def _title(root: etree._Element) -> str:
    found = root.find(".//title")
    return " ".join((found.text or "").split())[:200] if found is not None else ""


def _told(content: Content) -> Iterator[Remark]:
    """Yield what one should know of the reading: what was left out, and what was read though it is hidden."""
    if content.furniture > content.words:
        message = f"{content.furniture:,} words of menus, headers and footers around the text were left out"
        yield Remark("furniture", message)
    if content.unfolded:
        yield Remark("hidden", f"{content.unfolded:,} words that the page folds away were looked at too")
    if content.hidden >= _MANY_WORDS:
        yield Remark("hidden", f"{content.hidden:,} words that the page hides were not looked at")
