"""Service credentials of AEM as a Cloud Service: recognised, so that they are told apart; they stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.errors import CredentialError
from migrator.ims.credentials.formats import Format

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    integration = (carrier.data or {}).get("integration")
    if isinstance(integration, dict) and isinstance(integration.get("technicalAccount"), dict):
        raise CredentialError(
            f"{carrier.origin}: holds service credentials of AEM as a Cloud Service; the end of life does not reach "
            "them, and there is no OAuth Server-to-Server credential in it to check"
        )
    return None


FORMAT = Format("AEM service credentials", 5, _read)
