"""Examples of a rule: its own tests, and its manual."""

from typing import Literal

from fairreview.model.condition import Literal_, Node
from fairreview.text import Span


class LineExample(Node, frozen=True, tag=True):
    """`fails:`, `passes:`, `known miss:` or `known false alarm:` with one passage.

    `text` is without the brackets; `marked` holds the spans that stood inside ``[[ ]]``.
    `becomes` is the text after fixes. `kind` is what the document is read as (default: the rule's first).
    """

    expect: Literal["fails", "passes", "miss", "alarm"]
    text: str
    marked: tuple[Span, ...] = ()
    becomes: str = ""


class GivenPart(Node, frozen=True, tag=True):
    """`- criterion "text" with metric "x"`."""

    unit: str
    text: str
    fields: tuple[tuple[str, Literal_], ...] = ()


class Given(Node, frozen=True, tag=True):
    """A document of an example: kind, id, fields, text and parts."""

    kind: str
    id: str
    fields: tuple[tuple[str, Literal_], ...] = ()
    text: str = ""
    parts: tuple[GivenPart, ...] = ()


class GivenRows(Node, frozen=True, tag=True):
    """`given performance-review rows: role, rating, how-many` and a row for as many documents as it says."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Literal_, ...], ...] = ()


class DocumentExample(Node, frozen=True, tag=True):
    """`example: … given … expect: …`; `expect` is empty for `nothing`, else texts each found in a message."""

    title: str
    given: tuple[Given, ...] = ()
    expect: tuple[str, ...] = ()
    rows: tuple[GivenRows, ...] = ()


Example = LineExample | DocumentExample
