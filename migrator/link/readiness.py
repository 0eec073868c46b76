"""How far an integration is, once its rewrites and the verdict on its credential are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.model import Category, Disposition, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.model import Finding, Integration, Readiness, Verdict

_MUST_CHANGE = frozenset({Category.BREAKS, Category.BEHAVIOUR})


def settle_readiness(
    integrations: Iterable[Integration], findings: Sequence[Finding], verdicts: Iterable[Verdict]
) -> tuple[Integration, ...]:
    """The integrations with their final readiness.

    `exempt` and `blocked` stay. A rejected credential outranks everything else: rewrites do not help before it works.
    `rewritable` is an integration each of whose places that fail or misbehave has a diff; with a credential that was
    seen to work it is `ready`.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    statuses: dict[str, set[str]] = {}
    for verdict in verdicts:
        if verdict.integration is not None:
            statuses.setdefault(verdict.integration, set()).add(verdict.status)
    return tuple(
        integration._replace(
            readiness=_readiness(
                integration,
                [by_fingerprint[one] for one in integration.findings if one in by_fingerprint],
                statuses.get(integration.id, set()),
            ),
        )
        for integration in integrations
    )


def _readiness(integration: Integration, members: list[Finding], statuses: set[str]) -> Readiness:
    if integration.readiness in {"exempt", "blocked"}:
        return integration.readiness
    if "rejected" in statuses:
        return "credential_rejected"
    open_places = [
        finding
        for finding in members
        if finding.category in _MUST_CHANGE and finding.severity is not Severity.NOTE and finding.suppressed is None
    ]
    if any(one.rewrite is None or one.rewrite.disposition is Disposition.MANUAL for one in open_places):
        return integration.readiness
    return "ready" if statuses == {"valid"} else "rewritable"
