"""The groups file: a table that gives documents labels such as an age band, for figures about groups only.

Labels are about people. No message here, and none that is made of what is read here, holds a cell.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from fairreview.model.document import Remark
from fairreview.readers.csv_file import Rows, open_rows
from fairreview.readers.rows import Row
from fairreview.text import fold

_ID_HEADINGS = ("id", "document")
_LONGEST_HEADING = 60
_MOST_FAILURES = 20


class GroupsFileError(Exception):
    """A groups file that cannot be used; the message is one line and holds no cell below the header."""


class Groups(msgspec.Struct, frozen=True):
    """The labels of documents: `labels` gives, by id, one label for each of `attributes`, empty for none.

    `rows` gives the row of each id, `id_heading` the first cell of the column of ids. `failures` say which
    rows or columns could not be used.
    """

    attributes: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    rows: dict[str, int]
    id_heading: str
    notices: tuple[Remark, ...] = ()
    failures: tuple[Remark, ...] = ()


def read_groups(path: str) -> Groups:
    """Read a groups file; raise GroupsFileError where nothing of it can be used."""
    try:
        with Path(path).open("rb") as stream:
            rows = open_rows(stream)
            if isinstance(rows, Remark):
                raise GroupsFileError(f"`{path}`: {rows.message}")
            try:
                return _read(rows, path)
            finally:
                rows.detach()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise GroupsFileError(f"cannot read the groups file `{path}`: {reason}") from None


def _read(rows: Rows, path: str) -> Groups:
    numbered = iter(rows)
    _, header = next(numbered, (0, ()))
    names = [_name(heading) for heading in header]
    at = _id_column(names, path)
    table = _Table(len(header), at)
    for row in numbered:
        table.add(row)
    if rows.failure is not None:
        table.failures.append(rows.failure)
    kept, refused = _usable([*_without(names, at)], list(table.labels.values()))
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    labels = {id_: tuple(cells[place] for place in kept) for id_, cells in table.labels.items()}
    return Groups(
        tuple(_without(names, at)[place] for place in kept),
        {id_: shared.setdefault(cells, cells) for id_, cells in labels.items()},
        table.rows,
        header[at].strip(),
        tuple(_about_ids(names, at)),
        tuple(Remark("groups", f"`{path}`: {message}") for message in _texts([*table.failures, *refused])),
    )


def _name(heading: str) -> str:
    return "-".join(fold(heading).split())


def _id_column(names: Sequence[str], path: str) -> int:
    """Return the place of the column of ids; raise GroupsFileError for a header that cannot be used."""
    if not any(names):
        raise GroupsFileError(
            f"`{path}` is empty; give a header, such as `id,age band`, and a row a document"
        )
    for place, name in enumerate(names):
        if not name:
            raise GroupsFileError(f"`{path}`: column {place + 1} has no heading; name it or take it out")
        if len(name) > _LONGEST_HEADING:
            raise GroupsFileError(f"`{path}`: the heading of column {place + 1} is too long to be a name")
        if name in names[:place]:
            first = names.index(name) + 1
            message = f"columns {first} and {place + 1} have the same heading; rename one"
            raise GroupsFileError(f"`{path}`: {message}")
    if len(names) < 2:
        message = "there is no column beside the ids; add one for each attribute, such as `age band`"
        raise GroupsFileError(f"`{path}`: {message}")
    return next((names.index(name) for name in _ID_HEADINGS if name in names), 0)


def _about_ids(names: Sequence[str], at: int) -> Iterator[Remark]:
    if names[at] not in _ID_HEADINGS:
        message = "the groups file has no column `id` or `document`, so its first column was read as the ids"
        yield Remark("groups", message)


class _Table:
    """The rows read so far; an id whose rows differ is left without labels."""

    def __init__(self, width: int, at: int) -> None:
        self._width = width
        self._at = at
        self.labels: dict[str, tuple[str, ...]] = {}
        self.rows: dict[str, int] = {}
        self.failures: list[Remark] = []
        self._texts: dict[str, str] = {}

    def add(self, row: Row) -> None:
        number, cells = row
        if not any(cell.strip() for cell in cells):
            return
        if len(cells) != self._width:
            self._fail(f"row {number} has {len(cells)} cells, the header has {self._width}; mend the row")
            return
        id_ = cells[self._at].strip()
        if not id_:
            self._fail(f"row {number} names no document; fill in its id")
            return
        found = tuple(
            self._texts.setdefault(cell.strip(), cell.strip()) for cell in _without(cells, self._at)
        )
        if id_ in self.rows:
            self._again(id_, number, found)
            return
        self.rows[id_] = number
        self.labels[id_] = found

    def _again(self, id_: str, number: int, found: tuple[str, ...]) -> None:
        first = self.rows[id_]
        if found == self.labels[id_]:
            self._fail(f"rows {first} and {number} name the same document; take one of them out")
            return
        self.labels[id_] = ("",) * len(found)
        message = (
            f"rows {first} and {number} name the same document with different labels; keep the right one"
        )
        self._fail(message)

    def _fail(self, message: str) -> None:
        self.failures.append(Remark("groups", message))


def _usable(names: Sequence[str], labels: Sequence[tuple[str, ...]]) -> tuple[list[int], list[Remark]]:
    """Return the places of the attributes that divide the documents, and why others do not."""
    kept: list[int] = []
    refused: list[Remark] = []
    for place, name in enumerate(names):
        filled = [cells[place] for cells in labels if cells[place]]
        kinds = len(set(filled))
        if kinds >= 2 and kinds < len(filled):
            kept.append(place)
            continue
        if not filled:
            why = "has no labels: fill them in, or take it out"
        elif kinds == 1:
            why = "has the same label in every row, so there is nothing to compare: take it out"
        else:
            why = "has a different label in every row, which tells people apart and no groups: use bands"
        refused.append(Remark("groups", f"the column `{name}` {why}"))
    return kept, refused


def _without(cells: Sequence[str], at: int) -> list[str]:
    return [*cells[:at], *cells[at + 1 :]]


def _texts(failures: Sequence[Remark]) -> Iterator[str]:
    """Yield the first failures, and how many more there are."""
    for failure in failures[:_MOST_FAILURES]:
        yield failure.message
    if len(failures) > _MOST_FAILURES:
        yield f"and {len(failures) - _MOST_FAILURES} more rows like these"
