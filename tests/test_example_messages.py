"""What is said of an example that does not show what its rule says; judged by the real engine."""

import datetime
from pathlib import Path

import pytest

from fairreview import api

FOLDER = Path(__file__).parent / "example_messages"
WRONG = sorted(FOLDER.glob("*.policy"))
TODAY = datetime.date(2026, 11, 21)


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_an_example_that_is_wrong_gives_exactly_these_messages(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    shown = api.check_policies([path.name], TODAY).render()
    assert shown == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert f"[FR{path.name[:3]}]" in shown


def test_a_rule_that_is_not_in_force_is_not_run_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "soon.policy"
    path.write_text(
        'policy "T" version 1\nend policy\nrule WORD-001 "Guru"\n  applies to: job-description\n'
        '  effective: from 2030-01-01\n  because: "x"\n  source: "y"\n  flag: "guru"\n  say: "{word}"\n'
        '  fails: "A [[guru]]."\n  passes: "A clerk."\nend rule\n',
        encoding="utf-8",
    )
    results = api.test_policies([path], TODAY).results
    assert {result.why for result in results} == {"the rule is not in force on 2026-11-21"}
