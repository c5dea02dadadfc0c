import csv
import io
import json
import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fairreview.model import audit as plain
from fairreview.model import published_audit
from fairreview.model.published_audit import publish
from fairreview.report.audit import render
from fairreview.report.audit_json import audit_schema_json
from fairreview.report.palette import PLAIN
from tests.golden.audits import audit, empty, with_words


@pytest.mark.parametrize("report", [audit(), empty()], ids=["full", "empty"])
def test_an_audit_fits_its_published_schema(report: plain.AuditReport) -> None:
    schema = json.loads(audit_schema_json())
    Draft202012Validator.check_schema(schema)
    shown = json.loads(render(report, "json", PLAIN))
    assert list(Draft202012Validator(schema).iter_errors(shown)) == []
    del shown["summary"]["compared"]
    assert len(list(Draft202012Validator(schema).iter_errors(shown))) == 1


@pytest.mark.parametrize("report", [audit(), empty()], ids=["full", "empty"])
def test_the_published_model_writes_the_same_json(report: plain.AuditReport) -> None:
    shown = json.loads(render(report, "json", PLAIN))
    assert json.loads(publish(report).model_dump_json()) == shown
    assert msgspec.json.decode(render(report, "json", PLAIN), type=plain.AuditReport) == report


def test_both_models_have_the_same_parts_with_the_same_fields() -> None:
    for name, twin in vars(published_audit).items():
        struct = getattr(plain, name, None)
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct):
            assert list(typing.get_type_hints(struct)) == list(twin.model_fields), name
            assert struct.__doc__ == twin.__doc__, name


def _rows(report: plain.AuditReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "csv", PLAIN), newline="")))


def test_the_table_has_a_row_for_each_finding_and_place() -> None:
    rows = _rows(audit())
    assert len(rows) == sum(max(1, len(finding.places)) for finding in audit().findings)
    assert [row["finding"] for row in rows] == sorted((row["finding"] for row in rows), key=int)
    assert rows[2] | {"message": ""} == {
        "finding": "1",
        "rule": "SET-902",
        "name": "unplanned",
        "family": "consistency",
        "severity": "error",
        "message": "",
        "not_met": "",
        "group": "role: Harbour clerk; grade: 7; period: FY 2026",
        "path": "data/reviews.jsonl",
        "id": "r-007",
        "place": "criterion “Networking”",
        "more_places": "0",
        "suggestions": "Take it out of the reviews, or agree it for the next period.",
        "estimated": "no",
        "jurisdictions": "",
        "sources": "OPM, A Handbook for Measuring Employee Performance, step 4",
    }


def test_an_audit_without_findings_is_a_table_without_rows() -> None:
    assert _rows(empty()) == []
    assert render(empty(), "csv", PLAIN).count("\r\n") == 1


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_taken_for_a_formula(words: str) -> None:
    for row in _rows(with_words(words)):
        assert row["message"] == f"'{words}"


@given(st.text(max_size=20))
def test_every_text_comes_back_from_the_table(words: str) -> None:
    assert {row["message"].removeprefix("'") for row in _rows(with_words(words))} == {words.removeprefix("'")}
