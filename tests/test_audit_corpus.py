"""The synthetic county under `corpora/audit`: an audit finds what was planted in it, and only that."""

import json
from pathlib import Path

import pytest
from tools.synthetic import write

from fairreview.api import Auditor, Reviewer, load_policy
from fairreview.api.auditing import Documents
from fairreview.model.audit import AuditReport

CORPUS = Path(__file__).resolve().parents[1] / "corpora" / "audit"
PEOPLE, SEED = 192, 2
# Planted too, and found by a rule on single documents, which an audit only counts.
IN_ONE_REVIEW = {"CON-003": "praise-under-a-low-rating"}
ACROSS = ("consistency", "disparity", "mission")


def audit(county: Path) -> AuditReport:
    reviewer = Reviewer(load_policy(), select=ACROSS, mission=(str(county / "mission.md"),))
    return Auditor(reviewer).report(Documents((str(county),), groups=str(county / "groups.csv")))


@pytest.fixture(scope="module")
def report() -> AuditReport:
    return audit(CORPUS / "county")


def test_an_audit_finds_everything_that_was_planted_and_nothing_else(report: AuditReport) -> None:
    expected = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    left = list(report.findings)
    for each in expected:
        met = [found for found in left if found.rule == each["rule"] and each["says"] in found.message]
        assert len(met) == 1, each
        left.remove(met[0])
    assert left == []
    counted = {each.rule: each.findings for each in report.rules if each.rule in IN_ONE_REVIEW}
    assert counted == dict.fromkeys(IN_ONE_REVIEW, 1)
    planted = json.loads((CORPUS / "county.planted.json").read_text(encoding="utf-8"))
    assert {each["planted"] for each in expected} | {*IN_ONE_REVIEW.values()} == set(planted)


def test_every_document_of_the_county_is_compared(report: AuditReport) -> None:
    assert report.failures == ()
    assert report.summary.documents == report.summary.compared == 583


def test_where_everybody_is_judged_alike_an_audit_finds_nothing(tmp_path: Path) -> None:
    write(tmp_path / "fair", PEOPLE, SEED)
    assert audit(tmp_path / "fair").findings == ()


def test_the_county_is_what_the_generator_writes(tmp_path: Path) -> None:
    write(tmp_path / "county", PEOPLE, SEED, planted=True)
    written = {file.name: file.read_bytes() for file in (tmp_path / "county").iterdir()}
    assert written == {file.name: file.read_bytes() for file in (CORPUS / "county").iterdir()}
