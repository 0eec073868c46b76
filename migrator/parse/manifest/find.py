"""Finds the readers of this package and asks those that a file's name fits."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.parse.document import Document
    from migrator.parse.manifest.base import Dependency, Manifest


def dependencies(document: Document) -> tuple[Dependency, ...]:
    """The dependencies a file declares, in order of appearance; empty for what is no manifest."""
    parts = document.path.lower().rsplit("/", 2)
    name, within = parts[-1], "/".join(parts[-2:])
    found: list[Dependency] = []
    for patterns, manifest in _manifests():
        if any(fnmatchcase(within if "/" in pattern else name, pattern) for pattern in patterns):
            found += manifest.read(document)
    return tuple(sorted(found, key=lambda dependency: dependency.span))


@cache
def _manifests() -> tuple[tuple[tuple[str, ...], Manifest], ...]:
    package = __name__.rpartition(".")[0]
    modules = (import_module(f"{package}.{name}") for name in sorted(_module_names(package)))
    found = [manifest for module in modules for manifest in getattr(module, "MANIFESTS", ())]
    return tuple((manifest.names, manifest) for manifest in found)


def _module_names(package: str) -> list[str]:
    return [module.name for module in iter_modules(import_module(package).__path__)]
