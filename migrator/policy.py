"""Deadlines, thresholds, baseline and suppressions to an exit status: decided here once, for every format."""

from __future__ import annotations

from collections import Counter
from datetime import date  # noqa: TC003 - a saved gate is read back by these types
from typing import TYPE_CHECKING, NamedTuple

from migrator.errors import ExitStatus
from migrator.outcome import Severity
from migrator.patterns import matches_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migrator.model import Audit, Finding, Verdict


class Grace(NamedTuple):
    """Findings under `paths` or of `integrations` (globs; either) fail only from `fail_from` on, that day included."""

    fail_from: date
    paths: tuple[str, ...] = ()
    integrations: tuple[str, ...] = ()

    def covers(self, finding: Finding) -> bool:
        """Whether the grace reaches a finding."""
        return matches_any(finding.place.path, self.paths) or (
            finding.integration is not None and matches_any(finding.integration, self.integrations)
        )


class Policy(NamedTuple):
    """When the gate fails.

    `fail_on` is the lowest severity that fails, None for never. `strict` turns unparsed files into an incomplete run.
    `allowed` is how many findings of a severity pass before any of them fails. `allow_empty` lets a run over nothing
    pass, for a hook that was handed only files of other kinds.
    """

    fail_on: Severity | None = Severity.WARNING
    strict: bool = False
    exit_zero: bool = False
    allow_empty: bool = False
    allowed: tuple[tuple[Severity, int], ...] = ()
    grace: tuple[Grace, ...] = ()


class Upcoming(NamedTuple):
    """What fails next: findings that pass today and fail from `date` on."""

    date: date
    findings: tuple[str, ...]
    """Fingerprints."""


class Gate(NamedTuple):
    """The decision: the exit status and the reasons for it, in words."""

    status: ExitStatus
    reasons: tuple[str, ...]
    failing: tuple[str, ...] = ()
    """Fingerprints of the findings that fail the gate, sorted."""
    upcoming: tuple[Upcoming, ...] = ()
    """Earliest first."""
    forgiven: bool = False
    """True when the gate failed and the status is 0 all the same, because the run was told so."""


_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def decide(audit: Audit, policy: Policy) -> Gate:
    """The exit status of an audit under a policy.

    An incomplete run outranks a failed gate: what was not looked at may be worse. `exit_zero` forgives only a
    failed gate. With `fail_on` None nothing that was found fails, and the reasons still say what there is.
    """
    failing, upcoming = _failing(audit, policy)
    reasons = _incomplete(audit, policy)
    if reasons:
        return Gate(ExitStatus.INCOMPLETE, reasons, failing, upcoming)
    if audit.coverage.files_scanned == 0 and not policy.allow_empty:
        return Gate(ExitStatus.NOTHING_SCANNED, (_nothing(audit),), failing, upcoming)
    reasons = _failures(audit, failing)
    if reasons:
        forgiven = policy.exit_zero or policy.fail_on is None
        status = ExitStatus.CLEAN if forgiven else ExitStatus.FAILED
        return Gate(status, reasons, failing, upcoming, forgiven)
    return Gate(ExitStatus.CLEAN, (_clean(audit, policy),), (), upcoming)


def _failing(audit: Audit, policy: Policy) -> tuple[tuple[str, ...], tuple[Upcoming, ...]]:
    """Fingerprints of what fails today, and of what fails later."""
    threshold = _RANK[policy.fail_on] if policy.fail_on else 0
    due: list[Finding] = []
    later: dict[date, list[str]] = {}
    for finding in audit.findings:
        if finding.suppressed is not None or finding.exempt or _RANK[finding.severity] < threshold:
            continue
        fail_from = _fail_from(finding, policy)
        if fail_from is not None and fail_from > audit.as_of:
            later.setdefault(fail_from, []).append(finding.fingerprint)
        else:
            due.append(finding)
    if policy.fail_on is None:
        return (), ()
    upcoming = tuple(Upcoming(day, tuple(sorted(prints))) for day, prints in sorted(later.items()))
    return tuple(sorted(finding.fingerprint for finding in _over(due, dict(policy.allowed)))), upcoming


def _fail_from(finding: Finding, policy: Policy) -> date | None:
    """The date of the last grace that reaches the finding, so that a later line refines an earlier one."""
    return next((grace.fail_from for grace in reversed(policy.grace) if grace.covers(finding)), None)


def _over(due: Iterable[Finding], allowed: Mapping[Severity, int]) -> list[Finding]:
    """The findings of each severity that has more of them than are allowed."""
    findings = list(due)
    number = Counter(finding.severity for finding in findings)
    return [finding for finding in findings if number[finding.severity] > allowed.get(finding.severity, 0)]


def _incomplete(audit: Audit, policy: Policy) -> tuple[str, ...]:
    reasons = [f"{skip.path}: {skip.reason}" for skip in audit.coverage.unreadable]
    if policy.strict:
        reasons += [f"{skip.path}: {skip.reason}" for skip in audit.coverage.unparsed]
    reasons += [_about(verdict) for verdict in audit.credentials if _unreachable(verdict)]
    return tuple(reasons)


def _unreachable(verdict: Verdict) -> bool:
    return verdict.status == "unknown" and verdict.code == "unreachable"


def _about(verdict: Verdict) -> str:
    name = verdict.client_id or verdict.credential
    return f"credential {name} is {verdict.status}: {verdict.reason}"


def _nothing(audit: Audit) -> str:
    coverage = audit.coverage
    seen = f"{coverage.files_seen} file{'s' * (coverage.files_seen != 1)} seen"
    return f"nothing was scanned: {seen}, {len(coverage.skipped)} skipped"


def _failures(audit: Audit, failing: tuple[str, ...]) -> tuple[str, ...]:
    reasons = []
    if failing:
        other = sum(finding.suppressed is None and not finding.exempt for finding in audit.findings) - len(failing)
        reasons.append(
            f"{len(failing)} leftover{'s' * (len(failing) != 1)} of the Service Account (JWT) flow"
            + (f", and {other} that do{'es' * (other == 1)} not fail the gate" if other else "")
        )
    reasons += [_about(verdict) for verdict in audit.credentials if verdict.status != "valid"]
    return tuple(reasons)


def credentials_only(audit: Audit) -> bool:
    """Whether the run looked at credentials and at no tree: then nothing may be said of leftovers."""
    return audit.checked and not audit.coverage.rules and not audit.coverage.files_seen


def _clean(audit: Audit, policy: Policy) -> str:
    if credentials_only(audit):
        return "every credential is valid"
    if audit.coverage.files_scanned == 0:
        return "no file of a kind that is scanned"
    left = sum(finding.suppressed is None and not finding.exempt for finding in audit.findings)
    if not left:
        return "no leftover Service Account (JWT) use"
    leftovers = f"{left} leftover{'s' * (left != 1)}"
    return (
        f"{leftovers}, and the gate never fails" if policy.fail_on is None else f"{leftovers}, none of which fails yet"
    )
