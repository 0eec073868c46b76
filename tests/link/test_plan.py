"""The plan of an integration, and the products and scopes that go into it."""

from __future__ import annotations

from datetime import date

import pytest

from migrator.link.permissions import permissions, without_successor
from migrator.link.plan import Situation, steps
from migrator.link.summary import FileSummary
from migrator.model import Category, Confidence, Finding, Place, Severity, Snippet

FINDING = Finding(
    rule_id="exchange-endpoint",
    title="t",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    place=Place("src/token.py", 1, 1, 1, 2, 0, 1),
    message="m",
    snippet=Snippet(1, ()),
    fingerprint="f",
)
KEY = FINDING._replace(category=Category.EXPOSED, place=FINDING.place._replace(path="keys/private.key"))
AFTER = Situation(
    as_of=date(2026, 11, 23),
    deadline=date(2026, 3, 1),
    not_after=None,
    readiness="not_started",
    client_id="c1",
    org_id="o1@AdobeOrg",
    products=("Experience Platform",),
    scopes=("openid", "AdobeID"),
    findings=(FINDING, KEY),
    secret_names=("ADOBE_PRIVATE_KEY",),
)
BEFORE = AFTER._replace(as_of=date(2025, 2, 1))


def words(situation: Situation) -> str:
    """The plan as one text."""
    return "\n".join(step.text for step in steps(situation))


def test_after_the_conversion_only_code_and_keys_are_left() -> None:
    """Adobe has converted the credential: nothing is added, waited for, or deleted there."""
    text = words(AFTER)
    assert "Adobe converted the JWT credential by itself" in text
    assert "client ID c1" in text
    assert "openid,AdobeID" in text
    assert "24 hours" not in text
    assert "typing the project's name" not in text


def test_before_the_end_both_credentials_live_side_by_side() -> None:
    """The OAuth credential is added beside, the old one goes after 24 hours without a JWT token, and not back."""
    plan = steps(BEFORE)
    text = words(BEFORE)
    assert "beside the Service Account (JWT) one" in text
    assert "no API can be added" in text
    assert "more than 24 hours old" in text
    deleting = [step for step in plan if "typing the project's name" in step.text]
    assert [step.irreversible for step in deleting] == [True]
    assert plan.index(deleting[0]) > next(at for at, step in enumerate(plan) if "24 hours" in step.text)


def test_boundary_of_the_conversion() -> None:
    """On the day of the deadline the credential counts as converted, the day before it does not."""
    assert AFTER._replace(as_of=date(2026, 3, 1)).converted
    assert not AFTER._replace(as_of=date(2026, 2, 28)).converted
    assert not AFTER._replace(deadline=None).converted


@pytest.mark.parametrize("situation", [AFTER, BEFORE])
def test_steps_that_cannot_be_undone_are_marked(situation: Situation) -> None:
    """Deleting keys and purging history is marked, and names what and where."""
    marked = "\n".join(step.text for step in steps(situation) if step.irreversible)
    assert "ADOBE_PRIVATE_KEY" in marked
    assert "keys/private.key" in marked
    assert not any(step.irreversible for step in steps(situation) if "rewrites" in step.text)


def test_the_way_back_is_told() -> None:
    """While both credentials live, the version before is the way back; after 1 March 2026 there is none."""
    assert "deploying it is the way back" in words(BEFORE)
    assert "no way back" not in words(BEFORE)
    assert "There is no way back to the old credential" in words(AFTER)
    assert "Nothing lives in parallel any more" in words(AFTER)
    assert "deploying it is the way back" not in words(AFTER)


@pytest.mark.parametrize("situation", [AFTER, BEFORE])
def test_what_lies_outside_and_what_to_watch(situation: Situation) -> None:
    """Configuration that no scan sees, answers to watch for, and the purge with the ignore file that follows it."""
    text = words(situation)
    for part in ("home directory", "400 or 401", "403", "`git filter-repo`", "`.gitignore`", "Adobe's support"):
        assert part in text
    plan = [step.text for step in steps(situation)]
    deploy = next(at for at, step in enumerate(plan) if "then deploy" in step)
    assert all(at > deploy for at, step in enumerate(plan) if "Delete the private key" in step or "filter-repo" in step)


