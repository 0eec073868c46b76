"""What an answer says that is not the one hoped for, in words shared by the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.ims.calls import Answer, Failure

if TYPE_CHECKING:
    from migrator.ims.checking import Check, Outcome, Subject

_ABSENT = {404, 405, 501}
_OK, _REDIRECT, _BAD, _TOO_MANY, _SERVER = 200, 300, 400, 429, 500

_FAILURE_REMEDY = {
    "unreachable": (
        "check the network, HTTPS_PROXY and NO_PROXY; for an inspecting proxy give its certificate authority with "
        "--ca-bundle or SSL_CERT_FILE"
    ),
    "oversized_answer": "something other than the service answers at this address; look at proxy and DNS",
    "undecodable_answer": "something other than the service answers at this address; look at proxy and DNS",
    "refused_host": "only Adobe's hosts and the address given with --ims are asked",
    "not_recorded": "record again with the credentials and the tree of today (migrator ims record)",
    "stale_secret": "record again with the present secret, or check live (--ims live)",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an answer cannot be judged."""

    code: str
    evidence: str
    remedy: str


def trouble(result: Answer | Failure | None) -> Trouble | None:
    """What makes a result useless as an answer of the service; None for an answer that the service itself gave.

    A rate limit, a fault of network or server, and an answer of somebody else (a captive portal, a proxy) tell nothing
    about a credential.
    """
    if result is None:
        return Trouble("not_asked", "was not asked", "")
    if isinstance(result, Failure):
        return Trouble(result.code, result.reason, _FAILURE_REMEDY.get(result.code, ""))
    return _by_status(result) or _by_content(result)


def _by_status(result: Answer) -> Trouble | None:
    if _REDIRECT <= result.status < _BAD:
        return Trouble(
            "redirected",
            f"HTTP {result.status} points to {result.location_host or 'another address'}, which is not followed",
            "a network that wants a sign-in or a proxy answers instead of the service; use another network or --ims",
        )
    if result.status == _TOO_MANY:
        after = result.retry_after
        until = f"{after} seconds" if after.isdigit() else f"until {after}"
        wait = f"; the service asks to wait {until}" if after else ""
        return Trouble(
            "rate_limited",
            f"HTTP 429, too many requests{wait}",
            "check again later; this says nothing of the credential",
        )
    if result.status >= _SERVER:
        return Trouble("server_error", f"HTTP {result.status} after retries", "check again later; see status.adobe.com")
    return None


def _by_content(result: Answer) -> Trouble | None:
    if result.content in {"html", "text", "malformed"}:
        kind = {"html": "a web page", "text": "plain text", "malformed": "broken JSON"}[result.content]
        return Trouble(
            "unexpected_answer",
            f"HTTP {result.status} with {kind} instead of JSON",
            "something other than the service answers (a captive portal, a proxy, a wrong --ims address)",
        )
    return None


def unknown(check: Check, found: Trouble, *, decides: bool = True) -> Outcome:
    """The outcome of a check that met trouble."""
    return check.unknown(found.code, found.evidence, found.remedy, decides=decides)


def is_absent(result: Answer | Failure | None, subject: Subject) -> bool:
    """True where an IMS that is not Adobe's (a rehearsal, a mock) does not have the endpoint at all."""
    return bool(subject.api) and isinstance(result, Answer) and result.status in _ABSENT


def is_success(answer: Answer) -> bool:
    """True for HTTP 2xx."""
    return _OK <= answer.status < _REDIRECT


def described(answer: Answer) -> str:
    """Status and error of an answer, for evidence."""
    parts = [answer.text("error") or _code(answer), answer.text("error_description") or answer.text("message")]
    words = ": ".join(part for part in parts if part)
    return f"HTTP {answer.status}" + (f", {words}" if words else ", without a word")


def _code(answer: Answer) -> str:
    value = answer.fields.get("error_code")
    return "" if value is None else str(value)
