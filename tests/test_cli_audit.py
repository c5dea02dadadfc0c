import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from fairreview.api import Auditor, Reviewer, UsageError, load_policy
from fairreview.api.intake import Intake
from fairreview.cli.audit import audit
from fairreview.cli.check import check
from fairreview.model.document import Remark
from fairreview.model.summary import Summary


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def review(number: int, **changed: object) -> dict[str, object]:
    values: dict[str, object] = {
        "id": f"r-{number}",
        "kind": "performance-review",
        "employee": f"E-{number}",
        "role": "clerk",
        "grade": "GS-5",
        "period": "2026",
        "status": "final",
        "rating": 3 + number % 2,
        "scale": "1-5",
        "comments": "Closed 40 cases in March, as the log shows.",
        "criteria": [{"title": "Accuracy", "weight": "50 %"}, {"title": "Waiting time", "weight": "50 %"}],
    }
    return {**values, **changed}


def write(name: str, *records: dict[str, object]) -> str:
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return name


def run(*arguments: str) -> Result:
    return CliRunner().invoke(audit, ["--select", "consistency", *arguments], standalone_mode=False)


def report(*arguments: str) -> dict[str, object]:
    ended = run("--format", "json", *arguments)
    assert ended.exception is None, ended.exception
    found: dict[str, object] = json.loads(ended.stdout)
    return found


def refusal(*arguments: str) -> str:
    ended = run(*arguments)
    assert isinstance(ended.exception, click.ClickException)
    assert ended.exception.exit_code == 2
    return ended.exception.format_message()


def test_reviews_of_one_role_that_are_judged_alike_pass() -> None:
    ended = run(write("reviews.jsonl", *map(review, range(4))))
    assert ended.return_value == 0
    assert ended.stdout.endswith("nothing found across 4 documents compared\n")


def test_a_finding_across_documents_reaches_fail_on() -> None:
    path = write("reviews.jsonl", *map(review, range(4)), review(9, scale="1-4"))
    assert "different rating scales" in run(path).stdout
    assert run(path).return_value == 0
    assert run(path, "--fail-on", "warning").return_value == 1
    assert run(path, "--fail-on", "never").return_value == 0


def test_an_audit_needs_two_documents() -> None:
    assert "holds only one; name two or more" in refusal(write("one.jsonl", review(1)))
    Path("empty").mkdir()
    assert refusal("empty") == "no document found in `empty`"
    assert "name the files or folders to compare" in refusal()


def test_a_document_that_cannot_be_read_makes_the_exit_status_two() -> None:
    path = write("reviews.jsonl", *map(review, range(3)), review(4, rating=[{}]))
    ended = run(path)
    assert ended.return_value == 2
    assert "failure: reviews.jsonl: line 4: `rating` must be a text or a number" in ended.stdout
    assert "1 document could not be looked at" in ended.stdout


def test_a_file_that_does_not_exist_is_a_failure_and_the_others_are_compared() -> None:
    found = report(write("reviews.jsonl", *map(review, range(3))), "no.jsonl")
    assert found["summary"]["documents"] == 4  # type: ignore[index]
    assert found["summary"]["compared"] == 3  # type: ignore[index]


def test_findings_of_an_earlier_check_give_the_same_report() -> None:
    path = write("reviews.jsonl", *map(review, range(3)), review(3, comments="He is abrasive."))
    Path("plan.md").write_text("---\nkind: performance-plan\nid: p\n---\n- Answer 90 % of calls by June.\n")
    checked = ["--format", "jsonl", "--output", "report.jsonl", path, "plan.md"]
    CliRunner().invoke(check, checked, standalone_mode=False)
    whole = CliRunner().invoke(audit, ["--format", "json", path, "plan.md"], standalone_mode=False)
    again = CliRunner().invoke(
        audit, ["--format", "json", path, "plan.md", "--findings", "report.jsonl"], standalone_mode=False
    )
    assert json.loads(again.stdout) == json.loads(whole.stdout)
    CliRunner().invoke(
        check, ["--format", "json", "--output", "report.json", path, "plan.md"], standalone_mode=False
    )
    third = CliRunner().invoke(
        audit, ["--format", "json", path, "plan.md", "--findings", "report.json"], standalone_mode=False
    )
    assert json.loads(third.stdout) == json.loads(whole.stdout)
    two = ["--format", "json", path, "plan.md", "--findings", "report.jsonl", "--jobs", "2"]
    fourth = CliRunner().invoke(audit, two, standalone_mode=False)
    assert json.loads(fourth.stdout) == json.loads(whole.stdout)
    assert any(rule["findings"] for rule in json.loads(whole.stdout)["rules"])


def test_documents_that_are_not_in_the_report_or_were_changed_since_are_failures() -> None:
    path = write("reviews.jsonl", *map(review, range(4)))
    CliRunner().invoke(check, ["--format", "jsonl", "--output", "report.jsonl", path], standalone_mode=False)
    write("reviews.jsonl", *map(review, range(3)), review(3, rating=1), review(4), review(5))
    ended = run(path, "--findings", "report.jsonl")
    assert ended.return_value == 2
    assert (
        "1 document is changed since `report.jsonl`: run `fairreview check` again; the first is reviews.jsonl[r-3]"
        in ended.stdout
    )
    assert "2 documents are not in `report.jsonl`: run `fairreview check` again; the first is" in ended.stdout


