"""An audit report as JSON, and the JSON Schema it fits."""

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from fairreview.model.audit import AuditReport


def audit_json(report: "AuditReport") -> str:
    """Return the report as one JSON object, indented, with a line end."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def audit_schema_json() -> str:
    """Return the JSON Schema (draft 2020-12) of `audit_json`."""
    from fairreview.model.published_audit import AuditReport

    schema = AuditReport.model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n"
