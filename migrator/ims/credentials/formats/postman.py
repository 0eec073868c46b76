"""A Postman environment: `values[]` of key and value (adobe/experience-platform-postman-samples)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.credentials.formats import Format
from migrator.ims.credentials.keys import draft

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    data = carrier.data or {}
    if isinstance(data.get("info"), dict) and isinstance(data.get("item"), list):
        raise CredentialError(f"{carrier.origin}: is a Postman collection; name its environment, which has the values")
    values = data.get("values")
    if not isinstance(values, list):
        return None
    variables = {
        str(item["key"]): item.get("value")
        for item in values
        if isinstance(item, dict) and "key" in item and item.get("enabled", True)
    }
    found = draft(variables)
    return (found,) if found else ()


FORMAT = Format("Postman environment", 30, _read)
