"""The scripts in the `config.xml` of a Jenkins job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Piece
from migrator.parse.lookup import Lookup
from migrator.parse.spans import anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.format import Subject

_SHELLS = {
    "hudson.tasks.Shell": "bash",
    "hudson.tasks.BatchFile": "bat",
    "hudson.plugins.powershell.PowerShell": "powershell",
}


def find(subject: Subject) -> Iterator[Piece]:
    """The commands of build steps, and pipelines kept in the job itself."""
    look = Lookup(subject.facts)
    for entry in subject.facts.entries:
        if entry.value is None or entry.path[-1:] == ():
            continue
        step = entry.path[-1]
        if entry.name == "command" and step in _SHELLS:
            language = _SHELLS[step]
        elif entry.name == "script" and step in {"definition", "secureScript"}:
            language = "groovy"
        else:
            continue
        for text in look.texts(entry)[:1]:
            yield Piece(language, text.value, f"{step} > {entry.name}", anchors(text))


EMBEDDING = Embedding(frozenset({"xml"}), find)
