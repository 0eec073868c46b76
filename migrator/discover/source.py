"""The contract between discovery and everything after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from migrator.model import Skip


@dataclass(frozen=True, slots=True)
class Source:
    """One file to look at.

    `path` is POSIX and relative to the scan root; `location` is where the bytes are. `content` holds the bytes
    where they
    are not in a file of their own (standard input, the git index, an archive member).
    """

    path: str
    location: Path | None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that should have been looked at and could not be: the run is incomplete."""

    path: str
    reason: str


Item: TypeAlias = "Source | Skip | Unreadable"


class Listing(Protocol):
    """Yields what to look at and what was left out, in sorted path order, each path once."""

    def __iter__(self) -> Iterator[Item]:
        """Walk lazily: a listing of a million files must not be held in memory."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one listed path, read anew.

        Raises:
            OSError: it cannot be read any more.
        """
        ...
