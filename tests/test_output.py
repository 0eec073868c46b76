"""Devices and pipes as the place for a result: they are written to, and stay what they are."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from migrator.cli.deliver import write
from migrator.ims.recording import Recording
from migrator.ims.recording_file import dumps, save
from migrator.output import is_device
from migrator.rewrite.write import write_patch

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")

RECORDING = Recording(
    name="recording.json",
    tool="migrator 0",
    recorded_at=datetime(2026, 11, 20, tzinfo=timezone.utc),
    endpoint="https://ims-na1.adobelogin.com",
    salt="",
    interactions=(),
)


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        (lambda path: write(path, "a report\n"), b"a report\n"),
        (lambda path: write_patch(b"a patch\n", path), b"a patch\n"),
        (lambda path: save(RECORDING, path), dumps(RECORDING).encode()),
    ],
    ids=["report", "patch", "recording"],
)
def test_a_pipe_is_written_to_and_stays(put: Callable[[Path], None], expected: bytes, tmp_path: Path) -> None:
    """A report, patch or recording goes into a pipe that is there, and no file takes its place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        put(pipe)
        assert read.result(timeout=10) == expected
    assert is_device(pipe)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_what_is_no_device(tmp_path: Path) -> None:
    """A file, a folder and a path that is not there are put in place whole."""
    file = tmp_path / "report.json"
    file.write_text("old")
    assert not any(is_device(path) for path in (file, tmp_path, tmp_path / "absent"))
    assert is_device(Path(os.devnull))


def test_a_link_is_written_through(tmp_path: Path) -> None:
    """As with `/dev/stdout`: what the link leads to gets the result, and the link stays one."""
    target, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    target.write_text("old and longer than the report\n")
    link.symlink_to(target)
    write(link, "a report\n")
    assert link.is_symlink()
    assert target.read_text() == "a report\n"
