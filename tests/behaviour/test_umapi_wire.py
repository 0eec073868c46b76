"""What a program sends with umapi-client 2.22 is what it sends with 3.0.1 after its rewrite, command for command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.packages import COMMON, installed
from tests.behaviour.stage import PROGRAMS, rewrite

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 120


@pytest.mark.behaviour
def test_the_same_goes_over_the_wire(tmp_path: Path) -> None:
    """Each kind of user, with and without a name and a domain, created, renamed, added, removed; and a group."""
    work = tmp_path / "work"
    shutil.copytree(PROGRAMS / "sdk" / "directory_moves", work)
    before = _shown(work, "umapi-client==2.22")
    rewrite(work, unsafe=False)
    assert before.count('"do":') > 10
    assert _shown(work, "umapi-client==3.0.1") == before


def _shown(work: Path, package: str) -> str:
    folders = [installed(package), installed(*COMMON, dependencies=True)]
    done = subprocess.run(
        [sys.executable, "actions.py"],
        cwd=work,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(map(str, folders))},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
