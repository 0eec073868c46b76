"""Published Python packages, installed by pip into a folder that git ignores and kept for the next run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

_CACHE = Path(__file__).parent.parent.parent / ".cache" / "behaviour"
_SECONDS = 600
_NAME = re.compile(r"[^\w.=-]+")
COMMON = (
    *("pandas<3", "pathlib2<3", "tenacity<10", "deprecation<3", "dicttoxml<2", "openpyxl<4", "polling<1", "polling2<1"),
    *("requests-toolbelt<2", "multipart==0.2.4"),
)
"""What the SDKs import; their own pins are older than the interpreter."""


def installed(*requirements: str, dependencies: bool = False) -> Path:
    """The folder with some packages, for PYTHONPATH.

    Skips the test where they cannot be fetched, and fails it in CI, which promises them.
    """
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = _CACHE / version / _NAME.sub("_", "+".join(requirements))[:120]
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        target = Path(name) / "packages"
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
            str(target),
        ]
        done = subprocess.run(
            [*pip, *([] if dependencies else ["--no-deps"]), *requirements],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            reason = f"pip could not fetch {' '.join(requirements)}"
            if os.environ.get("CI"):
                pytest.fail(f"{reason}: {done.stderr[-500:]}")
            pytest.skip(reason)
        try:
            target.rename(folder)
        except OSError:  # another worker was faster
            shutil.rmtree(target, ignore_errors=True)
    return folder
