"""Reviews batches of documents in several processes."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from fairreview.api.parallel import Worker, in_processes
from fairreview.api.reviewed import Reviewed
from fairreview.model.document import Document


class Reviews(Protocol):
    """What reviews documents in each process."""

    def review_batch(self, batch: Sequence[Document]) -> list[Reviewed]:
        """Review a few documents together."""


def review_in_processes(
    make: Callable[[], Reviews], batches: Iterator[list[Document]], jobs: int
) -> Iterator[Reviewed]:
    """Yield the documents of `batches` with their reports, in order; `make` is sent to each process."""
    for _, reviewed in in_processes(_Reviewing, partial(_Reviewing, make), batches, jobs):
        yield from reviewed


class _Reviewing(Worker[list[Document], list[Reviewed]]):
    def __init__(self, make: Callable[[], Reviews]) -> None:
        self._reviewer = make()

    def work(self, batch: list[Document]) -> list[Reviewed]:
        """Review a few documents."""
        return self._reviewer.review_batch(batch)
