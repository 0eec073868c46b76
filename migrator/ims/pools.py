"""Runs calls side by side, each host by itself, so that a slow host holds up nobody else's calls."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

K = TypeVar("K", bound="Hashable")
T = TypeVar("T")
_TICK = 0.25


@dataclass(frozen=True, slots=True)
class Task(Generic[K, T]):
    """Something to run, the name of its result, and the lane (host) it belongs to."""

    key: K
    lane: str
    run: Callable[[], T]


@dataclass(slots=True)
class _Lane(Generic[K, T]):
    """Waiting tasks of one host, and the running ones with their start."""

    waiting: deque[Task[K, T]] = field(default_factory=deque)
    running: dict[K, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a task raised, on its way to the thread that waits."""

    error: BaseException


class Lanes(Generic[K, T]):
    """At most `width` tasks of one lane at a time, each at most `limit` seconds.

    A task that takes longer gives TimeoutError and its thread is left behind: a name that does not resolve or an answer
    that drips cannot be interrupted. The threads are daemons, so none of them holds up the end of the process.
    """

    def __init__(self, width: int, limit: float) -> None:
        self._width = width
        self._limit = limit
        self._lanes: dict[str, _Lane[K, T]] = {}
        self._lock = threading.Lock()
        self._finished: queue.SimpleQueue[tuple[K, T | TimeoutError | _Failed]] = queue.SimpleQueue()

    def run(
        self,
        tasks: Iterable[Task[K, T]],
        more: Callable[[K, T | TimeoutError], Iterable[Task[K, T]]] = lambda _key, _result: (),
    ) -> dict[K, T | TimeoutError]:
        """The results by key. `more` is told each as it comes and may add tasks; what a task raises is raised."""
        results: dict[K, T | TimeoutError] = {}
        outstanding = self._submit(tasks)
        while outstanding:
            try:
                key, result = self._finished.get(timeout=_TICK)
            except queue.Empty:
                self._give_up()
                continue
            if isinstance(result, _Failed):
                raise result.error
            results[key] = result
            outstanding += self._submit(more(key, result)) - 1
            self._give_up()
        return results

    def _submit(self, tasks: Iterable[Task[K, T]]) -> int:
        count = 0
        with self._lock:
            for task in tasks:
                lane = self._lanes.setdefault(task.lane, _Lane())
                lane.waiting.append(task)
                self._start(lane)
                count += 1
        return count

    def _start(self, lane: _Lane[K, T]) -> None:
        """Start threads while there is room; the lock is held."""
        while lane.waiting and len(lane.running) < self._width:
            task = lane.waiting.popleft()
            lane.running[task.key] = time.monotonic()
            threading.Thread(target=self._work, args=(lane, task), daemon=True).start()

    def _work(self, lane: _Lane[K, T], task: Task[K, T]) -> None:
        """Run a task; the result of one that was given up meanwhile is dropped."""
        result: T | _Failed
        try:
            result = task.run()
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            result = _Failed(error)
        with self._lock:
            wanted = lane.running.pop(task.key, None) is not None
            self._start(lane)
        if wanted:
            self._finished.put((task.key, result))

    def _give_up(self) -> None:
        now = time.monotonic()
        with self._lock:
            for lane in self._lanes.values():
                for key in [one for one, started in lane.running.items() if now - started > self._limit]:
                    del lane.running[key]
                    self._finished.put((key, TimeoutError()))
                self._start(lane)
