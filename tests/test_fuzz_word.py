"""Broken files give one honest document each, and never an exception; what is read can be answered."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import Protocol

import pytest

from fairreview.formats.archive import BadFile
from fairreview.model.document import Document
from fairreview.readers.docx import read_docx
from fairreview.readers.opendocument import read as read_odt
from fairreview.readers.rtf import read as read_rtf
from fairreview.report.word_changes import tracked
from fairreview.report.word_comments import commented
from tests.fuzzing import docx, odt, rtf
from tests.test_word_answers import finding

# How many files of each format; `FUZZ_CASES=20000 pytest tests/test_fuzz_word.py` looks longer.
CASES = int(os.environ.get("FUZZ_CASES", "600"))
SLOW = 5.0


class Fuzzed(Protocol):
    """A module of files to damage."""

    def seeds(self) -> Sequence[bytes]: ...

    def mutate(self, rng: Random, data: bytes) -> bytes: ...


Read = Callable[[bytes, str], Iterator[Document]]


def damaged(files: Fuzzed, seed: int) -> bytes:
    return files.mutate(Random(seed), files.seeds()[0])  # noqa: S311 - the same seed gives the same file


def check_whole(document: Document) -> None:
    """Fail where a document's parts do not fit together."""
    length = len(document.text)
    assert document.failure is not None or document.paragraphs
    assert all(paragraph.span.end <= length for paragraph in document.paragraphs)
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.origins))
    assert all(a.span.start <= b.span.start for a, b in pairwise(document.paragraphs))
    assert all(origin.span.end <= length for origin in document.origins)


@pytest.mark.parametrize(
    ("files", "read"), [(docx, read_docx), (odt, read_odt), (rtf, read_rtf)], ids=["word", "odt", "rtf"]
)
def test_a_broken_file_gives_a_whole_document_or_a_failure(files: Fuzzed, read: Read) -> None:
    failures = 0
    for seed in range(CASES):
        begun = time.monotonic()
        (document,) = read(damaged(files, seed), "draft")
        check_whole(document)
        assert time.monotonic() - begun < SLOW, seed
        failures += document.failure is not None
    assert 0 < failures < CASES


def test_what_is_read_of_a_broken_file_can_be_answered_or_is_refused() -> None:
    for seed in range(CASES // 2):
        data = damaged(docx, seed)
        (document,) = read_docx(data, "draft")
        findings = [
            finding(document, origin.span.of(document.text)[:9], "x", start=origin.span.start)
            for origin in document.origins[:3]
        ]
        try:
            (again,) = read_docx(commented(data, document, findings), "draft")
            tracked(data, document, findings)
        except BadFile:
            continue
        assert again.text == document.text, seed
