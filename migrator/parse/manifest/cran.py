"""R packages: DESCRIPTION and renv.lock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document

_FIELD = lazy(r"^(?:Imports|Depends|Suggests|LinkingTo|Enhances):(?P<packages>[^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
_PACKAGE = lazy(r"(?P<name>[A-Za-z][\w.]*)[ \t]*(?:\((?P<version>[^()\n]*)\))?")


def _description(document: Document) -> Iterator[Dependency]:
    for field in _FIELD.finditer(document.text):
        for found in _PACKAGE.finditer(document.text, *field.span("packages")):
            place = Span(*found.span("version")) if found["version"] else None
            if found["name"] != "R":
                span = Span(*found.span())
                yield Dependency("cran", found["name"], found["version"] or "", span, constraint_span=place)


def _lock(document: Document) -> Iterator[Dependency]:
    for entry in document.regions[0].facts.entries:
        if entry.name == "Version" and entry.value and len(entry.path) == 2 and entry.path[0] == "Packages":  # noqa: PLR2004
            yield Dependency("cran", entry.path[1], entry.value, entry.span, direct=False, lock=True)


MANIFESTS = (Manifest(("description",), _description), Manifest(("renv.lock",), _lock))
