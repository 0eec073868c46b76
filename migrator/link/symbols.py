"""Names that the files of one folder share without an import: the types of a namespace, what a Go package declares."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.parse.document import Document

_MOST = 256
"""Names that are kept of one file."""
_REACH = 200_000
"""Characters of a file that are looked at."""
_IMPLICIT = frozenset({"apex", "csharp", "go", "groovy", "java", "kotlin", "php", "scala", "swift", "vb"})
"""Languages in which a file sees its neighbours."""
_TYPE = lazy(
    r"\b(?i:class|struct|interface|enum|object|record|protocol|trait|type|module)[ \t]{1,4}(?P<name>[A-Z]\w{3,60})"
)
_GO_FUNCTION = lazy(r"^func[ \t]{1,4}(?:\([^()\n]{0,80}\)[ \t]{0,4})?(?P<name>[A-Za-z]\w{4,60})\(", re.MULTILINE)
_GO_CONSTANTS = lazy(r"^(?:const|var)[ \t]{0,4}\(\n(?P<body>(?:[^)\n]{0,300}\n){1,200}?)\)", re.MULTILINE)
_GO_MEMBER = lazy(r"^\t(?P<name>[A-Za-z]\w{3,60})\b[ \t]{0,40}(?:[\w.]{1,40}[ \t]{1,4})?=", re.MULTILINE)
_GO_SINGLE = lazy(r"^(?:const|var)[ \t]{1,4}(?P<name>[A-Za-z]\w{3,60})\b", re.MULTILINE)
_WORD = lazy(r"(?<![\w.\"'])[A-Z]\w{3,60}(?![\w\"'])")
_GO_WORD = lazy(r"(?<![\w\"])[A-Za-z]\w{3,60}(?![\w\"])")
_GO_LOCAL = lazy(r"\b(?P<names>\w{1,60}(?:,[ \t]{0,2}\w{1,60}){0,5})[ \t]{0,4}:=")


def symbols(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a file declares for its neighbours, and the names in it that one of them may have declared."""
    language = document.regions[0].language if document.regions else ""
    if language not in _IMPLICIT:
        return (), ()
    text = document.text[:_REACH]
    declared = _first(_go_names(text)) if language == "go" else _first(one["name"] for one in _TYPE.finditer(text))
    if language == "go":
        local = {name.strip() for one in _GO_LOCAL.finditer(text) for name in one["names"].split(",")}
        used = _first(word for one in _GO_WORD.finditer(text) if (word := one.group()) not in local)
    else:
        used = _first(one.group() for one in _WORD.finditer(text))
    return declared, tuple(name for name in used if name not in declared)


def _go_names(text: str) -> Iterable[str]:
    """Functions, constants and variables; a type is used by whatever the package does."""
    for way in (_GO_FUNCTION, _GO_SINGLE):
        yield from (one["name"] for one in way.finditer(text))
    for block in _GO_CONSTANTS.finditer(text):
        yield from (one["name"] for one in _GO_MEMBER.finditer(block["body"]))


def _first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(names), _MOST))
