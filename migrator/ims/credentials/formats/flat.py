"""A mapping with the parts side by side, or a list of such mappings: the Console's credential download and its kin.

The download has CLIENT_ID, CLIENT_SECRETS[], ORG_ID, SCOPES[], TECHNICAL_ACCOUNT_ID and _EMAIL (read by
adobe/asset-compute-devtool); the configuration of aepp and its family has client_id, secret, org_id, scopes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.credentials.formats import Format
from migrator.ims.credentials.keys import draft

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier

_WRAPPERS = ("oauth_server_to_server", "credential", "ims", "adobe")


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    if carrier.data is None:
        return None
    own = draft(carrier.data)
    if own:
        return (own,)
    found = [draft(block, f"{key}.", key if key.startswith("[") else "") for key, block in _blocks(carrier.data)]
    return tuple(one for one in found if one and one.client_id)


def _blocks(data: dict[str, object]) -> list[tuple[str, dict[str, object]]]:
    """Where a credential may stand one level down: in a list, or under a name that says what it is."""
    listed = data.get("credentials")
    if isinstance(listed, list):
        data = {f"credentials[{at}]": item for at, item in enumerate(listed)}
        return [(key, item) for key, item in data.items() if isinstance(item, dict)]
    return [
        (key, item)
        for key, item in data.items()
        if isinstance(item, dict) and (key in _WRAPPERS or key.startswith("["))
    ]


FORMAT = Format("credential mapping", 90, _read)
