"""One wrong policy a file, and the whole text of what is said about it."""

import datetime
from pathlib import Path

import pytest

from fairreview.language.render import render
from fairreview.language.resolve import resolve
from fairreview.language.syntax import parse
from fairreview.model.diagnostic import SourceFile
from fairreview.model.policy import Policy

FOLDER = Path(__file__).parent / "policy_messages"
WRONG = sorted(FOLDER.glob("[2-8]*.policy"))
TODAY = datetime.date(2026, 9, 1)


def messages(path: Path) -> str:
    source = SourceFile(path.name, path.read_text(encoding="utf-8"))
    found = resolve([parse(source)], Policy(), TODAY).diagnostics
    return render(found, {source.path: source.text})


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_mistake_gives_exactly_these_messages(path: Path) -> None:
    assert messages(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_the_number_of_the_file_is_that_of_a_message(path: Path) -> None:
    assert f"[FR{path.name[:3]}]" in messages(path)


def test_every_expected_text_has_its_policy() -> None:
    texts = {path.stem for path in FOLDER.glob("[2-8]*.txt")}
    assert texts == {path.stem for path in WRONG}
