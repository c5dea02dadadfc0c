"""Rows of a table as the objectives of one mission plan: one row an objective."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from fairreview.model.document import Document, Remark
from fairreview.readers.plain import digest_of, failed
from fairreview.readers.record import BadRecord, Json, document_of
from fairreview.text import fold

KIND = "mission-plan"
# How plans head their columns, and the field of an objective that each is.
_NAMES = {
    "id": ("id", "objective id", "objective no", "objective number", "number", "no", "nr", "ref", "#"),
    "title": ("title", "objective title", "objective", "mission objective", "strategic objective", "goal"),
    "text": ("text", "objective text", "description", "statement"),
    "measure": ("measure", "measures", "measured by", "indicator", "indicators", "metric", "kpi", "result"),
    "beneficiary": ("beneficiary", "beneficiaries", "for whom", "who benefits", "serves", "whom it serves"),
    "status": ("status", "objective status"),
    "kind": ("kind",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_TELLING = ("measure", "beneficiary")
# A table with one of these is about people or posts, whatever else it has.
_OF_OTHERS = frozenset({"employee", "role", "grade", "series", "rating", "scale", "period", "comments"})
_MAX_NOTICES = 20
Row = tuple[int, Sequence[str]]


class Header(msgspec.Struct, frozen=True):
    """Which column holds which field of an objective; `is_certain` where its headings leave no doubt."""

    places: Mapping[str, int]
    width: int
    unknown: tuple[str, ...]
    is_certain: bool


def objective_header(names: Sequence[str]) -> Header | None:
    """Return what the columns of a table of objectives hold; None where it can hardly be one."""
    folded = [" ".join(fold(name).strip(" *_:").split()) for name in names]
    if not _OF_OTHERS.isdisjoint(folded) or any(name.startswith("criterion") for name in folded):
        return None
    places: dict[str, int] = {}
    for place, name in enumerate(folded):
        if name in _FIELD_OF:
            places.setdefault(_FIELD_OF[name], place)
    if "title" not in places and "text" not in places:
        return None
    unknown = tuple(
        name.strip()[:40] for place, name in enumerate(names) if name.strip() and place not in places.values()
    )
    is_telling = any(field in places for field in _TELLING) or any("objective" in name for name in folded)
    # A document has a text, so rows that have a title and no text are none.
    is_certain = is_telling or (not unknown and "text" not in places and "id" in places)
    return Header(places, len(names), unknown, is_certain)


def says_mission_plan(header: Header, cells: Sequence[str]) -> bool:
    """Say whether a row tells by its `kind` that it stands for a mission plan."""
    place = header.places.get("kind")
    return place is not None and place < len(cells) and cells[place].strip() == KIND


def plan_of_rows(rows: Iterator[Row], path: str, header: Header) -> Iterator[Document]:
    """Yield the mission plan of numbered rows without their header, and a failure for each bad row."""
    objectives: list[Json] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != header.width:
            message = f"row {number} has {len(cells)} cells, the header has {header.width}; mend the row"
            yield failed(path, Remark("row", message))
            continue
        found = {name: cells[place].strip() for name, place in header.places.items() if cells[place].strip()}
        if found.pop("kind", KIND) != KIND:
            yield failed(path, Remark("row", f"row {number} is no objective; put it into a table of its own"))
            continue
        objectives.append(found)
    unlooked = (f"the column `{name}` is not known and was not looked at" for name in header.unknown)
    notices = tuple(Remark("unknown-column", message) for message in unlooked)[:_MAX_NOTICES]
    yield _plan(objectives, path, notices)


def one_plan(documents: Iterator[Document]) -> Iterator[Document]:
    """Yield one mission plan in place of the rows of a table that say no kind of their own.

    What has a kind, criteria or a failure is yielded as it is.
    """
    objectives: list[Json] = []
    path = ""
    notices: tuple[Remark, ...] = ()
    for document in documents:
        is_other = document.criteria or document.objectives or document.fields.keys() - {"status"}
        if document.kind or document.failure or is_other:
            yield document
            continue
        path, notices = document.path, notices or document.notices
        status = document.fields.get("status")
        values = {"id": document.id, "title": document.title, "text": document.text}
        given = {**values, "status": status.text if status is not None else None}
        objectives.append({name: words for name, words in given.items() if words})
    if objectives:
        yield _plan(objectives, path, notices)


def _plan(objectives: Sequence[Json], path: str, notices: tuple[Remark, ...]) -> Document:
    record: dict[str, Json] = {"kind": KIND, "objectives": list(objectives)}
    try:
        plan = document_of(record, Document(path, "", digest=digest_of(msgspec.json.encode(record))))
    except BadRecord as bad:
        return failed(path, bad.remark)
    return replace(plan, notices=(*notices, *plan.notices))
