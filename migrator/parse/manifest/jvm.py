"""Maven, Gradle, sbt, Ivy and Gradle's version catalogues."""

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

_ELEMENTS = frozenset({"dependency", "plugin", "parent", "extension"})
_PROPERTY = lazy(r"\$\{([\w.-]+)\}\Z")
_COORDINATES = lazy(
    r"[\"'](?P<group>[A-Za-z][\w.-]*\.[\w.-]+|[a-z][\w-]*):(?P<name>[A-Za-z][\w.-]*)(?::(?P<version>[^\"'@:\s]*))?(?:[@:][^\"'\s]*)?[\"']"
)
_NAMED = lazy(
    r"\bgroup\s*[:=]\s*[\"'](?P<group>[^\"'\n]+)[\"']\s*,\s*name\s*[:=]\s*[\"'](?P<name>[^\"'\n]+)[\"']"
    r"(?:\s*,\s*version\s*[:=]\s*[\"'](?P<version>[^\"'\n]+)[\"'])?"
)
_SBT = lazy(r"\"(?P<group>[\w.-]+)\"\s*%{1,3}\s*\"(?P<name>[\w.-]+)\"\s*%\s*\"(?P<version>[^\"\n]+)\"")
_VARIABLE = lazy(r"\$\{?([A-Za-z_]\w*)\}?\Z")
_ASSIGNED = lazy(r"\b([A-Za-z_]\w*)\s*=\s*[\"']([^\"'\n]+)[\"']")
_LOCKED = lazy(r"^(?P<group>[\w.-]+):(?P<name>[\w.-]+):(?P<version>[^=\s:]+)=", re.MULTILINE)


def _pom(document: Document) -> Iterator[Dependency]:
    """Dependencies, plugins and the parent; a version that is a property is looked up in the same file."""
    entries = document.regions[0].facts.entries
    properties = {entry.name: entry for entry in entries if entry.path[-1:] == ("properties",) and entry.value}
    parts: dict[Span, dict[str, Entry]] = {}
    for entry in entries:
        if entry.path[-1:] and entry.path[-1] in _ELEMENTS and entry.name in {"groupId", "artifactId", "version"}:
            parts.setdefault(entry.container, {})[entry.name] = entry
    for span, found in parts.items():
        group, artifact, version = found.get("groupId"), found.get("artifactId"), found.get("version")
        if group is None or artifact is None:
            continue
        named = _PROPERTY.match(version.value or "") if version is not None else None
        if named is not None:
            version = properties.get(named[1], version)
        constraint = (version.value or "") if version is not None else ""
        place = content(version) if version is not None else None
        yield Dependency("maven", f"{group.value}:{artifact.value}", constraint, span, constraint_span=place)


def _gradle(document: Document) -> Iterator[Dependency]:
    text = document.text
    variables = {found[1]: found for found in _ASSIGNED.finditer(text)}
    for pattern in (_COORDINATES, _NAMED):
        for found in pattern.finditer(text):
            version = found["version"] or ""
            place = Span(*found.span("version")) if version else None
            variable = _VARIABLE.match(version)
            if variable is not None and variable[1] in variables:
                assigned = variables[variable[1]]
                version, place = assigned[2], Span(*assigned.span(2))
            name = f"{found['group']}:{found['name']}"
            yield Dependency("maven", name, version, Span(*found.span()), constraint_span=place)


def _sbt(document: Document) -> Iterator[Dependency]:
    for found in _SBT.finditer(document.text):
        name = f"{found['group']}:{found['name']}"
        place = Span(*found.span("version"))
        yield Dependency("maven", name, found["version"], Span(*found.span()), constraint_span=place)


def _catalogue(document: Document) -> Iterator[Dependency]:
    """`[libraries]` of a Gradle version catalogue, with `version.ref` looked up in `[versions]`."""
    entries = document.regions[0].facts.entries
    versions = {entry.name: entry for entry in entries if entry.path == ("versions",) and entry.value}
    libraries: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        if entry.path == ("libraries",) and entry.value:
            group, _, rest = entry.value.partition(":")
            name, _, version = rest.partition(":")
            yield Dependency("maven", f"{group}:{name}", version, entry.span)
        elif entry.path[:1] == ("libraries",) and entry.path[1:] and entry.value:
            libraries.setdefault(entry.path[1], {})[".".join((*entry.path[2:], entry.name))] = entry
    for parts in libraries.values():
        name = _library(parts)
        if name:
            reference = parts.get("version.ref")
            pinned = parts.get("version") if reference is None else versions.get(reference.value or "")
            place = content(pinned) if pinned is not None else None
            constraint = (pinned.value or "") if pinned is not None else ""
            yield Dependency("maven", name, constraint, next(iter(parts.values())).span, constraint_span=place)


def _library(parts: dict[str, Entry]) -> str:
    """`group:artifact`, from one key or from two; empty when it is not there."""
    module, group, name = parts.get("module"), parts.get("group"), parts.get("name")
    if module is not None:
        return module.value or ""
    return f"{group.value}:{name.value}" if group is not None and name is not None else ""


def _gradle_lock(document: Document) -> Iterator[Dependency]:
    for found in _LOCKED.finditer(document.text):
        name = f"{found['group']}:{found['name']}"
        yield Dependency("maven", name, found["version"], Span(*found.span()), direct=False, lock=True)


MANIFESTS = (
    Manifest(("pom.xml", "*.pom"), _pom),
    Manifest(("*.gradle", "*.gradle.kts"), _gradle),
    Manifest(("*.sbt",), _sbt),
    Manifest(("*.versions.toml",), _catalogue),
    Manifest(("gradle.lockfile",), _gradle_lock),
)
