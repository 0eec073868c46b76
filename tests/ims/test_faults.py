"""Each documented error and each fault of server and network, over real sockets: verdict, exit status, remedy."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from migrator import clock
from migrator.ims.check import check_credentials
from migrator.ims.live import Network
from migrator.ims.server.faults import KINDS, Fault
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.ims.target import open_target
from migrator.policy import Policy, decide
from migrator.secret import Secret
from tests.ims.rehearsing import CANARY, CLIENT, CREDENTIAL, FAST, ORG, checked, result
from tests.support.audits import audit

if TYPE_CHECKING:
    from migrator.ims.credentials import OAuthCredential

# call, kind, what else: status, code, words of the reason, words of the remedy
FAULTS = [
    (
        Fault("status", "token", status=400, error="invalid_client"),
        "rejected",
        "invalid_client",
        "HTTP 400",
        "copy client ID",
    ),
    (
        Fault("status", "token", status=401, error="invalid_client"),
        "rejected",
        "invalid_client",
        "HTTP 401",
        "copy client ID",
    ),
    (Fault("status", "token", status=400, error="invalid_scope"), "rejected", "invalid_scope", "", "scopes that the"),
    (
        Fault("status", "token", status=400, error="unauthorized_client"),
        "rejected",
        "unauthorized_client",
        "",
        "add an OAuth",
    ),
    (
        Fault("status", "token", status=400, error="unsupported_grant_type"),
        "rejected",
        "unsupported_grant_type",
        "",
        "add an",
    ),
    (Fault("status", "token", status=403, error="access_denied"), "rejected", "access_denied", "", "product profile"),
    (Fault("status", "token", status=400, error="brand_new"), "rejected", "brand_new", "", "compare client ID"),
    (Fault("status", "token", status=404), "unknown", "unexpected_answer", "neither a token nor", "--ims"),
    (Fault("status", "token", status=500, error="internal_error"), "unknown", "server_error", "HTTP 500", "later"),
    (Fault("status", "token", status=503), "unknown", "server_error", "HTTP 503", "later"),
    (Fault("throttle", "token", retry_after="120"), "unknown", "rate_limited", "wait 120", "says nothing of the cred"),
    (Fault("portal", "token"), "unknown", "unexpected_answer", "a web page instead", "captive portal"),
    (Fault("malformed", "token"), "unknown", "unexpected_answer", "broken JSON", "captive portal"),
    (Fault("redirect", "token"), "unknown", "redirected", "points to portal.example.net", "another network"),
    (Fault("oversized", "token"), "unknown", "oversized_answer", "larger than 1024 KiB", "something other"),
    (Fault("bomb", "token"), "unknown", "oversized_answer", "larger than 1024 KiB", "something other"),
    (Fault("cut", "token"), "unknown", "unreachable", "cut off", "check the network"),
    (Fault("drop", "token"), "unknown", "unreachable", "cut off", "check the network"),
    (Fault("slow", "token", seconds=5), "unknown", "unreachable", "no answer in time", "HTTPS_PROXY"),
    (Fault("tokenless", "token"), "unknown", "unexpected_answer", "neither a token nor", "--ims"),
    (Fault("milliseconds", "token"), "rejected", "expires_in_unit", "milliseconds", "/ims/token/v3"),
    (Fault("dead_on_arrival", "token"), "rejected", "expired_token", "dead on arrival", "again"),
    (Fault("wrong_token_type", "token"), "rejected", "token_type", "token_type is mac", "IMS"),
    (Fault("gateway", "experience-platform", error="401013"), "rejected", "401013", "HTTP 401", "not accepted"),
    (Fault("gateway", "experience-platform", error="403000"), "rejected", "403000", "HTTP 403", "x-api-key"),
    (Fault("gateway", "experience-platform", error="403003"), "rejected", "403003", "", "add the API"),
    (Fault("gateway", "experience-platform", error="403010"), "unknown", "403010", "", "Authorization: Bearer"),
    (Fault("gateway", "experience-platform", error="403025"), "rejected", "403025", "", "product profile"),
    (Fault("gateway", "experience-platform", error="403027"), "rejected", "403027", "", "organisation ID is wrong"),
    (Fault("gateway", "experience-platform", error="400003"), "unknown", "400003", "", "x-gw-ims-org-id"),
    (Fault("throttle", "experience-platform", retry_after="60"), "unknown", "rate_limited", "wait 60", "later"),
    (Fault("portal", "experience-platform"), "unknown", "unexpected_answer", "a web page", "captive portal"),
    (Fault("status", "experience-platform", status=502), "unknown", "server_error", "HTTP 502", "later"),
    (Fault("drop", "experience-platform"), "unknown", "unreachable", "cut off", "network"),
]


def _name(row: tuple[Fault, str, str, str, str]) -> str:
    fault = row[0]
    return "-".join(part for part in (fault.call, fault.kind, fault.error, str(fault.status or "")) if part)


@pytest.mark.parametrize("row", FAULTS, ids=_name)
def test_fault_gives_its_verdict(row: tuple[Fault, str, str, str, str]) -> None:
    """The verdict, its code, the reason and the remedy; and no byte of the secret in any of it."""
    fault, status, code, reason, remedy = row
    verdict = checked(fault)
    assert (verdict.status, verdict.code) == (status, code)
    assert reason in verdict.reason
    assert remedy in verdict.remedy
    assert decide(audit(credentials=(verdict,)), Policy()).status == (4 if code == "unreachable" else 1)
    assert CANARY not in repr(verdict)


def test_a_valid_credential_leaves_the_gate_clean() -> None:
    """Without a fault every check that applies passes, and the exit status is 0."""
    verdict = checked()
    assert (verdict.status, verdict.code) == ("valid", "")
    assert {one.status for one in verdict.checks} == {"passed", "skipped"}
    assert decide(audit(credentials=(verdict,)), Policy()).status == 0


def test_every_kind_of_fault_is_covered() -> None:
    """A kind that is added to the server gets a row, here or in a test of its own."""
    assert {row[0].kind for row in FAULTS} | {"echo", "clock"} == set(KINDS)


def test_a_fault_that_passes_is_retried() -> None:
    """One 503, one throttle of a second, then the token: the verdict is valid."""
    assert checked(Fault("status", "token", status=503, times=1)).status == "valid"
    assert checked(Fault("throttle", "token", retry_after="1", times=1)).status == "valid"


def test_an_echoing_server_gets_no_secret_out() -> None:
    """A server that repeats what it was sent is quoted without it."""
    verdict = checked(Fault("echo", "token"))
    assert (verdict.status, verdict.code) == ("rejected", "invalid_client")
    assert "cannot use" in verdict.reason
    assert CANARY not in repr(verdict)


def test_an_expired_token_is_seen_everywhere() -> None:
    """A token that was dead when it was issued is refused by claims, validate_token and the gateway alike."""
    verdict = checked(scenario=Scenario((replace(CLIENT, token_life=-60),)))
    assert (verdict.status, verdict.code) == ("rejected", "expired_token")
    assert result(verdict, "claims").status == "failed"
    assert result(verdict, "validate_token").evidence == "IMS calls the token invalid: token_expired"
    assert "401013" in result(verdict, "schema_registry").evidence


def test_a_wrong_clock_is_told_and_decides_nothing() -> None:
    """Half an hour of skew is an advice; the credential still signs in."""
    verdict = checked(Fault("clock", "token", seconds=1800))
    assert verdict.status == "valid"
    skew = result(verdict, "clock")
    assert skew.status == "unknown"
    assert "30 minutes behind" in skew.evidence
    assert "NTP" in skew.remedy


WRONG: list[tuple[str, OAuthCredential, Scenario, str, str]] = [
    (
        "secret",
        replace(CREDENTIAL, client_secrets=(Secret("p8e-WrongWrongWrongWrong9999"),)),
        Scenario((CLIENT,)),
        "invalid_client",
        "the client ID is known, the secret is not",
    ),
    ("client", replace(CREDENTIAL, client_id="0" * 32), Scenario((CLIENT,)), "invalid_client", "copy client ID"),
    (
        "scope",
        replace(CREDENTIAL, scopes=("openid", "user_management_sdk")),
        Scenario((CLIENT,)),
        "invalid_scope",
        "lists",
    ),
    ("organisation", replace(CREDENTIAL, org_id="FFFF@AdobeOrg"), Scenario((CLIENT,)), "403027", "organisation ID"),
    (
        "account",
        replace(CREDENTIAL, technical_account_id="F@techacct.adobe.com"),
        Scenario((CLIENT,)),
        "other_account",
        "one page",
    ),
    ("no API", CREDENTIAL, Scenario((replace(CLIENT, products=()),)), "403003", "add the API"),
    ("not entitled", CREDENTIAL, Scenario((replace(CLIENT, entitled=False),)), "403025", "product profile"),
    ("sandbox", replace(CREDENTIAL, sandbox="stage"), Scenario((CLIENT,)), "http_403", "add the API"),
]


@pytest.mark.parametrize(
    ("credential", "scenario", "code", "remedy"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_wrong_credential_is_rejected(
    credential: OAuthCredential, scenario: Scenario, code: str, remedy: str
) -> None:
    """What is wrong with the credential itself, against a server without any fault."""
    verdict = checked(credential=credential, scenario=scenario)
    assert (verdict.status, verdict.code) == ("rejected", code)
    assert remedy in verdict.remedy


def test_a_missing_sandbox_names_those_that_are_open() -> None:
    """The list of sandboxes tells what the gateway's bare 403 does not."""
    verdict = checked(credential=replace(CREDENTIAL, sandbox="stage"), scenario=Scenario((CLIENT,)))
    assert "open are: prod, dev" in result(verdict, "sandbox").evidence


def test_an_unknown_purpose_is_not_rejected_for_lack_of_an_api() -> None:
    """Without a scan nobody knows that the credential is for Experience Platform: 403003 is unknown then."""
    verdict = checked(Fault("gateway", "experience-platform", error="403003"), products=())
    assert (verdict.status, verdict.code) == ("unknown", "403003")
    assert checked(Fault("gateway", "experience-platform", error="403027"), products=()).status == "rejected"


def test_nobody_listens() -> None:
    """A refused connection is unreachable after its retries, with the words that help."""
    with serve(Scenario((CLIENT,))) as running:
        url = running.url
    with closing(open_target(url, Network({}, limits=FAST))) as target:
        (verdict,) = check_credentials([CREDENTIAL], target, [], clock.now())
    assert (verdict.status, verdict.code) == ("unknown", "unreachable")
    assert "the connection was refused" in verdict.reason
    assert verdict.org_id == ORG
