"""The scripts of `package.json` and `composer.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.format import Embedding, Piece
from migrator.parse.lookup import Lookup
from migrator.parse.spans import anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.format import Subject

_MANIFESTS = ("package.json", "composer.json")


def find(subject: Subject) -> Iterator[Piece]:
    """Each script, as the shell gets it."""
    if not subject.path.lower().endswith(_MANIFESTS):
        return
    look = Lookup(subject.facts)
    for entry in subject.facts.entries:
        if entry.path == ("scripts",):
            for text in look.texts(entry):
                yield Piece("bash", text.value, f"script {entry.name}", anchors(text))


EMBEDDING = Embedding(frozenset({"json"}), find)
