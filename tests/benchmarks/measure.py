"""Runs commands in turn and gives medians of wall time and processor time."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


_DONE = frozenset({0, 1, 200, 205})
"""Exit statuses of a complete search, with and without findings; the last two are kingfisher's."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a whole process with its children: seconds, processor seconds, MB of its largest process."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Several runs of one command."""

    name: str
    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        """Median of the wall time in seconds."""
        return median(run.wall for run in self.runs)

    @property
    def processor(self) -> float:
        """Median of the processor time in seconds, children included."""
        return median(run.processor for run in self.runs)

    @property
    def memory(self) -> float:
        """Most memory in MB that one of the processes held."""
        return max(run.memory for run in self.runs)


def once(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end and drop its output; Python may keep its bytecode, as it does where it is installed.

    Raises:
        RuntimeError: it failed, so that its time would say nothing.
    """
    cached = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=cached, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in _DONE:
        raise RuntimeError(f"{command[0]} ended with status {process.returncode}")
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str | Path]], folder: Path, rounds: int) -> list[Measured]:
    """Run each command once a round, after one round that warms the caches, so that all meet the same load."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            run = once(command, folder)
            if turn:
                runs[name].append(run)
    return [Measured(name, tuple(measured)) for name, measured in runs.items()]


def in_total(command: Sequence[str | Path], folder: Path) -> str:
    """The most memory that a command and its children held at one time, shared pages counted once; Linux alone."""
    if not _SMAPS.exists():
        return "an unknown amount of memory: this system does not tell"
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_proportional, _family(process.pid))))
        time.sleep(0.01)
    return f"{most / 1024:.0f} MB at most"


_SMAPS = Path("/proc/self/smaps_rollup")


def _family(parent: int) -> Iterator[int]:
    """A process and its children."""
    yield parent
    with suppress(OSError):
        for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            yield from _family(int(child))


def _proportional(process: int) -> int:
    """Its share in KB of the pages it has in memory; 0 once it has gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def table(measured: Sequence[Measured]) -> str:
    """Markdown; the ratios are those to the first row."""
    first = measured[0]
    rows = ["| command | runs | wall s | CPU s | wall ratio | CPU ratio | MB |", "|---|--:|--:|--:|--:|--:|--:|"]
    rows += [
        f"| {one.name} | {len(one.runs)} | {one.wall:.3f} | {one.processor:.3f} | {one.wall / first.wall:.2f} "
        f"| {one.processor / first.processor:.2f} | {one.memory:.0f} |"
        for one in measured
    ]
    return "\n".join(rows) + "\n"
