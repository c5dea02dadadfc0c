"""Findings that are known already: written once, then left out of later reports.

A finding is known by its document, its rule and a digest of its folded words with those around them
in the line, and by how many such the document had: edits elsewhere in the text leave it known, and
the same word in another sentence is new. No text is kept.
"""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from fairreview.cli.fault import Fault, reason
from fairreview.cli.wholefile import write_whole
from fairreview.report.fingerprint import fingerprint

if TYPE_CHECKING:
    from fairreview.model.report import DocumentReport, Finding

_Key = tuple[str, str, str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many findings are known, by document, rule and digest."""

    schema_version: Literal[1]
    documents: Mapping[str, Mapping[str, Mapping[str, int]]]


class Baseline:
    """The findings known so far. Paths are kept relative to the baseline's own folder."""

    def __init__(self, path: str, known: Mapping[_Key, int] | None = None) -> None:
        self._path = Path(path)
        self._left = Counter(dict(known or {}))
        self.known = 0

    @classmethod
    def read(cls, path: str) -> "Baseline":
        """Return the baseline in a file; raise Fault when it is none."""
        try:
            file = msgspec.json.decode(Path(path).read_bytes(), type=_File)
        except OSError as error:
            raise Fault(f"cannot read the baseline `{path}`: {reason(error)}") from None
        except msgspec.DecodeError:
            raise Fault(f"`{path}` is not a baseline; make one with `--write-baseline`") from None
        return cls(path, dict(_entries(file)))

    def add(self, report: "DocumentReport", text: str) -> None:
        """Take all findings of a document in; `text` is the document's."""
        self._left.update(self._key(report, finding, text) for finding in report.findings)

    def without_known(self, report: "DocumentReport", text: str) -> "DocumentReport":
        """Return a report without the findings that are known; each known one excuses one finding."""
        kept = tuple(
            finding for finding in report.findings if not self._takes(self._key(report, finding, text))
        )
        self.known += len(report.findings) - len(kept)
        return msgspec.structs.replace(report, findings=kept)

    def write(self) -> None:
        """Write the baseline to its file."""
        documents: dict[str, dict[str, dict[str, int]]] = {}
        for (name, rule, digest), count in sorted(self._left.items()):
            documents.setdefault(name, {}).setdefault(rule, {})[digest] = count
        packed = msgspec.json.encode(_File(1, documents))
        write_whole(self._path, msgspec.json.format(packed, indent=1) + b"\n")

    def __len__(self) -> int:
        """Return how many findings are known."""
        return self._left.total()

    def _takes(self, key: _Key) -> bool:
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        return True

    def _key(self, report: "DocumentReport", finding: "Finding", text: str) -> _Key:
        name = report.path if report.path == "-" else self._relative(report.path)
        document = name if report.id is None else f"{name}#{report.id}"
        return (document, finding.rule, fingerprint(finding, text))

    def _relative(self, path: str) -> str:
        folder = self._path.resolve().parent
        return Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()


class Known(msgspec.Struct):
    """Leaves out of a run what the baseline knows, and takes in what the next one shall know."""

    read: Baseline | None
    written: Baseline | None

    @classmethod
    def of(cls, read: str | None, written: str | None) -> "Known":
        """Return what is known by the files of `--baseline` and `--write-baseline`."""
        return cls(Baseline.read(read) if read else None, Baseline(written) if written else None)

    def without(self, report: "DocumentReport", text: str) -> "DocumentReport":
        """Return the report with its new findings only; those that are written down are known at once."""
        if self.written is not None:
            self.written.add(report, text)
            return msgspec.structs.replace(report, findings=())
        return report if self.read is None else self.read.without_known(report, text)

    @property
    def count(self) -> int:
        """Return how many findings were left out so far."""
        if self.written is not None:
            return len(self.written)
        return 0 if self.read is None else self.read.known

    def close(self) -> None:
        """Write the new baseline, if one was asked for."""
        if self.written is not None:
            self.written.write()


def _entries(file: _File) -> list[tuple[_Key, int]]:
    return [
        ((name, rule, digest), count)
        for name, rules in file.documents.items()
        for rule, digests in rules.items()
        for digest, count in digests.items()
    ]
