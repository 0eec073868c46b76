"""A recording: reduced calls and answers, looked up by canonical call.

Interactions may be played back any number of times. Each token request is matched with its client ID, scopes and a
keyed fingerprint of the secret, for every credential posts to one URL and the wrong answer must never be played back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from migrator.ims.calls import Answer, Call, Failure
from migrator.ims.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from migrator.secret import Secret

SCHEMA = 1
ITERATIONS = 20_000
"""Of PBKDF2: some milliseconds for the one secret at hand, a nuisance for whoever tries a list of guesses."""

_FINGERPRINT_DIGITS = 16
_REMEDY = "record again where the secrets are (migrator ims record)"


def fingerprint(secret: Secret, salt: str) -> str:
    """What tells one secret from another without holding it: PBKDF2 keyed with the recording's own random salt."""
    derived = hashlib.pbkdf2_hmac("sha256", secret.reveal().encode(), bytes.fromhex(salt), ITERATIONS)
    return derived.hex()[:_FINGERPRINT_DIGITS]


@dataclass(frozen=True, slots=True)
class Interaction:
    """One call and what came of it."""

    call: Call
    result: Answer | Failure
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Recording:
    """Everything in one recording file.

    `name` is the file's; `endpoint` the IMS that was asked. `salt` is hexadecimal; empty where no fingerprints are
    kept.
    """

    name: str
    tool: str
    recorded_at: datetime
    endpoint: str
    salt: str
    interactions: tuple[Interaction, ...]
    _by_call: dict[Call, Interaction] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_call", {one.call: one for one in self.interactions})

    def find(self, call: Call, secret: Secret | None) -> Interaction | Failure:
        """The interaction of a call (given without fingerprint), or a failure that says what is missing."""
        if secret is not None and self.salt:
            exact = self._by_call.get(replace(call, secret=fingerprint(secret, self.salt)))
            if exact:
                return exact
        return self._by_call.get(call) or self._miss(call)

    def _miss(self, call: Call) -> Failure:
        near = [one.call for one in self.interactions if one.call.kind == call.kind]
        same = [other for other in near if other.client_id == call.client_id]
        if any(replace(other, secret="") == call for other in same):
            return Failure(
                "stale_secret", f"{self.name} was recorded with another client secret than the one given now; {_REMEDY}"
            )
        if not same:
            what = {"token": "token request", "exchange": "assertion exchange", "validate": "validation", "api": "call"}
            return Failure(
                "not_recorded", f"{self.name} holds no {what[call.kind]} of client {call.client_id}; {_REMEDY}"
            )
        return Failure("not_recorded", f"{self.name} {_difference(call, same)}; {_REMEDY}")


def _difference(call: Call, same: Iterable[Call]) -> str:
    """What the nearest recorded call of the same client has different."""

    def differing(other: Call) -> list[str]:
        return [
            name
            for name in ("path", "org_id", "sandbox", "scopes", "grant_type")
            if _of(call, name) != _of(other, name)
        ]

    nearest = min(same, key=lambda other: (len(differing(other)), other))
    names = differing(nearest)
    if "path" in names:
        return f"holds no call of {call.path} by client {call.client_id}"
    parts = [f"{name} was {_of(nearest, name) or 'not given'}, is {_of(call, name) or 'not given'}" for name in names]
    return f"knows client {call.client_id}, but {'; '.join(parts)}"


def _of(call: Call, name: str) -> str:
    return printable(",".join(call.scopes) if name == "scopes" else str(getattr(call, name)))
