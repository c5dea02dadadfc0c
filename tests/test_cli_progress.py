import io
import sys

import pytest

from fairreview.cli import progress
from fairreview.cli.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    counter = Progress(quiet=quiet)
    counter.step()
    counter.step()
    counter.clear()
    counter.clear()
    return stream.getvalue()


def test_a_long_run_shows_a_counter_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert _shown(monkeypatch, _Terminal()) == "\r\x1b[K1 document looked at\r\x1b[K"


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, _Terminal()) == ""


def test_a_file_or_a_quiet_run_gets_no_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert _shown(monkeypatch, io.StringIO()) == ""
    assert _shown(monkeypatch, _Terminal(), quiet=True) == ""
