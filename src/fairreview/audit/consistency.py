"""Says for each role, grade and period whether its people are judged alike."""

from typing import TYPE_CHECKING

from fairreview.audit.columns import MISSING, Column
from fairreview.audit.groups import Groups, groups_of, large_enough
from fairreview.audit.marked import is_progress_status
from fairreview.audit.questions import by_value
from fairreview.audit.survey import Survey
from fairreview.model.audit import ConsistencyRow

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags

_BY = ("kind", "role", "grade", "period")
_JUDGED = ("performance-plan", "performance-review")
_ASKED = (("criteria",), ("criteria", "weight"), ("scale",), ("standard-levels",))
_FEWEST = 2


def consistency_rows(survey: Survey) -> tuple[ConsistencyRow, ...]:
    """Return a row for each kind, role, grade and period that two or more plans or reviews share.

    A grade or period that nobody gives is empty; without a role there is no row. Talks on the way are left
    out: what they are like shows in the review of the same person.
    """
    groups = large_enough(_groups(survey), _FEWEST)
    criteria, weights, scale, levels = (_answers(survey, groups, path) for path in _ASKED)
    rows = []
    for number, size in enumerate(groups.sizes().tolist()):
        kind, role, grade, period = _values(survey, groups, number)
        rows.append(
            ConsistencyRow(
                kind=kind,
                role=role,
                grade=grade,
                period=period,
                documents=size,
                criteria=criteria[number],
                weights=weights[number],
                scale=scale[number],
                levels=levels[number],
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.kind, row.role, row.grade, row.period)))


def _groups(survey: Survey) -> Groups:
    import numpy

    kinds = survey.columns.written("kind")
    among = numpy.array([*(kind in _JUDGED for kind in kinds.values), False])[kinds.codes]
    among = among & (survey.columns.keyed("role").codes != MISSING)
    among = among & ~by_value(survey.columns.written("status"), is_progress_status)
    columns = [survey.columns.keyed(name) for name in _BY]
    filled = [Column((*each.values, ""), each.codes % (len(each.values) + 1)) for each in columns]
    return groups_of(_BY, filled, among)


def _values(survey: Survey, groups: Groups, number: int) -> list[str]:
    codes = zip(_BY, groups.keys[number].tolist(), strict=True)
    return [
        survey.columns.shown(name, code) if code < len(survey.columns.keyed(name).values) else ""
        for name, code in codes
    ]


def _answers(survey: Survey, groups: Groups, path: tuple[str, ...]) -> list[bool | None]:
    """Return whether each group is alike in something, None where nobody gives it."""
    alike: Flags = survey.sameness.alike(path, groups)
    given = survey.sameness.given(path, groups)
    return [bool(same) if told else None for same, told in zip(alike.tolist(), given.tolist(), strict=True)]
