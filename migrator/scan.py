"""A listing to findings: in one process for a handful of files, in several for a tree.

Two passes. Files that hold a strong word are examined as they are read; files that hold only weak ones are remembered
by path and examined when the first pass found anything that stands alone.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from migrator.discover.source import Folder, Source
from migrator.outcome import Coverage, Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migrator.discover.source import Listing
    from migrator.examine import Examiner, Outcome
    from migrator.link.summary import FileSummary
    from migrator.model import Finding
    from migrator.pool import Pool
    from migrator.suppress import Directive

    Work = Source | Folder

_BATCH = 768
"""Files a batch, about: enough that handing it to a process costs nothing beside reading it."""
_INLINE = 1024
"""Up to this many files one process is faster than starting others."""


class ScanResult(NamedTuple):
    """What a tree holds, before linking. `summaries` are those of the candidate files."""

    coverage: Coverage
    findings: tuple[Finding, ...]
    summaries: tuple[FileSummary, ...]
    directives: tuple[Directive, ...]


class _Tally:
    """Outcomes as they come in, in listing order."""

    def __init__(self) -> None:
        self.seen = 0
        self.scanned = 0
        self.size = 0
        self.skipped: list[Skip] = []
        self.unparsed: list[Skip] = []
        self.unreadable: list[Skip] = []
        self.findings: list[Finding] = []
        self.summaries: list[FileSummary] = []
        self.directives: list[Directive] = []
        self.weak: list[str] = []

    def work(self, listing: Listing) -> Iterator[Work]:
        """What a listing gives to look at; what it left out is counted."""
        for item in listing:
            if isinstance(item, Folder):
                self.seen += len(item.names)
                yield item
            elif isinstance(item, Source):
                self.seen += 1
                yield item
            elif isinstance(item, Skip):
                self.seen += not item.path.endswith("/")
                self.skipped.append(item)
            else:
                self.seen += 1
                self.unreadable.append(Skip(item.path, item.reason))

    def add(self, outcome: Outcome) -> None:
        """Count one batch."""
        self.seen += outcome.inside
        self.scanned += outcome.scanned
        self.size += outcome.size
        self.skipped += outcome.skipped
        self.unreadable += outcome.unreadable
        self.weak += outcome.weak
        for file in outcome.files:
            self.unparsed += [Skip(file.path, problem) for problem in file.problems]
            self.findings += file.findings
            self.directives += file.directives
            if file.summary is not None:
                self.summaries.append(file.summary)

    def result(self, rules: tuple[str, ...]) -> ScanResult:
        """The whole."""
        coverage = Coverage(
            files_seen=self.seen,
            files_scanned=self.scanned,
            bytes_scanned=self.size,
            skipped=_sorted(self.skipped),
            unparsed=_sorted(self.unparsed),
            unreadable=_sorted(self.unreadable),
            rules=rules,
        )
        return ScanResult(coverage, tuple(self.findings), tuple(self.summaries), tuple(self.directives))


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
    work = tally.work(listing)
    head = _first(work, _INLINE)
    with _pool(examiner, workers or _processors()) if _files(head) >= _INLINE else nullcontext() as pool:
        batches = _batches(chain(head, work))
        for outcome in pool.sweep(batches) if pool else map(examiner.sweep, batches):
            tally.add(outcome)
            if progress is not None:
                progress(tally.scanned)
        if tally.weak and any(finding.standalone for finding in tally.findings):
            weak = _anew(listing, tally)
            groups = iter(lambda: list(islice(weak, 32)), [])
            for outcome in pool.examine(groups) if pool else map(examiner.examine, groups):
                tally.add(outcome)
    return tally.result(examiner.rules.ids)


def _anew(listing: Listing, tally: _Tally) -> Iterator[tuple[str, bytes]]:
    """The files with weak words, read again."""
    for path in tally.weak:
        data = _again(listing, path, tally)
        if data is not None:
            yield path, data


def _again(listing: Listing, path: str, tally: _Tally) -> bytes | None:
    """A listed file; None, and told, where it has gone in the meantime."""
    try:
        return listing.read(path)
    except OSError as error:
        tally.unreadable.append(Skip(path, f"changed during the scan: {error.strerror or error}"))
        return None


def _pool(examiner: Examiner, workers: int) -> Pool | nullcontext[None]:
    if workers == 1:
        return nullcontext()
    from migrator.pool import Pool  # noqa: PLC0415 - 10 ms that a handful of files need not pay

    return Pool(examiner, workers)


def _first(work: Iterator[Work], number: int) -> list[Work]:
    """The first items, until they hold that many files."""
    head: list[Work] = []
    while number > 0 and (item := next(work, None)) is not None:
        head.append(item)
        number -= _files([item])
    return head


def _files(items: Sequence[Work]) -> int:
    return sum(len(item.names) if isinstance(item, Folder) else 1 for item in items)


def _batches(work: Iterable[Work]) -> Iterator[list[Work]]:
    """Lists of work of about the same number of files; a large folder is cut, small ones go together."""
    batch: list[Work] = []
    room = _BATCH
    for item in work:
        for piece in _cut(item):
            batch.append(piece)
            room -= _files([piece])
            if room <= 0:
                yield batch
                batch, room = [], _BATCH
    if batch:
        yield batch


def _cut(item: Work) -> Iterator[Work]:
    if isinstance(item, Source) or len(item.names) <= _BATCH:
        yield item
        return
    for start in range(0, len(item.names), _BATCH):
        yield Folder(item.prefix, item.location, item.names[start : start + _BATCH], item.regular)


def _sorted(skips: list[Skip]) -> tuple[Skip, ...]:
    return tuple(sorted(skips, key=lambda skip: (skip.path, skip.reason)))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
