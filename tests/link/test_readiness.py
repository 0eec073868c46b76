"""Readiness once rewrites and verdicts are known."""

from __future__ import annotations

from datetime import date

import pytest

from migrator.link.readiness import settle_readiness
from migrator.model import (
    Category,
    Confidence,
    Disposition,
    Finding,
    Integration,
    Place,
    Readiness,
    Rewrite,
    Severity,
    Snippet,
    Suppression,
    Verdict,
    VerdictSource,
)

SAFE = Rewrite(Disposition.SAFE, "t", diff="x")
MANUAL = Rewrite(Disposition.MANUAL, "t", instruction="x")
BREAKING = Finding(
    rule_id="exchange-endpoint",
    title="t",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    place=Place("a.py", 1, 1, 1, 2, 0, 1),
    message="m",
    snippet=Snippet(1, ()),
    fingerprint="f1",
    rewrite=SAFE,
)
INTEGRATION = Integration(
    id="i",
    name="i",
    client_id=None,
    org_id=None,
    technical_account=None,
    products=(),
    metascopes=(),
    proposed_scopes=(),
    findings=("f1", "f2"),
    evidence=(),
    readiness="not_started",
    next_steps=(),
    deadline=date(2026, 3, 1),
)


def verdict(status: str) -> Verdict:
    """A verdict on the integration's credential."""
    return Verdict(
        credential=".env",
        client_id="c",
        org_id=None,
        integration="i",
        status=status,  # type: ignore[arg-type]
        code="",
        reason="",
        remedy="",
        source=VerdictSource("recorded", "x"),
    )


@pytest.mark.parametrize(
    ("before", "second", "statuses", "expected"),
    [
        ("not_started", {}, (), "rewritable"),
        ("half_migrated", {}, (), "rewritable"),
        ("not_started", {}, ("valid",), "ready"),
        ("not_started", {}, ("valid", "unknown"), "rewritable"),
        ("not_started", {}, ("rejected", "valid"), "credential_rejected"),
        ("not_started", {"rewrite": MANUAL}, ("valid",), "not_started"),
        ("half_migrated", {"rewrite": None}, (), "half_migrated"),
        ("not_started", {"rewrite": MANUAL, "category": Category.LEFTOVER}, (), "rewritable"),
        ("not_started", {"rewrite": MANUAL, "severity": Severity.NOTE}, (), "rewritable"),
        ("not_started", {"rewrite": MANUAL, "suppressed": Suppression("config", "x")}, (), "rewritable"),
        ("exempt", {}, ("rejected",), "exempt"),
        ("blocked", {}, ("valid",), "blocked"),
    ],
)
def test_readiness_follows_rewrites_and_verdicts(
    before: Readiness, second: dict[str, object], statuses: tuple[str, ...], expected: Readiness
) -> None:
    """What must change needs a diff, the credential a verdict; exempt and blocked stay what they are."""
    other = BREAKING._replace(fingerprint="f2", **second)  # type: ignore[arg-type]
    integration = INTEGRATION._replace(readiness=before)
    (settled,) = settle_readiness([integration], [BREAKING, other], [verdict(status) for status in statuses])
    assert settled == integration._replace(readiness=expected)
