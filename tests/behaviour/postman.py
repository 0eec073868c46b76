"""Runs Postman collections with newman against an IMS on loopback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

NEWMAN = Path(__file__).parent / "newman" / "node_modules" / "newman" / "bin" / "newman.js"
_TIMEOUT = 120


def need_newman() -> None:
    """Skip where it is not installed; fail where it is promised."""
    if NEWMAN.is_file() and shutil.which("node") is not None:
        return
    if os.environ.get("CI"):
        pytest.fail("missing: newman")
    pytest.skip("newman is not installed: npm install --prefix tests/behaviour/newman")


def run_collection(
    collection: Path, environment: Path, url: str, values: Mapping[str, str], folder: str
) -> dict[str, Any]:
    """Sends the requests of a folder or request; gives the environment's variables afterwards.

    `values` are filled in as an operator would; plain HTTP to `url` stands for Adobe's host.
    """
    text = collection.read_text(encoding="utf-8").replace("https://{{IMS}}", "http://{{IMS}}")
    sent = collection.with_name("sent.json")
    sent.write_text(text.replace('"protocol": "https"', '"protocol": "http"'), encoding="utf-8")
    exported = collection.with_name("exported.json")
    given = {"IMS": url.removeprefix("http://"), **values}
    options = [word for name, value in given.items() for word in ("--env-var", f"{name}={value}")]
    done = subprocess.run(
        [
            *("node", str(NEWMAN), "run", str(sent), "--environment", str(environment), "--folder", folder),
            *("--export-environment", str(exported), "--bail", *options),
        ],
        cwd=collection.parent,
        env={"PATH": os.environ["PATH"], "HOME": str(collection.parent), "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=_TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    listed = json.loads(exported.read_text(encoding="utf-8"))["values"]
    return {one["key"]: one["value"] for one in listed}
