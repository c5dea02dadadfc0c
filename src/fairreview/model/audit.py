"""What an audit reports: findings across documents, and figures that are no verdict on anybody."""

import msgspec

from fairreview.model.document import Remark
from fairreview.model.report import Citation, Counts, PolicyName
from fairreview.model.vocabulary import Severity

# An impact ratio below it deserves a look; a rule of thumb, no finding of discrimination: 29 CFR 1607.4(D).
FOUR_FIFTHS = 0.8


class _Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a report."""


class Range(_Shape, frozen=True, kw_only=True):
    """Where a figure lies with 95 % confidence."""

    low: float
    high: float


class AuditPlace(_Shape, frozen=True, kw_only=True):
    """A document that a finding is about, and where in it: a criterion's title, or empty."""

    path: str
    id: str | None = None
    place: str = ""


class AuditFinding(_Shape, frozen=True, kw_only=True):
    """A rule that documents taken together do not meet.

    `group` pairs the fields that the documents share with their values; never an employee, never a label
    of the groups file. `places` are the documents it is about, at most the first 20; `more` counts the rest.
    """

    rule: str
    name: str
    family: str
    severity: Severity
    message: str
    failed: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    estimated: bool = False
    group: tuple[tuple[str, str], ...] = ()
    places: tuple[AuditPlace, ...] = ()
    more: int = 0
    jurisdictions: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class GroupFigure(_Shape, frozen=True, kw_only=True):
    """A figure of one group: a share from 0 to 1, a count, an average or a median, over `of` documents.

    `hits` is how many of them a share counts.
    """

    group: str
    of: int
    figure: float
    hits: int | None = None
    interval: Range | None = None


class GapFigure(_Shape, frozen=True, kw_only=True):
    """A group beside the one with the highest figure.

    `ratio` is the impact ratio of 29 CFR 1607.4(D), `effect` Cohen's h of shares or Hedges' g of averages.
    `p` is the two-sided probability of an exact or permutation test, `p_corrected` after Holm over all gaps
    of the audit.
    """

    group: str
    reference: str
    difference: float
    ratio: float | None = None
    ratio_interval: Range | None = None
    interval: Range | None = None
    p: float
    p_corrected: float
    effect: float | None = None


class GroupComparison(_Shape, frozen=True, kw_only=True):
    """What one rule measures in the groups of one attribute.

    `attribute` is a column of the groups file or a field such as ``unit``; `measure` says in words what is
    measured. `hidden` counts groups that are not shown, `smallest` is why; `unlabelled` documents have no
    group.
    """

    rule: str
    title: str
    attribute: str
    kind: str
    measure: str
    smallest: int
    groups: tuple[GroupFigure, ...] = ()
    gaps: tuple[GapFigure, ...] = ()
    hidden: int = 0
    unlabelled: int = 0


class ConsistencyRow(_Shape, frozen=True, kw_only=True):
    """Whether those of one role, grade and period are judged alike; None where nothing was given."""

    kind: str
    role: str
    grade: str
    period: str
    documents: int
    criteria: bool | None = None
    weights: bool | None = None
    scale: bool | None = None
    levels: bool | None = None


class LineOfSight(_Shape, frozen=True, kw_only=True):
    """A criterion that serves an objective: who has it, and in how many documents; estimated by likeness."""

    unit: str
    role: str
    criterion: str
    documents: int
    estimated: bool = False


class ObjectiveServed(_Shape, frozen=True, kw_only=True):
    """An objective of a mission plan and the criteria that serve it; `more` counts those not listed."""

    id: str
    text: str
    path: str
    status: str = ""
    criteria: tuple[LineOfSight, ...] = ()
    more: int = 0


class Share(_Shape, frozen=True, kw_only=True):
    """How many of something are of one kind."""

    name: str
    count: int
    of: int


class Period(_Shape, frozen=True, kw_only=True):
    """One period: how many documents and findings, and how its performance reviews were written.

    `rated`, `average_rating`, `with_evidence` and `with_next_steps` are about the `reviews` alone. There is
    no average where they use several scales, or one in words.
    """

    period: str
    documents: int
    findings: int
    reviews: int = 0
    rated: int = 0
    average_rating: float | None = None
    with_evidence: int = 0
    with_next_steps: int = 0


class RuleCount(_Shape, frozen=True, kw_only=True):
    """What a rule on single documents found: how often, in how many documents, and the first of them."""

    rule: str
    name: str
    family: str
    severity: Severity
    findings: int
    documents: int
    places: tuple[AuditPlace, ...] = ()


class AuditCounts(_Shape, frozen=True, kw_only=True):
    """Documents met; every one of them was compared, failed, or is counted as a repetition of an id."""

    documents: int
    compared: int
    failures: int
    kinds: tuple[Share, ...] = ()
    findings: Counts = Counts()


class AuditReport(_Shape, frozen=True, kw_only=True):
    """The whole result of an audit. `failures` name what was not looked at; they make the exit status 2."""

    schema_version: int = 1
    engine: str
    policy: PolicyName
    summary: AuditCounts
    findings: tuple[AuditFinding, ...] = ()
    comparisons: tuple[GroupComparison, ...] = ()
    consistency: tuple[ConsistencyRow, ...] = ()
    line_of_sight: tuple[ObjectiveServed, ...] = ()
    dimensions: tuple[Share, ...] = ()
    periods: tuple[Period, ...] = ()
    rules: tuple[RuleCount, ...] = ()
    notices: tuple[Remark, ...] = ()
    failures: tuple[Remark, ...] = ()
