"""Mission plans given to a run: what they must be, what is found with them, and what is not without."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fairreview.api.policies import UsageError
from fairreview.api.reviewer import Reviewer
from fairreview.cli.main import main
from fairreview.model.document import Document
from fairreview.readers.csv_file import read_csv
from fairreview.readers.files import read_text
from fairreview.readers.shape import with_kind
from tests.workshop import policy

PLAN = """---
kind: performance-plan
---
- Decide 90 % of claims within 10 days by June 2027 (supports M1)
- Sort the post by nine, supports objective M9
- Sort the post by ten each day [M2]
- Decide benefit claims correctly, with fewer than 4 % of decisions changed on appeal
- Water the plants in the lobby every Friday
"""
MISSION = """# Mission objectives

- M1 Decide claims for benefit quickly and correctly
- M2 Help people reach us by telephone
  - Status: retired
- M3 Keep personal files safe
- M4 Pay nobody money that is not due
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the compiled policy that is not the user's own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    Path("plan.md").write_text(PLAN, encoding="utf-8")
    Path("mission.md").write_text(MISSION, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fairreview", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        status = ended.value.code
        return (status if isinstance(status, int) else 0), shown.out, shown.err

    return run


def table(text: str) -> list[Document]:
    return list(read_csv(io.BytesIO(text.encode()), "plan.csv", {}))


def objectives(document: Document) -> list[tuple[str, str]]:
    known = with_kind(document, document.kind or "mission-plan", estimated=False)
    named = ((each.fields.get("id"), each.span.of(known.text)) for each in known.objectives)
    return [(own.text if own else "", words) for own, words in named]


def test_with_a_mission_plan_links_that_lead_nowhere_are_found(run: Run) -> None:
    status, out, _ = run(
        "check",
        "plan.md",
        "--mission",
        "mission.md",
        "--select",
        "MIS-010,MIS-011,MIS-013",
        "--format",
        "json",
    )
    found = [
        (each["rule"], each["line"], each["severity"], each["estimated"])
        for each in json.loads(out)["documents"][0]["findings"]
    ]
    assert found == [
        ("MIS-010", 5, "warning", False),
        ("MIS-011", 6, "warning", False),
        ("MIS-013", 8, "advice", True),
    ]
    assert status == 0


def test_without_a_mission_plan_nothing_is_said_of_it(run: Run) -> None:
    status, out, err = run("check", "plan.md", "--select", "mission", "--fail-on", "never")
    assert status == 0
    assert not any(rule in out for rule in ("MIS-010", "MIS-011", "MIS-013"))
    assert "mission plan" not in err


def test_a_rule_selected_by_its_id_says_that_it_needs_a_mission_plan(run: Run) -> None:
    _, _, err = run("check", "plan.md", "--select", "MIS-010")
    assert (
        err.count(
            "MIS-010 was not run: it asks about the objectives of a mission plan; name one with --mission"
        )
        == 1
    )


def test_the_settings_can_name_the_mission_plan(run: Run) -> None:
    Path("fairreview.toml").write_text('mission = ["mission.md"]\nselect = ["MIS-010"]\n', encoding="utf-8")
    _, out, _ = run("check", "plan.md")
    assert "No mission plan lists M9" in out


def test_facts_tell_each_link_and_how_sure_it_is(run: Run) -> None:
    _, out, _ = run("facts", "plan.md", "--mission", "mission.md", "--format", "json")
    first, second, third, fourth, fifth = (each["link"] for each in json.loads(out)["criteria"])
    assert first == {
        "id": "M1",
        "title": "Decide claims for benefit quickly and correctly",
        "estimated": False,
        "confidence": None,
    }
    assert (second, fifth) == (None, None)
    assert third["id"] == "M2"
    assert (fourth["id"], fourth["estimated"]) == ("M1", True)
    assert fourth["confidence"] >= 0.75
    _, out, _ = run("facts", "plan.md", "--mission", "mission.md")
    assert "serves: M1: Decide claims" in out
    assert "of such links are right)" in out


def test_several_processes_know_the_mission_plan_too(run: Run) -> None:
    _, out, _ = run("check", "plan.md", "--mission", "mission.md", "--select", "MIS-010", "--jobs", "2")
    assert "No mission plan lists M9" in out


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.md", None, "was not found"),
        ("empty.md", "", "there is no text in it"),
        ("silent.md", "---\nkind: mission-plan\n---\n# Our mission\n", "has no objectives"),
        ("twice.md", "## Objective 1: safe swings\n\n## Objective 1: clean lakes\n", "have the id `1`"),
        ("job.md", "# Clerk\n\n## Duties\n\nFile letters.\n\n## How to apply\n\nApplicants apply online.\n", "reads like a job-description"),
        ("told.md", "---\nkind: performance-review\n---\nShe did well.\n", "is a performance-review, not a mission plan"),
        ("goals.csv", "employee,criterion title\nA,Answer calls\n", "not a mission plan"),
        ("broken.jsonl", "{\n", "line 1: not valid JSON"),
    ],
)  # fmt: skip
def test_a_mission_plan_that_cannot_be_used_is_one_clear_line(
    run: Run, name: str, text: str | None, message: str
) -> None:
    if text is not None:
        Path(name).write_text(text, encoding="utf-8")
    status, out, err = run("check", "plan.md", "--mission", name)
    assert (status, out) == (2, "")
    assert message in err
    assert name in err
    assert err.count("\n") == 1


