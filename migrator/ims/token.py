"""Reads the claims of an access token.

It is never verified: its `x5u` names a key that Adobe does not publish for this purpose. Expiry is `created_at` plus
`expires_in`, both milliseconds as text (adobe/aio-lib-ims), scope is comma-joined.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = 3
_LONGEST = 65_536


def decode(token: str) -> tuple[dict[str, object], dict[str, object]] | None:
    """Header and claims of a JWS in compact form, None for an opaque token. The signature is not looked at."""
    parts = token.split(".")
    if len(parts) != _PARTS or len(token) > _LONGEST:
        return None
    header, claims = _segment(parts[0]), _segment(parts[1])
    return None if header is None or claims is None else (header, claims)


def encode(header: Mapping[str, object], claims: Mapping[str, object]) -> str:
    """A token with these parts and without a signature: the form in which a recorded token is played back."""
    return f"{_encoded(header)}.{_encoded(claims)}."


def _segment(part: str) -> dict[str, object] | None:
    try:
        value = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _encoded(value: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, sort_keys=True).encode()).decode().rstrip("=")
