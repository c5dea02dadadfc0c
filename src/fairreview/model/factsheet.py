"""What was understood of one document, as `fairreview facts` shows it; written to JSON as it is."""

import msgspec

from fairreview.model.document import Remark
from fairreview.text import Span


class FieldFact(msgspec.Struct, frozen=True, kw_only=True):
    """A value given for the document; `text` is None where it names a person and is not copied out.

    `line` and `span` are None for a value that stands beside the text.
    """

    name: str
    text: str | None = None
    line: int | None = None
    span: Span | None = None


class SectionFact(msgspec.Struct, frozen=True, kw_only=True):
    """A section: its heading, its kind by that heading (None: no known one), and where it stands."""

    title: str
    kind: str | None = None
    level: int = 1
    line: int
    span: Span


class LinkFact(msgspec.Struct, frozen=True, kw_only=True):
    """The objective of a mission plan that a criterion serves.

    `confidence` is how many in a hundred such links are right, as 0 to 1; None for one that is named.
    """

    id: str | None = None
    title: str
    estimated: bool
    confidence: float | None = None


class CriterionFact(msgspec.Struct, frozen=True, kw_only=True):
    """A criterion and what makes it measurable; a part that is neither given nor found is None."""

    text: str
    line: int
    span: Span
    metric: str | None = None
    target: str | None = None
    timeframe: str | None = None
    objective: str | None = None
    link: LinkFact | None = None


class ObjectiveFact(msgspec.Struct, frozen=True, kw_only=True):
    """An objective of a mission plan."""

    text: str
    line: int
    span: Span
    id: str | None = None


class FactSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one document. Lines count from 1; spans count code points of the document's text."""

    path: str
    id: str | None = None
    kind: str | None = None
    kind_estimated: bool = False
    title: str = ""
    paragraphs: int = 0
    words: int = 0
    fields: tuple[FieldFact, ...] = ()
    sections: tuple[SectionFact, ...] = ()
    criteria: tuple[CriterionFact, ...] = ()
    objectives: tuple[ObjectiveFact, ...] = ()
    notices: tuple[Remark, ...] = ()
    failure: Remark | None = None
