"""Files, folders and standard input to documents."""

import os
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from fairreview.model.document import DRAFT_SUFFIXES, FORMATS, Document, Remark
from fairreview.readers.decode import MAX_BYTES, format_failure, too_large
from fairreview.readers.markdown import markdown_document, read_markdown
from fairreview.readers.plain import digest_of, failed, has_broken_characters, read_plain, text_document
from fairreview.readers.sniffing import READABLE, choose

STDIN = "-"
_HEAD = 4096
# Hidden files, and what Word leaves beside a document that is open.
_HIDDEN = (".", "~$")
_BROKEN_OFF = Remark("unreadable", "it broke off while it was read; try again")
NO_COLUMNS: Mapping[str, str] = {}


class Found(msgspec.Struct, frozen=True):
    """The files to read; how many others were met in folders; and what could not be opened."""

    files: tuple[Path, ...]
    unknown: int = 0
    missing: tuple[Remark, ...] = ()


def find(paths: Sequence[str]) -> Found:
    """Find the files to read: those named, and in folders those that a reader knows by their suffix.

    Folders are walked in the order of names; hidden files and folders, and links back to a folder
    on the way, are left out. A file is read once, however often it is named.
    """
    files: dict[Path, None] = {}
    missing: list[Remark] = []
    unknown = 0
    for name in paths:
        path = Path(name)
        if os.path.isdir(path):  # noqa: PTH112
            for inside in _walk(path, missing):
                is_known = inside.suffix.lower() in DRAFT_SUFFIXES
                unknown += not is_known
                files |= {inside: None} if is_known else {}
        elif os.path.lexists(path):
            files[path] = None
        else:
            missing.append(Remark("missing", f"`{shown_path(name)}` was not found; check the path"))
    return Found(tuple(files), unknown, tuple(missing))


def spread(paths: Sequence[str], beside: Sequence[str]) -> tuple[str, ...]:
    """Return `paths` with the files of folders in their place, each file once and none of those `beside`.

    A path that leads nowhere, and a folder where one cannot be opened, are kept for whoever reads them.
    """
    known = {Path(name).resolve() for name in beside}
    found: dict[str, None] = {}
    for path in paths:
        inside = find([path]) if path != STDIN else Found(())
        if inside.missing or path == STDIN:
            found[path] = None
            continue
        found |= {str(file): None for file in inside.files if file.resolve() not in known}
    return tuple(found)


def read(path: str | Path, columns: Mapping[str, str] = NO_COLUMNS) -> Iterator[Document]:
    """Yield the documents in a file: any number for JSON Lines and tables, else one, failed if unreadable.

    A file is read as what its bytes are, with a notice where its suffix says something else.
    `columns` gives the headings that fields have in a table, where they are not the fields' own names.
    """
    name = shown_path(path)
    stream = _open(path)
    if isinstance(stream, Remark):
        yield failed(name, stream)
        return
    with stream:
        try:
            yield from _read_stream(stream, name, columns)
        except OSError:
            yield failed(name, _BROKEN_OFF)


def read_lines(path: str | Path) -> Iterator[tuple[int, bytes | Remark]] | None:
    """Return the numbered lines of a file of JSON Lines, or None for one that is read otherwise."""
    suffix = Path(path).suffix.lower()
    stream = _open(path) if suffix in FORMATS["json-lines"] else None
    if stream is None or isinstance(stream, Remark):
        return None
    head = stream.read(_HEAD)
    stream.seek(0)
    if choose(head, suffix) == ("json-lines", ()):
        return _numbered(stream)
    stream.close()
    return None


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes | Remark]]:
    from fairreview.readers.jsonl import numbered_lines

    with stream:
        try:
            yield from numbered_lines(stream)
        except OSError:
            yield 0, _BROKEN_OFF


def read_stdin(data: bytes, columns: Mapping[str, str] = NO_COLUMNS) -> Iterator[Document]:
    """Yield the documents in standard input: a file, or JSON Lines if it begins with an object."""
    return read_bytes(data, STDIN, columns)


def read_bytes(data: bytes, path: str, columns: Mapping[str, str] = NO_COLUMNS) -> Iterator[Document]:
    """Yield the documents in bytes, read as what they are; text by the suffix of `path`."""
    chosen = choose(data, Path(path).suffix.lower())
    if isinstance(chosen, Remark):
        yield failed(path, chosen, data)
        return
    format_, notices = chosen
    for document in _read_as(format_, data, path, columns):
        yield replace(document, notices=(*notices, *document.notices)) if notices else document
        notices = ()


