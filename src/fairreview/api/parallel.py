"""Reviews batches of documents in several processes, results in order."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import msgspec

from fairreview.model.document import Document

if TYPE_CHECKING:
    from fairreview.api.policies import LoadedPolicy
    from fairreview.api.reviewer import Reviewed, Reviewer
    from fairreview.engine.plan import Choice

# Batches handed out ahead of the one awaited, so that memory stays bounded on endless input.
_AHEAD = 2

_reviewer: "Reviewer | None" = None


class Setup(msgspec.Struct, frozen=True):
    """All that a reviewer is built from, to be sent to another process."""

    loaded: "LoadedPolicy"
    choice: "Choice"
    model: str


def review_in_processes(setup: Setup, batches: Iterator[list[Document]], jobs: int) -> "Iterator[Reviewed]":
    """Yield the documents of `batches` with their reports, in order."""
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(setup,)) as pool:
        waiting: deque[Future[list[Reviewed]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > jobs + _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _start(setup: Setup) -> None:
    from fairreview.api.reviewer import Reviewer

    global _reviewer  # noqa: PLW0603
    _reviewer = Reviewer(
        setup.loaded,
        jurisdictions=setup.choice.jurisdictions,
        select=setup.choice.select,
        ignore=setup.choice.ignore,
        model=setup.model,
    )


def _work(batch: Sequence[Document]) -> "list[Reviewed]":
    if _reviewer is None:
        raise RuntimeError("the worker was not started")
    return _reviewer.review_batch(batch)
