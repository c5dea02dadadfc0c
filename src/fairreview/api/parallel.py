"""Reviews batches of documents in several processes, results in order."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol

from fairreview.api.reviewed import Reviewed
from fairreview.model.document import Document

# Batches handed out ahead of the one awaited, so that memory stays bounded on endless input.
_AHEAD = 2


class Worker(Protocol):
    """What reviews a batch in each process."""

    def review_batch(self, batch: Sequence[Document]) -> list[Reviewed]:
        """Review a few documents together."""


_worker: Worker | None = None


def review_in_processes(
    make: Callable[[], Worker], batches: Iterator[list[Document]], jobs: int
) -> Iterator[Reviewed]:
    """Yield the documents of `batches` with their reports, in order; `make` is sent to each process."""
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(make,)) as pool:
        waiting: deque[Future[list[Reviewed]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > jobs + _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _start(make: Callable[[], Worker]) -> None:
    global _worker  # noqa: PLW0603
    _worker = make()


def _work(batch: Sequence[Document]) -> list[Reviewed]:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return _worker.review_batch(batch)
