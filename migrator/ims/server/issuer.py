"""Issues access tokens that look like those of IMS, and knows them again.

Header and claims as observed (public logs of adobe/aio-cli-plugin-cloudmanager, adobe/aio-lib-ims): no exp, iss or aud;
`created_at` and `expires_in` are milliseconds as text, scope is comma-joined.
"""

from __future__ import annotations

import base64
import threading
import uuid
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from migrator.ims.server.scenario import Client

KEY_ID = "ims_na1-key-at-1"


class Issuer:
    """Holds a key of its own, made anew for each server, and the tokens that were revoked."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._clock = clock
        self._revoked: set[str] = set()
        self._lock = threading.Lock()

    def issue(self, client: Client, scopes: Sequence[str], life: int) -> str:
        """An access token that lives `life` seconds; a negative life makes one that is already dead."""
        created = int(self._clock().timestamp() * 1000) + min(life, 0) * 1000
        claims = {
            "id": f"{uuid.uuid4()}_{KEY_ID}",
            "type": "access_token",
            "client_id": client.client_id,
            "user_id": client.technical_account_id,
            "aa_id": client.technical_account_id,
            "as": "ims-na1",
            "ctp": 0,
            "fg": "REHEARSAL",
            "moi": "rehearsal",
            "oc": "renga*na1r*rehearsal",
            "pba": "",
            "scope": ",".join(scopes),
            "created_at": str(created),
            "expires_in": str(max(life, 0) * 1000),
        }
        headers = {"x5u": f"{KEY_ID}.cer", "kid": KEY_ID, "itt": "at"}
        return jwt.encode(claims, self._key, algorithm="RS256", headers=headers)

    def read(self, token: str) -> tuple[Mapping[str, object] | None, str]:
        """The claims of a token that is valid now, or None and the reason."""
        try:
            claims: dict[str, object] = jwt.decode(token, self._key.public_key(), algorithms=["RS256"])
        except jwt.PyJWTError:
            return None, "bad_signature"
        end = int(str(claims["created_at"])) + int(str(claims["expires_in"]))
        if self._clock() >= datetime.fromtimestamp(end / 1000, timezone.utc):
            return None, "token_expired"
        with self._lock:
            revoked = str(claims["id"]) in self._revoked
        return (None, "token_revoked") if revoked else (claims, "")

    def revoke(self, token: str) -> None:
        """Make a token invalid; an unknown one is no error (RFC 7009 section 2.2)."""
        claims, _ = self.read(token)
        if claims:
            with self._lock:
                self._revoked.add(str(claims["id"]))

    def keys(self) -> dict[str, object]:
        """The public key as a JWKS."""
        numbers = self._key.public_key().public_numbers()
        key = {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": KEY_ID,
            "n": _number(numbers.n),
            "e": _number(numbers.e),
        }
        return {"keys": [key]}


def _number(value: int) -> str:
    octets = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()
