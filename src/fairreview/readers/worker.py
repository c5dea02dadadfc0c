"""The process that reads untrusted files, one after the other, shut off from everything else."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from fairreview.model.document import Document
from fairreview.readers.confinement import allow_seconds, confine
from fairreview.readers.frames import (
    MEMORY,
    OUT_OF_MEMORY,
    READERS,
    READY,
    SECONDS,
    Job,
    decode_job,
    encode,
    read_frame,
    write_frame,
)


def main() -> None:
    """Answer jobs until the pipe closes; a reader that goes wrong ends the process, and the parent tells."""
    jobs, answers = _pipes()
    confine(MEMORY)
    while True:
        try:
            write_frame(answers, READY)
            job = decode_job(read_frame(jobs))
        except (EOFError, BrokenPipeError):
            os._exit(0)
        allow_seconds(SECONDS)
        try:
            for document in read_job(job):
                write_frame(answers, encode(document))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


def read_job(job: Job) -> Iterator[Document]:
    """Yield the documents of a file; the reader of its format is imported when the first one comes."""
    module, _, function = READERS[job.format].partition(":")
    read: Callable[..., Iterator[Document]] = getattr(import_module(module), function)
    return read(job.data, job.name, job.columns) if job.format == "xlsx" else read(job.data, job.name)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes from and to the parent; what a library prints or asks for meets nothing."""
    jobs, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return os.fdopen(jobs, "rb"), os.fdopen(answers, "wb")
