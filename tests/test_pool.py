"""Several processes give what one gives, and stop when they should."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from migrator.discover.options import DiscoveryOptions
from migrator.discover.source import Source
from migrator.discover.tree import open_tree
from migrator.errors import IncompleteError
from migrator.examine import Examiner, Outcome
from migrator.pool import Pool
from migrator.prefilter import AdaptivePrefilter
from migrator.rules.chosen import every
from migrator.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from migrator.discover.source import Folder

CALL = "import requests\nrequests.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', data={'jwt_token': made()})\n"
TAKES_A_MINUTE = """
import signal, sys, time
from migrator.discover.source import Source
from migrator.examine import Examiner
from migrator.pool import Pool
from migrator.prefilter import PlainPrefilter, Words
from migrator.rules.chosen import every

class Slow(Examiner):
    def sweep(self, items):
        if items[0].path == "a":
            print("begun", flush=True)
        time.sleep(60)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # off in what a shell runs in the background
    try:
        with Pool(Slow(every(), PlainPrefilter(Words((), ()))), 2) as pool:
            list(pool.sweep(iter([[Source("a", b"")], [Source("b", b"")]])))
    except KeyboardInterrupt:
        sys.exit(130)
"""


class Dying(Examiner):
    """A worker that is killed, as the system does when memory runs out."""

    def sweep(self, items: Sequence[Any]) -> Outcome:
        """Never returns."""
        os._exit(9 if items else 0)


def examiner(kind: type[Examiner] = Examiner) -> Examiner:
    """All rules."""
    return kind(every(), AdaptivePrefilter(every().words()))


def batches(number: int) -> Iterator[list[Source | Folder]]:
    """One small file in each."""
    for at in range(number):
        yield [Source(f"{at:03}.py", CALL.encode() if at % 3 else b"x = 1\n")]


def test_processes_give_what_one_process_gives(tmp_path: Path) -> None:
    """The same findings in the same order, whoever examined them."""
    for at in range(1200):
        (tmp_path / f"{at:04}.py").write_text(CALL if at % 100 == 0 else f"x = {at}\n")
    tree = open_tree([tmp_path], DiscoveryOptions())
    alone, together = (scan(tree, examiner(), workers=workers) for workers in (1, 3))
    assert together == alone
    assert [finding.place.path for finding in alone.findings] == sorted(one.place.path for one in alone.findings)
    assert len({finding.place.path for finding in alone.findings}) == 12


def test_results_come_in_the_order_of_the_batches() -> None:
    """A batch that takes longer does not fall behind."""
    with Pool(examiner(), 3) as pool:
        outcomes = list(pool.sweep(batches(30)))
    assert [[file.path for file in one.files] for one in outcomes] == [
        [f"{at:03}.py"] if at % 3 else [] for at in range(30)
    ]


def test_the_listing_waits_for_the_workers() -> None:
    """No more than a few batches a worker are read ahead of the results that were taken."""
    asked = 0

    def counted() -> Iterator[list[Source | Folder]]:
        nonlocal asked
        for batch in batches(100):
            asked += 1
            yield batch

    with Pool(examiner(), 2) as pool:
        results = pool.sweep(counted())
        next(results)
        assert asked <= 8
        results.close()  # type: ignore[attr-defined]


def test_a_worker_that_dies_ends_the_run_in_one_sentence() -> None:
    """Not a hang, and not a traceback: what happened, and what to do."""
    with (
        pytest.raises(IncompleteError, match=r"a worker process died.*run again with --workers 1"),
        Pool(examiner(Dying), 2) as pool,
    ):
        list(pool.sweep(batches(5)))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal that a test can send there")
def test_ctrl_c_stops_workers_in_the_middle_of_their_work(tmp_path: Path) -> None:
    """The prompt is back at once, and no process stays behind."""
    script = tmp_path / "slow.py"
    script.write_text(TAKES_A_MINUTE)
    run = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "begun\n"
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=30)  # returns once every process that holds the pipe has gone
    assert time.monotonic() - begun < 30
    assert (run.returncode, errors) == (130, "")
