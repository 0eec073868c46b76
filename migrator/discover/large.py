"""A file over the bound, read window by window: memory stays flat however large it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WINDOW = 1024 * 1024
_OVERLAP = 256
"""Longer than any word, so that none is missed where a line is longer than a window."""


class Large(NamedTuple):
    """A file over the bound; `open` gives a handle to read it from its start. Its pieces raise OSError."""

    name: str
    size: int
    open: Callable[[], int]

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
    wanted: bool
    whole: bool


def condense(large: Large, wanted: Callable[[bytes], bool], bound: int) -> Condensed:
    """Read a large file once. Raises OSError."""
    kept: list[bytes] = []
    size, room, found, whole, before = 0, bound, False, True, b""
    for window in large.windows():
        size += len(window)
        seen = before + window
        if wanted(seen):
            found = True
            whole &= len(seen) <= room
        else:
            seen = b""
        if seen and len(seen) <= room:
            room -= len(seen)
            kept.append(seen)
        else:
            kept.append(b"\n" * window.count(b"\n"))
        before = b"" if window.endswith(b"\n") else window[-_OVERLAP:]
    return Condensed(b"".join(kept), size, found, whole)
