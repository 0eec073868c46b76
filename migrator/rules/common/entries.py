"""The catalogue's SDK entries, ordered for the rules that look for them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migrator.catalogue.sdk import CodeMarks, ManifestMarks, SdkEntry
    from migrator.parse.document import Document

_LOOKED_FOR = frozenset({"affected", "exempt"})


_NAME = lazy(r"(?<![$\w])[A-Za-z_][\w@-]{2,}")


class Entries:
    """SDK entries whose JWT use is looked for; equal only to itself, so that it is cheap to keep things by.

    `own` are the ids of the user's wrappers: their names need no word of Adobe's beside them.
    """

    def __init__(self, entries: tuple[SdkEntry, ...], own: frozenset[str] = frozenset()) -> None:
        self.all = entries
        self.own = own

    def code(self, language: str) -> Iterator[tuple[SdkEntry, CodeMarks]]:
        """Marks for the source code of one language."""
        for entry in self.all:
            for marks in entry.code:
                if language in marks.languages:
                    yield entry, marks

    @cached_property
    def words(self) -> dict[str, tuple[SdkEntry, ...]]:
        """Identifiers that mark JWT use anywhere, and whose they are: kindred SDKs share some."""
        found: dict[str, tuple[SdkEntry, ...]] = {}
        for entry in self.all:
            for marks in entry.code:
                for word in marks.words:
                    found[word] = (*found.get(word, ()), entry)
        return found

    @cached_property
    def shapes(self) -> dict[tuple[str, ...], tuple[SdkEntry, ...]]:
        """Whose the sections of a shape are: kindred SDKs take the same configuration."""
        found: dict[tuple[str, ...], tuple[SdkEntry, ...]] = {}
        for entry in self.all:
            for shape in dict.fromkeys(marks.shape for marks in entry.config):
                found[shape] = (*found.get(shape, ()), entry)
        return found

    def manifests(self) -> dict[tuple[str, str], tuple[SdkEntry, ManifestMarks]]:
        """Manifest marks by ecosystem and lower-case package name."""
        return {
            (marks.ecosystem.value, name.lower()): (entry, marks)
            for entry in self.all
            for marks in entry.manifest
            for name in marks.names
        }


def of(entries: Iterable[SdkEntry], wrappers: Iterable[SdkEntry] = ()) -> Entries:
    """Those of some entries that are looked for, behind the user's wrappers."""
    own = tuple(wrappers)
    chosen = (*own, *(entry for entry in entries if entry.role in _LOOKED_FOR))
    return Entries(chosen, frozenset(entry.id for entry in own))


@lru_cache(maxsize=1)
def catalogue() -> Entries:
    """The catalogue's own; read at first use, since most files need none."""
    from migrator.catalogue.load import sdks  # noqa: PLC0415 - a scan without a candidate does not need it

    return of(sdks().values())


def advice(entry: SdkEntry) -> str:
    """What to do instead, in a clause that ends a message."""
    if entry.replacement is None:
        return "nothing replaces it: move to an OAuth Server-to-Server client"
    return entry.replacement.text.rstrip(".")


def named(document: Document, claimants: Sequence[SdkEntry]) -> SdkEntry:
    """Of entries that share a mark, the one whose package a file names in its path or its text; else the first."""
    return document.once(_Naming).of(tuple(claimants)) if len(claimants) > 1 else claimants[0]


class _Naming:
    """Which packages a file names: asked once for each group of entries, however many marks the file holds."""

    def __init__(self, document: Document) -> None:
        self._told = f"{document.path}\n{document.text}"
        self._answers: dict[tuple[str, ...], SdkEntry] = {}

    def of(self, claimants: tuple[SdkEntry, ...]) -> SdkEntry:
        group = tuple(entry.id for entry in claimants)
        if group not in self._answers:
            self._answers[group] = next((entry for entry in claimants if self._names(entry)), claimants[0])
        return self._answers[group]

    def _names(self, entry: SdkEntry) -> bool:
        names = {name for marks in entry.code for name in marks.imports}
        names |= {name for marks in entry.manifest for name in marks.names}
        listed = "|".join(re.escape(name) for name in sorted(names))
        return bool(names) and re.search(rf"(?<![\w-])(?:{listed})(?![\w-])", self._told) is not None


def told_of(message: str) -> SdkEntry | None:
    """The catalogue's entry whose advice ends a message, the one with the longest."""
    found = [entry for entry in catalogue().all if message.endswith(advice(entry))]
    return max(found, key=lambda entry: len(advice(entry)), default=None)


def guide(entry: SdkEntry) -> str:
    """The whole of what the catalogue says on leaving the JWT flow: what to write, to delete, and to mind."""
    said = [f"{entry.name}: {advice(entry)}."]
    if entry.replacement is not None and entry.replacement.delete:
        said.append(f"Then delete: {', '.join(entry.replacement.delete)}.")
    said += [f"{caveat.rstrip('.')}." for caveat in entry.caveats]
    return " ".join(said)


def literals(wrappers: Iterable[SdkEntry]) -> tuple[str, ...]:
    """What a file must hold for a wrapper to show in it: the longest name of each of its marks, in lower case."""
    names = (_longest(mark) for entry in wrappers for mark in _marks(entry))
    return tuple(sorted({name.lower() for name in names if name}))


def _longest(mark: str) -> str:
    return max(_NAME.findall(mark), key=len, default="")


def _marks(entry: SdkEntry) -> Iterator[str]:
    for code in entry.code:
        yield from (*code.imports, *code.jwt_imports, *code.words)
        if not (code.imports or code.jwt_imports):
            yield from code.patterns
    yield from (command.command for command in entry.commands)
    for config in entry.config:
        yield from (*config.shape, *config.jwt_keys, *(key for key, _ in config.jwt_values))
    yield from entry.environment
    yield from (name for action in entry.actions for name in action.uses)
    yield from (name for manifest in entry.manifest for name in manifest.names)
