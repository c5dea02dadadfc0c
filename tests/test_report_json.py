import json

from jsonschema import Draft202012Validator

from fairreview.model.report import Counts, ModelName, PackName, PolicyName, Report, Summary
from fairreview.report.json import document_json, report_json, schema_json
from tests.golden.samples import document


def _report() -> Report:
    policy = PolicyName(
        digest="sha256:0",
        packs=(PackName(name="p", version="1.0.0"),),
        as_of="2026-11-21",
        jurisdictions=("uk",),
    )
    return Report(
        engine="0.1.0",
        policy=policy,
        model=ModelName(name="m", version="1", digest="sha256:1"),
        documents=(document(),),
        summary=Summary(documents=1, findings=Counts(error=1, warning=1, advice=1), failures=0),
    )


def test_a_report_fits_the_published_schema() -> None:
    schema = json.loads(schema_json())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    shown = json.loads(report_json(_report()))
    assert list(validator.iter_errors(shown)) == []
    del shown["documents"][0]["findings"][0]["span"]
    assert len(list(validator.iter_errors(shown))) == 1


def test_a_report_is_one_object_with_the_names_users_rely_on() -> None:
    shown = json.loads(report_json(_report()))
    assert list(shown)[:3] == ["schema_version", "engine", "policy"]
    assert shown["documents"][0]["findings"][1]["span"] == {"start": 26, "end": 31}


def test_a_document_is_one_line() -> None:
    line = document_json(document())
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert json.loads(line)["path"] == "drafts/clerk.md"
