"""A large file, read piece by piece: memory stays flat however large it is."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE = 256 * 1024
_WINDOW = 1024 * 1024
_OVERLAP = 256
"""Longer than any word, so that none is missed where a line is longer than a window."""


if hasattr(os, "readv"):

    def read_into(handle: int, view: memoryview) -> int:
        """Read once, as many bytes as come; their number. Raises OSError."""
        return os.readv(handle, (view,))

else:  # Windows

    def read_into(handle: int, view: memoryview) -> int:
        """Read once, as many bytes as come; their number. Raises OSError."""
        return io.FileIO(handle, closefd=False).readinto(view) or 0


class Large(NamedTuple):
    """A file that is looked at in pieces; `open` gives a handle to read it from its start. Its pieces raise OSError."""

    path: str
    size: int
    open: Callable[[], int]

    def head(self, length: int) -> bytes:
        """The first bytes."""
        handle = self.open()
        try:
            return os.read(handle, length)
        finally:
            os.close(handle)

    def whole(self, bound: int) -> bytes | None:
        """All bytes, or None where they are over the bound."""
        handle = self.open()
        try:
            data = bytearray(os.read(handle, bound + 1))
            while len(data) <= bound and (more := os.read(handle, bound + 1 - len(data))):
                data += more
        finally:
            os.close(handle)
        return bytes(data) if len(data) <= bound else None

    def holds(self, wanted: Callable[[memoryview], bool]) -> bool:
        """Whether any piece is wanted; pieces overlap, so that no word is cut in two."""
        handle = self.open()
        view = memoryview(bytearray(_OVERLAP + _PIECE))
        before = 0
        try:
            while size := read_into(handle, view[before:]):
                size += before
                if wanted(view[:size]):
                    return True
                before = min(_OVERLAP, size)
                view[:before] = bytes(view[size - before : size])
        finally:
            os.close(handle)
        return False

    def windows(self) -> Iterator[bytes]:
        """The content in pieces of about a megabyte, which end with a line where the lines are shorter than that."""
        handle = self.open()
        try:
            rest = b""
            while block := os.read(handle, _WINDOW):
                end = block.rfind(b"\n") + 1 or len(block)
                yield rest + block[:end]
                rest = block[end:]
            if rest:
                yield rest
        finally:
            os.close(handle)


class Condensed(NamedTuple):
    """What is kept of a large file: the windows that `wanted` wants, and of all others the line feeds alone.

    Lines keep their numbers. `whole` is False where more was wanted than the bound allows.
    """

    text: bytes
    size: int
    whole: bool


def condense(large: Large, wanted: Callable[[bytes], bool], bound: int) -> Condensed:
    """Read a large file once. Raises OSError."""
    kept: list[bytes] = []
    size, room, whole, before = 0, bound, True, b""
    for window in large.windows():
        size += len(window)
        seen = before + window
        if wanted(seen):
            whole &= len(seen) <= room
        else:
            seen = b""
        if seen and len(seen) <= room:
            room -= len(seen)
            kept.append(seen)
        else:
            kept.append(b"\n" * window.count(b"\n"))
        before = b"" if window.endswith(b"\n") else window[-_OVERLAP:]
    return Condensed(b"".join(kept), size, whole)
