"""Reads files: many small ones into one buffer, bounded, and never through a link, a pipe or a device."""

from __future__ import annotations

import os
import stat
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from migrator.discover import links
from migrator.discover.large import Large, read_into
from migrator.discover.source import Folder, Source, Unreadable
from migrator.outcome import Skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FLAGS = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)
_ROOM = 128 * 1024
"""Bytes of a buffer: some dozen files of source code, and it stays in the cache of a processor."""
_RELATIVE = os.open in os.supports_dir_fd and sys.platform != "win32"
"""Opening by name within an open folder spares the kernel the whole path, file by file."""


class Block(NamedTuple):
    """Small files one behind the other in `buffer`, which is filled anew when the next piece is asked for.

    `ends` are the byte offsets at which the files of `paths` end.
    """

    paths: list[str]
    ends: list[int]
    buffer: bytearray

    @property
    def content(self) -> memoryview:
        """All files' bytes, seams unmarked."""
        return memoryview(self.buffer)[: self.ends[-1]]


Piece: TypeAlias = Block | Source | Large | Skip | Unreadable


def read_files(items: Iterable[Source | Folder], bound: int, room: int = _ROOM) -> Iterator[Piece]:
    """The content of files in order: Block for those within the bound and smaller than `room`, Large for others.

    A Skip or Unreadable, under its full path, stands for what cannot be had.
    """
    reader = _Reader(bound, room)
    for item in items:
        if isinstance(item, Source):
            yield from reader.taken()
            yield item
        else:
            yield from _folder(item, reader)
    yield from reader.taken()


def _folder(folder: Folder, reader: _Reader) -> Iterator[Piece]:
    try:
        inside = os.open(folder.location, os.O_RDONLY) if _RELATIVE else None
    except OSError as error:
        yield Unreadable(folder.prefix, f"folder cannot be read: {error.strerror}")
        return
    try:
        names = iter(folder.names)
        while (pieces := reader.fill(folder, names, inside)) is not None:
            yield from pieces
    finally:
        if inside is not None:
            os.close(inside)


class _Reader:
    """Fills one of two buffers while the other is looked at."""

    def __init__(self, bound: int, room: int) -> None:
        self._bound = bound
        self._room = room
        self._buffer, self._other = bytearray(room), bytearray(room)
        self._paths: list[str] = []
        self._ends: list[int] = []
        self._end = 0

    def taken(self) -> tuple[Block, ...]:
        """What is in the buffer, if anything; the other one is filled next."""
        if not self._paths:
            return ()
        block = Block(self._paths, self._ends, self._buffer)
        self._buffer, self._other = self._other, self._buffer
        self._paths, self._ends, self._end = [], [], 0
        return (block,)

    def fill(self, folder: Folder, names: Iterator[str], inside: int | None) -> tuple[Piece, ...] | None:
        """Read files behind one another until there is something to look at; None when all names are taken.

        Every file of a large tree comes through this loop: what it looks up is at hand.
        """
        prefix, location, regular = folder.prefix, folder.location, folder.regular
        paths, ends, end, bound = self._paths, self._ends, self._end, self._bound
        view, room = memoryview(self._buffer), self._room
        for name in names:
            try:
                handle = os.open(os.path.join(location, name) if inside is None else name, _FLAGS, dir_fd=inside)  # noqa: PTH118
            except OSError as error:
                self._end = end
                return (_not_opened(folder, name, error),)
            try:
                if not regular and not stat.S_ISREG(os.fstat(handle).st_mode):
                    self._end = end
                    return (Skip(prefix + name, "not a regular file"),)
                size = read_into(handle, view[end:])
                if size >= room - end or size > bound:
                    self._end = end
                    return self._rest(os.path.join(location, name), prefix + name, handle, size)  # noqa: PTH118
            except OSError as error:
                self._end = end
                return (Unreadable(prefix + name, f"cannot be read: {error.strerror}"),)
            finally:
                os.close(handle)
            end += size
            paths.append(prefix + name)
            ends.append(end)
        self._end = end
        return None

    def _keep(self, path: str, size: int) -> None:
        self._end += size
        self._paths.append(path)
        self._ends.append(self._end)

    def _rest(self, location: str, path: str, handle: int, size: int) -> tuple[Piece, ...]:
        """A file that did not fit behind the others: `size` bytes of it are in the buffer."""
        start = memoryview(self._buffer)[self._end : self._end + size]
        ready = self.taken()
        view = memoryview(self._buffer)
        view[:size] = start
        try:
            while size < self._room and (more := read_into(handle, view[size:])):
                size += more
            whole = os.fstat(handle).st_size
        except OSError as error:  # the files before it were read
            return (*ready, Unreadable(path, f"cannot be read: {error.strerror}"))
        if size <= self._bound and size < self._room:
            self._keep(path, size)
            return ready
        return (*ready, Large(path, max(whole, size), partial(os.open, location, _FLAGS)))


def _not_opened(folder: Folder, name: str, error: OSError) -> Skip | Unreadable:
    if isinstance(error, FileNotFoundError):
        return Skip(folder.prefix + name, "deleted in the work tree")
    location = os.path.join(folder.location, name)  # noqa: PTH118
    if os.path.islink(location):  # noqa: PTH114
        root = folder.location.rstrip("/\\")[: len(folder.location.rstrip("/\\")) - len(folder.prefix.rstrip("/"))]
        return Skip(folder.prefix + name, links.reason(location, root))
    if os.path.isdir(location):  # noqa: PTH112
        return Skip(folder.prefix + name, "not a regular file")
    return Unreadable(folder.prefix + name, f"cannot be read: {error.strerror}")
