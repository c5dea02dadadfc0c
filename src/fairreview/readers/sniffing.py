"""What a file is by its bytes, whatever its name says."""

import codecs
import re

from fairreview.model.document import FORMATS, Remark

READABLE = ".docx, .odt, .rtf, .pdf, .html, .xlsx, .txt, .md, .jsonl and .csv"
# Formats whose readers take them for what they are by their name alone.
TEXTUAL = ("text", "markdown", "json-lines", "table")
_NAMES = {
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "a rich text file",
    "pdf": "a PDF file",
    "html": "a web page",
    "xlsx": "an Excel workbook",
}
_OF_SUFFIX = {suffix: name for name, suffixes in FORMATS.items() for suffix in suffixes}
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Where a PDF may begin, as its readers allow, and where a page must say that it is one.
_HEAD = 1024
_END_OF_ZIP = b"PK\x05\x06"
_PAGE_MARKS = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)
# What stands in the directory of a zip archive, and what the archive is then: a format or why it is none.
_ZIPPED = (
    (b"word/", "docx"),
    (b"xl/workbook.bin", "this is an Excel binary workbook (.xlsb); open it and save it as .xlsx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "this is a PowerPoint file; put its text into a .docx or .txt file"),
    (b"Index/Document.iwa", "this is a Pages or Numbers file; export it as .docx or .xlsx"),
    (b"content.xml", "odt"),
    (b"EPUB/", "this is an electronic book; put its text into a .docx or .txt file"),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
# Names of streams in an OLE file, and what to do about it.
_OLD_OFFICE = (
    (
        "EncryptedPackage",
        "this Office file is protected by a password; open it, remove that and save it anew",
    ),
    ("WordDocument", "this is an old Word file (.doc); open it and save it as .docx"),
    ("Workbook", "this is an old Excel file (.xls); open it and save it as .xlsx"),
    ("Book", "this is an old Excel file (.xls); open it and save it as .xlsx"),
    ("PowerPoint Document", "this is a PowerPoint file; put its text into a .docx or .txt file"),
    ("__substg1.0_", "this is an Outlook message; save its text as a .txt file"),
)
_OTHERS = (
    (b"\x89PNG\r\n", "an image; words in a picture cannot be read, so give them as text"),
    (b"\xff\xd8\xff", "an image; words in a picture cannot be read, so give them as text"),
    (b"GIF8", "an image; words in a picture cannot be read, so give them as text"),
    (b"II*\x00", "an image; words in a picture cannot be read, so give them as text"),
    (b"MM\x00*", "an image; words in a picture cannot be read, so give them as text"),
    (b"\x1f\x8b", "a compressed file; unpack it and name the files in it"),
    (b"7z\xbc\xaf", "a compressed file; unpack it and name the files in it"),
    (b"Rar!\x1a", "a compressed file; unpack it and name the files in it"),
    (b"SQLite format 3\x00", "a database; export what is to be checked as .csv"),
)


def sniff(data: bytes) -> str | Remark:
    """Return the format of a file by its bytes, an empty string for text, or why it is not read."""
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office(data)
    for begins, what in _OTHERS:
        if data.startswith(begins):
            return Remark("format", f"this is {what}")
    if data.startswith(_END_OF_ZIP):
        return Remark("format", "this is an empty zip archive; there is nothing in it to check")
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "html" if _PAGE_MARKS.match(_as_text(data[:_HEAD])) else ""


def choose(data: bytes, suffix: str) -> tuple[str, tuple[Remark, ...]] | Remark:
    """Return the format to read bytes as, with a notice if the `suffix` (in lower case) says another one.

    The format is empty for text under a suffix that no reader knows.
    """
    found = sniff(data)
    if isinstance(found, Remark):
        return found
    said = _OF_SUFFIX.get(suffix, "")
    if not found:
        if said in TEXTUAL or said in ("html", ""):
            return said, ()
        return "text", (_misnamed(suffix, "plain text"),)
    if said == found or not suffix:
        return found, ()
    return found, (_misnamed(suffix, _NAMES[found]),)


def _misnamed(suffix: str, what: str) -> Remark:
    return Remark("suffix", f"its name ends in `{suffix[:20]}`, but it is {what} and was read as that")


def _as_text(head: bytes) -> str:
    if head.startswith(_UTF16_MARKS):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _sniff_zip(data: bytes) -> str | Remark:
    """Tell archives by their first entry and their directory: a file packed inside misleads no one."""
    first = data[30:120]
    if first.startswith(_OPEN_DOCUMENT):
        if first.startswith(b"text", len(_OPEN_DOCUMENT)):
            return "odt"
        other = "this is an OpenDocument file but no text; save a table as .xlsx, other text as .odt"
        return Remark("format", other)
    directory = _directory(data)
    for mark, what in _ZIPPED:
        if mark in directory:
            return Remark("format", what) if " " in what else what
    return Remark("format", "this is a zip archive; unpack it and name the files in it")


def _directory(data: bytes) -> bytes:
    """Return the directory of a zip archive; all of an archive that is cut off and has none."""
    end = data.rfind(_END_OF_ZIP)
    start = int.from_bytes(data[end + 16 : end + 20], "little") if end >= 0 else 0
    return data[start:end] if 0 < start < end else data


def _old_office(data: bytes) -> Remark:
    for name, message in _OLD_OFFICE:
        if name.encode("utf-16-le") in data:
            return Remark("encrypted" if name == "EncryptedPackage" else "format", message)
    return Remark("format", "this is an old Office file; open it and save it as .docx or .xlsx")
