"""A report as JSON: one object, or one document object a line."""

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from fairreview.model.report import DocumentReport, Report


def report_json(report: "Report") -> str:
    """Return the whole report as one JSON object, indented, with a line end."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def document_json(report: "DocumentReport") -> str:
    """Return one document of a report as one line of JSON, with its line end."""
    return msgspec.json.encode(report).decode() + "\n"


def schema_json() -> str:
    """Return the JSON Schema (draft 2020-12) of `report_json`; one line is its `DocumentReport`."""
    from fairreview.model.published import Report

    schema = Report.model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n"