def test_a_document_that_failed_in_the_earlier_check_fails_again() -> None:
    path = write("reviews.jsonl", *map(review, range(2)), review(3, rating=[{}]))
    CliRunner().invoke(check, ["--format", "jsonl", "--output", "report.jsonl", path], standalone_mode=False)
    ended = run(path, "--findings", "report.jsonl")
    assert ended.return_value == 2
    assert "line 3: `rating` must be a text or a number" in ended.stdout


def test_what_is_no_report_is_refused() -> None:
    path = write("reviews.jsonl", *map(review, range(2)))
    assert "cannot read the report `no.jsonl`" in refusal(path, "--findings", "no.jsonl")
    Path("bad.jsonl").write_text('{"path": "a", "digest": "", "findings": []}\n{"findings": 1}\n')
    assert "line 2 of `bad.jsonl` is no document of a report" in refusal(path, "--findings", "bad.jsonl")
    for content in ("", "[]", "{", '{"documents": []}'):
        Path("none.json").write_text(content)
        assert "`none.json`" in refusal(path, "--findings", "none.json")


def test_the_tables_of_a_set_are_not_taken_for_documents_of_it() -> None:
    Path("set").mkdir()
    write("set/reviews.jsonl", *map(review, range(4)))
    Path("set/groups.csv").write_text("id,band\nr-0,a\nr-1,b\nr-2,a\nr-3,b\n")
    Path("set/mission.md").write_text("---\nkind: mission-plan\n---\n- O1: Fewer fires\n")
    found = report("set", "--groups", "set/groups.csv", "--mission", "set/mission.md")
    assert found["failures"] == []
    assert found["summary"]["compared"] == 5  # type: ignore[index]


def test_the_report_is_not_written_over_what_is_read_for_it() -> None:
    path = write("reviews.jsonl", *map(review, range(2)))
    assert "is read for the audit" in refusal(path, "--output", path)


def test_a_groups_file_that_cannot_be_used_ends_the_run_before_it_begins() -> None:
    Path("groups.csv").write_text("id\n")
    path = write("reviews.jsonl", *map(review, range(2)))
    assert "there is no column beside the ids" in refusal(path, "--groups", "groups.csv")


def test_copies_are_counted_once_and_others_with_the_same_id_are_failures() -> None:
    path = write(
        "reviews.jsonl", *map(review, range(3)), review(0), review(1, rating=1), review(2, period="2025")
    )
    found = report(path)
    counts = found["summary"]
    assert isinstance(counts, dict)
    assert (counts["documents"], counts["compared"], counts["failures"]) == (6, 4, 0)
    assert [note["message"] for note in found["notices"]][:1] == [  # type: ignore[attr-defined]
        "1 document repeats another with the same id, and each was counted once"
    ]
    assert [failure["message"] for failure in found["failures"]] == [  # type: ignore[attr-defined]
        "two documents in `reviews.jsonl` have the id `r-1` and differ; give each its own, for only the first was compared"
    ]
    assert run(path).return_value == 2


def test_the_library_gives_the_report_as_published() -> None:
    path = write("reviews.jsonl", *map(review, range(4)), review(9, scale="1-4"))
    auditor = Auditor(Reviewer(load_policy(), select=("consistency",)))
    found = auditor.audit(path)
    assert [finding.family for finding in found.findings] == ["consistency"]
    assert found.summary.compared == 5
    with pytest.raises(UsageError):
        auditor.audit("nowhere")


_SUMMARIES = st.builds(
    Summary,
    path=st.sampled_from(["a", "b"]),
    id=st.sampled_from(["", "1", "2"]),
    kind=st.sampled_from(["performance-plan", "performance-review"]),
    rating=st.sampled_from(["3", "4"]),
)


@given(st.lists(st.one_of(_SUMMARIES, st.just("failed"), st.just("alike"))))
def test_every_document_is_compared_or_failed_or_repeated(met: list[Summary | str]) -> None:
    intake = Intake()
    for each in met:
        if isinstance(each, Summary):
            intake.compare(each)
        elif each == "failed":
            intake.fail("a", Remark("x", "broken"))
        else:
            intake.fail_alike("a", "not in `r`")
    counts = intake.counts()
    keys = {(each.id, each.kind) for each in met if isinstance(each, Summary) and each.id}
    nameless = sum(isinstance(each, Summary) and not each.id for each in met)
    assert counts.documents == len(met)
    assert counts.compared == len(intake.summaries) == len(keys) + nameless
    assert counts.failures == sum(isinstance(each, str) for each in met)
    repeated = counts.documents - counts.compared - counts.failures
    assert bool(repeated or counts.failures) == bool([*intake.failures(), *intake.notices()])


def test_what_disagrees_within_one_review_is_counted_beside_the_comparison() -> None:
    praise = "Excellent work on the spring register. Closed 40 cases in March."
    path = write("reviews.jsonl", *map(review, range(4)), review(9, rating=1, comments=praise))
    counted = report(path)["rules"]
    assert isinstance(counted, list)
    assert [(each["rule"], each["findings"]) for each in counted if each["rule"] == "CON-003"] == [
        ("CON-003", 1)
    ]
