"""Go modules: go.mod and go.sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.manifest.base import Dependency, Manifest
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document

_REQUIRE = lazy(
    r"^[ \t]*(?:require[ \t]+)?(?P<name>[A-Za-z0-9][\w.-]*\.[A-Za-z]{2,}(?:/[\w.~+-]+)+)[ \t]+(?P<version>v\d\S*)"
    r"(?P<indirect>[ \t]*//[ \t]*indirect)?",
    re.MULTILINE,
)


def _modules(document: Document, *, lock: bool) -> Iterator[Dependency]:
    seen = set()
    for found in _REQUIRE.finditer(document.text):
        version = found["version"].removesuffix("/go.mod")
        key = (found["name"], version)
        if key not in seen:
            seen.add(key)
            direct = not lock and found["indirect"] is None
            place = None if lock else Span(*found.span("version"))
            span = Span(found.start("name"), found.end("version"))
            yield Dependency("go", found["name"], version, span, direct, lock, place)


def _mod(document: Document) -> Iterator[Dependency]:
    return _modules(document, lock=False)


def _sum(document: Document) -> Iterator[Dependency]:
    return _modules(document, lock=True)


MANIFESTS = (Manifest(("go.mod",), _mod), Manifest(("go.sum",), _sum))
