"""Worker processes: ordered results, a bounded queue, a clean end."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from migrator.errors import IncompleteError
from migrator.memory import collect_less

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.discover.source import Folder, Source
    from migrator.examine import Examiner, Outcome

_Batch = TypeVar("_Batch")
_AHEAD = 4
"""Batches a worker may have waiting; more would only hold memory."""

_examiner: Examiner
"""Set once in each worker process, before it gets work."""


def _begin(examiner: Examiner) -> None:
    global _examiner  # noqa: PLW0603 - the one value a worker process is born with
    collect_less()
    _examiner = examiner._replace(prefilter=examiner.prefilter.for_many())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle


def _sweep(batch: list[Source | Folder]) -> Outcome:
    return _examiner.sweep(batch)


def _examine(batch: list[tuple[str, bytes]]) -> Outcome:
    return _examiner.examine(batch)


class Pool:
    """An examiner in several processes."""

    def __init__(self, examiner: Examiner, workers: int) -> None:
        self._workers = workers
        self._others = set(multiprocessing.active_children())
        method = "fork" if sys.platform == "linux" else "spawn"
        context = multiprocessing.get_context(method)
        self._executor = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(examiner,))

    def sweep(self, batches: Iterator[list[Source | Folder]]) -> Iterator[Outcome]:
        """`Examiner.sweep` of each batch, in order. Raises IncompleteError when a worker dies."""
        return self._run(_sweep, batches)

    def examine(self, batches: Iterator[list[tuple[str, bytes]]]) -> Iterator[Outcome]:
        """`Examiner.examine` of each batch, in order. Raises IncompleteError when a worker dies."""
        return self._run(_examine, batches)

    def _run(self, task: Callable[[_Batch], Outcome], batches: Iterator[_Batch]) -> Iterator[Outcome]:
        pending: deque[Future[Outcome]] = deque()
        try:
            for batch in batches:
                pending.append(self._executor.submit(task, batch))
                if len(pending) >= self._workers * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BrokenExecutor as error:
            raise IncompleteError(
                "a worker process died, most likely for want of memory; run again with --workers 1"
            ) from error

    def __enter__(self) -> Pool:  # noqa: PYI034 - typing.Self is not there before Python 3.11
        """Workers are started when they are given work."""
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Stop the workers: at once on Ctrl-C and after any other error, for nobody waits for what they do."""
        if error is not None:
            for worker in set(multiprocessing.active_children()) - self._others:
                worker.terminate()
        self._executor.shutdown(cancel_futures=True)
