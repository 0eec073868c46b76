"""Runs calls side by side, each host by itself, so that a slow host holds up nobody else's calls."""

from __future__ import annotations

import threading
import time
from collections import deque
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_TICK = 0.25


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Something to run, and the lane (host) it belongs to."""

    lane: str
    run: Callable[[], T]


@dataclass(slots=True)
class _Lane(Generic[T]):
    """Waiting tasks of one host, and the running ones with their start."""

    waiting: deque[tuple[Callable[[], T], Future[T | TimeoutError]]] = field(default_factory=deque)
    running: dict[Future[T | TimeoutError], float] = field(default_factory=dict)


class Lanes(Generic[T]):
    """At most `width` tasks of one lane at a time, each at most `limit` seconds.

    A task that takes longer gives TimeoutError and its thread is left behind: a name that does not resolve or an answer
    that drips cannot be interrupted. The threads are daemons, so none of them holds up the end of the process.
    """

    def __init__(self, width: int, limit: float) -> None:
        self.width = width
        self.limit = limit
        self._lanes: dict[str, _Lane[T]] = {}
        self._lock = threading.Lock()

    def run(self, tasks: Iterable[Task[T]], done: Callable[[], None] = lambda: None) -> list[T | TimeoutError]:
        """The results, in the order of the tasks; `done` is called once for each. What a task raises is raised."""
        futures = [self._submit(task) for task in tasks]
        pending = set(futures)
        while pending:
            finished, pending = wait(pending, timeout=_TICK)
            for _ in finished:
                done()
            self._give_up()
        return [future.result() for future in futures]

    def _submit(self, task: Task[T]) -> Future[T | TimeoutError]:
        future: Future[T | TimeoutError] = Future()
        with self._lock:
            lane = self._lanes.setdefault(task.lane, _Lane())
            lane.waiting.append((task.run, future))
            self._start(lane)
        return future

    def _start(self, lane: _Lane[T]) -> None:
        """Start threads while there is room; the lock is held."""
        while lane.waiting and len(lane.running) < self.width:
            run, future = lane.waiting.popleft()
            lane.running[future] = time.monotonic()
            threading.Thread(target=self._work, args=(lane, run, future), daemon=True).start()

    def _work(self, lane: _Lane[T], run: Callable[[], T], future: Future[T | TimeoutError]) -> None:
        """Run a task; the result of one that was given up meanwhile is dropped."""
        settle: Callable[[], None]
        try:
            settle = partial(future.set_result, run())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            settle = partial(future.set_exception, error)
        with self._lock:
            wanted = lane.running.pop(future, None) is not None
            self._start(lane)
        if wanted:
            settle()

    def _give_up(self) -> None:
        now = time.monotonic()
        with self._lock:
            for lane in self._lanes.values():
                for future in [one for one, started in lane.running.items() if now - started > self.limit]:
                    del lane.running[future]
                    future.set_result(TimeoutError())
                self._start(lane)
