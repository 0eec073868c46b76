"""Which findings count, and in what order they and the integrations stand in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.report.printable import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.model import Finding, Readiness

READINESS: tuple[Readiness, ...] = (
    "blocked",
    "credential_rejected",
    "not_started",
    "half_migrated",
    "rewritable",
    "ready",
    "exempt",
)
"""Every readiness of an integration, the one that needs most work first."""


def counts(finding: Finding) -> bool:
    """Whether a finding is work to do: neither suppressed nor exempt from the end of life."""
    return finding.suppressed is None and not finding.exempt


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then rule: the order of every machine-readable format."""
    return tuple(sorted(findings, key=place_key))


def place_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """What findings are sorted by: the same before and after being saved, so undecodable bytes count as written."""
    place = finding.place
    return (encodable(place.path), place.line, place.column, finding.rule_id, finding.fingerprint)
