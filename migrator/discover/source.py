"""The contract between discovery and everything after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Skip


class Source(NamedTuple):
    """One file whose bytes are at hand: standard input, the git index, an archive member, a file read as a whole."""

    path: str
    content: bytes


class Folder(NamedTuple):
    """Files of one folder to look at.

    `prefix` is POSIX and relative to the scan root, empty or ending in `/`; `location` is where the folder is; `names`
    are sorted. One value for a whole folder keeps the listing of a million files cheap. `regular` is False where the
    names may be links or pipes, as git's list does not tell.
    """

    prefix: str
    location: str
    names: tuple[str, ...]
    regular: bool = True


class Unreadable(NamedTuple):
    """A file or folder that should have been looked at and could not be: the run is incomplete."""

    path: str
    reason: str


class OversizeError(OSError):
    """A file is over the bound, so it is not read as a whole."""


Item: TypeAlias = "Source | Folder | Skip | Unreadable"


class Listing(Protocol):
    """Yields what to look at and what was left out, each path once, in a fixed order."""

    def __iter__(self) -> Iterator[Item]:
        """Walk lazily: a listing of a million files must not be held in memory."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one listed path, read anew.

        Raises:
            OversizeError: it is over the bound.
            OSError: it cannot be read any more.
        """
        ...


def paths_of(listing: Listing) -> Iterator[str]:
    """The paths that a listing gives to look at."""
    for item in listing:
        if isinstance(item, Source):
            yield item.path
        elif isinstance(item, Folder):
            yield from (item.prefix + name for name in item.names)
