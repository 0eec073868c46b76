"""The names under which carriers keep the parts of a credential."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.ims.credentials.model import Draft, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Read with facts of the Developer Console download, aio contexts, GitHub Actions, Postman environments, the User Sync
# Tool, aepp and its family, and adobe/asset-compute-client. Compared in lower case, without dashes and underscores.
_ROLES = {
    "clientid": "client_id",
    "apikey": "client_id",
    "serviceapikey": "client_id",
    "clientsecret": "secrets",
    "clientsecrets": "secrets",
    "secret": "secrets",
    "orgid": "org_id",
    "imsorgid": "org_id",
    "imsorg": "org_id",
    "organizationid": "org_id",
    "organisationid": "org_id",
    "scopes": "scopes",
    "scope": "scopes",
    "oauthscopes": "scopes",
    "technicalaccountid": "technical_account_id",
    "techacctid": "technical_account_id",
    "techid": "technical_account_id",
    "technicalaccountemail": "technical_account_email",
    "sandbox": "sandbox",
    "sandboxname": "sandbox",
    "metascopes": "metascopes",
    "metascope": "metascopes",
    "privatekey": "private_key",
    "passphrase": "passphrase",
    "privkeypass": "passphrase",
}
_SEPARATORS = re.compile(r"[-_]")


def role_of(name: str) -> str | None:
    """The part of a credential that a key holds; None for every other key."""
    return _ROLES.get(_SEPARATORS.sub("", name).lower())


def split(name: str) -> tuple[str, str] | None:
    """A variable's name as prefix and role, `ACME_CLIENT_ID` as (`ACME_`, `client_id`); None for every other name."""
    parts = re.split(r"(?<=[-_.])", name)
    for start in range(len(parts)):
        role = role_of("".join(parts[start:]))
        if role:
            return "".join(parts[:start]), role
    return None


def keep(parts: dict[str, Entry], role: str, entry: Entry) -> None:
    """Enter a part; the first one wins, but a client ID goes before an API key, which may be another service's."""
    by_its_name = role == "client_id" and "client" in entry.key.lower()
    if role not in parts or (by_its_name and "client" not in parts[role].key.lower()):
        parts[role] = entry


def draft(mapping: Mapping[str, object], path: str = "", label: str = "") -> Draft | None:
    """The credential that a mapping's own keys hold; None where it has no client ID or no secret.

    The first of several names for one part wins, except that every secret counts. `path` is put before the keys in
    messages.
    """
    parts: dict[str, Entry] = {}
    found: list[Entry] = []
    for name, value in mapping.items():
        role = role_of(name)
        entry = Entry(f"{path}{name}", value)
        if role == "secrets":
            found.append(entry)
        elif role and value is not None:
            keep(parts, role, entry)
    if "client_id" not in parts and not found:
        return None
    return assemble(parts, found, label)


def assemble(parts: Mapping[str, Entry], secrets: Iterable[Entry], label: str = "") -> Draft:
    """A draft from its parts by role."""
    return Draft(
        client_id=parts.get("client_id"),
        secrets=tuple(secrets),
        org_id=parts.get("org_id"),
        scopes=parts.get("scopes"),
        technical_account_id=parts.get("technical_account_id"),
        technical_account_email=parts.get("technical_account_email"),
        sandbox=parts.get("sandbox"),
        metascopes=parts.get("metascopes"),
        private_key=parts.get("private_key"),
        passphrase=parts.get("passphrase"),
        label=label,
    )
