"""Sources to findings: prefilter, parse, detect, in one process for a handful of files and in several for a tree.

Two passes. Files that hold a strong word are examined at once; files that hold only weak ones are remembered by path
and examined when the first pass found anything that stands alone.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from migrator.discover.source import Source
from migrator.errors import IncompleteError
from migrator.model import Coverage, Skip
from migrator.prefilter import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migrator.discover.source import Listing
    from migrator.examine import Examiner, FileOutcome
    from migrator.link.summary import FileSummary
    from migrator.model import Finding
    from migrator.suppress import Directive

_BATCH = 64
_INLINE_FILES = 512
"""Up to this many files one process is faster than starting others."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a tree holds, before linking. `summaries` are those of the candidate files."""

    coverage: Coverage
    findings: tuple[Finding, ...]
    summaries: tuple[FileSummary, ...]
    directives: tuple[Directive, ...]


@dataclass(slots=True)
class _Tally:
    """Outcomes as they come in, in listing order."""

    seen: int = 0
    scanned: int = 0
    size: int = 0
    skipped: list[Skip] = field(default_factory=list)
    unparsed: list[Skip] = field(default_factory=list)
    unreadable: list[Skip] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    summaries: list[FileSummary] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    weak: list[Source] = field(default_factory=list)

    def pull(self, listing: Listing) -> Iterator[Source]:
        """The sources of a listing; what it left out is counted."""
        for item in listing:
            if isinstance(item, Source):
                self.seen += 1
                yield item
            elif isinstance(item, Skip):
                self.seen += not item.path.endswith("/")
                self.skipped.append(item)
            else:
                self.seen += 1
                self.unreadable.append(Skip(item.path, item.reason))

    def add(self, source: Source, outcome: FileOutcome) -> None:
        """Count one examined file."""
        if outcome.skipped:
            self.skipped.append(Skip(source.path, outcome.skipped))
            return
        if outcome.failed:
            self.unreadable.append(Skip(source.path, outcome.failed))
            return
        self.scanned += 1
        self.size += outcome.size
        self.take(source, outcome)
        if outcome.level is Level.WEAK:
            self.weak.append(source)

    def take(self, source: Source, outcome: FileOutcome) -> None:
        """Keep what one file gave."""
        self.unparsed += [Skip(source.path, problem) for problem in outcome.problems]
        self.findings += outcome.findings
        self.directives += outcome.directives
        if outcome.summary is not None:
            self.summaries.append(outcome.summary)


def scan(
    listing: Listing,
    examiner: Examiner,
    *,
    workers: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> ScanResult:
    """Examine everything a listing gives.

    `workers` is the number of processes, by default one per processor. `progress` is told how many files are done.

    Raises:
        IncompleteError: a worker process died.
    """
    tally = _Tally()
    pool = _Pool(examiner, workers or _processors())
    try:
        for source, outcome in pool.examine(tally.pull(listing), Level.STRONG):
            tally.add(source, outcome)
            if progress is not None:
                progress(tally.seen)
        if any(finding.standalone for finding in tally.findings):
            for source, outcome in pool.examine(iter(tally.weak), Level.WEAK):
                tally.take(source, outcome)
    finally:
        pool.close()
    coverage = Coverage(
        files_seen=tally.seen,
        files_scanned=tally.scanned,
        bytes_scanned=tally.size,
        skipped=_sorted(tally.skipped),
        unparsed=_sorted(tally.unparsed),
        unreadable=_sorted(tally.unreadable),
        rules=tuple(rule.id for rule in examiner.rules),
    )
    return ScanResult(coverage, tuple(tally.findings), tuple(tally.summaries), tuple(tally.directives))


def _sorted(skips: list[Skip]) -> tuple[Skip, ...]:
    return tuple(sorted(skips, key=lambda skip: (skip.path, skip.reason)))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_worker_examiner: Examiner
"""Set once in each worker process, before it gets work."""


def _start(examiner: Examiner) -> None:
    global _worker_examiner  # noqa: PLW0603 - the one value a worker process is born with
    _worker_examiner = examiner


def _work(batch: list[Source], level: Level) -> list[FileOutcome]:
    return [_worker_examiner.examine(source, level) for source in batch]


class _Pool:
    """Runs the examiner here, or in worker processes once there is work enough for them."""

    def __init__(self, examiner: Examiner, workers: int) -> None:
        self._examiner = examiner
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None

    def examine(self, sources: Iterator[Source], level: Level) -> Iterator[tuple[Source, FileOutcome]]:
        """Outcomes in the order of the sources."""
        head = list(islice(sources, _INLINE_FILES))
        if self._workers == 1 or len(head) < _INLINE_FILES:
            for source in _chain(head, sources):
                yield source, self._examiner.examine(source, level)
            return
        try:
            yield from self._spread(_chain(head, sources), level)
        except BrokenExecutor as error:
            raise IncompleteError(
                "a worker process died, most likely for want of memory; run again with --workers 1"
            ) from error

    def _spread(self, sources: Iterable[Source], level: Level) -> Iterator[tuple[Source, FileOutcome]]:
        executor = self._start()
        pending: deque[tuple[list[Source], Future[list[FileOutcome]]]] = deque()
        iterator = iter(sources)
        while True:
            while len(pending) < self._workers * 4 and (batch := list(islice(iterator, _BATCH))):
                pending.append((batch, executor.submit(_work, batch, level)))
            if not pending:
                return
            batch, future = pending.popleft()
            yield from zip(batch, future.result(), strict=True)

    def _start(self) -> ProcessPoolExecutor:
        if self._executor is None:
            method = "fork" if sys.platform == "linux" else "spawn"
            self._executor = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context(method), initializer=_start, initargs=(self._examiner,)
            )
        return self._executor

    def close(self) -> None:
        """Stop the workers; what they have not begun is dropped."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def _chain(head: list[Source], rest: Iterator[Source]) -> Iterator[Source]:
    yield from head
    yield from rest
