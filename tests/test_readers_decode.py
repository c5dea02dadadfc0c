from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Encoding, Remark
from fairreview.readers import decode as module
from fairreview.readers.decode import Decoded, decode


def read(data: bytes) -> Decoded:
    found = decode(data)
    assert isinstance(found, Decoded)
    return found


def refuse(data: bytes) -> Remark:
    found = decode(data)
    assert isinstance(found, Remark)
    return found


def test_utf8_is_read_as_it_is() -> None:
    assert read("naïve\r\nline".encode()) == Decoded("naïve\r\nline")


def test_a_byte_order_mark_is_remembered_and_not_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbfDuties") == Decoded("Duties", Encoding("utf-8", bom=True))


def test_utf16_with_a_mark_is_read_in_both_orders() -> None:
    assert read("\ufeffDuties “A”".encode("utf-16-le")).text == "Duties “A”"
    assert read("\ufeffDuties “A”".encode("utf-16-be")).encoding == Encoding("utf-16-be", bom=True)


def test_half_a_utf16_character_is_refused() -> None:
    assert refuse(b"\xff\xfeA\0B").code == "encoding"


def test_utf32_is_not_taken_for_utf16() -> None:
    assert refuse("\ufeffDuties".encode("utf-32-le")).code == "encoding"


def test_windows_text_is_read_with_a_notice() -> None:
    found = read(b"\x93caf\xe9\x94")
    assert found.text == "“café”"
    assert found.encoding == Encoding("cp1252")
    assert [notice.code for notice in found.notices] == ["encoding"]


def test_bytes_in_no_known_encoding_are_refused() -> None:
    assert "UTF-8" in refuse(b"caf\xe9 \x81").message


def test_a_nul_byte_makes_a_file_binary() -> None:
    assert refuse(b"Duties\0").code == "binary"


def test_many_control_characters_make_a_file_binary() -> None:
    assert refuse(bytes(range(1, 9)) * 20).code == "binary"


def test_one_stray_control_character_does_not_make_a_file_binary() -> None:
    assert read(b"Duties\x02 and tasks").text == "Duties\x02 and tasks"


def test_other_formats_are_named_with_what_to_do() -> None:
    assert "unpack it" in refuse(b"PK\x03\x04 readme").message
    assert "save it as .docx" in refuse(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").message
    assert "give them as text" in refuse(b"\x89PNG\r\n").message


def test_a_file_above_the_limit_is_refused() -> None:
    assert refuse(b" " * (module.MAX_BYTES + 1)).code == "too-large"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_in_one_line(data: bytes) -> None:
    found = decode(data)
    if isinstance(found, Remark):
        assert "\n" not in found.message
    else:
        assert (
            found.text.encode(found.encoding.name)
            == data[len(data) - len(found.text.encode(found.encoding.name)) :]
        )
