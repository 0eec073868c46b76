"""The catalogue's SDK entries, ordered for the rules that look for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.catalogue.sdk import CodeMarks, ManifestMarks, SdkEntry

_LOOKED_FOR = frozenset({"affected", "exempt"})


@dataclass(frozen=True, slots=True)
class Entries:
    """SDK entries whose JWT use is looked for, the catalogue's and the user's own."""

    all: tuple[SdkEntry, ...]

    def code(self, language: str) -> Iterator[tuple[SdkEntry, CodeMarks]]:
        """Marks for the source code of one language."""
        for entry in self.all:
            for marks in entry.code:
                if language in marks.languages:
                    yield entry, marks

    def words(self) -> Iterator[tuple[SdkEntry, str]]:
        """Identifiers that mark JWT use anywhere."""
        for entry in self.all:
            for marks in entry.code:
                for word in marks.words:
                    yield entry, word

    def manifests(self) -> dict[tuple[str, str], tuple[SdkEntry, ManifestMarks]]:
        """Manifest marks by ecosystem and lower-case package name."""
        return {
            (marks.ecosystem.value, name.lower()): (entry, marks)
            for entry in self.all
            for marks in entry.manifest
            for name in marks.names
        }


def of(entries: Iterable[SdkEntry]) -> Entries:
    """Those of some entries that are looked for."""
    return Entries(tuple(entry for entry in entries if entry.role in _LOOKED_FOR))


@lru_cache(maxsize=1)
def catalogue() -> Entries:
    """The catalogue's own; read at first use, since most files need none."""
    from migrator.catalogue.load import sdks  # noqa: PLC0415 - loads YAML, which a scan without a candidate does not need

    return of(sdks().values())


def advice(entry: SdkEntry) -> str:
    """What to do instead, in a clause that ends a message."""
    if entry.replacement is None:
        return "nothing replaces it: move to an OAuth Server-to-Server client"
    return entry.replacement.text.rstrip(".")
