"""How checks make a verdict, which integration it belongs to, and what scopes are compared."""

from __future__ import annotations

import importlib
import pkgutil
import runpy
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from migrator import clock
from migrator.catalogue.load import products
from migrator.ims import checks as package
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions, checks
from migrator.ims.credentials import JwtCredential, load
from migrator.ims.live import Network
from migrator.ims.matching import integration_of, jwt_of
from migrator.ims.recording_file import load as read_recording
from migrator.ims.scopes import compare, table
from migrator.ims.server.faults import Fault
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.ims.target import open_target
from migrator.secret import Secret
from tests.ims.rehearsing import (
    ACCOUNT,
    CANARY,
    CLIENT,
    CLIENT_ID,
    CREDENTIAL,
    FAST,
    ORG,
    SCOPES,
    SECOND,
    checked,
    integration,
    result,
)

BOTH = replace(CREDENTIAL, client_secrets=(Secret(CANARY), Secret(SECOND)))


def test_checks_are_found_and_ordered() -> None:
    """Every module of the package is a check; ids and orders are unique, and each says what it proves."""
    modules = [
        importlib.import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)
    ]
    found = checks()
    assert sorted(one.id for one in found) == sorted(module.CHECK.id for module in modules)
    assert [one.order for one in found] == sorted({one.order for one in found})
    assert all(one.title and module.__doc__ for one, module in zip(found, modules, strict=True))


def test_every_failing_check_says_what_to_do() -> None:
    """No failed or unknown result of a bad day is without a remedy."""
    faults = [
        Fault("gateway", name, error="403003") for name in ("experience-platform", "analytics", "cloud-manager", "tags")
    ]
    names = [product.name for product in products().values()]
    verdict = checked(*faults, credential=replace(BOTH, sandbox="gone"), products=names)
    bad = [one for one in verdict.checks if one.status in {"failed", "unknown"}]
    assert len(bad) >= 6
    assert all(one.remedy and one.evidence for one in bad)


@pytest.mark.parametrize(
    ("secrets", "status", "code", "words"),
    [
        ((CANARY, SECOND), "valid", "", "secret 1: accepted, secret 2: accepted; delete the old one"),
        ((CANARY,), "valid", "", "secret 1: accepted, secret 2: rejected"),
        ((SECOND,), "rejected", "secret_rejected", "secret 1: rejected, secret 2: accepted"),
        ((), "rejected", "invalid_client", "secret 1: rejected, secret 2: rejected"),
    ],
)
def test_a_rotation_with_two_secrets(secrets: tuple[str, ...], status: str, code: str, words: str) -> None:
    """Which of the two is alive; a program takes the first, so a dead first one decides, a dead second one does not."""
    scenario = Scenario((replace(CLIENT, secrets=tuple(map(Secret, secrets))),))
    verdict = checked(credential=BOTH, scenario=scenario)
    assert (verdict.status, verdict.code) == (status, code)
    assert words in result(verdict, "rotation").evidence


def test_products_of_the_integration_are_called() -> None:
    """By name as the scan has them; what a call needs and nobody knows is asked for, what has no call is said."""
    verdict = checked(
        products=("Analytics", "User Management", "Tags (Launch)", "Target", "Firefly Services", "Audience Manager")
    )
    found = {one.id: one for one in verdict.checks if one.id.startswith("product.")}
    assert {name: one.status for name, one in found.items()} == {
        "product.analytics": "passed",
        "product.user-management": "passed",
        "product.tags": "passed",
        "product.audience-manager": "passed",
        "product.target": "skipped",
        "product.firefly": "skipped",
    }
    assert found["product.target"].remedy == "give it with --probe-value tenant=…"
    assert result(verdict, "schema_registry").evidence == "this integration does not use Experience Platform"
    options = CheckOptions(probe_values={"tenant": "acme"}, products=("stock",))
    again = checked(products=("Target",), options=options)
    assert result(again, "product.target").status == "passed"
    assert result(again, "product.stock").evidence == "the call needs content_id"


def test_a_product_that_refuses_rejects() -> None:
    """User Management's bare 403 has no code and no word, and a remedy all the same."""
    verdict = checked(scenario=Scenario((replace(CLIENT, products=("analytics",)),)), products=("User Management",))
    assert (verdict.status, verdict.code) == ("rejected", "http_403")
    assert "HTTP 403, without a word" in verdict.reason
    assert "add the API" in verdict.remedy


def test_without_an_organisation_the_registry_cannot_be_asked() -> None:
    """The token alone is proven then, and the missing value named."""
    verdict = checked(credential=replace(CREDENTIAL, org_id=None))
    assert verdict.status == "valid"
    assert "ORG_ID" in result(verdict, "schema_registry").remedy


