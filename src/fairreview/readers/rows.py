"""Rows of a table to documents: one row a document, or one row a criterion of one.

HR systems export both shapes; mission plans come as one row an objective. Columns are told by their
headings, or by a mapping from the fields of the contract to the headings of the export. Rows that name
the same document stand together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec
from msgspec.structs import replace

from fairreview.model.document import Document, Origin, Remark
from fairreview.model.vocabulary import FIELDS, WORKED_OUT
from fairreview.readers.objective_rows import objective_header, plan_of_rows, says_mission_plan
from fairreview.readers.plain import DOCUMENT_FIELDS, digest_of, failed
from fairreview.readers.record import BadRecord, Json, document_of
from fairreview.text import Span, fold

CRITERION = "criterion"
DOCUMENT_COLUMNS = ("id", "kind", "title", "text", *DOCUMENT_FIELDS)
CRITERION_COLUMNS = tuple(
    f"{CRITERION}.{field.name}" for field in FIELDS["criterion"] if field.name not in (*WORKED_OUT, "status")
)
COLUMNS = (*DOCUMENT_COLUMNS, *CRITERION_COLUMNS)
_MAX_NOTICES = 20

Row = tuple[int, Sequence[str]]
# From the number of a row, and the place of a column counted from 0.
CellNamer = Callable[[int, int], Origin]


class _Header(msgspec.Struct, frozen=True):
    """Which column holds which field; `notices` name the columns nobody looks at."""

    places: Mapping[str, int]
    width: int
    cell: CellNamer | None = None
    notices: tuple[Remark, ...] = ()

    @property
    def has_criteria(self) -> bool:
        return any(name.startswith(f"{CRITERION}.") for name in self.places)


class _Group(msgspec.Struct):
    """The rows of one document met so far."""

    key: str
    first: int
    values: dict[str, Json]
    criteria: list[Json]
    rows: list[int]
    clash: str = ""


def documents_of(
    rows: Iterable[Row], path: str, columns: Mapping[str, str], cell: CellNamer | None = None
) -> Iterator[Document]:
    """Yield the documents in numbered rows, of which the first is the header; a bad row spoils no other.

    `columns` gives the headings of fields such as `employee` or `criterion.title`, where they are not
    the fields' own names. `cell` says which cell a row and column is, for the origins.
    """
    numbered = iter(rows)
    first = next(numbered, None)
    objectives = objective_header(first[1]) if first and not columns else None
    if objectives is not None:
        second = next(numbered, None)
        numbered = chain(() if second is None else (second,), numbered)
        if objectives.is_certain or (second is not None and says_mission_plan(objectives, second[1])):
            yield from plan_of_rows(numbered, path, objectives)
            return
    header = _header(first[1] if first else (), columns)
    if isinstance(header, Remark):
        yield failed(path, header)
        return
    notices = header.notices
    for document in _grouped(numbered, path, replace(header, cell=cell)):
        yield replace(document, notices=(*notices, *document.notices)) if notices else document
        notices = ()


def count_known(names: Sequence[str], columns: Mapping[str, str]) -> int:
    """Return how many columns of a header hold a known field; none if one that is mapped is not there."""
    header = _header(names, columns)
    return len(header.places) if isinstance(header, _Header) else 0


def _header(names: Sequence[str], columns: Mapping[str, str]) -> _Header | Remark:
    places = {fold(name): place for place, name in reversed(list(enumerate(names)))}
    absent = [wanted for wanted in columns.values() if fold(wanted) not in places]
    if absent:
        return Remark("columns", f"there is no column `{absent[0]}`; the columns are {_listed(names)}")
    found = {field: places[fold(heading)] for field, heading in columns.items()}
    for field in COLUMNS:
        place = places.get(fold(field.replace(".", " ").replace("-", " ")), places.get(fold(field)))
        if place is not None and place not in found.values():
            found.setdefault(field, place)
    if not found:
        known = "`id`, `employee`, `text`, `rating`, `criterion.title`"
        return Remark("columns", f"no column is known; call them {known} … or map them with --column")
    unknown = [name for place, name in enumerate(names) if place not in found.values() and name.strip()]
    notices = tuple(
        Remark("unknown-column", f"the column `{name.strip()[:40]}` is not known and was not looked at")
        for name in unknown[:_MAX_NOTICES]
    )
    return _Header(found, len(names), notices=notices)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name.strip()[:40]}`" for name in names[:_MAX_NOTICES]) or "none"


def _grouped(rows: Iterator[Row], path: str, header: _Header) -> Iterator[Document]:
    seen: dict[str, int] = {}
    group: _Group | None = None
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != header.width:
            message = f"row {number} has {len(cells)} cells, the header has {header.width}; mend the row"
            yield failed(path, Remark("row", message))
            continue
        values, criterion = _values(cells, header)
        key = _key(values, number, header)
        if group is not None and group.key == key and criterion:
            _join(group, values, criterion, number)
            continue
        if group is not None:
            yield _document(group, path, header)
        group = None
        if key in seen:
            again = _again(values, number, seen[key], header)
            yield Document(path, "", id=str(values.get("id", "")) or None, failure=again)
            continue
        seen[key] = number
        group = _Group(key, number, dict(values), [criterion] if criterion else [], [number])
    if group is not None:
        yield _document(group, path, header)


def _values(cells: Sequence[str], header: _Header) -> tuple[dict[str, Json], dict[str, Json]]:
    values: dict[str, Json] = {}
    criterion: dict[str, Json] = {}
    for field, place in header.places.items():
        words = cells[place].strip()
        if words:
            part, _, name = field.rpartition(".")
            (criterion if part else values)[name] = words
    return values, criterion


def _key(values: Mapping[str, Json], number: int, header: _Header) -> str:
    """Return what rows of one document share: its id, or else person, role, period and kind."""
    if values.get("id"):
        return str(values["id"])
    if header.has_criteria and values.get("employee"):
        return "\0".join(str(values.get(name, "")) for name in ("employee", "role", "period", "kind"))
    return f"\0{number}"


def _join(group: _Group, values: Mapping[str, Json], criterion: dict[str, Json], number: int) -> None:
    for name, words in values.items():
        if group.values.setdefault(name, words) != words and not group.clash:
            group.clash = f"`{name}` in row {number} is not that of row {group.first}; make them alike"
    group.criteria.append(criterion)
    group.rows.append(number)


def _again(values: Mapping[str, Json], number: int, first: int, header: _Header) -> Remark:
    what = "the id" if values.get("id") else "the person and period"
    if header.has_criteria:
        return Remark("row", f"{what} of row {number} stands in row {first} too; sort the table by it")
    return Remark("row", f"{what} of row {number} stands in row {first} too; give each document its own")


def _document(group: _Group, path: str, header: _Header) -> Document:
    record = {**group.values, "criteria": group.criteria} if group.criteria else group.values
    digest = digest_of(msgspec.json.encode(record))
    try:
        document = document_of(record, Document(path, "", digest=digest))
    except BadRecord as bad:
        return failed(path, Remark(bad.remark.code, f"row {group.first}: {bad.remark.message}"))
    if document.failure:
        failure = Remark(document.failure.code, f"row {group.first}: {document.failure.message}")
        return replace(document, failure=failure)
    if header.cell is not None:
        document = replace(document, origins=tuple(sorted(_origins(document, group, header), key=_start)))
    return replace(document, failure=Remark("row", group.clash)) if group.clash else document


def _origins(document: Document, group: _Group, header: _Header) -> Iterator[Origin]:
    """Yield which cell each stretch of the document's text came from."""
    words = group.values.get("text")
    if isinstance(words, str):
        yield from _origin(Span(0, len(words)), group.first, "text", header)
    for criterion, row in zip(document.criteria or document.objectives, group.rows, strict=False):
        for name, value in criterion.fields.items():
            yield from _origin(value.span, row, f"{CRITERION}.{name}", header)
    for name, value in document.fields.items():
        yield from _origin(value.span, group.first, name, header)


def _origin(span: Span | None, row: int, field: str, header: _Header) -> Iterator[Origin]:
    place = header.places.get(field)
    if span is not None and place is not None and header.cell is not None:
        yield replace(header.cell(row, place), span=span)


def _start(origin: Origin) -> int:
    return origin.span.start
