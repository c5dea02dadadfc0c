"""`check --annotate` and `fix --track-changes`, from the command line."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from fairreview.cli.main import main
from fairreview.readers.docx import read_docx
from tests.word_files import p, word_file

Run = Callable[..., tuple[int, str, str]]
KIND = ("--kind", "job-description")
RULE = """policy "House" version 1
end policy

rule HOUSE-001 "Young team"
  applies to: job-description
  because: "It turns older applicants away."
  source: "Our own order 1"
  flag: "young team"
  say: "“{words}” speaks of age."
  suggest: "Leave out the age."
  fix: replace it with "team" automatically
  fails: "Join our [[young team]]."
  passes: "Join our team."
end rule
"""
BODY = p("Join our young team. The chairman answers letters.")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(word_file(BODY))
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return a function that runs a command in the folder of the draft: status, output, messages."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fairreview", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return (ended.value.code if isinstance(ended.value.code, int) else 0), shown.out, shown.err

    return run


def test_check_writes_a_copy_with_comments_beside_its_results(draft: Path, run: Run) -> None:
    before = draft.read_bytes()
    copy = draft.with_name("copy.docx")
    status, out, _ = run("check", "draft.docx", *KIND, "--select", "gender,age", "--annotate", "copy.docx")
    assert status in (0, 1)
    assert "chairman" in out
    comments = list(python_docx.Document(BytesIO(copy.read_bytes())).comments)
    assert any("chairman" in comment.text.lower() for comment in comments)
    assert draft.read_bytes() == before


def test_fix_writes_a_copy_with_tracked_changes(draft: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "house.policy").write_text(RULE)
    before = draft.read_bytes()
    words = (*KIND, "--policy", "house.policy", "--track-changes", "--output", "copy.docx")
    status, _, err = run("fix", "draft.docx", *words)
    assert (status, "applied 1 fix in 1 document" in err) == (0, True)
    assert draft.read_bytes() == before
    (fixed,) = read_docx((tmp_path / "copy.docx").read_bytes(), "copy.docx")
    assert fixed.text == "Join our team. The chairman answers letters."
    assert [notice.code for notice in fixed.notices] == ["tracked-changes"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--annotate", "draft.docx"], "draft"),
        (["--annotate", "copy.pdf"], "copy"),
        (["other.docx", "--annotate", "copy.docx"], "one draft"),
    ],
)
def test_what_cannot_be_annotated_is_refused_before_anything_is_checked(
    draft: Path, options: list[str], says: str, run: Run
) -> None:
    status, out, err = run("check", "draft.docx", *options)
    assert (status, out) == (2, "")
    assert says in err
    assert draft.read_bytes() == word_file(BODY)


def test_a_text_cannot_be_annotated(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.md").write_text("Join our young team.")
    status, _, err = run("check", "a.md", "--annotate", "b.md")
    assert status == 2
    assert "cannot be annotated" in err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--track-changes"], "--output"),
        (["--output", "copy.docx"], "--track-changes"),
        (["--track-changes", "--diff", "--output", "copy.docx"], "--diff"),
        ([], "--track-changes"),
    ],
)
def test_a_word_file_is_never_fixed_in_place(draft: Path, options: list[str], says: str, run: Run) -> None:
    before = draft.read_bytes()
    status, _, err = run("fix", "draft.docx", "--kind", "job-description", *options)
    assert status == 2
    assert says in err
    assert draft.read_bytes() == before


def test_an_old_word_file_is_a_failure_never_clean(tmp_path: Path, run: Run) -> None:
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    status, _, err = run("check", "old.doc", "--format", "json")
    assert status == 2
    assert "old Word file" in err
