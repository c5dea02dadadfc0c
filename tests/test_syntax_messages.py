"""Each wrong policy in `policy_messages/1*.policy` gives the message beside it, and nothing else."""

from pathlib import Path

import pytest

from fairreview.language.render import render
from fairreview.language.syntax import parse
from fairreview.model.diagnostic import SourceFile

FOLDER = Path(__file__).parent / "policy_messages"
WRONG = sorted(FOLDER.glob("1*.policy"))
SEVERAL = {"101_two_colons": 2, "199_each_its_own": 5}
SHARED = Path(__file__).parents[2] / "shared" / "design"


def shown(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return render(parse(SourceFile(path.name, text)).diagnostics, {path.name: text})


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_mistake_gives_its_message(path: Path) -> None:
    assert shown(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_one_mistake_gives_one_message_with_the_code_of_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = parse(SourceFile(path.name, text)).diagnostics
    assert len(found) == SEVERAL.get(path.stem, 1)
    if path.stem not in ("100_generic", "199_each_its_own"):
        assert {diagnostic.code for diagnostic in found} == {f"FR{path.stem[:3]}"}


def test_a_message_is_lower_case_and_ends_without_a_full_stop() -> None:
    for path in WRONG:
        for found in parse(SourceFile(path.name, path.read_text(encoding="utf-8"))).diagnostics:
            assert not found.message[0].isupper(), found.message
            assert not found.message.endswith(".") or found.message.endswith("…"), found.message


def test_the_messages_that_were_designed_are_given_to_the_letter() -> None:
    expected = SHARED / "policy-mistakes" / "OUT.txt"
    if not expected.exists():
        pytest.skip("the design files in ../shared are not here")
    pages = expected.read_text(encoding="utf-8").split("##### policy-mistakes/")
    seen = 0
    for page in pages:
        name, _, body = page.partition("\n")
        if name.startswith("1"):
            seen += 1
            assert (
                shown(SHARED / "policy-mistakes" / name)
                == body[: body.rindex("1 messages")].rstrip("\n") + "\n"
            )
    assert seen >= 11
