"""Standard input as a listing of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from migrator.discover.source import Source
from migrator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.discover.source import Item


@dataclass(frozen=True, slots=True)
class Stream:
    """One file read from a stream, known as `path`."""

    path: str
    content: bytes

    def __iter__(self) -> Iterator[Item]:
        """The one source."""
        yield Source(self.path, self.content)

    def read(self, path: str) -> bytes:
        """The content again; there is one path only."""
        del path
        return self.content


def read_stream(stream: BinaryIO, path: str, max_bytes: int) -> Stream:
    """Read a stream to its end.

    Raises:
        UsageError: it holds more than `max_bytes`.
    """
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise UsageError(
            f"standard input holds more than {max_bytes} bytes; save it to a file or raise --max-file-size"
        )
    return Stream(path, content)
