"""Deadlines, thresholds, baseline and suppressions to an exit status: decided here once, for every format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from migrator.model import Severity

if TYPE_CHECKING:
    from migrator.model import Audit


class ExitStatus(IntEnum):
    """What the process says."""

    CLEAN = 0
    FAILED = 1
    USAGE = 2
    NOTHING_SCANNED = 3
    INCOMPLETE = 4


@dataclass(frozen=True, slots=True)
class Policy:
    """When the gate fails.

    `fail_on` is the lowest severity that fails, None for never. `strict` turns unparsed files into an incomplete run.
    """

    fail_on: Severity | None = Severity.WARNING
    strict: bool = False
    exit_zero: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """The decision: the exit status and the reasons for it, in words."""

    status: ExitStatus
    reasons: tuple[str, ...]
    failing: tuple[str, ...] = ()
    """Fingerprints of the findings that fail the gate."""


_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def decide(audit: Audit, policy: Policy) -> Gate:
    """The exit status of an audit under a policy.

    An incomplete run outranks a failed gate: what was not looked at may be worse. `exit_zero` forgives only a
    failed gate.
    """
    failing = _failing(audit, policy)
    incomplete = _incomplete(audit, policy)
    if incomplete:
        return Gate(ExitStatus.INCOMPLETE, incomplete, failing)
    if audit.coverage.files_scanned == 0:
        coverage = audit.coverage
        reason = f"nothing was scanned: {coverage.files_seen} files seen, {len(coverage.skipped)} skipped"
        return Gate(ExitStatus.NOTHING_SCANNED, (reason,), failing)
    reasons = _failures(audit, failing)
    if reasons:
        return Gate(ExitStatus.CLEAN if policy.exit_zero else ExitStatus.FAILED, reasons, failing)
    return Gate(ExitStatus.CLEAN, ("no leftover Service Account (JWT) use",), ())


def _failing(audit: Audit, policy: Policy) -> tuple[str, ...]:
    if policy.fail_on is None:
        return ()
    threshold = _RANK[policy.fail_on]
    return tuple(
        finding.fingerprint
        for finding in audit.findings
        if finding.suppressed is None and not finding.exempt and _RANK[finding.severity] >= threshold
    )


def _incomplete(audit: Audit, policy: Policy) -> tuple[str, ...]:
    reasons = [f"{skip.path}: {skip.reason}" for skip in audit.coverage.unreadable]
    if policy.strict:
        reasons += [f"{skip.path}: {skip.reason}" for skip in audit.coverage.unparsed]
    return tuple(reasons)


def _failures(audit: Audit, failing: tuple[str, ...]) -> tuple[str, ...]:
    reasons = (
        [f"{len(failing)} leftover{'s' * (len(failing) != 1)} of the Service Account (JWT) flow"] if failing else []
    )
    reasons += [
        f"credential {verdict.client_id} is {verdict.status}: {verdict.reason}"
        for verdict in audit.credentials
        if verdict.status != "valid"
    ]
    return tuple(reasons)
