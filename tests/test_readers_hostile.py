"""Files made to harm whoever reads them: each ends in time, in bounded memory, with one clear line."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from fairreview.model.document import Document
from fairreview.readers import isolated
from fairreview.readers.files import read_bytes

WORD_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    b' ContentType="application/xml"/></Types>'
)
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
PARAGRAPH = b"<w:p><w:r><w:t>You lead a team.</w:t></w:r></w:p>"
LAUGHS = b"<!DOCTYPE a [%s]>" % b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'


def packed(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: bytes, *more: tuple[str, bytes]) -> bytes:
    return packed(("[Content_Types].xml", WORD_TYPES), ("word/document.xml", body), *more)


def odt(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """Return an archive whose directory gives the last part another size than it has."""
    at = data.rfind(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def entity(doctype: bytes) -> bytes:
    return WORD.replace(b"<w:document", doctype + b"<w:document", 1) % PARAGRAPH.replace(b"team", b"&l9;")


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    isolated._seat.close()
    yield
    isolated._seat.close()


def ask(data: bytes, name: str) -> Document:
    begin = time.process_time()
    (document,) = read_bytes(data, name)
    assert time.process_time() - begin < 35
    return document


MILLION = 1_000_000
HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a bomb of zeros": (lambda: word(b"\0" * 400_000_000), "a.docx"),
    "a bomb of paragraphs": (lambda: word(WORD % (PARAGRAPH * 3_000_000)), "a.docx"),
    "a bomb in a workbook": (
        lambda: packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b" " * 300_000_000)),
        "a.xlsx",
    ),
    "a bomb in a text": (lambda: odt(b" " * 300_000_000), "a.odt"),
    "a part that lies about its size": (lambda: lying(word(WORD % (PARAGRAPH * 300_000)), 10), "a.docx"),
    "a billion laughs": (lambda: word(entity(LAUGHS)), "a.docx"),
    "a file outside": (lambda: word(entity(OUTSIDE)), "a.docx"),
    "a million elements in each other": (lambda: word(WORD % (b"<w:sdt>" * MILLION)), "a.docx"),
    "a million tables in each other": (lambda: word(WORD % (b"<w:tbl><w:tr><w:tc>" * MILLION)), "a.docx"),
    "a million sections in each other": (
        lambda: odt(b"<office:document-content>" + b"<text:section>" * MILLION),
        "a.odt",
    ),
    "a million groups of rich text": (lambda: b"{\\rtf1 " + b"{" * MILLION, "a.rtf"),
    "an archive without its end": (lambda: word(WORD % PARAGRAPH)[:-30], "a.docx"),
    "an old Word file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "a.doc",
    ),
    "a locked file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff", "a.pdf"),
    "a compressed page": (lambda: zlib.compress(bytes(range(256)) * 300 + b"<html>"), "a.html"),
    "nothing": (lambda: b"", "a.docx"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_clear_failure_in_bounded_time_and_memory(name: str) -> None:
    make, path = HOSTILE[name]
    document = ask(make(), path)
    assert document.failure is not None
    assert document.failure.message[0].islower()
    assert "\n" not in document.failure.message
    assert "root:" not in document.text
    child = isolated._seat.child
    if child is not None:
        assert _peak_megabytes(child._process.pid) <= 512


def _peak_megabytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) >> 10 for line in status.read_text().splitlines() if "VmHWM" in line)


def test_a_page_that_takes_its_parser_forever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "SECONDS", 2)
    page = b"<html><p " + b"".join(b"a%d " % number for number in range(MILLION)) + b">"
    failure = ask(page, "a.html").failure
    assert failure is not None
    assert failure.message.startswith("it takes longer than 30 seconds")


def test_paths_that_leave_the_archive_touch_nothing() -> None:
    data = word(
        WORD % PARAGRAPH, ("../../../../tmp/out.xml", b"x"), ("/etc/out", b"x"), ("word/../../x", b"x")
    )
    assert ask(data, "a.docx").text == "You lead a team."


def test_a_good_file_is_read_after_all_of_them() -> None:
    assert ask(word(WORD % PARAGRAPH), "a.docx").text == "You lead a team."
