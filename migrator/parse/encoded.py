"""Base64 inside a text: decoded within bounds, and mapped back character by character."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from migrator.parse.decode import decode
from migrator.parse.format import Piece
from migrator.parse.spans import anchors
from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.facts import Text

_LARGEST = 1 << 18
"""Characters of base64 that are decoded: 256 KiB, more than any key or credential file takes."""
_BASE64 = lazy(r"[A-Za-z0-9+/_\-\s]*={0,2}")


def decode_base64(value: str) -> bytes | None:
    """The bytes of a base64 text, standard or URL-safe, with or without padding; None for anything else."""
    if not value or len(value) > _LARGEST or _BASE64.fullmatch(value.rstrip()) is None:
        return None
    packed = "".join(value.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return None


def decoded_piece(text: Text, label: str, name: str = "") -> Piece | None:
    """The piece that a base64 text stands for, None when it is not base64 of a text; `name` may tell its language."""
    data = decode_base64(text.value)
    if not data:
        return None
    decoded = decode(data)
    if decoded.encoding in {"latin-1", "cp1252"} or "\0" in decoded.text:
        return None
    language = name.rpartition(".")[2] if "." in name else ""
    return Piece(language, decoded.text, label, _map(text, decoded.text), replaces=False)


def _map(text: Text, value: str) -> tuple[tuple[int, int], ...]:
    """Three bytes are four characters of base64; white space in it shifts the rest by a little, never out of it."""
    places = [place for place, character in enumerate(text.value) if not character.isspace()]
    outer = anchors(text)
    found: list[tuple[int, int]] = []
    size, step = 0, 0
    for at, character in enumerate(value):
        place = places[min(size * 4 // 3, len(places) - 1)]
        while step + 1 < len(outer) and outer[step + 1][0] <= place:
            step += 1
        found.append((at, outer[step][1] + place - outer[step][0]))
        size += len(character.encode("utf-8", "surrogatepass"))
    end = text.parts[-1][1].end if text.parts else text.span.end
    found.append((len(value), end))
    return tuple(found)
