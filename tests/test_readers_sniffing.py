import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import DRAFT_SUFFIXES, Remark
from fairreview.readers.sniffing import choose, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def packed(*names: str, mimetype: str = "", inside: bytes = b"x") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, inside)
    return stream.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
EXCEL = packed("[Content_Types].xml", "xl/workbook.xml")
TEXT = packed("content.xml", mimetype="application/vnd.oasis.opendocument.text")


def failure(data: bytes) -> Remark:
    found = sniff(data)
    assert isinstance(found, Remark)
    assert "\n" not in found.message
    return found


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (WORD, "docx"),
        (EXCEL, "xlsx"),
        (TEXT, "odt"),
        (packed("content.xml", "META-INF/manifest.xml"), "odt"),
        (b"%PDF-1.7\n", "pdf"),
        (b"junk before\n" * 20 + b"%PDF-1.4", "pdf"),
        (b"{\\rtf1 Duties}", "rtf"),
        (b"\n<!DOCTYPE html><p>Duties", "html"),
        (b'<?xml version="1.0"?>\n<!-- saved from -->\n<!-- a -->\n<HTML lang="en">', "html"),
        (b"\xef\xbb\xbf<html>", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "html"),
        (b"<h1 align=center>Duties</h1>", ""),
        (b"<html-like words>", ""),
        (b"Duties", ""),
        (b'{"text": "Duties"}', ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_its_bytes_are(data: bytes, format_: str) -> None:
    assert sniff(data) == format_


def test_what_cannot_be_read_is_named_with_what_to_do() -> None:
    assert "remove that" in failure(OLE + "EncryptedPackage".encode("utf-16-le")).message
    assert "save it as .docx" in failure(OLE + "WordDocument".encode("utf-16-le")).message
    assert "save it as .xlsx" in failure(OLE + "Workbook".encode("utf-16-le")).message
    assert "Outlook" in failure(OLE + "__substg1.0_".encode("utf-16-le")).message
    assert "save it anew" not in failure(packed("notes.txt")).message
    assert "unpack it" in failure(packed("notes.txt")).message
    assert "PowerPoint" in failure(packed("ppt/presentation.xml")).message
    assert ".xlsb" in failure(packed("xl/workbook.bin")).message
    sheet = packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet")
    assert "save a table as .xlsx" in failure(sheet).message


def test_a_document_packed_inside_another_misleads_no_one() -> None:
    assert sniff(packed("xl/workbook.xml", "xl/embeddings/a.docx", inside=WORD)) == "xlsx"
    assert "unpack it" in failure(packed("a.docx", inside=WORD)).message


def test_a_document_cut_off_is_still_told() -> None:
    assert sniff(WORD[: len(WORD) // 2]) == "docx"


def test_a_wrong_suffix_is_noticed_and_the_bytes_are_followed() -> None:
    chosen = choose(WORD, ".pdf")
    assert not isinstance(chosen, Remark)
    assert chosen[0] == "docx"
    assert [notice.message for notice in chosen[1]] == [
        "its name ends in `.pdf`, but it is a Word document and was read as that"
    ]
    assert choose(WORD, ".docx") == ("docx", ())
    assert choose(b"<html>", ".md")[0] == "html"  # type: ignore[index]
    assert choose(b"Duties", ".docx")[0] == "text"  # type: ignore[index]


def test_text_is_what_its_suffix_says() -> None:
    assert choose(b"Duties", ".md") == ("markdown", ())
    assert choose(b"<p>Duties", ".html") == ("html", ())
    assert choose(b"Duties", ".xyz") == ("", ())
    assert choose(b"Duties", "") == ("", ())


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE[:8], b"<!--", b"%PDF-"]))
def test_any_bytes_are_a_format_or_refused(data: bytes, begins: bytes) -> None:
    for suffix in (*DRAFT_SUFFIXES, "", ".xyz"):
        chosen = choose(begins + data, suffix)
        assert isinstance(chosen, Remark) or len(chosen) == 2


def test_many_comments_at_the_start_take_no_time() -> None:
    assert sniff(b"<!-- -->" * 200) == ""
