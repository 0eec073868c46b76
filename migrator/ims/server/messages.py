"""A request as the local IMS sees it, and its reply, faults of the wire included."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Request:
    """Header names are lower-case. `fields` joins query and form; `host` is the one that the client meant."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    fields: Mapping[str, str]

    @property
    def bearer(self) -> str:
        """The token of the Authorization header; empty where there is none."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


@dataclass(frozen=True, slots=True)
class Reply:
    """`delay` in seconds comes before the first byte. `cut` closes the connection after that many bytes of the body.

    A body that is no bytes is sent as it comes, in chunks.
    """

    status: int = 200
    body: bytes | Iterable[bytes] = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: int | None = None


def json_reply(status: int, data: object, **headers: str) -> Reply:
    """A reply in JSON; header names with underscores for dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(data).encode(), {"content-type": "application/json;charset=UTF-8", **named})


def error_reply(status: int, error: str, description: str) -> Reply:
    """An OAuth error as IMS writes it (facts of adobe/ims-go error.go)."""
    return json_reply(status, {"error": error, "error_description": description}, cache_control="no-store")
