"""Composer: composer.json and composer.lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest, from_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document

_SECTIONS = frozenset({"require", "require-dev"})
_LOCKED = frozenset({"packages", "packages-dev"})


def _composer(document: Document) -> Iterator[Dependency]:
    for entry in document.regions[0].facts.entries:
        if len(entry.path) == 1 and entry.path[0] in _SECTIONS and "/" in entry.name:
            yield from_entry("composer", entry)


def _lock(document: Document) -> Iterator[Dependency]:
    names = {}
    for entry in document.regions[0].facts.entries:
        if len(entry.path) == 2 and entry.path[0] in _LOCKED and entry.value:  # noqa: PLR2004 - section and index
            if entry.name == "name":
                names[entry.container] = entry
            elif entry.name == "version" and entry.container in names:
                name = names[entry.container]
                span = Span(name.span.start, entry.span.end)
                yield Dependency("composer", name.value or "", entry.value, span, direct=False, lock=True)


MANIFESTS = (Manifest(("composer.json",), _composer), Manifest(("composer.lock",), _lock))
