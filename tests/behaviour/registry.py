"""Published packages of npm, installed by a program's own manifest and kept between runs in pytest's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT = 420
UNDICI = '{"dependencies": {"undici": "6.22.0"}}'
"""Takes Node's own `fetch` through a proxy."""


def installed(manifest: str, cache: Path) -> Path:
    """The `node_modules` that a package.json asks for; skips, with the reason, where they cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("MIGRATOR_REQUIRE_TOOLCHAINS"):
            pytest.fail("missing: npm")
        pytest.skip("needs npm")
    folder = cache / hashlib.sha256(manifest.encode()).hexdigest()[:16]
    if not folder.exists():
        work = cache / f"{folder.name}.{os.getpid()}"
        work.mkdir(parents=True)
        (work / "package.json").write_text(manifest, encoding="utf-8")
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
        if done.returncode != 0:
            shutil.rmtree(work)
            pytest.skip(f"npm cannot fetch the packages: {(done.stderr or done.stdout).strip()[-200:]}")
        try:
            work.rename(folder)
        except OSError:  # another worker was there first
            shutil.rmtree(work)
    return folder / "node_modules"
