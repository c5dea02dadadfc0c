"""What an earlier `check` reported: the findings of documents, so that they need not be reviewed again."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from fairreview.api.policies import UsageError
from fairreview.api.pool import Pool
from fairreview.model.document import Remark
from fairreview.model.vocabulary import Severity

_MOST_REPORT = 2_000_000_000


class _Found(msgspec.Struct, frozen=True, gc=False):
    rule: str
    severity: Severity


class _Reported(msgspec.Struct, frozen=True, gc=False):
    """What of a document's report is looked at."""

    path: str
    digest: str
    findings: tuple[_Found, ...]
    id: str | None = None
    kind: str | None = None
    failure: Remark | None = None


class _Policy(msgspec.Struct, frozen=True):
    digest: str = ""


class _Whole(msgspec.Struct, frozen=True):
    """What of a whole report is looked at."""

    documents: tuple[_Reported, ...]
    policy: _Policy = _Policy()


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What was reported on one document: how often each rule found something, and findings by severity."""

    digest: bytes
    kind: str
    findings: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    failure: Remark | None = None

    def is_of(self, digest: str, *, for_sure: bool = False) -> bool:
        """Say whether it is about the very bytes with this digest; one that has none is trusted."""
        return self.digest == _packed(digest) or not (self.digest or for_sure)


class Earlier:
    """The documents of an earlier report, by path and id; those that share both by their digest too."""

    def __init__(self, path: str, pool: Pool) -> None:
        self.path = path
        self.policy_digest = ""
        self.count = 0
        self._pool = pool
        self._entries: dict[tuple[str, str], Entry] = {}
        self._namesakes: dict[tuple[str, str, bytes], Entry] = {}

    @classmethod
    def read(cls, path: str, pool: Pool) -> "Earlier":
        """Read a report written with `--format jsonl` or `json`; raise UsageError where it is none."""
        earlier = cls(path, pool)
        try:
            for reported in earlier._documents():
                earlier._add(reported)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise UsageError(f"cannot read the report `{path}`: {reason}") from None
        if not earlier.count:
            raise UsageError(
                f"`{path}` reports on no document; write it with `fairreview check --format jsonl`"
            )
        return earlier

    def find(self, path: str, id_: str | None, digest: str) -> Entry | None:
        """Return what was reported on a document; None where there is nothing.

        An entry with another digest is about the document as it was before.
        """
        first = self._entries.get((path, id_ or ""))
        if first is None or first.is_of(digest):
            return first
        return self._namesakes.get((path, id_ or "", _packed(digest)), first)

    def _documents(self) -> Iterator[_Reported]:
        decoder = msgspec.json.Decoder(_Reported)
        with Path(self.path).open("rb") as stream:
            first = stream.readline(_MOST_REPORT)
            stream.seek(0)
            if first.lstrip()[:1] != b"{" or not _is_entry(decoder, first):
                yield from self._whole(stream.read(_MOST_REPORT + 1))
                return
            for number, line in enumerate(stream, start=1):
                try:
                    if not line.isspace():
                        yield decoder.decode(line)
                except msgspec.DecodeError:
                    message = f"line {number} of `{self.path}` is no document of a report; write it anew"
                    raise UsageError(f"{message} with `fairreview check --format jsonl`") from None

    def _whole(self, content: bytes) -> tuple[_Reported, ...]:
        if len(content) > _MOST_REPORT:
            raise UsageError(f"`{self.path}` is larger than 2 GB; write the report with `--format jsonl`")
        try:
            whole = msgspec.json.decode(content, type=_Whole)
        except msgspec.DecodeError:
            message = f"`{self.path}` is no report; write one with `fairreview check --format jsonl`"
            raise UsageError(message) from None
        self.policy_digest = whole.policy.digest
        return whole.documents

    def _add(self, reported: _Reported) -> None:
        pool = self._pool
        entry = Entry(
            _packed(reported.digest),
            pool.text(reported.kind or ""),
            pool.counts(Counter(found.rule for found in reported.findings)),
            pool.counts(Counter(found.severity for found in reported.findings)),
            reported.failure,
        )
        path, id_ = pool.text(reported.path), reported.id or ""
        if self._entries.setdefault((path, id_), entry) is not entry:
            self._namesakes[path, id_, entry.digest] = entry
        self.count += 1


def _is_entry(decoder: "msgspec.json.Decoder[_Reported]", line: bytes) -> bool:
    try:
        decoder.decode(line)
    except msgspec.DecodeError:
        return False
    return True


def _packed(digest: str) -> bytes:
    """Return the half of a digest that is kept: 128 bits tell any documents apart."""
    name, _, figures = digest.partition(":")
    try:
        return bytes.fromhex(figures)[:16] if name == "sha256" else digest.encode()
    except ValueError:
        return digest.encode()