def read_text(text: str, path: str = STDIN, title: str = "") -> Document:
    """Read a text that is at hand; a `path` with the suffix of Markdown makes it so."""
    data = text.encode("utf-8", "surrogatepass")
    text = text.removeprefix("\ufeff")
    document = Document(path, text, title=title, digest=digest_of(data))
    suffix = Path(path).suffix.lower()
    if suffix in FORMATS["markdown"] and not has_broken_characters(text):
        return markdown_document(document)
    return text_document(document, "plain" if suffix in FORMATS["text"] else "loose")


def _read_stream(stream: BinaryIO, name: str, columns: Mapping[str, str]) -> Iterator[Document]:
    """Read JSON Lines and tables as they come, however long, and other files whole."""
    suffix = Path(name).suffix.lower()
    head = stream.read(_HEAD)
    stream.seek(0)
    chosen = choose(head, suffix)
    if chosen == ("json-lines", ()):
        yield from _json_lines(stream, name)
    elif chosen == ("table", ()):
        yield from _table(stream, name, columns)
    elif chosen == ("", ()) and (refused := _unknown_suffix(suffix, head)):
        yield failed(name, refused)
    else:
        yield from read_bytes(stream.read(MAX_BYTES + 1), name, columns)


def _read_as(format_: str, data: bytes, path: str, columns: Mapping[str, str]) -> Iterator[Document]:
    match format_:
        case "json-lines":
            yield from _json_lines(BytesIO(data), path)
        case "json":
            from fairreview.readers.json_file import read_json

            yield from read_json(data, path)
        case "table":
            yield from _table(BytesIO(data), path, columns)
        case "markdown":
            yield read_markdown(data, path)
        case "" if _is_jsonl(data):
            yield from _json_lines(BytesIO(data), path)
        case "text" | "":
            yield read_plain(data, path, "plain" if format_ else "loose")
        case _ if len(data) > MAX_BYTES:
            yield failed(path, too_large())
        case _:
            yield from _apart(format_, data, path, columns)


def _unknown_suffix(suffix: str, head: bytes) -> Remark | None:
    """Say why text under a suffix that no reader knows is not read, unless it is JSON Lines."""
    if not suffix or head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return None
    refused = format_failure(head)
    return refused or Remark("format", f"`{suffix}` files are not read; save the text as one of {READABLE}")


def _open(path: str | Path) -> BinaryIO | Remark:
    try:
        if Path(path).exists() and not Path(path).is_file() and not Path(path).is_dir():
            return Remark("unreadable", "this is no ordinary file; give the text in a file")
        return Path(path).open("rb")
    except FileNotFoundError:
        return Remark("missing", "the file was not found; check the path")
    except IsADirectoryError:
        return Remark("directory", "this is a folder; name the files in it")
    except PermissionError:
        return Remark("unreadable", "the file may not be read; check its permissions")
    except (OSError, ValueError):
        return Remark(
            "unreadable", f"the file cannot be opened; check the path, and that it is one of {READABLE}"
        )


def _apart(format_: str, data: bytes, path: str, columns: Mapping[str, str]) -> Iterator[Document]:
    """Read a file that is no text in the child process, which is imported and started for the first one."""
    from fairreview.readers.frames import Job
    from fairreview.readers.isolated import read_apart

    yield from read_apart(Job(format_, data, path, columns))


def _table(stream: BinaryIO, name: str, columns: Mapping[str, str]) -> Iterator[Document]:
    from fairreview.readers.csv_file import read_csv

    yield from read_csv(stream, name, columns)


def _json_lines(stream: BinaryIO, name: str) -> Iterator[Document]:
    """Read JSON Lines; the reader is imported here, for most runs read a page of prose."""
    from fairreview.readers.jsonl import read_jsonl

    yield from read_jsonl(stream, name)


def _is_jsonl(data: bytes) -> bool:
    """Say whether bytes begin with a JSON object on its own line."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return False
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[: MAX_BYTES + 1].split(b"\n", 1)[0]
    from fairreview.readers.jsonl import is_object

    return is_object(first)


def shown_path(path: str | Path) -> str:
    """Return a path as it was given, with forward slashes; bytes that are no text are replaced."""
    name = str(path).replace(os.sep, "/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _walk(folder: Path, missing: list[Remark]) -> Iterator[Path]:
    """Yield the files in a folder and the folders in it, by name."""
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(folder, ())]
    while waiting:
        path, above = waiting.pop()
        if not os.path.isdir(path):  # noqa: PTH112
            yield path
            continue
        try:
            status = path.stat()
            inside = sorted(path.iterdir(), key=lambda entry: entry.name, reverse=True)
        except OSError:
            missing.append(Remark("unreadable", f"the folder `{shown_path(path)}` may not be read"))
            continue
        here = (status.st_dev, status.st_ino)
        if here not in above:
            visible = (entry for entry in inside if not entry.name.startswith(_HIDDEN))
            waiting.extend((entry, (*above, here)) for entry in visible)
