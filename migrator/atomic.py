"""Puts a file in its place in one step, so that a kill leaves it old or new."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def finish(
    descriptor: int, temporary: Path, target: Path, data: bytes, *, mode: int, owner: os.stat_result | None = None
) -> None:
    """Write `data` through an open temporary file, then give it its name, mode and, where allowed, owner.

    Raises:
        OSError: it cannot be written; the temporary file is gone then.
    """
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if owner is not None and hasattr(os, "chown"):
            with suppress(OSError):  # only the superuser may give a file away
                os.chown(temporary, owner.st_uid, owner.st_gid)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
