"""Damaged and hostile files for the readers, a module a format: `seeds()`, and `mutate(rng, data)` of one of them."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Protocol

import msgspec

from fairreview.model.document import Document
from fairreview.readers.frames import READERS, Job
from fairreview.readers.isolated import read_apart

FORMATS = tuple(sorted(name for name in READERS if (Path(__file__).parent / f"{name}.py").exists()))
# Failures that say that a reader did not keep to its limits, or met what it had no answer to.
_BROKEN = ("broken", "slow", "memory", "no-process")


class Mutator(Protocol):
    """What a module of this package offers."""

    def seeds(self) -> Sequence[bytes]:
        """Return some whole files."""

    def mutate(self, rng: Random, data: bytes) -> bytes:
        """Return a file with damage done to it."""


class Case(msgspec.Struct, frozen=True):
    """A damaged file: its format, the seed of the run and its number in it, from which it can be made again."""

    format: str
    seed: int
    number: int


class Fuzzer:
    """Makes the cases of one format, and judges what its reader makes of them."""

    def __init__(self, format_: str) -> None:
        self._format = format_
        module = import_module(f"tests.fuzzing.{format_}")
        self._seeds: Sequence[bytes] = module.seeds()
        self._mutate = module.mutate

    def data_of(self, case: Case) -> bytes:
        """Return the bytes of a case."""
        rng = Random(f"{case.format}/{case.seed}/{case.number}")  # noqa: S311
        data = rng.choice(self._seeds)
        for _ in range(rng.choice((1, 1, 2, 5))):
            data = self._mutate(rng, data)
        return data

    def run(self, seed: int, count: int) -> Iterator[tuple[Case, str]]:
        """Yield the cases that go wrong, with how, each read by the process that reads untrusted files."""
        for number in range(count):
            case = Case(self._format, seed, number)
            job = Job(self._format, self.data_of(case), f"case.{self._format}")
            flaw = flaw_of(list(read_apart(job)))
            if flaw:
                yield case, flaw


def flaw_of(documents: Sequence[Document]) -> str:
    """Return what is wrong with what a reader gave; nothing for documents that are whole or say why not."""
    if not documents:
        return "nothing was read and nothing said"
    for document in documents:
        length = len(document.text)
        if document.failure and document.failure.code in _BROKEN:
            return document.failure.code
        if not document.failure and not document.paragraphs and not document.fields:
            return "a document without text is no failure"
        starts = [origin.span.start for origin in document.origins]
        ends = [
            *(paragraph.span.end for paragraph in document.paragraphs),
            *(section.span.end for section in document.sections),
            *(origin.span.end for origin in document.origins),
        ]
        if starts != sorted(starts) or max(ends, default=0) > length:
            return "its spans do not fit its text"
    return ""
