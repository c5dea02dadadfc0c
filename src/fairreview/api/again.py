"""Pass 1 of an audit with the findings of an earlier check: documents are read again and not reviewed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from msgspec.structs import replace

from fairreview.api.documents import read_documents
from fairreview.api.earlier import Earlier, Entry
from fairreview.api.intake import Intake
from fairreview.api.parallel import Worker, in_processes
from fairreview.api.pool import Pool
from fairreview.api.structured import Short, Shortcut
from fairreview.api.summaries import summary_of
from fairreview.model.document import Document, Remark
from fairreview.model.policy import Recognition
from fairreview.readers import files
from fairreview.readers.jsonl import NO_DOCUMENT, read_line
from fairreview.readers.shape import with_kind
from fairreview.report.text import document_name

Numbered = tuple[int, bytes | Remark]
_BATCH = 2_000


class Again:
    """Takes in documents that an earlier report is about."""

    def __init__(self, earlier: Earlier, intake: Intake, pool: Pool, jobs: int = 1) -> None:
        self._earlier = earlier
        self._intake = intake
        self._pool = pool
        self._jobs = jobs

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

    def _take_lines(self, lines: Iterable[Numbered], path: str, kind: str | None) -> Iterator[None]:
        is_empty = True
        for (number, line), short in self._shortened(lines, path, kind):
            if isinstance(line, bytes) and not line.strip():
                continue
            is_empty = False
            if isinstance(line, Remark):
                self._intake.fail(path, line)
            elif short is None or not self._take_short(short):
                document = read_line(line, path, number)
                self._take(document if document.kind or not kind else replace(document, kind=kind))
            yield
        if is_empty:
            self._intake.fail(path, NO_DOCUMENT)
            yield

    def _shortened(
        self, lines: Iterable[Numbered], path: str, kind: str | None
    ) -> Iterator[tuple[Numbered, Short | None]]:
        """Yield each line with its summary, if it has a plain one."""
        if self._jobs == 1:
            here = _Shortening(self._pool, path, kind)
            yield from ((each, short) for each in lines for short in here.work((each,)))
            return
        make = partial(_Shortening, self._pool.recognitions, path, kind)
        for batch, shorts in in_processes(_Shortening, make, _batches(lines), self._jobs):
            yield from zip(batch, map(self._adopted, shorts), strict=True)

    def _adopted(self, short: Short | None) -> Short | None:
        return None if short is None else replace(short, summary=self._pool.adopted(short.summary))

    def _take_short(self, short: Short) -> bool:
        """Take in a line by its summary if it was checked before without a failure; say whether it was."""
        summary = short.summary
        entry = self._earlier.find(summary.path, summary.id, short.digest)
        if entry is None or entry.failure is not None or not entry.is_of(short.digest, for_sure=True):
            return False
        self._intake.compare(replace(summary, findings=entry.findings))
        return True

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


class _Shortening(Worker[Sequence[Numbered], list[Short | None]]):
    """Makes summaries of the lines of a file, where they are plain."""

    def __init__(self, pool: Pool | Sequence[Recognition], path: str, kind: str | None) -> None:
        self._shortcut = Shortcut(pool if isinstance(pool, Pool) else Pool(pool))
        self._path = path
        self._kind = kind

    def work(self, batch: Sequence[Numbered]) -> list[Short | None]:
        """Return the summary of each line, or None."""
        take, path, kind = self._shortcut.take, self._path, self._kind
        return [take(line, path, kind) if isinstance(line, bytes) else None for _, line in batch]


def _batches(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    waiting = iter(lines)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
