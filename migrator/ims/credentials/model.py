"""What a credential is, once it has been read and found well-formed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.secret import Secret


@dataclass(frozen=True, slots=True)
class OAuthCredential:
    """An OAuth Server-to-Server credential, ready to ask for a token.

    `origin` says where it came from (`.env`, `console.json: Production`, `environment`). There are two
    `client_secrets`
    while a rotation is under way (adobe-dev-console S2S/implementation.md), the new one last as the Console adds it.
    Empty `scopes` mean that the carrier names none.
    """

    origin: str
    client_id: str
    client_secrets: tuple[Secret, ...]
    org_id: str | None = None
    scopes: tuple[str, ...] = ()
    technical_account_id: str | None = None
    technical_account_email: str | None = None
    sandbox: str | None = None


@dataclass(frozen=True, slots=True)
class JwtCredential:
    """What is left of the Service Account (JWT) credential: inspected, and exchanged only when asked for."""

    origin: str
    client_id: str | None = None
    client_secret: Secret | None = None
    org_id: str | None = None
    technical_account_id: str | None = None
    metascopes: tuple[str, ...] = ()
    private_key: Secret | None = None
    """PEM text."""
    passphrase: Secret | None = None
    certificate: bytes | None = None
    """PEM or DER."""
    assertion: Secret | None = None
    """A signed JWT that was found ready-made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value as its carrier holds it, and the key it stands under: `enterprise.client_secret`."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class Draft:
    """One credential as a carrier holds it, before anything in it has been looked at.

    `label` tells several of one file apart (the name of a context or of a workspace credential).
    """

    client_id: Entry | None = None
    secrets: tuple[Entry, ...] = ()
    org_id: Entry | None = None
    scopes: Entry | None = None
    technical_account_id: Entry | None = None
    technical_account_email: Entry | None = None
    sandbox: Entry | None = None
    metascopes: Entry | None = None
    private_key: Entry | None = None
    passphrase: Entry | None = None
    label: str = ""
