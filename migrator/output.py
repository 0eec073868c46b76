"""Files that a run gives: there whole or not at all; a device, a pipe or a link is written to as it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from migrator.atomic import finish


def put(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` in a file in one step; with `private` it is readable by its owner alone from the start.

    Another file in the place of a device would break it, and in that of a link would part it from what it leads to
    (`/dev/stdout`): they are written to.

    Raises:
        OSError: it cannot be written there.
    """
    if is_device(path) or path.is_symlink():
        with path.open("wb") as stream:
            stream.write(data)
        return
    if private:
        import tempfile  # noqa: PLC0415 - loads a dozen modules, which a hook need not pay for

        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        draft = Path(name)
    else:
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    finish(descriptor, draft, path, data, mode=stat.S_IMODE(draft.stat().st_mode))


def is_device(path: Path) -> bool:
    """Whether a path is there and is neither a regular file nor a folder, links followed."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