def test_scopes_that_are_missing_are_requested_from_the_scan() -> None:
    """A carrier without scopes: the proposal stands in, and is called one; without a scan, two scopes that all have."""
    bare = replace(CREDENTIAL, scopes=())
    with (
        serve(Scenario((CLIENT,))) as running,
        closing(open_target(running.url, Network({}, limits=FAST))) as target,
    ):
        proposal = [integration("Experience Platform", scopes=SCOPES)]
        (proposed,) = check_credentials([bare], target, proposal, clock.now())
        (minimal,) = check_credentials([bare], target, [], clock.now())
    assert (proposed.status, proposed.scopes_requested) == ("valid", SCOPES)
    assert "these are proposed for the metascopes" in result(proposed, "scopes").evidence
    assert minimal.scopes_requested == ("openid", "AdobeID")
    assert "on every list" in result(minimal, "scopes").evidence


def test_proposed_scopes_only_advise() -> None:
    """What the scan proposes and the credential lacks is an unknown that decides nothing."""
    with (
        serve(Scenario((CLIENT,))) as running,
        closing(open_target(running.url, Network({}, limits=FAST))) as target,
    ):
        wanted = [integration("Experience Platform", scopes=("openid", "session"))]
        (verdict,) = check_credentials([CREDENTIAL], target, wanted, clock.now())
    found = result(verdict, "proposed_scopes")
    assert (verdict.status, found.status) == ("valid", "unknown")
    assert found.evidence == "proposed for the metascopes in the code, not granted: session"
    assert "the credential's page" in found.remedy


def test_scopes_side_by_side() -> None:
    """The difference as a table; what is proposed is marked as a proposal."""
    rows = compare(("openid", "a"), ("openid",), ("openid", "additional_info.roles"))
    assert [(row.scope, row.requested, row.granted, row.proposed) for row in rows] == [
        ("openid", True, True, True),
        ("a", True, False, False),
        ("additional_info.roles", False, False, True),
    ]
    assert table(rows).splitlines() == [
        "scope                  requested  granted  proposed",
        "openid                 yes        yes      proposal",
        "a                      yes        -        -",
        "additional_info.roles  -          -        proposal",
    ]


ACME = integration()


def test_the_integration_of_a_credential() -> None:
    """By client ID, else technical account, else an organisation that names only one; never against a client ID."""
    other = ACME._replace(id="other", client_id="other", technical_account="x@techacct.adobe.com")
    nameless = ACME._replace(id="nameless", client_id=None)
    by_org = nameless._replace(id="org", technical_account=None)
    stranger = nameless._replace(id="stranger", org_id="X@AdobeOrg", technical_account=None)
    assert integration_of(CREDENTIAL, [other, nameless, ACME]) == ACME
    assert integration_of(CREDENTIAL, [other, by_org, nameless]) == nameless
    assert integration_of(CREDENTIAL, [other, stranger, by_org]) == by_org
    assert integration_of(CREDENTIAL, [by_org, by_org._replace(id="second")]) is None
    assert integration_of(CREDENTIAL, [ACME._replace(exempt=True), other]) is None
    assert integration_of(replace(CREDENTIAL, org_id=None, technical_account_id=None), [nameless]) is None


def test_the_leftovers_of_a_credential() -> None:
    """The ones that name its client, or nobody."""
    other, own, anybody = JwtCredential("a", "other"), JwtCredential("b", CLIENT_ID), JwtCredential("c")
    assert jwt_of(CREDENTIAL, [other, own, anybody]) == own
    assert jwt_of(CREDENTIAL, [other, anybody]) == anybody
    assert jwt_of(CREDENTIAL, [other]) is None


def test_the_recording_of_the_example_is_what_its_maker_makes(tmp_path: Path) -> None:
    """Made anew it is the same, but for the port of the local IMS."""
    maker = runpy.run_path("examples/make_recording.py")
    maker["make"](tmp_path / "again.json", 0)
    again, shipped = read_recording(tmp_path / "again.json"), read_recording(Path("examples/recording.json"))
    assert (again.interactions, again.salt, again.recorded_at) == (
        shipped.interactions,
        shipped.salt,
        shipped.recorded_at,
    )


def test_the_recording_of_the_example() -> None:
    """Its three credentials have their three fates."""
    now = clock.now().replace(year=2026, month=11, day=23)
    with closing(open_target("examples/recording.json", Network({}))) as target:
        verdicts = check_credentials(load([Path("examples/credentials.env")], {}), target, [], now)
    assert {one.credential.rpartition(" ")[2]: (one.status, one.code) for one in verdicts} == {
        "LOYALTY": ("valid", ""),
        "ANALYTICS": ("rejected", "invalid_client"),
        "USER_SYNC": ("unknown", "rate_limited"),
    }


def test_nothing_of_a_verdict_is_secret() -> None:
    """Names and numbers only, for a credential that is good."""
    verdict = checked(credential=BOTH)
    assert (verdict.org_id, verdict.expires_in_seconds, verdict.scopes_granted) == (ORG, 86399, SCOPES)
    assert ACCOUNT in result(verdict, "claims").evidence
    assert CANARY not in repr(verdict)
    assert SECOND not in repr(verdict)
