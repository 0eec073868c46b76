"""Reads the files of a folder: bounded, and never through a link, a pipe or a device."""

from __future__ import annotations

import os
import stat
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from migrator.discover import links
from migrator.discover.large import Large
from migrator.discover.source import Unreadable
from migrator.outcome import Skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.discover.source import Folder

_FLAGS = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)
_FIRST = 64 * 1024
_CHUNK = 1024 * 1024
_RELATIVE = os.open in os.supports_dir_fd and sys.platform != "win32"
"""Opening by name within an open folder spares the kernel the whole path, file by file."""


class Read(NamedTuple):
    """One file's bytes."""

    name: str
    data: bytes


def read_folder(folder: Folder, bound: int) -> Iterator[Read | Large | Skip | Unreadable]:
    """The content of a folder's files in order, Large for those over the bound.

    A Skip or Unreadable, under its full path, stands for what cannot be had.
    """
    try:
        inside = os.open(folder.location, os.O_RDONLY) if _RELATIVE else None
    except OSError as error:
        yield Unreadable(folder.prefix, f"folder cannot be read: {error.strerror}")
        return
    try:
        for name in folder.names:
            yield _read(folder, name, inside, bound)
    finally:
        if inside is not None:
            os.close(inside)


def _read(folder: Folder, name: str, inside: int | None, bound: int) -> Read | Large | Skip | Unreadable:
    try:
        if inside is None:
            handle = os.open(os.path.join(folder.location, name), _FLAGS)  # noqa: PTH118
        else:
            handle = os.open(name, _FLAGS, dir_fd=inside)
    except FileNotFoundError:
        return Skip(folder.prefix + name, "deleted in the work tree")
    except OSError as error:
        return _not_opened(folder, name, error)
    try:
        if not folder.regular and not stat.S_ISREG(os.fstat(handle).st_mode):
            return Skip(folder.prefix + name, "not a regular file")
        return _bounded(folder, name, handle, bound)
    except OSError as error:
        return Unreadable(folder.prefix + name, f"cannot be read: {error.strerror}")
    finally:
        os.close(handle)


def _bounded(folder: Folder, name: str, handle: int, bound: int) -> Read | Large:
    data = os.read(handle, min(_FIRST, bound + 1))
    if len(data) > min(_FIRST - 1, bound):
        parts = [data]
        size = len(data)
        while size <= bound and (part := os.read(handle, _CHUNK)):
            parts.append(part)
            size += len(part)
        if size > bound:
            location = os.path.join(folder.location, name)  # noqa: PTH118
            return Large(name, os.fstat(handle).st_size, partial(os.open, location, _FLAGS))
        data = b"".join(parts)
    return Read(name, data)


def _not_opened(folder: Folder, name: str, error: OSError) -> Skip | Unreadable:
    location = os.path.join(folder.location, name)  # noqa: PTH118
    if os.path.islink(location):  # noqa: PTH114
        root = folder.location.rstrip("/\\")[: len(folder.location.rstrip("/\\")) - len(folder.prefix.rstrip("/"))]
        return Skip(folder.prefix + name, links.reason(location, root))
    if os.path.isdir(location):  # noqa: PTH112
        return Skip(folder.prefix + name, "not a regular file")
    return Unreadable(folder.prefix + name, f"cannot be read: {error.strerror}")
