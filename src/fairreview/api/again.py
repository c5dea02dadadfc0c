"""Pass 1 of an audit with the findings of an earlier check: documents are read again and not reviewed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from fairreview.api.documents import read_documents
from fairreview.api.earlier import Earlier, Entry
from fairreview.api.intake import Intake
from fairreview.api.pool import Pool
from fairreview.api.structured import Shortcut, decode_line
from fairreview.api.summaries import summary_of
from fairreview.model.document import Document, Remark
from fairreview.readers import files
from fairreview.readers.jsonl import NO_DOCUMENT, read_line
from fairreview.readers.plain import digest_of
from fairreview.readers.shape import with_kind
from fairreview.report.text import document_name


class Again:
    """Takes in documents that an earlier report is about."""

    def __init__(self, earlier: Earlier, intake: Intake, pool: Pool) -> None:
        self._earlier = earlier
        self._intake = intake
        self._pool = pool
        self._shortcut = Shortcut(pool)

    def take(self, paths: Sequence[str], kind: str | None, columns: Mapping[str, str]) -> Iterator[None]:
        """Take in the documents of files and folders, and yield after each.

        `kind` and `columns` are those of `read_documents`.
        """
        for path in paths:
            found = files.find([path] if path != files.STDIN else [])
            is_whole = path == files.STDIN or bool(found.missing)
            for file in (path,) if is_whole else found.files:
                lines = None if is_whole else files.read_lines(file)
                if lines is not None:
                    yield from self._take_lines(lines, files.shown_path(file), kind)
                    continue
                for document in read_documents([str(file)], kind, columns):
                    self._take(document)
                    yield

    def _take_lines(
        self, lines: Iterable[tuple[int, bytes | Remark]], path: str, kind: str | None
    ) -> Iterator[None]:
        is_empty = True
        for number, line in lines:
            if isinstance(line, bytes) and not line.strip():
                continue
            is_empty = False
            if isinstance(line, Remark):
                self._intake.fail(path, line)
            elif not self._take_shortly(line, path, kind):
                document = read_line(line, path, number)
                self._take(document if document.kind or not kind else replace(document, kind=kind))
            yield
        if is_empty:
            self._intake.fail(path, NO_DOCUMENT)
            yield

    def _take_shortly(self, line: bytes, path: str, kind: str | None) -> bool:
        """Take in a line that was checked before without a failure; say whether that could be done."""
        decoded = decode_line(line, kind)
        if decoded is None:
            return False
        digest = digest_of(line)
        entry = self._earlier.find(path, decoded.id, digest)
        if entry is None or entry.failure is not None or not entry.is_of(digest, for_sure=True):
            return False
        summary = self._shortcut.summary(decoded, path, entry)
        if summary is not None:
            self._intake.compare(summary)
        return summary is not None

    def _take(self, document: Document) -> None:
        """Take in a document the long way."""
        name = document_name(document.path, document.id)
        entry = self._earlier.find(document.path, document.id, document.digest)
        if document.failure is not None:
            self._intake.fail(name, document.failure)
        elif entry is None:
            self._intake.fail_alike(name, f"not in `{self._earlier.path}`: run `fairreview check` again")
        elif not entry.is_of(document.digest):
            self._intake.fail_alike(
                name, f"changed since `{self._earlier.path}`: run `fairreview check` again"
            )
        elif entry.failure is not None:
            self._intake.fail(name, entry.failure)
        else:
            self._intake.note(document.notices)
            self._intake.compare(summary_of(_with_kind(document, entry), dict(entry.findings), self._pool))


def _with_kind(document: Document, entry: Entry) -> Document:
    return with_kind(document, document.kind or entry.kind, estimated=document.kind is None)
