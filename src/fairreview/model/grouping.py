"""How a rule compares documents: which stand together, and what is measured in them."""

from typing import Literal

from fairreview.model.condition import Condition, Node, Number, SettingRef, Term

MeasureName = Literal["share", "count", "average", "median"]


class Measure(Node, frozen=True, tag=True):
    """What is measured in each group: `share where …`, or `average of its rating`."""

    what: MeasureName
    where: Condition | None = None
    of: Term | None = None


class Grouping(Node, frozen=True, tag=True):
    """How a rule compares documents: those that share the values of `by` stand together.

    A name in `by` is a field, or ``demographic-group`` for each column of the groups file in turn.
    """

    by: tuple[str, ...] = ()
    smallest: Number | SettingRef | None = None
    measure: Measure | None = None
