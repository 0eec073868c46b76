"""NuGet: project files, central versions, packages.config, nuspec, Paket, lock files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest, content
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.parse.facts import Entry

_ELEMENTS = frozenset({"PackageReference", "PackageVersion", "package", "dependency", "GlobalPackageReference"})
_NAMES = frozenset({"Include", "Update", "id"})
_VERSIONS = frozenset({"Version", "version", "VersionOverride"})
_PAKET = lazy(r"^[ \t]*nuget[ \t]+(?P<name>[\w.-]+)[ \t]*(?P<version>[^\r\n#]*)", re.MULTILINE)
_REFERENCED = lazy(r"#r[ \t]+\"nuget:[ \t]*(?P<name>[\w.-]+)[ \t]*(?:,[ \t]*(?![ \t])(?P<version>[^\"\n]*))?\"")
_LOCK_DEPTH = 3


def _project(document: Document) -> Iterator[Dependency]:
    """Name and version stand in attributes of one element, the version also in an element of its own."""
    parts: dict[Span, dict[str, Entry]] = {}
    for entry in document.regions[0].facts.entries:
        if entry.path[-1:] and entry.path[-1] in _ELEMENTS and entry.value is not None:
            if entry.name in _NAMES:
                parts.setdefault(entry.container, {})["name"] = entry
            elif entry.name in _VERSIONS:
                parts.setdefault(entry.container, {})["version"] = entry
    for span, found in parts.items():
        name, version = found.get("name"), found.get("version")
        if name is not None:
            constraint = (version.value or "") if version is not None else ""
            place = content(version) if version is not None else None
            yield Dependency("nuget", name.value or "", constraint, span, constraint_span=place)


def _by_pattern(pattern: re.Pattern[str], document: Document) -> Iterator[Dependency]:
    for found in pattern.finditer(document.text):
        version = (found["version"] or "").strip()
        place = Span(found.start("version"), found.start("version") + len(version)) if version else None
        yield Dependency("nuget", found["name"], version, Span(*found.span()), constraint_span=place)


def _paket(document: Document) -> Iterator[Dependency]:
    return _by_pattern(_PAKET, document)


def _script(document: Document) -> Iterator[Dependency]:
    return _by_pattern(_REFERENCED, document)


def _lock(document: Document) -> Iterator[Dependency]:
    entries = document.regions[0].facts.entries
    kinds = {entry.container: entry.value for entry in entries if entry.name == "type"}
    for entry in entries:
        if entry.name == "resolved" and entry.value and len(entry.path) == _LOCK_DEPTH:
            direct = kinds.get(entry.container) == "Direct"
            yield Dependency("nuget", entry.path[-1], entry.value, entry.span, direct=direct, lock=True)


MANIFESTS = (
    Manifest(("*.csproj", "*.vbproj", "*.fsproj", "*.props", "*.targets", "packages.config", "*.nuspec"), _project),
    Manifest(("paket.dependencies",), _paket),
    Manifest(("*.csx", "*.fsx"), _script),
    Manifest(("packages.lock.json",), _lock),
)
