"""What is left of the old sign-in, from files that the user names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.credentials import JwtCredential
from migrator.ims.credentials.reading import origin_of, read_bytes
from migrator.ims.keys import KeyProblemError, assertion_claims, read_certificate, sign
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

_BINARY = "latin-1"
"""A key file may be binary (DER, PKCS#12); a Secret holds text, so each byte is one character of it."""


def named(
    found: Sequence[JwtCredential],
    *,
    key: Path | None = None,
    certificate: Path | None = None,
    assertion: Path | None = None,
    passphrase: Secret | None = None,
) -> tuple[JwtCredential, ...]:
    """What the credential files hold of the old sign-in (`found`, of `load_jwt`), with the named files put in.

    Where nothing was found the files make one that belongs to every credential. Raises CredentialError.
    """
    origin = ", ".join(origin_of(path) for path in (key, certificate, assertion) if path)
    if not origin and not passphrase:
        return tuple(found)
    own = JwtCredential(
        origin=origin,
        private_key=Secret(read_bytes(key, "private key").decode(_BINARY)) if key else None,
        passphrase=passphrase,
        certificate=_certificate(certificate) if certificate else None,
        assertion=Secret(read_bytes(assertion, "assertion").decode(_BINARY).strip()) if assertion else None,
    )
    return tuple(_merged(one, own) for one in found) or (own,)


def _certificate(path: Path) -> bytes:
    data = read_bytes(path, "certificate")
    try:
        read_certificate(data)
    except KeyProblemError as problem:
        raise CredentialError(f"{origin_of(path)}: {problem}") from None
    return data


def _merged(one: JwtCredential, own: JwtCredential) -> JwtCredential:
    return replace(
        one,
        private_key=own.private_key or one.private_key,
        passphrase=own.passphrase or one.passphrase,
        certificate=own.certificate or one.certificate,
        assertion=own.assertion or one.assertion,
    )


def key_bytes(leftover: JwtCredential) -> bytes:
    """The private key as it was in its file; empty where there is none."""
    if leftover.private_key is None:
        return b""
    text = leftover.private_key.reveal()
    return text.encode(_BINARY, "replace")


def assertion_for(leftover: JwtCredential, client_id: str, expires: datetime) -> Secret | None:
    """The assertion to probe with: one that was found, else one signed now; None where something is missing.

    Raises KeyProblemError for a key that cannot sign.
    """
    if leftover.assertion:
        return leftover.assertion
    org_id, account = leftover.org_id, leftover.technical_account_id
    if not (leftover.private_key and org_id and account and leftover.metascopes):
        return None
    claims = assertion_claims(client_id, org_id, account, leftover.metascopes, expires)
    return sign(claims, key_bytes(leftover), leftover.passphrase)
