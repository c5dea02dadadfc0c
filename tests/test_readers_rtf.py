"""Rich text: what is seen of it, and what is left out with a word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers.rtf import read as read_rtf

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}{\s2\outlinelevel1 Mine;}}"


def read(body: str) -> Document:
    (document,) = read_rtf(f"{HEAD}{body}}}".encode("latin-1"), "draft.rtf")
    return document


def test_headings_lists_and_tables_come_out() -> None:
    document = read(
        r"\pard\s1 Duties\par\pard You lead.\par\pard\s2 Daily\par"
        r"\pard{\listtext\pard 1.\tab}\ilvl0 count\par\pard{\listtext\'b7\tab}\ilvl1 deep\par"
        r"\pard\trowd\intbl Goal\cell Target\cell\row\pard\trowd\intbl Plan\cell 9\cell\row\pard End.\par"
    )
    assert document.text == (
        "Duties\n\nYou lead.\n\nDaily\n\n1. count\n• deep\n\n| Goal | Target |\n| Plan | 9 |\n\nEnd."
    )
    assert [(section.title, section.level) for section in document.sections] == [("Duties", 1), ("Daily", 2)]
    assert [p.level for p in document.paragraphs if p.shape == "item"] == [1, 2]


def test_a_title_is_told_by_its_style_and_only_where_that_style_is_set() -> None:
    sheet = r"{\stylesheet{\s3 Title;}}"
    document = read(rf"{sheet}\pard\s3 Clerk\par\pard You file letters.\par\pard You answer calls.\par")
    assert document.title == "Clerk"
    assert [section.title for section in document.sections] == ["Clerk"]


def test_deleted_and_hidden_words_are_left_out_and_said_so() -> None:
    document = read(r"\pard A {\v young }{\deleted male }person\par")
    assert document.text == "A person"
    assert [notice.code for notice in document.notices] == ["tracked-changes", "hidden-text"]


def test_notes_boxes_and_fields_are_told_apart() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In the box.\par}}{\shprslt twice}}"
    document = read(rf"\pard Led{{\footnote In 2024.}} {{\field{{\*\fldinst X}}{{\fldrslt shown}}}}{box}\par")
    assert document.text == "Led shown\n\nIn the box.\n\nFootnotes\n\nIn 2024."


def test_characters_of_all_kinds_are_read() -> None:
    said = r"\pard\'93caf\'e9\'94 \u8217?\u-10179?\u-8704?a\~b\_c\-d\emdash\{\}\\ {\uc0\u233 t}\par"
    assert read(said).text == "“café” \u2019\U0001f600a\u00a0b\u2011cd—{}\\ ét"


@settings(deadline=None)
@given(
    st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40)
)
def test_every_character_comes_back_from_its_number(words: str) -> None:
    units = words.encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    seen = {"\u00ad": "", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    expected = "".join(seen.get(char, char) for char in words)
    if any("\uf000" <= char <= "\uf0ff" or char in "\ufb05\ufb06" or char.isspace() for char in words):
        return
    assert (
        read("\\pard x" + "".join(f"\\u{number}?" for number in numbers) + "x\\par").text == f"x{expected}x"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "format"),
        (b"plain", "format"),
        (rb"{\rtf1 }", "empty"),
        (rb"{\rtf1 " + b"{" * 5000, "damaged"),
        (rb"{\rtf1 x\bin99999999999 }", None),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, code: str | None) -> None:
    (document,) = read_rtf(data, "draft.rtf")
    assert (document.failure.code if document.failure else None) == code
