"""Documents from files, folders and standard input."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from fairreview.model.document import Document, Remark
from fairreview.readers import files

_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")


def read_documents(
    paths: Sequence[str], kind: str | None = None, columns: Mapping[str, str] = files.NO_COLUMNS
) -> Iterator[Document]:
    """Yield the documents of files, folders (walked) and `-` (standard input), in order.

    A document that cannot be read is yielded too, with its `failure`. `kind` is for those that say none;
    `columns` maps fields such as `employee` or `criterion.title` to the headings of a table.
    """
    for path in paths:
        if path == "-":
            yield from (_told(document, kind) for document in _standard_input(columns))
            continue
        found = files.find([path])
        for remark in found.missing:
            yield Document(path=path, text="", failure=remark)
        for file in found.files:
            read = files.read(file, columns)
            if kind == "mission-plan" and is_table(file):
                from fairreview.readers.objective_rows import one_plan

                read = one_plan(read)
            yield from (_told(document, kind) for document in read)


def is_table(path: str | Path) -> bool:
    """Say whether a file is a table, by its suffix."""
    return Path(path).suffix.lower() in _TABLES


def known_columns() -> tuple[str, ...]:
    """Return the fields that a column of a table may hold."""
    from fairreview.readers.rows import COLUMNS

    return COLUMNS


def read_text(text: str, *, kind: str | None = None, title: str = "", path: str = "-") -> Document:
    """Return a text as a document; a `path` that ends in `.md` makes it Markdown."""
    return _told(files.read_text(text, path=path, title=title), kind)


def _standard_input(columns: Mapping[str, str]) -> Iterator[Document]:
    if sys.stdin is None:
        closed = Remark("unreadable", "standard input is closed; give the text there, or name a file")
        return iter((Document(path="-", text="", failure=closed),))
    return files.read_stdin(sys.stdin.buffer.read(), columns)


def count_unknown(paths: Sequence[str]) -> int:
    """Return how many files in the folders named are of a kind no reader knows."""
    return files.find([path for path in paths if path != "-"]).unknown


def _told(document: Document, kind: str | None) -> Document:
    return document if document.kind or not kind else msgspec.structs.replace(document, kind=kind)
