"""Insomnia exports: version 4 (JSON) and version 5 (YAML); parameters of a body are entries of a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Format, Piece
from migrator.parse.formats import jsonc, yaml
from migrator.parse.lookup import Lookup
from migrator.parse.spans import anchors
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Facts
    from migrator.parse.format import Subject

_EXPORT = lazy(r'"__export_format"\s*:|^type: (?:collection|environment|spec)\.insomnia\.rest/', re.MULTILINE)
_HEAD = 1 << 16
_FORMS = frozenset({"params", "parameters"})
_SCRIPTS = {
    "preRequestScript": "prerequest",
    "preRequest": "prerequest",
    "afterResponseScript": "test",
    "afterResponse": "test",
}


def read(text: str) -> Facts:
    """The facts of the JSON or YAML that the export is."""
    facts = jsonc.read(text) if text.lstrip()[:1] == "{" else yaml.read(text)
    entries = tuple(
        entry._replace(shape="form")
        if len(entry.path) > 1 and entry.path[-2] in _FORMS and entry.name not in {"name", "value"}
        else entry
        for entry in facts.entries
    )
    return facts._replace(entries=entries)


def find(subject: Subject) -> Iterator[Piece]:
    """The scripts and the bodies of requests."""
    look = Lookup(subject.facts)
    for entry in subject.facts.entries:
        if entry.value is None:
            continue
        if entry.name in _SCRIPTS:
            language, step = "javascript", _SCRIPTS[entry.name]
        elif entry.name == "text" and entry.path[-1:] == ("body",):
            language, step = (look.value((*entry.path, "mimeType")) or "").rpartition("/")[2], "body"
        else:
            continue
        around = entry.path[:-1] if entry.path[-1:] in {("body",), ("scripts",)} else entry.path
        name = look.value((*around, "name")) or "request"
        for text in look.texts(entry)[:1]:
            yield Piece(language, text.value, f"insomnia: {name} / {step}", anchors(text))


def _is_export(text: str) -> bool:
    return _EXPORT.search(text, 0, _HEAD) is not None


FORMAT = Format("insomnia", "config", read, refines=("json", "yaml"), content=_is_export)
EMBEDDING = Embedding(frozenset({"insomnia"}), find)
