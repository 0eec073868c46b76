"""Published packages of npm, installed once and kept between runs in pytest's cache."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("oauth2-mock-server@8.2.3", "undici@6.22.0")


@pytest.fixture(scope="session")
def node_modules(request: pytest.FixtureRequest) -> Path:
    """Folder with the packages; skips with the reason where they cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm")
    cache = request.config.cache
    if cache is None:
        pytest.skip("pytest runs without a cache folder")
    folder = cache.mkdir("ims-npm")
    marker = folder / "installed.txt"
    if not marker.exists() or marker.read_text() != "\n".join(PACKAGES):
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
        done = subprocess.run([*command, *PACKAGES], capture_output=True, text=True, timeout=180, check=False)
        if done.returncode != 0:
            pytest.skip("npm cannot fetch the packages")
        marker.write_text("\n".join(PACKAGES))
    return folder / "node_modules"
