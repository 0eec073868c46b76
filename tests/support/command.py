"""Runs the console script as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    status: int
    out: str
    err: str


def migrator(
    *arguments: object, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Done:
    """`python -m migrator ARGUMENTS` in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MIGRATOR_")}
    done = subprocess.run(
        [sys.executable, "-m", "migrator", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**clean, **(env or {})},
        timeout=120,
    )
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
