"""The report as a platform gets it: pydantic models, whose JSON and JSON Schema are a promise to users."""

from typing import Literal

import msgspec
from pydantic import BaseModel, ConfigDict

from fairreview.model import report as plain
from fairreview.model.vocabulary import Applicability, Severity


class Shape(BaseModel):
    """A piece of a report: frozen, with no field that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextSpan(Shape):
    """Code points of the document's text, the end not included."""

    start: int
    end: int


class Edit(Shape):
    """Replace the text from `start` to `end` with `text`."""

    start: int
    end: int
    text: str


class Fix(Shape):
    """Edits that go together; `safe` ones may be applied unread."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]


class Citation(Shape):
    """What a rule rests on; `retrieved` is the day it was read."""

    title: str
    section: str | None = None
    url: str | None = None
    retrieved: str | None = None


class Finding(Shape):
    """One place where one rule is not met.

    Lines and columns count from 1; `text` is empty when something is missing rather than there.
    """

    rule: str
    name: str
    family: str
    severity: Severity
    message: str
    text: str
    span: TextSpan
    line: int
    column: int
    end_line: int
    end_column: int
    place: str
    failed: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    estimated: bool = False
    jurisdictions: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Note(Shape):
    """A notice (changes no exit status) or a failure (something was not looked at)."""

    code: str
    message: str


class DocumentReport(Shape):
    """What was found in one document; `kind_estimated` says the kind was guessed."""

    path: str
    id: str | None = None
    kind: str | None = None
    kind_estimated: bool = False
    digest: str = ""
    findings: tuple[Finding, ...] = ()
    notices: tuple[Note, ...] = ()
    failure: Note | None = None


class PackName(Shape):
    """A policy package that was in force."""

    name: str
    version: str


class PolicyName(Shape):
    """Exactly which rules were run: digest of the policy, its packages, the day and the places."""

    digest: str
    packs: tuple[PackName, ...]
    as_of: str
    jurisdictions: tuple[str, ...]


class ModelName(Shape):
    """The language model that answered grammar questions."""

    name: str
    version: str
    digest: str


class Counts(Shape):
    """Findings by severity."""

    error: int = 0
    warning: int = 0
    advice: int = 0


class Summary(Shape):
    """How many documents, findings and failures."""

    documents: int
    findings: Counts
    failures: int


class Report(Shape):
    """The whole result of a check. `failures` are those of the policy: a rule that could not be used."""

    schema_version: Literal[1] = 1
    engine: str
    policy: PolicyName
    model: ModelName | None = None
    documents: tuple[DocumentReport, ...]
    notices: tuple[Note, ...] = ()
    failures: tuple[Note, ...] = ()
    summary: Summary

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of all documents, in order."""
        return tuple(finding for document in self.documents for finding in document.findings)


def publish(report: plain.Report) -> Report:
    """Return a report as its pydantic model."""
    return Report.model_validate(msgspec.to_builtins(report))
