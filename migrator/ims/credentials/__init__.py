"""Reads OAuth Server-to-Server credentials from where people keep them.

Secrets come from files and from the environment, never from the command line. Nothing here opens a socket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.credentials import keys, values
from migrator.ims.credentials.formats import formats
from migrator.ims.credentials.model import JwtCredential, OAuthCredential
from migrator.ims.credentials.reading import origin_of, read
from migrator.ims.credentials.variables import groups
from migrator.ims.text import printable
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier

__all__ = ["JwtCredential", "OAuthCredential", "given", "load", "load_jwt"]

ENVIRONMENT = "environment"
_GENERAL = 90
"""From this order on a format that finds nothing leaves the file to the next one."""

_SHORTEST_KEY = 400
"""Characters; more than any path, less than the base64 of any RSA key in use."""


def load(paths: Iterable[Path], environ: Mapping[str, str]) -> tuple[OAuthCredential, ...]:
    """Every credential in the files, or, where no file is named, in the environment.

    A client ID that occurs twice is taken from where it stands first. Raises CredentialError, one line that names file
    and key and never shows a value; no credential at all is an error for a file and an empty tuple for the environment.
    """
    found: dict[str, OAuthCredential] = {}
    for origin, one in _drafts(tuple(paths), environ):
        credential = _credential(origin, one)
        found.setdefault(credential.client_id, credential)
    return tuple(found.values())


def given(parts: Mapping[str, str], origin: str = "command line") -> OAuthCredential:
    """The credential of command line options and a prompt: `client_id`, `client_secret`, `org_id`, `scopes`, `sandbox`.

    The secret comes from a prompt or the environment, for an argument is seen by every process of the machine. Raises
    CredentialError.
    """
    found = keys.draft({name: value for name, value in parts.items() if value})
    if found is None:
        raise CredentialError(f"{origin}: client_id: is missing")
    return _credential(origin, found)


def load_jwt(paths: Iterable[Path], environ: Mapping[str, str]) -> tuple[JwtCredential, ...]:
    """What the same carriers hold of the old sign-in: metascopes and a private key. Raises CredentialError."""
    return tuple(
        _jwt_credential(origin, one)
        for origin, one in _drafts(tuple(paths), environ)
        if one.metascopes or one.private_key
    )


def _drafts(paths: tuple[Path, ...], environ: Mapping[str, str]) -> Iterator[tuple[str, Draft]]:
    if not paths:
        for draft in groups(environ, named=False):
            yield ENVIRONMENT, draft
    for path in paths:
        drafts = _read(path)
        for draft in drafts:
            label = draft.label if len(drafts) > 1 else ""
            yield f"{origin_of(path)}: {printable(label, 80)}" if label else origin_of(path), draft


def _read(path: Path) -> tuple[Draft, ...]:
    carrier = read(path)
    if carrier.data and carrier.data.keys() >= {"schema_version", "findings"}:
        raise CredentialError(f"{carrier.origin}: is a saved audit, which belongs to --audit")
    for form in formats():
        drafts = form.read(carrier)
        if drafts:
            return drafts
        if drafts is not None and form.order < _GENERAL:
            break
    raise CredentialError(
        f"{carrier.origin}: {_other(carrier)}; download the credential (client ID, client secret, scopes) "
        "from its page in the Developer Console"
    )


def _other(carrier: Carrier) -> str:
    """What a file is that holds no credential."""
    data = carrier.data or {}
    if "PRIVATE KEY-----" in carrier.text or "BEGIN CERTIFICATE" in carrier.text:
        return "is a key or certificate of the old sign-in (--jwt-key, --jwt-certificate), no client secret"
    if "interactions" in data and "schema" in data:
        return "is a recording, which belongs to --ims"
    return "holds no OAuth Server-to-Server credential"


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
    passphrase = draft.passphrase
    return JwtCredential(
        origin=origin,
        client_id=values.client_id(origin, draft.client_id) if draft.client_id else None,
        client_secret=next(iter(values.secrets(origin, draft.secrets)), None),
        org_id=values.org_id(origin, draft.org_id),
        technical_account_id=values.account(origin, draft.technical_account_id),
        metascopes=values.scopes(origin, draft.metascopes),
        private_key=_private_key(draft),
        passphrase=Secret(values.text(origin, passphrase)) if passphrase else None,
    )


def _private_key(draft: Draft) -> Secret | None:
    """PEM, its lines, or base64 of DER; a path to a key is no key."""
    value = draft.private_key.value if draft.private_key else None
    text = "\n".join(map(str, value)) if isinstance(value, list) else value
    if not isinstance(text, str) or not ("-----BEGIN" in text or len(text) > _SHORTEST_KEY):
        return None
    return Secret(text)
