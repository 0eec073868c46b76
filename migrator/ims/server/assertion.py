"""The old exchange of an assertion, as it is now and as it was.

Its rules and errors: adobe-dev-console JWT/index.md as of @054aa705^; the wordings are those that users reported
(AdobeDocs/adobeio-auth#67, adobe/jwt-auth#6, Adobe-Consulting-Services/acs-aem-commons#2860,
AdobeDocs/adobe-dev-console#124).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from migrator.ims.server.messages import Reply, error_reply

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from migrator.ims.server.scenario import Client

_HOST = "https://ims-na1.adobelogin.com"


def ended() -> Reply:
    """What was seen for a credential that is converted or deleted; Adobe documents no other answer."""
    return error_reply(500, "internal_error", "Please try again later")


def refusal(client: Client, assertion: str, now: datetime) -> Reply | None:
    """Why an assertion is refused; None for one that is good."""
    try:
        claims = jwt.decode(assertion, options={"verify_signature": False})
    except jwt.PyJWTError:
        return error_reply(400, "invalid_token", "JWT token is incorrectly formatted, and can not be decoded.")
    return _signature(client, assertion, now) or _contents(client, claims, now) or _metascopes(client, claims)


def _signature(client: Client, assertion: str, now: datetime) -> Reply | None:
    """Any certificate bound to the credential may sign, and one that has ended signs no more."""
    for data in client.certificates:
        certificate = _certificate(data)
        key = certificate.public_key()
        if not isinstance(key, RSAPublicKey) or certificate.not_valid_after_utc <= now:
            continue
        try:
            jwt.PyJWS().decode(assertion, key, algorithms=["RS256"])
        except jwt.PyJWTError:
            continue
        return None
    return error_reply(400, "invalid_token", "Could not match JWT signature to any of the bindings")


def _certificate(data: bytes) -> x509.Certificate:
    return x509.load_pem_x509_certificate(data) if b"-----BEGIN" in data else x509.load_der_x509_certificate(data)


def _contents(client: Client, claims: Mapping[str, object], now: datetime) -> Reply | None:
    end = claims.get("exp")
    if isinstance(end, bool) or not isinstance(end, int):
        return error_reply(400, "invalid_token", "JWT token is incorrectly formatted, and can not be decoded.")
    if end <= now.timestamp():
        return error_reply(400, "invalid_token", "JWT token has expired.")
    if claims.get("iss") != client.org_id or claims.get("sub") != client.technical_account_id:
        return error_reply(400, "bad_request", "The JWT's iss or sub does not fit the credential.")
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    if f"{_HOST}/c/{client.client_id}" not in named:
        return error_reply(400, "invalid_client", "The client_id is not the one in the JWT's aud.")
    return None


def _metascopes(client: Client, claims: Mapping[str, object]) -> Reply | None:
    asked = {name.rsplit("/s/", 1)[1] for name, value in claims.items() if "/s/" in name and value is True}
    if not asked or not asked <= set(client.metascopes):
        return error_reply(
            400, "invalid_scope", "The metascopes in the JWT are not a subset of the metascopes in the binding."
        )
    return None
