"""Damaged and hostile files, read as users' files are: a reader gives documents or says why not, within its limits.

`make fuzz` does more of the same.
"""

import time

import pytest

from tests.fuzzing import FORMATS, Case, Fuzzer

CASES = -(-2_400 // len(FORMATS))


@pytest.mark.parametrize("format_", FORMATS)
def test_no_damage_breaks_a_reader(format_: str) -> None:
    assert list(Fuzzer(format_).run(seed=1, count=CASES)) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_case_is_made_again_from_its_seed_at_any_time(
    format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [Case(format_, 7, number) for number in range(5)]
    now = [Fuzzer(format_).data_of(case) for case in cases]
    then = time.localtime(1_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: then)
    assert [Fuzzer(format_).data_of(case) for case in cases] == now
