"""Where drafts get files from: each is read once, and parsed only where its tree is wanted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from migrator.discover.source import OversizeError, paths_of
from migrator.keeper import Keeper
from migrator.parse.decode import decode
from migrator.parse.document import INSIDE, OVERSIZE, PACKED
from migrator.parse.read import parse
from migrator.rules.chosen import every

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.discover.source import Listing
    from migrator.parse.document import Document
    from migrator.rules.chosen import Chosen

_MOST_KEPT = 3_000_000
"""Characters of parsed files that are kept from one program to the next."""


@dataclass(frozen=True, eq=False)
class Source(Keeper):
    """The files of a tree as they were scanned.

    `read` gives a file as it was scanned, `parse` a file from new bytes, `decoded` the text of one without parsing it.
    `paths` lists the files, so that a name can be followed across them; without it only files that hold a finding are
    known. `rules` tell what is left.
    """

    read: Callable[[str], Document]
    parse: Callable[[str, bytes], Document]
    paths: Sequence[str] = ()
    rules: Chosen = field(default_factory=every)
    decoded: Callable[[str], str] | None = None
    _loaded: dict[str, Document] = field(default_factory=dict, repr=False)

    def load(self, path: str) -> Document:
        """A file as it was scanned; read once, whoever asks.

        Raises:
            OSError: the file cannot be read.
        """
        if path not in self._loaded:
            self._loaded[path] = self.read(path)
        return self._loaded[path]

    def text(self, path: str) -> str:
        """The text of a file as it was scanned.

        Raises:
            OSError: the file cannot be read.
        """
        if path in self._loaded or self.decoded is None:
            return self.load(path).text
        return self.decoded(path)

    def within(self, paths: Sequence[str]) -> Source:
        """The same files with another list of those that are known."""
        return replace(self, paths=paths)

    def forget(self) -> None:
        """Let go of parsed files once they take much memory; who holds one keeps it."""
        if sum(len(document.text) for document in self._loaded.values()) > _MOST_KEPT:
            self._loaded.clear()


def of_listing(listing: Listing, rules: Chosen) -> Source:
    """The files of a listing; one over the bound, or in an archive, is empty and marked so."""

    def read(path: str) -> Document:
        if INSIDE in path:
            return parse(path, b"").marked(PACKED)
        try:
            return parse(path, listing.read(path))
        except OversizeError:
            return parse(path, b"").marked(OVERSIZE)

    def decoded(path: str) -> str:
        try:
            return "" if INSIDE in path else decode(listing.read(path)).text
        except OversizeError:
            return ""

    return Source(read, parse, tuple(paths_of(listing)), rules, decoded)
