from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from fairreview.cli.config import CheckCommand, find_settings
from fairreview.cli.fault import Fault
from fairreview.cli.options import PATH, rule_options


@click.command(cls=CheckCommand)
@click.argument("paths", nargs=-1)
@rule_options
@click.option("--fail-on", type=click.Choice(["error", "never"]), default="error")
@click.option("--quiet", is_flag=True)
@click.option("--output", type=PATH)
def _show(**given: object) -> None:
    click.echo(
        repr({name: given[name] for name in ("fail_on", "quiet", "select", "policy", "output", "as_of")})
    )


def _run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(_show, [str(folder / "drafts" / "a.md"), *arguments])
    return result.output


def _settings(folder: Path, text: str, name: str = "fairreview.toml") -> Path:
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_settings_above_the_first_path_are_defaults(tmp_path: Path) -> None:
    shown = _run(_settings(tmp_path, 'fail-on = "never"\nquiet = true\nselect = ["age", "vague,pay"]\n'))
    assert "'fail_on': 'never'" in shown
    assert "'quiet': True" in shown
    assert "'select': ('age', 'vague', 'pay')" in shown


def test_the_command_line_wins(tmp_path: Path) -> None:
    shown = _run(
        _settings(tmp_path, 'fail-on = "never"\nselect = "age"\n'), "--fail-on", "error", "--select", "pay"
    )
    assert "'fail_on': 'error'" in shown
    assert "'select': ('pay',)" in shown


def test_relative_paths_start_at_the_file_that_names_them(tmp_path: Path) -> None:
    shown = _run(_settings(tmp_path, 'policy = "our.policy"\noutput = "out.json"\n'))
    assert repr(str(tmp_path / "our.policy")) in shown
    assert repr(str(tmp_path / "out.json")) in shown


def test_a_day_may_be_a_toml_date(tmp_path: Path) -> None:
    assert "datetime.date(2026, 10, 1)" in _run(_settings(tmp_path, "as-of = 2026-10-01\n"))


def test_the_nearest_file_is_used_and_a_foreign_pyproject_passed_by(tmp_path: Path) -> None:
    _settings(tmp_path, "quiet = true\n")
    (tmp_path / "drafts" / "pyproject.toml").write_text('[project]\nname = "fairreview-notes"\n')
    found = find_settings(str(tmp_path / "drafts" / "a.md"), None)
    assert found is not None
    assert found.path == tmp_path / "fairreview.toml"


def test_a_table_in_pyproject_counts(tmp_path: Path) -> None:
    folder = _settings(tmp_path, "[tool.fairreview]\nquiet = true\n", "pyproject.toml")
    assert "'quiet': True" in _run(folder)


def test_a_file_may_be_named(tmp_path: Path) -> None:
    _settings(tmp_path, 'fail-on = "never"\n')
    other = tmp_path / "other.toml"
    other.write_text("quiet = true\n")
    shown = _run(tmp_path, "--config", str(other))
    assert "'fail_on': 'error'" in shown
    assert "'quiet': True" in shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fail_on = "error"', "there is no setting `fail_on`; did you mean `fail-on`?"),
        ('fail-on = "always"', "`fail-on`: 'always' is not one of 'error', 'never'"),
        ("quiet = ", "is not valid TOML"),
        ('as-of = "soon"', "`soon` is not a day; write it as 2026-11-21"),
    ],
)
def test_a_wrong_setting_ends_the_run_with_2(tmp_path: Path, text: str, message: str) -> None:
    _settings(tmp_path, text)
    result = CliRunner().invoke(_show, [str(tmp_path / "drafts")])
    assert result.exit_code == 2
    assert message in result.output
    assert "fairreview.toml" in result.output


def test_a_named_file_that_is_not_there_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no such file"):
        find_settings("-", str(tmp_path / "none.toml"))
