"""Files, folders and standard input to documents."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from fairreview.model.document import Document, Remark
from fairreview.readers.decode import MAX_BYTES, READABLE, format_failure, too_large
from fairreview.readers.markdown import markdown_document, read_markdown
from fairreview.readers.plain import digest_of, failed, has_broken_characters, read_plain, text_document

_TEXT = (".txt", ".text")
_MARKDOWN = (".md", ".markdown")
_LINES = (".jsonl", ".ndjson")
_ROWS = (".csv", ".tsv")
# Formats with a reader of its own, `read(data, name)`, that is imported when first needed.
_READERS = {
    ".docx": "fairreview.readers.docx:read_docx",
    ".docm": "fairreview.readers.docx:read_docx",
    ".doc": "fairreview.readers.docx:read_docx",
    ".odt": "fairreview.readers.opendocument:read",
    ".rtf": "fairreview.readers.rtf:read",
}
SUFFIXES = (*_TEXT, *_MARKDOWN, *_LINES, *_ROWS, *_READERS)
STDIN = "-"
_HEAD = 4096
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
                is_known = inside.suffix.lower() in SUFFIXES
                unknown += not is_known
                files |= {inside: None} if is_known else {}
        elif os.path.lexists(path):
            files[path] = None
        else:
            missing.append(Remark("missing", f"`{_shown(name)}` was not found; check the path"))
    return Found(tuple(files), unknown, tuple(missing))


def read(path: str | Path, columns: Mapping[str, str] = NO_COLUMNS) -> Iterator[Document]:
    """Yield the documents in a file: any number for JSON Lines and tables, else one, failed if unreadable.

    `columns` gives the headings that fields have in a table, where they are not the fields' own names.
    """
    name = _shown(path)
    stream = _open(path)
    if isinstance(stream, Remark):
        yield failed(name, stream)
        return
    with stream:
        try:
            refused = _unknown_format(stream, name)
            yield from (failed(name, refused),) if refused else _read_stream(stream, name, columns)
        except OSError:
            yield failed(name, Remark("unreadable", "it broke off while it was read; try again"))


def read_stdin(data: bytes) -> Iterator[Document]:
    """Yield the documents in the bytes of standard input: text, or JSON Lines if it begins with an object."""
    return read_bytes(data, STDIN)


def read_bytes(data: bytes, path: str) -> Iterator[Document]:
    """Yield the documents in bytes, read by the suffix of `path`, or by what they are."""
    suffix = Path(path).suffix.lower()
    if suffix in _READERS:
        yield from _read_with(_READERS[suffix], data, path)
    elif suffix in _LINES or (suffix not in SUFFIXES and _is_jsonl(data)):
        yield from _json_lines(BytesIO(data), path)
    elif suffix in _MARKDOWN:
        yield read_markdown(data, path)
    else:
        yield read_plain(data, path, "plain" if suffix in _TEXT else "loose")


def read_text(text: str, path: str = STDIN, title: str = "") -> Document:
    """Read a text that is at hand; a `path` with the suffix of Markdown makes it so."""
    data = text.encode("utf-8", "surrogatepass")
    document = Document(path, text, title=title, digest=digest_of(data))
    suffix = Path(path).suffix.lower()
    if suffix in _MARKDOWN and not has_broken_characters(text):
        return markdown_document(document)
    return text_document(document, "plain" if suffix in _TEXT else "loose")


def _read_stream(stream: BinaryIO, name: str, columns: Mapping[str, str]) -> Iterator[Document]:
    suffix = Path(name).suffix.lower()
    if suffix in _LINES:
        yield from _json_lines(stream, name)
    elif suffix in _ROWS:
        from fairreview.readers.csv_file import read_csv

        yield from read_csv(stream, name, columns)
    else:
        yield from read_bytes(stream.read(MAX_BYTES + 1), name)


def _unknown_format(stream: BinaryIO, name: str) -> Remark | None:
    """Say why a file is not read: what its bytes are, or a suffix that no reader knows."""
    suffix = Path(name).suffix.lower()
    if suffix in SUFFIXES or not suffix:
        return None
    head = stream.read(_HEAD)
    stream.seek(0)
    known = format_failure(head)
    if known:
        return known
    if suffix == ".json":
        return Remark("format", "`.json` files are not read; put one object on each line of a `.jsonl` file")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return None
    return Remark("format", f"`{suffix}` files are not read; save the text as one of {READABLE}")


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


def _read_with(reader: str, data: bytes, path: str) -> Iterator[Document]:
    """Read the bytes of a file with the reader named `module:function`."""
    if len(data) > MAX_BYTES:
        yield failed(path, too_large())
        return
    module, _, function = reader.partition(":")
    read_file: Callable[[bytes, str], Iterator[Document]] = getattr(import_module(module), function)
    yield from read_file(data, path)


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


def _shown(path: str | Path) -> str:
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
            missing.append(Remark("unreadable", f"the folder `{_shown(path)}` may not be read"))
            continue
        here = (status.st_dev, status.st_ino)
        if here not in above:
            visible = (entry for entry in inside if not entry.name.startswith("."))
            waiting.extend((entry, (*above, here)) for entry in visible)
