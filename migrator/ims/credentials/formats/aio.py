"""IMS contexts of the aio CLI and App Builder: `ims.contexts.NAME` (older: `$ims.NAME`), adobe/aio-lib-ims README."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.ims.credentials.formats import Format
from migrator.ims.credentials.keys import draft

if TYPE_CHECKING:
    from migrator.ims.credentials.model import Draft
    from migrator.ims.credentials.reading import Carrier


def _read(carrier: Carrier) -> tuple[Draft, ...] | None:
    data = carrier.data or {}
    for key, inner in (("ims", "contexts"), ("$ims", "")):
        contexts = data.get(key)
        if isinstance(contexts, dict) and inner:
            contexts = contexts.get(inner)
        if isinstance(contexts, dict):
            path = f"{key}.{inner}." if inner else f"{key}."
            return tuple(_contexts(contexts, path))
    return None


def _contexts(contexts: dict[str, object], path: str) -> list[Draft]:
    """Contexts of a signed-in person hold no client secret and are no credentials of a server."""
    found = []
    for name, context in contexts.items():
        one = draft(context, f"{path}{name}.", str(name)) if isinstance(context, dict) else None
        if one and one.secrets:
            found.append(one)
    return found


FORMAT = Format("aio contexts", 20, _read)
