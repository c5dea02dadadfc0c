import json
from typing import TypedDict

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from fairreview.model.document import Remark
from fairreview.model.policy import Rule
from fairreview.model.report import DocumentReport
from fairreview.report.audit import render
from fairreview.report.palette import PLAIN
from fairreview.report.places import reference, web_address
from fairreview.report.sarif import SarifResults
from tests.browser import module_file
from tests.golden.audits import audit, empty, rules, with_words
from tests.golden.pages import run
from tests.golden.samples import TEXT, document

_SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
_RULE = Rule(
    "AGE-900", "Young people wanted", name="young-team", family="age", because="It shuts people out."
)


class _Text(TypedDict):
    text: str


def _log(*documents: tuple[DocumentReport, str]) -> str:
    results = SarifResults([_RULE])
    for report, text in documents:
        results.add(report, text)
    return results.encode(run())


def _failed() -> tuple[DocumentReport, str]:
    return DocumentReport(path="z.pdf", failure=Remark(code="locked", message="the file is locked")), ""


@pytest.mark.parametrize(
    "log",
    [
        _log(),
        _log((document(), TEXT), _failed()),
        render(audit(), "sarif", PLAIN, rules=rules()),
        render(empty(), "sarif", PLAIN),
        render(with_words(""), "sarif", PLAIN),
        render(with_words("<a b>:\n%"), "sarif", PLAIN),
    ],
    ids=["no document", "documents", "audit", "empty audit", "audit without words", "hostile audit"],
)
def test_a_log_fits_the_schema_of_the_standard(log: str) -> None:
    schema = json.loads(module_file(_SCHEMA))
    assert [error.message for error in Draft4Validator(schema).iter_errors(json.loads(log))] == []


def test_a_result_says_what_where_and_how_to_mend_it() -> None:
    run_ = json.loads(_log((document(), TEXT)))["runs"][0]
    result = next(each for each in run_["results"] if each["ruleId"] == "AGE-900")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "drafts/clerk.md"}
    region = place["region"]
    assert TEXT[region["charOffset"] :][: region["charLength"]] == "young"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 10, 15)
    assert (result["level"], result["suppressions"]) == ("error", [])
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["deletedRegion"] == {"charOffset": 26, "charLength": 5}
    assert change["insertedContent"] == {"text": "friendly"}
    rule = run_["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["helpUri"]) == ("AGE-900", "https://example.org/1625")
    assert rule["shortDescription"] == _Text(text="Young people wanted")
    assert "It shuts people out." in rule["help"]["text"]
    assert "29 CFR 1625.4" in rule["help"]["text"]


def test_a_failure_makes_a_run_unsuccessful_and_is_named() -> None:
    invocation = json.loads(_log(_failed()))["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    note = invocation["toolExecutionNotifications"][0]
    assert (note["level"], note["descriptor"], note["message"]) == (
        "error",
        {"id": "locked"},
        {"text": "the file is locked"},
    )
    assert json.loads(_log((document(), TEXT)))["runs"][0]["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize(("path", "id_"), [("all.jsonl", "r-7"), ("clerk.docx", None), ("clerk.md", "r-7")])
def test_lines_are_told_only_where_they_are_those_of_the_file(path: str, id_: str | None) -> None:
    report = msgspec.structs.replace(document(), path=path, id=id_)
    for result in json.loads(_log((report, TEXT)))["runs"][0]["results"]:
        assert "region" not in result["locations"][0]["physicalLocation"]
        assert "fixes" not in result


def test_a_fingerprint_stays_when_lines_are_put_before_it_and_changes_with_the_sentence() -> None:
    def prints(text: str) -> list[str]:
        from tests.golden.pages import young

        results = json.loads(_log((young(text), text)))["runs"][0]["results"]
        return [result["partialFingerprints"]["fairreview/v1"] for result in results]

    first = prints("Join our young team.")
    assert prints("Hello.\n\nJoin our young team.") == first
    assert prints("Leave our young team.") != first


def test_other_documents_of_an_audit_finding_are_related_places_each_once() -> None:
    results = json.loads(render(audit(), "sarif", PLAIN))["runs"][0]["results"]
    assert [len(each.get("relatedLocations", [])) for each in results] == [2, 19, 0, 0, 0]
    assert results[1]["properties"]["moreDocuments"] == 1_402


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/c#d?.md", "a%20b/c%23d%3F.md"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("/home/ü.md", "file:///home/%C3%BC.md"),
        ("//host/x", "file:////host/x"),
        ("bad\udcff.md", "bad%FF.md"),
        ("", "."),
    ],
)
def test_a_path_is_never_taken_for_anything_else(path: str, uri: str) -> None:
    assert reference(path) == uri


@given(st.text(max_size=30))
def test_no_path_has_a_scheme_of_its_own(path: str) -> None:
    shown = reference(path.replace("\ud800", ""), "../")
    assert shown.startswith(("../", "file:///"))
    assert shown.isascii()
    assert not set(shown) & set("\"'<>?#\\ \n")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://a b", "ftp://x"]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    citation = msgspec.structs.replace(document().findings[1].citations[0], url=url)
    assert web_address(citation) == ""
    assert web_address(msgspec.structs.replace(citation, url="https://a.example/b?c=d#e")) != ""
