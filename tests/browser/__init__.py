"""What some tests compare with and Python does not bring: a browser, axe-core, the schema of SARIF.

``make browser`` installs them. Tests that need them skip without them; with ``REQUIRE_BROWSER=1``, as in
``make test-all``, they fail instead.
"""

import os
import shutil
from pathlib import Path

import pytest

_MODULES = Path(__file__).parent / "node_modules"


def chromium() -> str:
    """Return where the browser is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or _missing("there is no Chromium")


def module_file(path: str) -> str:
    """Return the text of a file of an npm package."""
    file = _MODULES / path
    return file.read_text(encoding="utf-8") if file.is_file() else _missing(f"{path} is not installed")


def _missing(what: str) -> str:
    reason = f"{what}; `make browser` installs it"
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)
