"""An objective and those who serve it, as a tree: unit, role, criteria."""

from typing import TYPE_CHECKING

import msgspec

from fairreview.report.figures import count_words

if TYPE_CHECKING:
    from fairreview.model.audit import LineOfSight, ObjectiveServed

# More rows of one objective are counted: a map is looked at, not read to the end.
_MOST_ROWS = 60


class RoleView(msgspec.Struct, frozen=True):
    """A role of a unit with its criteria."""

    name: str
    criteria: "list[LineOfSight]"


class UnitView(msgspec.Struct, frozen=True):
    """A unit with its roles."""

    name: str
    roles: list[RoleView]


class ObjectiveView(msgspec.Struct, frozen=True):
    """An objective with its units; `words` says who serves it, `more` counts rows not shown."""

    id: str
    text: str
    status: str
    total: int
    words: str
    units: list[UnitView]
    more: int


def objective_view(objective: "ObjectiveServed") -> ObjectiveView:
    """Return an objective as a tree of those who serve it."""
    shown = objective.criteria[:_MOST_ROWS]
    total = len(objective.criteria) + objective.more
    return ObjectiveView(
        id=objective.id,
        text=objective.text,
        status=objective.status,
        total=total,
        words=_words(objective, total),
        units=_units(shown),
        more=total - len(shown),
    )


def criteria_words(number: int) -> str:
    """Return how many criteria there are, with the noun."""
    return f"{number:,} criterion" if number == 1 else f"{number:,} criteria"


def _words(objective: "ObjectiveServed", total: int) -> str:
    units = len({row.unit for row in objective.criteria})
    guessed = sum(row.estimated for row in objective.criteria)
    estimate = f", {guessed:,} estimated" if guessed else ""
    return f"{criteria_words(total)} in {count_words(units, 'unit')}{estimate}"


def _units(rows: "tuple[LineOfSight, ...]") -> list[UnitView]:
    tree: dict[str, dict[str, list[LineOfSight]]] = {}
    for row in rows:
        tree.setdefault(row.unit, {}).setdefault(row.role, []).append(row)
    return [
        UnitView(unit, [RoleView(role, criteria) for role, criteria in roles.items()])
        for unit, roles in tree.items()
    ]
