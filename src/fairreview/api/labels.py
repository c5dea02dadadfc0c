"""Brings the labels of the groups file and the documents of an audit together."""

from collections.abc import Iterator, Mapping, Sequence

from fairreview.api.policies import UsageError
from fairreview.model.document import Remark
from fairreview.model.summary import Summary
from fairreview.readers.groups_file import Groups, GroupsFileError, read_groups


def load_groups(path: str) -> Groups:
    """Read a groups file; raise UsageError where it cannot be used at all."""
    try:
        return read_groups(path)
    except GroupsFileError as error:
        raise UsageError(str(error)) from None


def labels_of(groups: Groups, summaries: Sequence[Summary]) -> Mapping[str, list[str]]:
    """Return for each attribute the label of each document, in their order, empty where there is none."""
    none = ("",) * len(groups.attributes)
    rows = [groups.labels.get(summary.name, none) for summary in summaries]
    return {name: [row[place] for row in rows] for place, name in enumerate(groups.attributes)}


def unmatched(groups: Groups, summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Yield what of the groups file met no document, and the other way round; never a label, never an id."""
    names = {summary.name for summary in summaries}
    strange = [row for name, row in groups.rows.items() if name not in names]
    absent = sum(summary.name not in groups.rows for summary in summaries)
    empty = [groups.rows[name] for name, cells in groups.labels.items() if name in names and "" in cells]
    if strange:
        count = "1 row names" if len(strange) == 1 else f"{len(strange):,} rows name"
        message = f"{count} no document that was compared (the first is row {strange[0]})"
        yield Remark("groups", f"groups file: {message}")
    if absent:
        count = "1 document has" if absent == 1 else f"{absent:,} documents have"
        yield Remark("groups", f"groups file: {count} no row, so no label")
    if empty:
        count = "1 row has" if len(empty) == 1 else f"{len(empty):,} rows have"
        yield Remark("groups", f"groups file: {count} an empty cell (the first is row {empty[0]})")


def mismatch(groups: Groups, summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Yield why the groups file as a whole does not fit: it has no header, or names no document."""
    names = {summary.name for summary in summaries}
    if groups.id_heading in names:
        message = "its first row names a document; give it a header, such as `id,age band`"
        yield Remark("groups", f"groups file: {message}")
    elif names and names.isdisjoint(groups.rows):
        message = "no row names a document that was compared; give the ids that the documents have"
        yield Remark("groups", f"groups file: {message}")
