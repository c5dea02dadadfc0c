"""What a check reports, as the program passes it on and writes it to JSON.

`published` has the same shapes as pydantic models, for those who import fairreview; defining those
costs more time than checking a page, so they are made only for a caller who asks.
"""

import msgspec

from fairreview.model.document import Remark
from fairreview.model.vocabulary import Applicability, Severity
from fairreview.text import Span


class _Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a report."""


class Edit(_Shape, frozen=True, kw_only=True):
    """Replace the text from `start` to `end` with `text`."""

    start: int
    end: int
    text: str


class Fix(_Shape, frozen=True, kw_only=True):
    """Edits that go together; `safe` ones may be applied unread."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]


class Citation(_Shape, frozen=True, kw_only=True):
    """What a rule rests on; `retrieved` is the day it was read."""

    title: str
    section: str | None = None
    url: str | None = None
    retrieved: str | None = None


class Finding(_Shape, frozen=True, kw_only=True):
    """One place where one rule is not met.

    Lines and columns count from 1; `text` is empty when something is missing rather than there.
    """

    rule: str
    name: str
    family: str
    severity: Severity
    message: str
    text: str
    span: Span
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


class DocumentReport(_Shape, frozen=True, kw_only=True):
    """What was found in one document; `kind_estimated` says the kind was guessed."""

    path: str
    id: str | None = None
    kind: str | None = None
    kind_estimated: bool = False
    digest: str = ""
    findings: tuple[Finding, ...] = ()
    notices: tuple[Remark, ...] = ()
    failure: Remark | None = None


class PackName(_Shape, frozen=True, kw_only=True):
    """A policy package that was in force."""

    name: str
    version: str


class PolicyName(_Shape, frozen=True, kw_only=True):
    """Exactly which rules were run: digest of the policy, its packages, the day and the places."""

    digest: str
    packs: tuple[PackName, ...]
    as_of: str
    jurisdictions: tuple[str, ...]


class ModelName(_Shape, frozen=True, kw_only=True):
    """The language model that answered grammar questions."""

    name: str
    version: str
    digest: str


class Counts(_Shape, frozen=True, kw_only=True):
    """Findings by severity."""

    error: int = 0
    warning: int = 0
    advice: int = 0


class Summary(_Shape, frozen=True, kw_only=True):
    """How many documents, findings and failures."""

    documents: int
    findings: Counts
    failures: int


class Report(_Shape, frozen=True, kw_only=True):
    """The whole result of a check. `failures` are those of the policy: a rule that could not be used."""

    schema_version: int = 1
    engine: str
    policy: PolicyName
    model: ModelName | None = None
    documents: tuple[DocumentReport, ...]
    notices: tuple[Remark, ...] = ()
    failures: tuple[Remark, ...] = ()
    summary: Summary
