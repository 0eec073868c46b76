"""Kubernetes Secrets and ConfigMaps: base64 is decoded, and a key that is a file name holds a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.encoded import decoded_piece
from migrator.parse.format import Embedding, Piece
from migrator.parse.lookup import Lookup
from migrator.parse.spans import anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry, Span
    from migrator.parse.format import Subject

_KINDS = frozenset({"Secret", "ConfigMap"})
_PLAIN = frozenset({"stringData", "data"})


def find(subject: Subject) -> Iterator[Piece]:
    """The values of the maps `data`, `binaryData` and `stringData`."""
    look = Lookup(subject.facts)
    seen: set[Span] = set()
    for kind in subject.facts.entries:
        top = kind.path == () or (len(kind.path) == 2 and kind.path[0] == "items")  # noqa: PLR2004 - name and index
        if kind.name == "kind" and kind.value in _KINDS and top and kind.container not in seen:
            seen.add(kind.container)
            yield from _values(look, kind)


def _values(look: Lookup, kind: Entry) -> Iterator[Piece]:
    inside = look.within(kind.container)
    names = (entry.value for entry in inside if entry.name == "name" and entry.path == (*kind.path, "metadata"))
    label = f"{kind.value} {next(names, None) or 'unnamed'}"
    for entry in inside:
        if entry.path[:-1] != kind.path or not entry.path or entry.value is None:
            continue
        around = entry.path[-1]
        for text in look.texts(entry)[:1]:
            if around == "binaryData" or (around == "data" and kind.value == "Secret"):
                piece = decoded_piece(text, f"{label} > {entry.name}, decoded", entry.name)
                if piece is not None:
                    yield piece
            elif around in _PLAIN and "." in entry.name and "\n" in text.value:
                yield Piece(_extension(entry.name), text.value, f"{label} > {entry.name}", anchors(text))


def _extension(name: str) -> str:
    return name.rpartition(".")[2]


EMBEDDING = Embedding(frozenset({"yaml", "json"}), find)
