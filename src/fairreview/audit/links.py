"""Which criteria serve which objective: by the identifier they name, else by what they say."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from fairreview.audit.judging import Judged
from fairreview.audit.spelling import name_key
from fairreview.model.audit import LineOfSight, ObjectiveServed
from fairreview.model.summary import Likeness, Standard, Summary

# Three in four such links are right; below that nothing is said.
_SURE_ENOUGH = 0.75
# More rows of one objective than this are counted: nobody reads them, and titles may all be different.
_MOST_ROWS = 1_000
_SEVERAL = re.compile(r"[,;/&]|\band\b")
_MISSION = "mission-plan"

# Unit, role, title of a criterion, and whether the link is an estimate.
_Row = tuple[str, str, str, bool]


class Objective(msgspec.Struct, frozen=True):
    """An objective of a mission plan and the file it stands in."""

    standard: Standard
    path: str


def line_of_sight(
    summaries: Iterable[Summary], judged: Sequence[Judged], likeness: Likeness | None = None
) -> tuple[ObjectiveServed, ...]:
    """Return each objective with the criteria that serve it, none where nobody does, in the plans' order.

    A criterion serves the objectives whose identifiers or titles it names, else the one closest in meaning
    where at least 75 in 100 such links are right: that is an estimate. It counts once for each document.
    """
    objectives = [
        Objective(standard, summary.path)
        for summary in summaries
        if summary.kind == _MISSION
        for standard in summary.objectives
    ]
    linker = _Linker(objectives, likeness)
    served: defaultdict[int, Counter[_Row]] = defaultdict(Counter)
    for group in judged if objectives else ():
        for row, place in _rows(group, linker):
            served[place][row] += group.documents
    return tuple(_served(objective, served[place]) for place, objective in enumerate(objectives))


def _rows(group: Judged, linker: "_Linker") -> set[tuple[_Row, int]]:
    """Return what a group's criteria serve; two criteria of one title count once in a document."""
    return {
        ((group.unit, group.role, criterion.title or criterion.words, estimated), place)
        for criterion in group.criteria
        for place, estimated in linker.links(criterion)
    }


def _served(objective: Objective, rows: Counter[_Row]) -> ObjectiveServed:
    listed = sorted(rows)
    return ObjectiveServed(
        id=objective.standard.id,
        text=first_line(objective.standard),
        path=objective.path,
        status=objective.standard.status,
        criteria=tuple(
            LineOfSight(unit=unit, role=role, criterion=title, documents=rows[row], estimated=estimated)
            for row in listed[:_MOST_ROWS]
            for unit, role, title, estimated in (row,)
        ),
        more=max(0, len(listed) - _MOST_ROWS),
    )


def first_line(objective: Standard) -> str:
    """Return the first line of an objective, without the identifier that is told beside it."""
    lines = (objective.words or objective.title).strip().splitlines()
    first = lines[0] if lines else ""
    rest = first.removeprefix(objective.id) if objective.id else first
    return rest.lstrip(" :.)–—-\t") if rest != first and not rest[:1].isalnum() else first


class _Linker:
    """Finds the objectives that a criterion serves; asks for likeness once a text."""

    def __init__(self, objectives: Sequence[Objective], likeness: Likeness | None) -> None:
        self._texts = [objective.standard.words or objective.standard.title for objective in objectives]
        self._likeness = likeness
        self._named: dict[str, int] = {}
        for place, objective in enumerate(objectives):
            standard = objective.standard
            for name in (standard.id, standard.title, standard.words):
                if name:
                    self._named.setdefault(name_key(name), place)
        self._by_name: dict[str, tuple[int, ...]] = {}
        self._by_words: dict[str, int | None] = {}

    def links(self, criterion: Standard) -> list[tuple[int, bool]]:
        """Return the places of the objectives that a criterion serves, and whether that is an estimate."""
        named = self._places_named(criterion.objective) if criterion.objective else ()
        if named:
            return [(place, False) for place in named]
        closest = self._closest(criterion.words or criterion.title)
        return [] if closest is None else [(closest, True)]

    def _places_named(self, words: str) -> tuple[int, ...]:
        if words not in self._by_name:
            whole = self._named.get(name_key(words))
            parts = (self._part(part) for part in _SEVERAL.split(words))
            several = dict.fromkeys(place for place in parts if place is not None)
            self._by_name[words] = tuple(several) if whole is None else (whole,)
        return self._by_name[words]

    def _part(self, words: str) -> int | None:
        """Return the objective that words begin with the identifier of, such as “M1: decide claims”."""
        terms = name_key(words).split()
        known = (self._named.get(" ".join(terms[:count])) for count in range(len(terms), 0, -1))
        return next((place for place in known if place is not None), None)

    def _closest(self, words: str) -> int | None:
        if self._likeness is None or not words:
            return None
        if words not in self._by_words:
            found = self._likeness.best(words, self._texts)
            self._by_words[words] = found[0] if found and found[1] >= _SURE_ENOUGH else None
        return self._by_words[words]
