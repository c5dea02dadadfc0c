import hashlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.model.document import Document, Encoding
from fairreview.readers.files import find, read, read_bytes, read_stdin, read_text


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def only(path: str | Path) -> Document:
    (document,) = read(path)
    return document


def code(document: Document) -> str:
    assert document.failure
    assert document.text == ""
    return document.failure.code


def test_a_folder_is_walked_in_order_and_unknown_files_are_counted(tmp_path: Path) -> None:
    write(tmp_path, b_dot_txt="b", a__z_dot_md="z", a__c_dot_xyz="c", d_dot_JSONL="{}", e_dot_yaml="{}")
    found = find([str(tmp_path)])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["a/z.md", "b.txt", "d.JSONL"]
    assert found.unknown == 2


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, _dot_git__a_dot_txt="a", _dot_b_dot_txt="b")
    assert find([str(tmp_path)]).files == ()


def test_a_link_back_to_a_folder_above_ends(tmp_path: Path) -> None:
    write(tmp_path, a__b_dot_txt="b")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert find([str(tmp_path)]).files == (tmp_path / "a" / "b.txt",)


def test_a_named_file_is_taken_whatever_its_suffix_and_only_once(tmp_path: Path) -> None:
    write(tmp_path, a_dot_xyz="a")
    name = str(tmp_path / "a.xyz")
    assert find([name, name]).files == (Path(name),)


def test_a_missing_path_is_named() -> None:
    (remark,) = find(["no/such.txt"]).missing
    assert remark.message == "`no/such.txt` was not found; check the path"


def test_a_text_file_is_read_with_its_digest(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfABOUT US\r\n\r\nWe mend roads.\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    document = only(tmp_path / "a.txt")
    assert document.text == "ABOUT US\r\n\r\nWe mend roads.\r\n"
    assert document.digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert document.encoding == Encoding("utf-8", bom=True)
    assert document.title == "ABOUT US"
    assert document.path == (tmp_path / "a.txt").as_posix()


def test_the_path_is_kept_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_dot_txt="We mend roads.")
    assert only("./a.txt").path == "./a.txt"


def test_the_suffix_says_how_a_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_dot_md="A **b** c.", a_dot_txt="A **b** c.", a_dot_jsonl='{"text": "x"}\n{"text": "y"}')
    assert len(only(tmp_path / "a.md").hidden) == 2
    assert only(tmp_path / "a.txt").hidden == ()
    assert [document.text for document in read(tmp_path / "a.jsonl")] == ["x", "y"]


def test_a_file_with_an_unknown_suffix_is_read_if_it_holds_json_lines_and_refused_else(
    tmp_path: Path,
) -> None:
    write(tmp_path, a_dot_out='{"text": "x"}\n', b_dot_xyz="We are a young team.", c="Plain words.")
    assert only(tmp_path / "a.out").text == "x"
    assert code(only(tmp_path / "b.xyz")) == "format"
    assert only(tmp_path / "c").text == "Plain words."


def test_a_pipe_with_a_name_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert code(only(tmp_path / "p.txt")) == "unreadable"


def test_what_cannot_be_read_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    write(tmp_path, e_dot_txt=" \n\t", c_dot_json="{}")
    assert code(only(tmp_path / "b.txt")) == "binary"
    assert code(only(tmp_path / "e.txt")) == "empty"
    assert code(only(tmp_path / "c.json")) == "json"
    assert code(only(tmp_path / "none.txt")) == "missing"
    assert code(only(tmp_path)) == "directory"
    assert code(only("a\0b")) == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read all")
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="We mend roads.")
    (tmp_path / "a.txt").chmod(0)
    assert code(only(tmp_path / "a.txt")) == "unreadable"


def test_standard_input_is_text_or_json_lines() -> None:
    assert [(d.path, d.text) for d in read_stdin(b"We mend roads.")] == [("-", "We mend roads.")]
    assert [d.text for d in read_stdin(b'\n {"text": "x"}\n{"text": "y"}\n')] == ["x", "y"]


def test_a_text_at_hand_has_path_title_and_digest() -> None:
    document = read_text("We mend roads.", "a.txt", "Roads")
    assert (document.path, document.title) == ("a.txt", "Roads")
    assert document.digest == "sha256:" + hashlib.sha256(b"We mend roads.").hexdigest()


def test_a_text_with_half_a_character_is_a_failure() -> None:
    assert code(read_text("We mend \ud800 roads.")) == "encoding"
    assert code(read_text("We mend \ud800 roads.", "a.md")) == "encoding"


def test_a_text_of_too_many_lines_is_a_failure() -> None:
    assert code(read_text("a\n" * 200_001)) == "too-large"


def test_one_line_of_ten_million_characters_is_read() -> None:
    begin = time.process_time()
    document = read_text("word **and** " * 770_000)
    assert len(document.paragraphs) == 1
    assert time.process_time() - begin < 10


NAMES = st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.bin", "-"])
STARTS = st.sampled_from(
    [b"", b"---\n", b"{", b"\xff\xfe", b"\xef\xbb\xbf", b'{"text": "', b"# ", b"PK\x03\x04"]
)


@settings(max_examples=400, deadline=None)
@given(STARTS, st.binary(max_size=200), NAMES)
def test_any_bytes_give_documents_or_failures(start: bytes, data: bytes, name: str) -> None:
    documents = list(read_bytes(start + data, name))
    assert documents
    for document in documents:
        assert document.path == name
        assert document.failure or document.paragraphs


def test_a_text_at_hand_loses_its_byte_order_mark_as_a_file_does() -> None:
    assert read_text("\ufeffchairman").text == "chairman"
