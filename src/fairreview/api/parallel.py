"""Works on batches in several processes, results in order."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Generic, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

# Batches handed out ahead of the one awaited, so that memory stays bounded on endless input.
_AHEAD = 2


class Worker(ABC, Generic[Batch, Result]):
    """What works on batches in each process."""

    @abstractmethod
    def work(self, batch: Batch) -> Result:
        """Return what comes of a batch."""


_worker: object = None


def in_processes(
    kind: type[Worker[Batch, Result]], make: Callable[[], object], batches: Iterator[Batch], jobs: int
) -> Iterator[tuple[Batch, Result]]:
    """Yield each of `batches` with what came of it, in order; `make` makes a worker in each process."""
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(make,)) as pool:
        waiting: deque[tuple[Batch, Future[Result]]] = deque()
        for batch in batches:
            waiting.append((batch, pool.submit(_work, kind, batch)))
            if len(waiting) > jobs + _AHEAD:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()


def _start(make: Callable[[], object]) -> None:
    global _worker  # noqa: PLW0603
    _worker = make()


def _work(kind: type[Worker[Batch, Result]], batch: Batch) -> Result:
    if not isinstance(_worker, kind):
        raise TypeError("the worker was not started")
    return _worker.work(batch)
