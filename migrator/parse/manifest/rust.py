"""Cargo: Cargo.toml and Cargo.lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.lookup import Lookup
from migrator.parse.manifest.base import Dependency, Manifest, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document

_TABLES = frozenset({"dependencies", "dev-dependencies", "build-dependencies"})


def _cargo(document: Document) -> Iterator[Dependency]:
    facts = document.regions[0].facts
    look = Lookup(facts)
    for entry in facts.entries:
        if entry.path[-1:] and entry.path[-1] in _TABLES:
            version = entry.value or look.value((*entry.path, entry.name, "version")) or ""
            yield Dependency("cargo", entry.name, version, entry.span, constraint_span=content(entry))


def _lock(document: Document) -> Iterator[Dependency]:
    name = None
    for entry in document.regions[0].facts.entries:
        if entry.path == ("package",) and entry.name == "name" and entry.value:
            name = entry
        elif entry.path == ("package",) and entry.name == "version" and entry.value and name is not None:
            span = Span(name.span.start, entry.span.end)
            yield Dependency("cargo", name.value or "", entry.value, span, direct=False, lock=True)
            name = None


MANIFESTS = (Manifest(("cargo.toml",), _cargo), Manifest(("cargo.lock",), _lock))
