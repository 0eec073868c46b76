"""One credential, a local IMS that knows it, and checks against it over real sockets."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from migrator import clock
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.credentials import OAuthCredential
from migrator.ims.live import Limits, Network
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Client, Scenario
from migrator.ims.target import open_target
from migrator.model import Integration
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.ims.server.faults import Fault
    from migrator.model import CheckResult, Verdict

CLIENT_ID = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
CANARY = "p8e-CanaryCanaryCanaryCanary0123"
SECOND = "p8e-SecondSecondSecondSecond4567"
ORG = "3B8F1C2E5D7A90410A495F1E@AdobeOrg"
ACCOUNT = "71D2E0A45F3C9B620A495C8A@techacct.adobe.com"
SCOPES = ("openid", "AdobeID", "read_organizations")

CREDENTIAL = OAuthCredential("oauth.json", CLIENT_ID, (Secret(CANARY),), ORG, SCOPES, ACCOUNT)
CLIENT = Client(CLIENT_ID, (Secret(CANARY),), ORG, ACCOUNT, SCOPES, sandboxes=("prod", "dev"))
FAST = Limits(connect=2.0, read=1.0, budget=1.5, attempts=2, first_wait=0.05)
"""Bounds for tests: one retry, soon."""


def integration(*products: str, scopes: tuple[str, ...] = ()) -> Integration:
    """An integration of the scan that the credential belongs to."""
    return Integration(
        id="acme-1",
        name="acme",
        client_id=CLIENT_ID,
        org_id=ORG,
        technical_account=ACCOUNT,
        products=products,
        metascopes=(),
        proposed_scopes=scopes,
        findings=(),
        evidence=(),
        readiness="not_started",
        next_steps=(),
        deadline=None,
    )


def checked(
    *faults: Fault,
    credential: OAuthCredential = CREDENTIAL,
    scenario: Scenario | None = None,
    products: Sequence[str] = ("experience-platform",),
    options: CheckOptions = CheckOptions(),  # noqa: B008 - frozen
    limits: Limits = FAST,
) -> Verdict:
    """The verdict on one credential, live against a local IMS of its own."""
    network = Network({}, limits=limits)
    integrations = [integration(*products)] if products else []
    with (
        serve(scenario or Scenario((CLIENT,), faults=faults)) as running,
        closing(open_target(running.url, network)) as target,
    ):
        (verdict,) = check_credentials([credential], target, integrations, clock.now(), options)
    return verdict


def result(verdict: Verdict, check: str) -> CheckResult:
    """One check of a verdict by its id."""
    return next(one for one in verdict.checks if one.id == check)
