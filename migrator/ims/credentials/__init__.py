"""Reads OAuth Server-to-Server credentials from where people keep them.

Secrets come from files and from the environment, never from the command line. Nothing here opens a socket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.credentials import values
from migrator.ims.credentials.formats import formats
from migrator.ims.credentials.model import JwtCredential, OAuthCredential
from migrator.ims.credentials.reading import origin_of, read
from migrator.ims.credentials.variables import groups
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from migrator.ims.credentials.model import Draft

__all__ = ["JwtCredential", "OAuthCredential", "load", "load_jwt"]

ENVIRONMENT = "environment"


def load(paths: Iterable[Path], environ: Mapping[str, str]) -> tuple[OAuthCredential, ...]:
    """Every credential in the files, or, where no file is named, in the environment.

    A client ID that occurs twice is taken from where it stands first. Raises CredentialError, one line that names file
    and key and never shows a value; no credential at all is an error for a file and an empty tuple for the environment.
    """
    found: dict[str, OAuthCredential] = {}
    for origin, draft in _drafts(tuple(paths), environ):
        credential = _credential(origin, draft)
        found.setdefault(credential.client_id, credential)
    return tuple(found.values())


def load_jwt(paths: Iterable[Path], environ: Mapping[str, str]) -> tuple[JwtCredential, ...]:
    """What the same carriers hold of the old sign-in: metascopes and a private key. Raises CredentialError."""
    return tuple(
        _jwt_credential(origin, draft)
        for origin, draft in _drafts(tuple(paths), environ)
        if draft.metascopes or draft.private_key
    )


def _drafts(paths: tuple[Path, ...], environ: Mapping[str, str]) -> Iterator[tuple[str, Draft]]:
    if not paths:
        for draft in groups(environ, named=False):
            yield ENVIRONMENT, draft
    for path in paths:
        drafts = _read(path)
        for draft in drafts:
            label = draft.label if len(drafts) > 1 else ""
            yield f"{origin_of(path)}: {label}" if label else origin_of(path), draft


def _read(path: Path) -> tuple[Draft, ...]:
    carrier = read(path)
    for form in formats():
        drafts = form.read(carrier)
        if drafts:
            return drafts
        if drafts is not None and form.order < _GENERAL:
            break
    raise CredentialError(
        f"{carrier.origin}: holds no OAuth Server-to-Server credential (client ID, client secret, scopes); "
        "download it from the credential's page in the Developer Console"
    )


_GENERAL = 90


def _credential(origin: str, draft: Draft) -> OAuthCredential:
    if draft.client_id is None:
        raise CredentialError(f"{origin}: {draft.secrets[0].key}: stands without a client ID; add it beside the secret")
    client_id = values.client_id(origin, draft.client_id)
    if not draft.secrets:
        raise CredentialError(
            f"{origin}: {draft.client_id.key}: stands without a client secret; add CLIENT_SECRET beside it"
        )
    secrets = values.secrets(origin, draft.secrets)
    if values.swapped(client_id, secrets):
        raise values.fail(origin, draft.client_id, "client ID and client secret seem swapped")
    return OAuthCredential(
        origin=origin,
        client_id=client_id,
        client_secrets=secrets,
        org_id=values.org_id(origin, draft.org_id),
        scopes=values.scopes(origin, draft.scopes),
        technical_account_id=values.account(origin, draft.technical_account_id),
        technical_account_email=values.account(origin, draft.technical_account_email),
        sandbox=values.sandbox(origin, draft.sandbox),
    )


def _jwt_credential(origin: str, draft: Draft) -> JwtCredential:
    key, passphrase = draft.private_key, draft.passphrase
    lines = key.value if key else None
    pem = "\n".join(map(str, lines)) if isinstance(lines, list) else lines
    return JwtCredential(
        origin=origin,
        client_id=values.client_id(origin, draft.client_id) if draft.client_id else None,
        client_secret=next(iter(values.secrets(origin, draft.secrets)), None),
        org_id=values.org_id(origin, draft.org_id),
        technical_account_id=values.account(origin, draft.technical_account_id),
        metascopes=values.scopes(origin, draft.metascopes),
        private_key=Secret(pem) if isinstance(pem, str) and pem.strip() else None,
        passphrase=Secret(values.text(origin, passphrase)) if passphrase else None,
    )
