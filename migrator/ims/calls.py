"""A call to IMS or to a product's API and its answer, reduced to what a verdict needs; nothing here is secret.

The same reduction is made of a live answer and of a recorded one, so a recording gives the verdict that was seen live.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - part of the dataclasses' public types
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

CallKind = Literal["token", "exchange", "validate", "api"]
"""`token`: the OAuth endpoint, any version; `exchange`: the old assertion exchange; `validate`: validate_token."""

Content = Literal["json", "html", "text", "malformed", "empty"]


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """The canonical form of a request: versions, encodings and separators that mean the same are the same here."""

    kind: CallKind
    client_id: str
    path: str = ""
    """Of the API; empty for IMS, whose endpoint is the kind."""
    org_id: str = ""
    sandbox: str = ""
    grant_type: str = ""
    scopes: tuple[str, ...] = ()
    """Sorted."""
    secret: str = ""
    """Keyed fingerprint of the client secret; empty where none was sent or none is kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, by allow-list. `fields` holds JSON scalars, lists of names, and the decoded token's claims."""

    status: int
    content: Content
    fields: Mapping[str, object] = field(default_factory=dict)
    retry_after: str = ""
    server_time: datetime | None = None
    """The Date header: the clock of the other side."""
    location_host: str = ""
    """Where a redirect pointed; it is never followed."""
    at: datetime | None = None
    """When the answer was received: now, or when it was recorded."""

    def text(self, name: str) -> str:
        """A field that should be text; empty where it is absent or something else."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def names(self, name: str) -> tuple[str, ...]:
        """A field that should be a list of names; empty where it is absent or something else."""
        value = self.fields.get(name)
        return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else ()

    def mapping(self, name: str) -> Mapping[str, object]:
        """A field that should be a mapping; empty where it is absent or something else."""
        value = self.fields.get(name)
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Failure:
    """No usable answer came back.

    `code`: `unreachable` (no connection, no trust, no answer in time), `oversized_answer`, `undecodable_answer`,
    `refused_host`; from a recording also `not_recorded` and `stale_secret`.
    """

    code: str
    reason: str
    at: datetime | None = None
