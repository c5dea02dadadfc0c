"""Puts documents together that share the values of some fields."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.columns import MISSING, Column, Columns

if TYPE_CHECKING:
    from fairreview.audit.columns import Codes, Flags

# Whose papers these are, or who judged them: used to put papers together, never told.
PERSONAL = frozenset({"employee", "author"})


class Group(msgspec.Struct, frozen=True):
    """Documents that stand together, by their numbers, and the values they share.

    `told` pairs fields with values as most papers write them, without those that name people.
    """

    members: list[int]
    told: tuple[tuple[str, str], ...]


class Groups(msgspec.Struct, frozen=True):
    """Documents that stand together, group after group.

    `order` holds the numbers of the documents; group i is ``order[starts[i]:starts[i + 1]]``. `keys` holds
    a row a group with the code of each column in `by`. `left_out` documents lack one of the values.
    """

    by: tuple[str, ...]
    order: "Codes"
    starts: "Codes"
    keys: "Codes"
    left_out: int

    def __len__(self) -> int:
        return len(self.keys)

    def members(self, number: int) -> list[int]:
        """Return the documents of a group."""
        found: list[int] = self.order[self.starts[number] : self.starts[number + 1]].tolist()
        return found

    def group(self, number: int, columns: Columns) -> Group:
        """Return a group with the values that it shares."""
        told = tuple(
            (field, columns.shown(field, code))
            for field, code in zip(self.by, self.keys[number].tolist(), strict=False)
            if field not in PERSONAL
        )
        return Group(self.members(number), told)

    def each(self) -> Iterator[list[int]]:
        """Yield the documents of each group."""
        order, starts = self.order.tolist(), self.starts.tolist()
        for start, end in pairwise(starts):
            yield order[start:end]

    def sizes(self) -> "Codes":
        """Return how many documents each group has."""
        import numpy

        return numpy.diff(self.starts)


def groups_of(by: Sequence[str], columns: Sequence[Column], among: "Flags") -> Groups:
    """Group the documents that are `among`; without columns they are one group."""
    import numpy

    complete = among.copy()
    for column in columns:
        complete &= column.codes != MISSING
    documents = numpy.flatnonzero(complete)
    place = numpy.zeros_like(documents)
    for column in columns:  # made dense again after each, so that the product never grows large
        _, place = numpy.unique(
            place * (len(column.values) + 1) + column.codes[documents], return_inverse=True
        )
    order = documents[numpy.argsort(place, kind="stable")]
    sizes = numpy.bincount(place) if len(documents) else numpy.zeros(0, dtype=numpy.int64)
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)])
    firsts = order[starts[:-1]]
    keys = numpy.stack([column.codes[firsts] for column in columns] or [numpy.zeros_like(firsts)], axis=1)
    return Groups(tuple(by), order, starts, keys, int(among.sum()) - len(documents))


def large_enough(groups: Groups, smallest: int) -> Groups:
    """Return the groups of at least `smallest` documents."""
    import numpy

    sizes = groups.sizes()
    kept = sizes >= smallest
    if kept.all():
        return groups
    order = groups.order[numpy.repeat(kept, sizes)]
    starts = numpy.concatenate([[0], numpy.cumsum(sizes[kept])])
    return Groups(groups.by, order, starts, groups.keys[kept], groups.left_out)
