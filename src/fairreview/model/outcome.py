"""What became of something that was tried: a rule at a place, fixes in a text, an example of a rule."""

from typing import TYPE_CHECKING, Literal

import msgspec

from fairreview.text import Span

if TYPE_CHECKING:
    from fairreview.model.report import Finding

TraceOutcome = Literal["fired", "gave way", "excused", "not met", "not applicable"]
ExampleOutcome = Literal["right", "wrong", "not run"]


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule made of one place; `why` is a sentence, `text` the words it looked at (may be empty)."""

    rule: str
    title: str
    outcome: TraceOutcome
    why: str = ""
    text: str = ""
    span: Span | None = None


class FixedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text after fixes: which findings were mended, and which have a fix that was left.

    `left` holds the findings whose fix overlapped an earlier one or was not allowed to be applied.
    """

    text: str
    applied: "tuple[Finding, ...]" = ()
    left: "tuple[Finding, ...]" = ()


class ExampleResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one example of a rule showed; `kind` is its label in the policy, such as ``fails``.

    `why` says what went otherwise than the policy says, or what kept it from being run.
    """

    rule: str
    kind: str
    outcome: ExampleOutcome
    why: str = ""
    path: str = ""
    line: int = 0
