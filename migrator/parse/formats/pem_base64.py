"""Private keys and certificates that stand base64-encoded in a value of a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.encoded import decoded_piece
from migrator.parse.format import Embedding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.format import Piece, Subject

_BEGIN = "LS0tLS1CRUdJTi"
"""Base64 of `-----BEGIN`."""


def find(subject: Subject) -> Iterator[Piece]:
    """Each value that is the base64 of a PEM block."""
    for text in subject.facts.texts:
        if text.value.startswith(_BEGIN):
            piece = decoded_piece(text, "base64, decoded")
            if piece is not None:
                yield piece


EMBEDDING = Embedding(
    frozenset({"json", "yaml", "toml", "dotenv", "properties", "ini", "xml", "hcl", "postman", "insomnia", "osgi"}),
    find,
)
