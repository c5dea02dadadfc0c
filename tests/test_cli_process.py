"""What only shows in a process of its own: what is imported, and outputs that fail."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO


def _start(*arguments: str, stdout: TextIO | int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fairreview", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        command, text=True, check=False, stdout=stdout, stderr=subprocess.PIPE, env=environment
    )


def test_a_full_disk_ends_the_run_with_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ended = _start("generate-shell-completion", "fish", stdout=full)
    assert ended.returncode == 2
    assert ended.stderr == "fairreview: cannot write to standard output: no space left on device\n"


def test_a_reader_that_went_away_is_no_mistake() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = _start("generate-shell-completion", "fish", stdout=writing)
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (2, "")


def test_the_front_page_imports_nothing_heavy() -> None:
    program = (
        "import sys, fairreview.cli.main, fairreview.cli.check, fairreview.cli.fix, fairreview.cli.policy\n"
        "print(*sorted({'pydantic', 'lark', 'spacy', 're2', 'tomllib'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "\n"


def test_a_report_as_text_needs_no_pydantic(tmp_path: Path) -> None:
    draft = tmp_path / "clerk.jsonl"
    draft.write_text('{"kind": "job-description", "text": "Join our young team."}\n')
    policy = Path(__file__).parent / "golden" / "tide.policy"
    program = (
        "import sys\n"
        "from fairreview.cli.main import app\n"
        "app.main(sys.argv[1:], standalone_mode=False)\n"
        "print('pydantic' in sys.modules)"
    )
    command = [
        sys.executable,
        "-c",
        program,
        "check",
        str(draft),
        "--policy",
        str(policy),
        "--select",
        "TIDE-001",
    ]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert "TIDE-001" in shown.stdout
    assert shown.stdout.splitlines()[-1] == "False"
