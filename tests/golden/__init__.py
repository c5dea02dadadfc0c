"""Outputs as they should be. ``UPDATE_GOLDEN=1`` writes them anew; then read the diff."""

import os
from collections.abc import Iterable
from pathlib import Path

_FOLDER = Path(__file__).parent


def expected(name: str, lines: Iterable[str]) -> tuple[str, str]:
    """Return what was written and what should have been, to be compared."""
    text = "".join(f"{line}\n" for line in lines)
    path = _FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    return text, path.read_text(encoding="utf-8")
