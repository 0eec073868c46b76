"""Single checks on answers made by hand: what a server of another make, or another day, may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest

from migrator.ims.calls import Answer, Failure
from migrator.ims.checking import CheckOptions, Subject, Transcript, checks
from tests.ims.rehearsing import ACCOUNT, CLIENT_ID, CREDENTIAL, SCOPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.ims.checking import Outcome

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
SUBJECT = Subject(
    credential=replace(CREDENTIAL, sandbox="prod"),
    integration=None,
    products=(),
    scopes=SCOPES,
    scopes_from="credential",
    token_url="https://ims-na1.adobelogin.com/ims/token/v3",
    ims="https://ims-na1.adobelogin.com",
    api="",
    now=NOW,
    moment=NOW,
    options=CheckOptions(),
)
CLAIMS = {"client_id": CLIENT_ID, "user_id": ACCOUNT, "as": "ims-na1", "scope": ",".join(SCOPES)}


def _granted(claims: dict[str, object] | None = None, **fields: object) -> Answer:
    token = {"header": {}, "claims": CLAIMS if claims is None else claims}
    grant = {"access_token": token, "token_type": "bearer", "expires_in": 86399, **fields}
    return Answer(200, "json", grant, server_time=NOW, at=NOW)


def _judged(check: str, results: Mapping[str, Answer | Failure], subject: Subject = SUBJECT) -> Outcome:
    named = {"token/0": _granted(), **{name.replace("_", "/"): result for name, result in results.items()}}
    (unit,) = [one for one in checks() if one.id == check]
    (outcome,) = unit.judge(unit, subject, Transcript(named))
    return outcome


def _json(status: int, **fields: object) -> Answer:
    return Answer(status, "json", fields, at=NOW)


CASES = [
    ("grant", {"token_0": _json(403, error="")}, "unknown", "unexpected_answer", "HTTP 403, without a word"),
    ("grant", {"token_0": _json(401, message="no")}, "unknown", "unexpected_answer", "HTTP 401, no"),
    ("grant", {"token_0": Answer(200, "empty")}, "unknown", "unexpected_answer", "neither a token nor"),
    ("grant", {"token_0": Failure("unreachable", "x")}, "skipped", "", "no answer to judge"),
    ("endpoint", {"token_0": Answer(511, "html")}, "unknown", "server_error", "HTTP 511"),
    ("endpoint", {"token_0": Answer(307, "empty")}, "unknown", "redirected", "another address, which is not followed"),
    ("endpoint", {"token_0": Answer(200, "text")}, "unknown", "unexpected_answer", "plain text instead of JSON"),
    ("endpoint", {"token_0": Failure("unreachable", "x"), "token_1": _granted()}, "unknown", "unreachable", "x"),
    (
        "rotation",
        {"token_0": _granted(), "token_1": Failure("unreachable", "x")},
        "unknown",
        "rotation_unknown",
        "not known",
    ),
    ("expires_in", {"token_0": _granted(expires_in=None)}, "unknown", "expires_in", "expires_in is missing"),
    ("expires_in", {"token_0": _granted(expires_in="soon")}, "unknown", "expires_in", "expires_in is no number"),
    ("expires_in", {"token_0": _granted(expires_in=True)}, "unknown", "expires_in", "no number"),
    ("expires_in", {"token_0": _granted(expires_in=86_399_992)}, "failed", "expires_in_unit", "is 1000 days"),
    ("expires_in", {"token_0": _granted(expires_in=3_599_000)}, "failed", "expires_in_unit", "is 42 days"),
    ("expires_in", {"token_0": _granted(expires_in=864_000)}, "passed", "", "240.0 hours"),
    ("token_type", {"token_0": _granted(token_type="Bearer")}, "passed", "", "Bearer"),
    ("token_type", {"token_0": _granted(token_type=None)}, "failed", "token_type", "is missing"),
    ("claims", {"token_0": _granted({"client_id": "other"})}, "failed", "other_client", "issued to client other"),
    ("claims", {"token_0": _granted({})}, "passed", "", "claims nothing"),
    ("claims", {"token_0": _granted({"created_at": "9" * 18, "expires_in": "1"})}, "passed", "", "claims nothing"),
    ("claims", {"token_0": _granted({"created_at": -1, "expires_in": 5})}, "passed", "", "claims nothing"),
    (
        "claims",
        {"token_0": _granted({"created_at": "0", "expires_in": "1000"})},
        "failed",
        "expired_token",
        "1970-01-01",
    ),
    ("clock", {"token_0": replace(_granted(), server_time=None)}, "skipped", "", "did not say what time"),
    ("clock", {"token_0": replace(_granted(), at=NOW.replace(hour=11))}, "unknown", "clock_skew", "120 minutes ahead"),
    (
        "scopes",
        {"token_0": _granted({"scope": "openid"})},
        "failed",
        "scope_missing",
        "not granted: AdobeID, read_organ",
    ),
    ("scopes", {"token_0": _granted({}, scope="openid AdobeID read_organizations")}, "passed", "", "granted openid"),
    ("scopes", {"token_0": _granted({})}, "passed", "", "RFC 6749"),
    ("validate_token", {"validate": Failure("not_recorded", "x")}, "unknown", "not_recorded", "x"),
    ("validate_token", {"validate": _json(400, error="invalid_client")}, "skipped", "", "this client may not ask"),
    ("validate_token", {"validate": _json(200)}, "unknown", "unexpected_answer", "does not say"),
    ("validate_token", {"validate": _json(200, valid=False)}, "failed", "token_invalid", "without a reason"),
    ("sandbox", {"sandboxes": Answer(503, "empty")}, "unknown", "server_error", "HTTP 503"),
    ("sandbox", {"sandboxes": _json(403, error_code=403003)}, "failed", "403003", "HTTP 403, 403003"),
    ("sandbox", {"sandboxes": _json(200, sandboxes=["dev"])}, "failed", "sandbox_missing", "open are: dev"),
    (
        "schema_registry",
        {"api_experience-platform": Answer(204, "empty")},
        "unknown",
        "unexpected_answer",
        "without content",
    ),
    ("schema_registry", {"api_experience-platform": _json(404)}, "unknown", "http_404", "HTTP 404"),
    ("schema_registry", {"api_experience-platform": _json(401, error_code=401013)}, "failed", "401013", "HTTP 401"),
    ("schema_registry", {"api_experience-platform": _json(418)}, "unknown", "http_418", "HTTP 418"),
    ("jwt_exchange", {"exchange": _json(200)}, "skipped", "", "not asked"),
]


@pytest.mark.parametrize(("check", "results", "status", "code", "words"), CASES)
def test_one_check(check: str, results: dict[str, Answer | Failure], status: str, code: str, words: str) -> None:
    """Status, cause and evidence of one check on one set of answers."""
    outcome = _judged(check, results)
    assert (outcome.result.status, outcome.code) == (status, code)
    assert words in outcome.result.evidence


@pytest.mark.parametrize("check", [one.id for one in checks() if one.id not in {"endpoint", "grant", "rotation"}])
def test_without_a_token_nothing_else_is_judged(check: str) -> None:
    """After a refusal the rest is skipped: one cause, told once."""
    (unit,) = [one for one in checks() if one.id == check]
    outcomes = unit.judge(unit, SUBJECT, Transcript({"token/0": _json(400, error="invalid_client")}))
    assert {one.result.status for one in outcomes} <= {"skipped"}


def test_an_absent_endpoint_of_another_ims_is_skipped() -> None:
    """A mock server's 404 page is not Adobe's."""
    mock = replace(SUBJECT, api="http://localhost:8080", ims="http://localhost:8080")
    page = Answer(404, "html")
    for check, name in (
        ("validate_token", "validate"),
        ("schema_registry", "api_experience-platform"),
        ("sandbox", "sandboxes"),
    ):
        assert _judged(check, {name: page}, mock).result.status == "skipped"
        assert _judged(check, {name: page}).result.status == "unknown"
