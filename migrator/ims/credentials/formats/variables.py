"""Names and values on lines: dotenv, shell exports, Java properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.credentials.formats import Format
from migrator.ims.credentials.variables import assignments, groups

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    if carrier.data is not None:
        return None
    return groups(assignments(carrier.text), named=True)


FORMAT = Format("variables", 95, _read)
