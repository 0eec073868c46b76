"""Files that are written to as they are: a terminal, a pipe, `/dev/null`. Another in their place would break them."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_device(path: Path) -> bool:
    """Whether a path is there and is neither a regular file nor a folder, links followed."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def hand_over(path: Path, data: bytes) -> None:
    """Write to a device or pipe. Raises OSError."""
    with path.open("wb", buffering=0) as stream:
        view = memoryview(data)
        while view:
            view = view[stream.write(view) or 0 :]
