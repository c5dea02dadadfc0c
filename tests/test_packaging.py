"""The wheel, used outside the checkout, and the promise of same input, same bytes."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_grammar_rules_and_the_compiled_policy(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "fairreview/_packaged/grammar/policy.lark" in names
    assert "fairreview/_packaged/policy.json" in names
    rules = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.policy")}
    assert {f"fairreview/_packaged/rules/{rule}" for rule in rules} <= names
    assert {"fairreview/py.typed", "fairreview/nlp/likeness.json", "fairreview/nlp/word_vectors.npz"} <= names
    templates = {path.name for path in (ROOT / "src/fairreview/report/templates").iterdir()}
    assert {f"fairreview/report/templates/{name}" for name in templates} <= names


def test_an_installed_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    draft = tmp_path / "draft.md"
    draft.write_text("# Clerk\n\nWe want a native English speaker.\n", encoding="utf-8")
    program = (
        "import sys, runpy, fairreview\n"
        f"assert fairreview.__file__.startswith({str(target)!r}), fairreview.__file__\n"
        "sys.argv = ['fairreview', 'check', '--kind', 'job-description', 'draft.md']\n"
        "try:\n    runpy.run_module('fairreview', run_name='__main__')\n"
        "except SystemExit as stop:\n    print('status', stop.code)\n"
        "assert 'lark' not in sys.modules and 'pydantic' not in sys.modules\n"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(target), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=False, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "ORI-002" in done.stdout
    assert done.stdout.rstrip().endswith("status 1")


def test_the_compiled_policy_of_the_wheel_is_that_of_the_sources(wheel: Path) -> None:
    import msgspec

    from fairreview import load_policy
    from fairreview.language.store import Compiled

    with zipfile.ZipFile(wheel) as archive:
        packed = msgspec.json.decode(archive.read("fairreview/_packaged/policy.json"), type=Compiled)
    assert packed.digest == load_policy().digest
    assert packed.policy == load_policy().policy


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_same_input_gives_the_same_bytes_whatever_the_hash_seed(form: str) -> None:
    outputs = []
    for seed in ("0", "4711"):
        command = [sys.executable, "-m", "fairreview", "check", "--format", form, "corpora/samples"]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True)
        assert done.returncode == 1, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert b"AGE-" in outputs[0]
