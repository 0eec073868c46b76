"""A bar on standard error while a terminal watches a long run."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

_LONG = 1.0
"""Seconds after which a run is worth a bar."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """What is told how many files are done; None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar.tick
    finally:
        bar.close()


class _Bar:
    """Drawn from the first tick of a long run on, and taken away at its end.

    How many files there will be is not known, since a tree is listed while it is scanned: the bar shows that work goes
    on, the number how much is done.
    """

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown: Progress | None = None

    def tick(self, count: int) -> None:
        """So many files are done."""
        if self._shown is None:
            if time.monotonic() - self._started < _LONG:
                return
            self._shown = _drawn()
        self._shown.update(self._shown.task_ids[0], completed=count)
        self._shown.refresh()

    def close(self) -> None:
        """Leave no trace."""
        if self._shown is not None:
            self._shown.stop()


def _drawn() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only long runs in front of a terminal pay for it
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (BarColumn(), TextColumn("{task.completed:,.0f} files"), TimeElapsedColumn())
    # without a thread of its own: worker processes may be forked while the bar stands
    bar = Progress(*columns, console=Console(file=sys.stderr), transient=True, auto_refresh=False)
    bar.add_task("files", total=None)
    bar.start()
    return bar
