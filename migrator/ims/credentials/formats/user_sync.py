"""The connector of the User Sync Tool: `enterprise` (or `integration`) of connector-umapi.yml.

adobe-apiplatform/user-sync.py user_sync/connector/connector_umapi.py. The organisation, client ID and client secret of
the old form stay valid after the migration (its manual, connect_adobe.md), so both forms are read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.credentials.formats import Format
from migrator.ims.credentials.keys import draft
from migrator.ims.credentials.model import Entry

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier

# What umapi-client 3 asks for on behalf of the tool (umapi_client/auth.py, OAuthS2S).
_SCOPES = ["openid", "AdobeID", "user_management_sdk"]


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    for section in ("enterprise", "integration"):
        block = (carrier.data or {}).get(section)
        if isinstance(block, dict) and ("org_id" in block or "client_id" in block or "api_key" in block):
            return _connector(carrier, section, block)
    return None


def _connector(carrier: Carrier, section: str, block: dict[str, object]) -> tuple[Draft, ...]:
    if "client_secret" not in block and "secure_client_secret_key" in block:
        raise CredentialError(
            f"{carrier.origin}: {section}.secure_client_secret_key: the client secret is in the system's key ring; "
            "hand it over in the environment (ADOBE_CLIENT_ID, ADOBE_CLIENT_SECRET)"
        )
    found = draft(block, f"{section}.")
    if found is None:
        return ()
    if found.scopes is None:
        found = replace(found, scopes=Entry(f"{section}.scopes", _SCOPES))
    return (found,)


FORMAT = Format("User Sync Tool connector", 40, _read)
