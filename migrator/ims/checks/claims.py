"""The token says whose it is: client, technical account, life.

Claims as observed (facts of adobe/aio-lib-ims and public logs): `created_at` and `expires_in` are milliseconds as text,
`user_id` is the technical account. The organisation is not among them.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from migrator.ims.checking import Check, Outcome, Subject, Transcript

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.ims.calls import Answer

_REMEDY = "client ID and secret may belong to another credential; copy both from one page of the Developer Console"


def _judge(check: Check, subject: Subject, transcript: Transcript) -> tuple[Outcome, ...]:
    answer = transcript.granted()
    if answer is None:
        return (check.skipped("no token was granted"),)
    token = answer.mapping("access_token")
    claims = token.get("claims")
    if not isinstance(claims, dict):
        return (check.skipped("the token is opaque, so it shows no claims"),)
    return (_identity(check, subject, claims) or _life(check, answer, claims) or _described(check, claims),)


def _identity(check: Check, subject: Subject, claims: Mapping[str, object]) -> Outcome | None:
    credential = subject.credential
    client, user = claims.get("client_id"), claims.get("user_id")
    if isinstance(client, str) and client != credential.client_id:
        return check.failed("other_client", f"the token was issued to client {client}", _REMEDY)
    expected = credential.technical_account_id
    if isinstance(user, str) and expected and user != expected:
        return check.failed("other_account", f"the token belongs to {user}, the credential names {expected}", _REMEDY)
    return None


def _life(check: Check, answer: Answer, claims: Mapping[str, object]) -> Outcome | None:
    """Judged by the server's clock: this machine's may be wrong."""
    end, now = expiry(claims), answer.server_time or answer.at
    if end and now and end <= now:
        return check.failed(
            "expired_token", f"the token ended at {end:%Y-%m-%d %H:%M} UTC, before it was issued", "check again"
        )
    return None


def expiry(claims: Mapping[str, object]) -> datetime | None:
    """The moment at which a token ends; None where its claims do not say."""
    created, life = milliseconds(claims.get("created_at")), milliseconds(claims.get("expires_in"))
    if created is None or life is None:
        return None
    try:
        return datetime.fromtimestamp(created / 1000, timezone.utc) + timedelta(milliseconds=life)
    except (OverflowError, OSError, ValueError):
        return None


def milliseconds(value: object) -> int | None:
    """A number of milliseconds, which IMS writes as text."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:18])
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _described(check: Check, claims: Mapping[str, object]) -> Outcome:
    end = expiry(claims)
    parts = [
        f"client {claims['client_id']}" if "client_id" in claims else "",
        f"technical account {claims['user_id']}" if "user_id" in claims else "",
        f"issued by {claims['as']}" if "as" in claims else "",
        f"valid until {end:%Y-%m-%d %H:%M} UTC" if end else "",
    ]
    return check.passed(", ".join(part for part in parts if part) or "the token can be decoded, and claims nothing")


CHECK = Check("claims", "The token belongs to this credential", 60, _judge)