def test_one_identifier_in_two_plans_is_refused(run: Run) -> None:
    Path("other.md").write_text(MISSION, encoding="utf-8")
    status, _, err = run("check", "plan.md", "--mission", "mission.md", "--mission", "other.md")
    assert status == 2
    assert "two objectives in `mission.md` and `other.md` have the id `M1`" in err


def test_two_objectives_with_one_identifier_are_an_error_in_the_plan_itself(run: Run) -> None:
    Path("twice.md").write_text(
        "---\nkind: mission-plan\n---\n## Objective 1: safe swings\n\n## Objective 1: clean lakes\n",
        encoding="utf-8",
    )
    status, out, _ = run("check", "twice.md", "--select", "MIS-012")
    assert status == 1
    assert "MIS-012" in out


@pytest.mark.parametrize(
    "text",
    [
        "id,title,measure,beneficiary,status\nM1,Safe swings,injuries,children,\nM2,Clean lakes,,,retired\n",
        "Objective ID;Objective;Indicator\nM1;Safe swings;injuries\nM2;Clean lakes;\n",
        "kind,id,text\nmission-plan,M1,Safe swings\nmission-plan,M2,Clean lakes\n",
        "id,title,status\nM1,Safe swings,\nM2,Clean lakes,retired\n",
    ],
)
def test_a_table_with_one_row_an_objective_is_one_mission_plan(text: str) -> None:
    (document,) = table(text)
    assert document.kind == "mission-plan"
    assert objectives(document) == [("M1", "Safe swings"), ("M2", "Clean lakes")]


@pytest.mark.parametrize(
    "text",
    [
        "id,title,text\nr1,Clerk,We file letters.\n",
        "employee,title,measure,text\nA,Goal,calls,Answer calls\n",
        "id,kind,text\nr1,performance-review,She files letters.\n",
    ],
)
def test_a_table_of_documents_is_not_taken_for_objectives(text: str) -> None:
    assert [document.kind for document in table(text)] != ["mission-plan"]


def test_a_bad_row_of_objectives_is_told_and_the_others_are_kept() -> None:
    bad, plan = table("id,title,measure\nM1,Safe swings\nM2,Clean lakes,algae\n")
    assert bad.failure is not None
    assert "row 2 has 2 cells" in bad.failure.message
    assert objectives(plan) == [("M2", "Clean lakes")]


def test_columns_of_objectives_that_nobody_knows_are_told() -> None:
    (document,) = table("id,objective,mood\nM1,Safe swings,fair\n")
    assert [notice.message for notice in document.notices] == [
        "the column `mood` is not known and was not looked at"
    ]


_GUESS = """
rule T-1 "Guess"
  severity: error
  applies to: performance-plan
  because: "x."
  source: "y"
  for each: criterion
  require: it supports an objective listed in mission-objectives with confidence at least 75 %
  say: "not close"
  suggest: "closest: {closest mission-objectives}"
  fails: "Water the plants"
end rule
"""


def test_no_error_rests_on_an_estimate_alone(tmp_path: Path) -> None:
    (tmp_path / "mission.md").write_text(MISSION, encoding="utf-8")
    reviewer = Reviewer(policy(_GUESS), mission=[str(tmp_path / "mission.md")])
    (finding,) = reviewer.review(_plan()).findings
    assert (finding.severity, finding.estimated) == ("warning", True)


def _plan() -> Document:
    return with_kind(
        read_text("- Water the plants in the lobby every Friday"), "performance-plan", estimated=False
    )


def test_a_suggestion_without_an_objective_to_suggest_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "mission.md").write_text("# Mission objectives\n\n- M1 Safe swings\n", encoding="utf-8")
    report = Reviewer(policy(_GUESS), mission=[str(tmp_path / "mission.md")]).review(_plan())
    assert [finding.suggestions for finding in report.findings] == [()]


def test_a_reviewer_refuses_a_mission_plan_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="was not found"):
        Reviewer(policy(_GUESS), mission=["nowhere.md"])


def test_a_check_without_a_mission_plan_loads_no_vectors(run: Run) -> None:
    for name in [
        name
        for name in sys.modules
        if name.startswith(("fairreview.nlp.likeness", "fairreview.nlp.word_vectors"))
    ]:
        del sys.modules[name]
    run("check", "plan.md", "--select", "mission")
    assert "fairreview.nlp.likeness" not in sys.modules
