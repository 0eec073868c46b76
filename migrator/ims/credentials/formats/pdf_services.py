"""The credential file of PDF Services: `client_credentials` beside `service_principal_credentials`.

AdobeDocs/pdfservices-api-documentation gettingstarted.md; the older file has `service_account_credentials` instead.
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
    data = carrier.data or {}
    client = data.get("client_credentials")
    if not isinstance(client, dict):
        return None
    found = draft(client, "client_credentials.")
    if found is None:
        return ()
    for section in ("service_principal_credentials", "service_account_credentials"):
        block = data.get(section)
        if isinstance(block, dict) and "organization_id" in block:
            found = replace(found, org_id=Entry(f"{section}.organization_id", block["organization_id"]))
            break
    return (found,)


FORMAT = Format("PDF Services credentials", 50, _read)
