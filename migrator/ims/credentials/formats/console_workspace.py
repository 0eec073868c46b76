"""The Developer Console's project download: `project.workspace.details.credentials[]`.

Its shape is the JSON Schema of adobe/aio-cli-plugin-app (schema/config.schema.json). While a migration is open a
credential
has both blocks, `jwt` and `oauth_server_to_server`, under `integration_type: oauth_server_to_server_migrate`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.ims.credentials.formats import Format
from migrator.ims.credentials.keys import draft
from migrator.ims.credentials.model import Entry

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    project = (carrier.data or {}).get("project")
    if not isinstance(project, dict):
        return None
    org = project.get("org")
    org_id = org.get("ims_org_id") if isinstance(org, dict) else None
    found = []
    for at, credential in enumerate(_credentials(project)):
        path = f"project.workspace.details.credentials[{at}]."
        one = _credential(credential, path)
        if one:
            found.append(replace(one, org_id=Entry("project.org.ims_org_id", org_id)))
    return tuple(found)


def _credentials(project: dict[str, object]) -> list[dict[str, object]]:
    value: object = project
    for key in ("workspace", "details", "credentials"):
        value = value.get(key) if isinstance(value, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _credential(credential: dict[str, object], path: str) -> Draft | None:
    oauth, jwt = credential.get("oauth_server_to_server"), credential.get("jwt")
    label = credential.get("name")
    name = label if isinstance(label, str) else ""
    old = draft(jwt, f"{path}jwt.", name) if isinstance(jwt, dict) else None
    new = draft(oauth, f"{path}oauth_server_to_server.", name) if isinstance(oauth, dict) else None
    return replace(new, metascopes=old.metascopes) if new and old else new or old


FORMAT = Format("Developer Console project download", 10, _read)
