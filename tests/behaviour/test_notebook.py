"""The cells of a notebook, run in order after its rewrite, sign in."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import SHIMS, rewrite
from tests.behaviour.strict_ims import CLIENT_ID, CLIENT_SECRET, serve
from tests.rewrite.config.test_notebook import CELLS, notebook, sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.behaviour
def test_signs_in_after(tmp_path: Path) -> None:
    """With the credential alone, no signing library and no key."""
    path = tmp_path / "explore.ipynb"
    path.write_text(notebook(*CELLS), encoding="utf-8")
    rewrite(tmp_path, unsafe=False)
    cells = "\n".join(sources(path.read_text(encoding="utf-8")))
    program = tmp_path / "cells.py"
    with serve(former=False) as ims:
        text = "\n".join(line for line in cells.splitlines() if not line.startswith("%"))
        assert CLIENT_ID in text
        program.write_text(text.replace("https://ims-na1.adobelogin.com", ims.url), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(program)],
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": f"{SHIMS / 'absent'}{os.pathsep}{SHIMS / 'python'}",
                "NO_PROXY": "127.0.0.1",
            },
            cwd=tmp_path,
            input=CLIENT_SECRET,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert not ims.refusals
    assert ims.tokens[-1] in done.stdout
