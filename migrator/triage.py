"""From what was found to what counts: severities of the configuration, suppressions, baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator import baseline, suppress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from migrator.model import Audit, Finding, Severity


class Triage(NamedTuple):
    """What settles a run's findings.

    `known` are the ids of all rules. `whole` is False when only some files were looked at; `evaluated` then says which
    entries of the baseline the run can speak about.
    """

    severities: Mapping[str, Severity | None]
    exclusions: Sequence[suppress.Exclusion]
    directives: Sequence[suppress.Directive]
    known: Collection[str]
    entries: Sequence[baseline.Entry] = ()
    whole: bool = True
    evaluated: Callable[[baseline.Entry], bool] | None = None


class Settled(NamedTuple):
    """The audit with its findings settled, and the entries of the baseline that match nothing."""

    audit: Audit
    stale: tuple[baseline.Entry, ...]


def settle(audit: Audit, triage: Triage) -> Settled:
    """Regrade, then suppress, then compare with the baseline; what there is to say about that becomes notices."""
    findings = regrade(audit.findings, triage.severities)
    run = suppress.Run(audit.as_of, audit.coverage.rules, triage.known, triage.whole)
    outcome = suppress.apply(findings, triage.directives, triage.exclusions, run)
    evaluated = triage.evaluated or (lambda entry: triage.whole and entry.rule in audit.coverage.rules)
    comparison = baseline.compare(outcome.findings, triage.entries, evaluated)
    notices = (*audit.notices, *outcome.notices, *comparison.notices)
    kept = {finding.fingerprint for finding in comparison.findings}
    integrations = tuple(
        integration._replace(findings=tuple(print_ for print_ in integration.findings if print_ in kept))
        for integration in audit.integrations
    )
    settled = audit._replace(findings=comparison.findings, integrations=integrations, notices=notices)
    return Settled(settled, comparison.stale)


def regrade(findings: Iterable[Finding], severities: Mapping[str, Severity | None]) -> tuple[Finding, ...]:
    """The findings with the severities of the configuration; those of a rule that is off are left out."""
    result = []
    for finding in findings:
        severity = severities.get(finding.rule_id, finding.severity)
        if severity is not None:
            result.append(finding if severity is finding.severity else finding._replace(severity=severity))
    return tuple(result)
