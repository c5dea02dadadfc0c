"""The commands as users run them; most in this process, since starting one costs time."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fairreview.cli.main import main
from fairreview.report.json import schema_json

_POLICY = str(Path(__file__).parent / "golden" / "tide.policy")
_RULES = ("--policy", _POLICY, "--select", "TIDE-001,TIDE-002", "--kind", "job-description")
_DRAFT = "# Clerk\r\n\r\nJoin our young team. Be a guru of tides.\r\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for compiled policies that is not the user's own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Return a function that runs a command in an empty folder: status, output, messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fairreview", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        status = ended.value.code
        return (status if isinstance(status, int) else 0), shown.out, shown.err

    return run


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return a draft with one error and one warning, with the line ends of another system."""
    path = tmp_path / "clerk.md"
    path.write_bytes(_DRAFT.encode())
    return path


def test_findings_are_shown_with_where_what_and_why(run: Run, draft: Path) -> None:
    status, out, err = run("check", draft.name, *_RULES)
    assert (status, err) == (1, "")
    assert "error TIDE-001 young-team: “young” speaks of age" in out
    assert "--> clerk.md:3:10" in out
    assert "3 | Join our young team. Be a guru of tides.\n  |          ^^^^^" in out
    assert "source: 29 CFR 1625.4, (a) <https://example.org/1625>" in out
    assert out.splitlines()[-1].startswith("2 findings in 1 of 1 document: 1 error, 1 warning; 1 fixable")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--fail-on", "never"), 0),
        (("--ignore", "TIDE-001"), 0),
        (("--ignore", "age", "--fail-on", "warning"), 1),
        (("--ignore", "TIDE-001,TIDE-002", "--fail-on", "advice"), 0),
        (("no-such-file.md",), 2),
        (("--select", "TIDE-01"), 2),
        (("--as-of", "tomorrow"), 2),
        (("--config", "none.toml"), 2),
        (("--baseline", "none.json"), 2),
        (("--output", "no/such/folder/out.txt"), 2),
        (("--policy", "none.policy"), 2),
    ],
)
def test_the_exit_status_says_what_happened(
    run: Run, draft: Path, arguments: tuple[str, ...], status: int
) -> None:
    found, _, err = run("check", draft.name, *_RULES, *arguments)
    assert found == status, err
    assert "Traceback" not in err


def test_a_broken_policy_is_shown_and_the_rest_still_runs(run: Run, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "own.policy").write_text(
        Path(_POLICY).read_text().replace("severity: warning", "severity: loud")
    )
    status, out, err = run("check", draft.name, "--policy", "own.policy", "--kind", "job-description")
    assert status == 2
    assert "TIDE-001" in out
    assert "`loud`" in err


