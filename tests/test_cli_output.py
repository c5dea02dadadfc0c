import hashlib
import io
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.cli.fault import Fault, did_you_mean
from fairreview.cli.output import open_output, palette_for
from fairreview.cli.rewrite import difference, rewritten, stands_as_is
from fairreview.cli.wholefile import write_whole
from fairreview.model.document import Document, Encoding
from fairreview.report.palette import COLOURED, PLAIN


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _no_colour_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_only_a_terminal_gets_colours() -> None:
    assert palette_for(_Terminal()) == COLOURED
    assert palette_for(io.StringIO()) == PLAIN
    assert palette_for(None) == PLAIN


@pytest.mark.parametrize(
    ("wishes", "is_coloured"),
    [
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_wishes_for_colour_decide_first(
    monkeypatch: pytest.MonkeyPatch, wishes: dict[str, str], is_coloured: bool
) -> None:
    for name, value in wishes.items():
        monkeypatch.setenv(name, value)
    assert (palette_for(_Terminal()) == COLOURED) is is_coloured


def test_a_forced_colour_needs_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert palette_for(io.StringIO()) == COLOURED
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert palette_for(io.StringIO()) == PLAIN


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with open_output(str(path)) as write:
        write("one é\n")
        assert not path.exists()
        write("two\n")
    assert path.read_bytes() == "one é\ntwo\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_after_an_exception_the_old_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), open_output(str(path)) as write:
        write("new")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"cannot write to `.*out`: no such file or directory"):
        write_whole(tmp_path / "none" / "out", b"")


def test_an_unwritable_device_is_named() -> None:
    with pytest.raises(Fault, match="cannot write to `/dev/full`: no space left"):
        write_whole(Path("/dev/full"), b"x" * 100_000)


def test_the_nearest_word_is_proposed() -> None:
    assert did_you_mean("chekc", ["check", "fix"]) == "; did you mean `check`?"
    assert did_you_mean("age-01", ["AGE-001", "PAY-002"]) == "; did you mean `AGE-001`?"
    assert did_you_mean("zzz", ["check", "fix"]) == ""


_ENCODINGS = st.sampled_from(
    [Encoding(), Encoding("utf-8", True), Encoding("utf-16-le", True), Encoding("utf-16-be", True)]
)


@given(st.text(st.characters(codec="utf-8"), max_size=60), _ENCODINGS)
def test_a_text_with_line_feeds_comes_back_as_it_was(text: str, encoding: Encoding) -> None:
    document = Document(path="a", text=text, encoding=encoding)
    content = rewritten(document, text)
    name = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}[encoding.name]
    assert content.decode(name if encoding.bom else encoding.name) == text


def test_new_lines_get_the_line_ends_of_the_file() -> None:
    dos = Document(path="a", text="one\r\ntwo\r\n")
    assert rewritten(dos, "one\r\nnew\nlines\r\n") == b"one\r\nnew\r\nlines\r\n"
    mixed = Document(path="a", text="one\r\ntwo\n")
    assert rewritten(mixed, "one\r\nnew\n") == b"one\r\nnew\n"


def test_a_fix_that_the_encoding_cannot_hold_is_refused() -> None:
    with pytest.raises(Fault, match="does not fit into cp1252; save the file as UTF-8"):
        rewritten(Document(path="a", text="x", encoding=Encoding("cp1252")), "\u2192")


def test_only_a_file_that_is_its_text_may_be_fixed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    content = b"\xef\xbb\xbfone\r\n"
    path.write_bytes(content)
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    whole = Document(path=str(path), text="one\r\n", encoding=Encoding("utf-8", True), digest=digest)
    assert stands_as_is(whole)
    assert stands_as_is(msgspec.structs.replace(whole, path="-"))
    for change in ({"text": "one"}, {"encoding": Encoding()}, {"path": "none"}, {"digest": "sha256:0"}):
        assert not stands_as_is(msgspec.structs.replace(whole, **change))
    path.write_bytes(b"changed meanwhile")
    assert not stands_as_is(whole)


def test_a_difference_can_be_applied_as_a_patch() -> None:
    document = Document(path="a.md", text="one\ntwo")
    assert difference(document, "one\nthree") == (
        "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n"
        "+three\n\\ No newline at end of file\n"
    )
    assert difference(document, document.text) == ""
