"""Every labelled text under `corpora/` comes out as it says of itself, known mistakes included."""

import json
from collections import Counter
from pathlib import Path

import pytest
from tools.corpus import ROOT, Tally, tallies

from fairreview.model.vocabulary import FAMILIES, KINDS

# These compare several documents; a policy's own family is `house`.
_ELSEWHERE = {"consistency", "disparity", "house"}


@pytest.fixture(scope="module")
def found() -> list[Tally]:
    return tallies()


def test_each_text_comes_out_as_told(found: list[Tally]) -> None:
    surprising = [
        (tally.id, tally.missed, tally.wrong) for tally in found if tally.is_right is bool(tally.known)
    ]
    assert surprising == []


def test_known_mistakes_stay_few(found: list[Tally]) -> None:
    assert sum(bool(tally.known) for tally in found) <= len(found) / 5


def test_the_corpus_covers_all_families_and_kinds(found: list[Tally]) -> None:
    texts = [path.read_text() for path in (ROOT / "sentences").glob("*.jsonl")]
    lines = [json.loads(line) for text in texts for line in text.splitlines()]
    expected = [json.loads(path.read_text()) for path in (ROOT / "documents").glob("*.expect.json")]
    families = {each["family"] for item in [*lines, *expected] for each in item.get("find", ())}
    assert set(FAMILIES) - families - _ELSEWHERE - {"measurable"} == set()
    assert set(KINDS) - {"mission-plan"} <= {item["kind"] for item in lines}
    assert len(lines) >= 300
    assert len(expected) >= 12
    assert Counter(tally.table for tally in found)["criteria: missing"] >= 100


def test_no_text_stands_twice(found: list[Tally]) -> None:
    assert [text for text, count in Counter(tally.text for tally in found).items() if count > 1] == []
    assert [name for name, count in Counter(tally.id for tally in found).items() if count > 1] == []


def test_a_team_can_keep_a_corpus_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "sentences").mkdir()
    line = {"id": "a", "kind": "job-description", "text": "Young applicants only.", "find": []}
    (tmp_path / "sentences" / "own.jsonl").write_text(json.dumps(line))
    assert [tally.wrong for tally in tallies(tmp_path)] == [("age",)]
    (tmp_path / "sentences" / "own.jsonl").write_text(json.dumps({**line, "finds": []}))
    with pytest.raises(ValueError, match="finds"):
        tallies(tmp_path)