def test_json_fits_the_schema_and_counts_code_points(run: Run, draft: Path) -> None:
    status, out, _ = run("check", draft.name, *_RULES, "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert list(Draft202012Validator(json.loads(schema_json())).iter_errors(report)) == []
    found = report["documents"][0]["findings"][0]
    assert _DRAFT[found["span"]["start"] : found["span"]["end"]] == found["text"] == "young"
    assert report["summary"]["findings"] == {"error": 1, "warning": 1, "advice": 0}


def test_json_lines_come_in_the_order_of_the_input(run: Run) -> None:
    lines = [json.dumps({"id": name, "kind": "job-description", "text": "A young team."}) for name in "ba"]
    status, out, _ = run("check", "-", *_RULES, "--format", "jsonl", stdin="\n".join(lines))
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["b", "a"]


def test_a_failure_wins_over_findings_and_the_rest_is_shown(run: Run, draft: Path) -> None:
    status, out, err = run("check", draft.name, "gone.md", *_RULES, "--format", "jsonl")
    assert status == 2
    assert [json.loads(line)["failure"] is None for line in out.splitlines()] == [True, False]
    assert "gone.md" in err


def test_skipped_files_are_counted_unless_quiet(run: Run, draft: Path) -> None:
    (draft.parent / "photo.xyz").write_bytes(b"\0")
    status, out, err = run("check", ".", *_RULES, "--fail-on", "never")
    assert status == 0
    assert "1 file was skipped" in err
    _, quiet_out, quiet_err = run("check", ".", *_RULES, "--quiet")
    assert quiet_err == ""
    assert out.startswith(quiet_out)
    assert "findings in" not in quiet_out


def test_a_folder_without_documents_is_pointed_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, _, err = run("check", "empty", *_RULES)
    assert status == 0
    assert "no document found in `empty`" in err


def test_a_baseline_leaves_out_what_it_knows(run: Run, draft: Path) -> None:
    status, out, _ = run("check", draft.name, *_RULES, "--write-baseline", "known.json")
    assert (status, out) == (0, "nothing found in 1 document; 2 known findings left out\n")
    draft.write_text("A young start.\n\n" + _DRAFT)
    status, out, _ = run("check", draft.name, *_RULES, "--baseline", "known.json")
    assert status == 1
    assert "1 finding in 1 of 1 document: 1 error" in out


def test_output_goes_to_the_file_alone(run: Run, draft: Path) -> None:
    status, out, _ = run("check", draft.name, *_RULES, "--output", "out.txt")
    assert (status, out) == (1, "")
    assert "TIDE-001" in (draft.parent / "out.txt").read_text(encoding="utf-8")


def test_several_processes_find_the_same(run: Run, draft: Path) -> None:
    alone = run("check", draft.name, *_RULES, "--format", "jsonl")
    assert alone[0] == 1
    assert run("check", draft.name, *_RULES, "--format", "jsonl", "--jobs", "2") == alone


def test_fix_applies_what_is_safe_and_keeps_the_line_ends(run: Run, draft: Path) -> None:
    status, out, err = run("fix", draft.name, *_RULES)
    assert (status, out) == (0, "")
    assert err == "fairreview: applied 1 fix in 1 document; 1 fix left (see `--unsafe`)\n"
    assert draft.read_bytes() == _DRAFT.replace("young", "friendly").encode()
    run("fix", draft.name, *_RULES, "--unsafe")
    assert b"Be an expert of tides" in draft.read_bytes()


def test_fix_can_show_only(run: Run, draft: Path) -> None:
    status, out, _ = run("fix", draft.name, *_RULES, "--diff")
    assert status == 1
    assert "-Join our young team." in out
    assert "+Join our friendly team." in out
    assert draft.read_bytes() == _DRAFT.encode()
    assert run("fix", draft.name, *_RULES, "--diff", "--ignore", "TIDE-001")[0] == 0


def test_fix_of_standard_input_prints_the_text(run: Run) -> None:
    status, out, _ = run("fix", "-", *_RULES, stdin="A young team\n")
    assert (status, out) == (0, "A friendly team\n")


def test_fix_refuses_what_it_cannot_write_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text('{"text": "A young team."}\n')
    status, _, err = run("fix", "all.jsonl", *_RULES)
    assert status == 2
    assert "cannot fix `all.jsonl`" in err
    line = '{"kind": "job-description", "text": "A young team."}\n'
    status, out, err = run("fix", "-", *_RULES, stdin=line)
    assert (status, out) == (2, "")
    assert "only plain text can be fixed" in err


def test_facts_print_the_text_that_positions_count_in(run: Run, draft: Path) -> None:
    assert run("facts", draft.name, "--format", "text")[:2] == (0, _DRAFT)


def test_facts_as_json_give_kind_sections_and_places(run: Run, draft: Path) -> None:
    status, out, _ = run("facts", draft.name, "--kind", "job-description", "--format", "json")
    sheet = json.loads(out)
    assert status == 0
    assert (sheet["kind"], sheet["kind_estimated"]) == ("job-description", False)
    assert [(section["title"], section["line"]) for section in sheet["sections"]] == [("Clerk", 1)]


def test_facts_of_one_of_many_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    status, _, err = run("facts", "all.jsonl", "--format", "text")
    assert status == 2
    assert "choose one with `--id`" in err
    assert run("facts", "all.jsonl", "--format", "text", "--id", "b")[:2] == (0, "Two.")


def test_a_rule_explains_itself(run: Run) -> None:
    status, out, _ = run("explain", "tide-001", "--policy", _POLICY)
    assert status == 0
    assert "It tells older applicants" in out
    assert "(read 2026-08-30)" in out
    status, _, err = run("explain", "TIDE-009", "--policy", _POLICY)
    assert status == 2
    assert "there is no rule `TIDE-009`; did you mean `TIDE-00" in err


def test_a_place_explains_itself(run: Run, draft: Path) -> None:
    status, out, _ = run("explain", f"{draft.name}:3:10", *_RULES)
    assert status == 0
    assert "fired here:\n  TIDE-001 Young team “young”" in out
    assert "TIDE-002" not in out.split("do not apply here:")[0]
    assert "nothing it looks for stands here" in out
    whole_line = run("explain", f"{draft.name}:3", *_RULES)[1]
    assert "TIDE-001" in whole_line
    assert "TIDE-002" in whole_line
    status, _, err = run("explain", f"{draft.name}:90", *_RULES)
    assert status == 2
    assert "the text has no line 90" in err


def test_a_policy_is_checked_tested_and_listed(run: Run, tmp_path: Path) -> None:
    assert run("policy", "check", _POLICY)[0] == 0
    status, out, _ = run("policy", "test", _POLICY)
    assert status == 0
    assert "4 examples of 2 rules: 4 right, 0 wrong, 0 not run" in out
    assert "TIDE-002  warning" in run("policy", "list", "--policy", _POLICY)[1]
    (tmp_path / "own.policy").write_text(Path(_POLICY).read_text().replace("[[guru]]", "guru [[here]]"))
    assert run("policy", "check", "own.policy")[0] == 1
    status, out, _ = run("policy", "test", "own.policy")
    assert status == 1
    assert "wrong: TIDE-002" in out
    assert run("policy", "check", "none.policy")[0] == 2
    assert run("policy", "test", "none.policy")[0] == 2


def test_every_command_has_help_with_an_example(run: Run) -> None:
    commands = (
        (), ("check",), ("facts",), ("explain",), ("fix",), ("policy",), ("generate-shell-completion",),
        ("policy", "check"), ("policy", "test"), ("policy", "list"),
    )  # fmt: skip
    for command in commands:
        status, out, _ = run(*command, "--help")
        assert status == 0
        assert "Example" in out


def test_a_mistyped_command_is_guessed(run: Run) -> None:
    status, _, err = run("chekc")
    assert status == 2
    assert "there is no command `chekc`; did you mean `check`?" in err


def test_a_check_without_a_path_is_a_mistake(run: Run) -> None:
    status, _, err = run("check")
    assert status == 2
    assert "name a file or folder to check" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_commands(run: Run, shell: str) -> None:
    status, out, _ = run("generate-shell-completion", shell)
    assert status == 0
    assert "_FAIRREVIEW_COMPLETE" in out


def test_results_never_overwrite_the_draft(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Join our young team.\n", encoding="utf-8")
    for option in ("--output", "--write-baseline"):
        status, _, complaint = run("check", str(draft), option, str(draft))
        assert status == 2
        assert "is one of the drafts" in complaint
        assert run("check", str(tmp_path), option, str(draft))[0] == 2
    assert draft.read_text(encoding="utf-8") == "Join our young team.\n"


def test_a_check_is_written_in_the_formats_of_servers(run: Run, draft: Path) -> None:
    status, out, err = run("check", draft.name, *_RULES, "--format", "sarif")
    log = json.loads(out)
    assert (status, err, log["version"]) == (1, "", "2.1.0")
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == [each["id"] for each in rules]
    assert rules[0]["fullDescription"]["text"] not in ("", rules[0]["name"])
    status, out, _ = run("check", draft.name, *_RULES, "--format", "github")
    assert (status, [line.split(" ")[0] for line in out.splitlines()]) == (1, ["::error", "::warning"])
    status, out, _ = run("check", draft.name, *_RULES, "--format", "junit", "--fail-on", "never")
    assert (status, 'tests="2" failures="0" errors="0"' in out) == (0, True)


def test_a_page_is_written_whole_with_links_that_start_at_its_folder(run: Run, draft: Path) -> None:
    Path("out").mkdir()
    status, out, err = run("check", draft.name, *_RULES, "--format", "html", "--output", "out/page.html")
    assert (status, out, err) == (1, "", "")
    page = Path("out/page.html").read_text(encoding="utf-8")
    assert f'href="../{draft.name}"' in page
    assert page.endswith("</html>\n")
    assert page.count("<mark ") == 2
