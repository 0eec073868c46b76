"""npm, Yarn and pnpm: package.json and the lock files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest, from_entry
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document

_SECTIONS = frozenset({
    "dependencies", "devDependencies", "peerDependencies", "optionalDependencies", "resolutions", "overrides",
})  # fmt: skip
_MODULES = "node_modules/"
_ALIAS = lazy(r"npm:(@?[^@\s]+)(?:@(.*))?\Z")
_YARN = lazy(
    r"^\"?(?P<name>@?[^\s@\"]+)@[^\n]*:\r?\n(?:[ \t][^\n]*\n){0,3}?[ \t]+version:?[ \t]+\"?(?P<version>[^\"\s]+)",
    re.MULTILINE,
)
_PNPM = lazy(r"/?(?P<name>@?[^@\s]+)[@/](?P<version>\d[^\s()_:/]*)")


def _package(document: Document) -> Iterator[Dependency]:
    for entry in document.regions[0].facts.entries:
        if len(entry.path) == 1 and entry.path[0] in _SECTIONS and entry.value is not None:
            found = from_entry("npm", entry)
            alias = _ALIAS.match(entry.value)
            yield found if alias is None else replace(found, name=alias[1], constraint=alias[2] or "")


def _lock(document: Document) -> Iterator[Dependency]:
    """Version 1 nests `dependencies`, versions 2 and 3 list `packages` by their folder."""
    entries = document.regions[0].facts.entries
    root = {entry.name for entry in entries if entry.path[:2] == ("packages", "") and entry.path[2:] and entry.value}
    flat = any(entry.name == "packages" and not entry.path for entry in entries)
    for entry in entries:
        if entry.name != "version" or entry.value is None or len(entry.path) < 2:  # noqa: PLR2004 - section and package
            continue
        around, folder = entry.path[-2:]
        if around == "packages" and _MODULES in folder:
            name = folder.rpartition(_MODULES)[2]
        elif around == "dependencies" and not flat:
            name = folder
        else:
            continue
        direct = name in root or (not flat and len(entry.path) == 2)  # noqa: PLR2004 - the top of version 1
        yield Dependency("npm", name, entry.value, entry.span, direct=direct and bool(root), lock=True)


def _yarn(document: Document) -> Iterator[Dependency]:
    for found in _YARN.finditer(document.text):
        yield Dependency("npm", found["name"], found["version"], Span(*found.span()), direct=False, lock=True)


def _pnpm(document: Document) -> Iterator[Dependency]:
    for entry in document.regions[0].facts.entries:
        if entry.path == ("packages",) and (found := _PNPM.match(entry.name)) is not None:
            yield Dependency("npm", found["name"], found["version"], entry.name_span, direct=False, lock=True)


MANIFESTS = (
    Manifest(("package.json",), _package),
    Manifest(("package-lock.json", "npm-shrinkwrap.json"), _lock),
    Manifest(("yarn.lock",), _yarn),
    Manifest(("pnpm-lock.yaml",), _pnpm),
)