def test_first_step_says_what_ended_the_sign_in() -> None:
    """The plan begins with where the credential stands, and whether its certificate or the end of life decides."""
    expired = AFTER._replace(deadline=date(2022, 9, 14), not_after=date(2022, 9, 14))
    assert words(expired).startswith(
        "The JWT sign-in stopped working 1,531 days ago: its certificate expired on 14 September 2022."
    )
    assert words(AFTER).startswith("The JWT sign-in stopped working 267 days ago: the end of life was on 1 March 2026.")


def test_steps_follow_the_situation() -> None:
    """Half-migrated, exempt and PDF Services integrations have steps of their own."""
    assert "already written here" in words(AFTER._replace(readiness="half_migrated"))
    assert "pdf-services.adobe.io" in words(AFTER._replace(products=("PDF Services",), scopes=()))
    assert "and the scopes" not in words(AFTER._replace(products=("PDF Services",), scopes=()))
    exempt = steps(AFTER._replace(readiness="exempt", deadline=None))
    assert [step.irreversible for step in exempt] == [False, False]
    assert "Nothing has to change now" in exempt[0].text


def test_long_lists_are_cut() -> None:
    """Of many files the first are named and the rest counted."""
    many = tuple(FINDING._replace(place=FINDING.place._replace(path=f"src/{number:02}.py")) for number in range(20))
    assert "src/05.py and 14 more" in words(AFTER._replace(findings=many))


def test_scopes_come_from_metascopes() -> None:
    """The scopes of several metascopes are joined without repetition, a guess is said to be one."""
    granted = permissions(["ent_dataservices_sdk", "ent_stocksearch_sdk"], [], exempt=False)
    assert granted.products == ("Experience Platform", "Stock")
    assert granted.scopes[:5] == (
        *("openid", "session", "AdobeID", "read_organizations"),
        "additional_info.projectedProductContext",
    )
    assert len(set(granted.scopes)) == len(granted.scopes)
    assert ["ent_stocksearch_sdk" in note.message and "guess" in note.message for note in granted.notes] == [True]


@pytest.mark.parametrize(
    ("summary", "products"),
    [
        (FileSummary("a.py", hosts=("usermanagement.adobe.io",)), ("User Management",)),
        (FileSummary("a.py", hosts=("mc.adobe.io",)), ()),
        (FileSummary("a.py", imports=("aanalytics2.token_provider",)), ("Analytics",)),
        (FileSummary("conf/connector-umapi.yml"), ("User Management",)),
        (FileSummary("a.py", imports=("requests",)), ()),
    ],
)
def test_products_without_a_metascope(summary: FileSummary, products: tuple[str, ...]) -> None:
    """API hosts, SDKs and the files of tools tell the product where no metascope does."""
    granted = permissions([], [summary], exempt=False)
    assert granted.products == products
    assert granted.scopes


def test_pdf_services_and_exempt_credentials_get_no_scopes() -> None:
    """PDF Services sends none; nothing is proposed for what is not migrated."""
    assert permissions(["ent_documentcloud_sdk"], [], exempt=False).scopes == ()
    assert permissions(["ent_aem_cloud_api"], [], exempt=True).scopes == ()
    assert "not in the catalogue" in permissions(["ent_unheard_sdk"], [], exempt=False).notes[0].message


def test_sdk_without_a_successor_is_named() -> None:
    """An SDK that has neither an OAuth version nor a package to move to needs others to act first."""
    assert without_successor([FileSummary("a.rb", imports=("adobe_io",))]) == ["adobe-io, ruby-adobe-io"]
    assert without_successor([FileSummary("a.py", imports=("aepp", "jwt"))]) == []
