"""What every human-readable format shows in the same order and the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from migrator.deadline import days as spell_days
from migrator.deadline import spell
from migrator.errors import ExitStatus
from migrator.outcome import Category, Confidence, Disposition, Severity
from migrator.policy import credentials_only
from migrator.report.order import READINESS, counts, place_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from migrator.model import Audit, Evidence, Finding, Integration, Readiness, Verdict
    from migrator.policy import Gate

CATEGORY_TITLE = {
    Category.BREAKS: "Breaks",
    Category.EXPOSED: "Exposed",
    Category.LEFTOVER: "Leftover",
    Category.BEHAVIOUR: "Behaviour",
}
READINESS_TITLE: dict[Readiness, str] = {
    "blocked": "Blocked",
    "credential_rejected": "Credential rejected",
    "not_started": "Not started",
    "half_migrated": "Half migrated",
    "rewritable": "Rewrites ready",
    "ready": "Ready",
    "exempt": "Exempt",
}
READINESS_MEANING: dict[Readiness, str] = {
    "blocked": "Something outside this repository has to happen first",
    "credential_rejected": "IMS does not accept the replacement credential",
    "not_started": "Everything still uses the Service Account (JWT) credential",
    "half_migrated": "Old and new sign-in stand side by side",
    "rewritable": "Every place that must change has a rewrite",
    "ready": "Nothing is left to change here",
    "exempt": "Not reached by the end of life",
}
DISPOSITION_TITLE = {
    Disposition.SAFE: "Safe rewrite",
    Disposition.UNSAFE: "Rewrite to review",
    Disposition.MANUAL: "By hand",
}
_STATUS_TITLE = {
    ExitStatus.CLEAN: "Passed",
    ExitStatus.FAILED: "Failed",
    ExitStatus.USAGE: "Not run",
    ExitStatus.NOTHING_SCANNED: "Nothing scanned",
    ExitStatus.INCOMPLETE: "Incomplete",
}


def status_title(gate: Gate) -> str:
    """The result in a word or two; a failed gate that was told to exit 0 is still a failed one."""
    return "Failed, not enforced" if gate.forgiven else _STATUS_TITLE[gate.status]


def status_key(gate: Gate) -> str:
    """What colours the result: `clean`, `failed`, `nothing_scanned`, `incomplete`."""
    return ExitStatus.FAILED.name.lower() if gate.forgiven else gate.status.name.lower()


_SEVERITY_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_CATEGORY_RANK = {category: rank for rank, category in enumerate(Category)}
_CONFIDENCE_RANK = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """What needs work before what does not, then by severity, category, confidence and place."""
    return sorted(findings, key=rank)


def rank(finding: Finding) -> tuple[object, ...]:
    """What `worst_first` sorts by."""
    return (
        not counts(finding),
        _SEVERITY_RANK[finding.severity],
        _CATEGORY_RANK[finding.category],
        _CONFIDENCE_RANK[finding.confidence],
        *place_key(finding),
    )


def diff_owners(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Which finding shows the diff of each, by fingerprint: a file's rewrite settles many, and is shown once."""
    first: dict[tuple[str, str], Finding] = {}
    owners = {}
    for finding in findings:
        if finding.rewrite and finding.rewrite.diff:
            owners[finding.fingerprint] = first.setdefault((finding.place.path, finding.rewrite.diff), finding)
    return owners


class Group(NamedTuple):
    """An integration with its findings, worst first; `integration` is None for findings that belong to none."""

    integration: Integration | None
    findings: tuple[Finding, ...]


def groups(audit: Audit) -> tuple[Group, ...]:
    """Integrations with most work first; those of no integration last."""
    members: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in worst_first(audit.findings):
        members[finding.integration].append(finding)
    found = [Group(integration, tuple(members.pop(integration.id, ()))) for integration in audit.integrations]
    found.sort(key=_group_rank)
    rest = worst_first(finding for findings in members.values() for finding in findings)
    return (*found, Group(None, tuple(rest))) if rest else tuple(found)


def _group_rank(group: Group) -> tuple[int, int, str]:
    integration = group.integration
    readiness = READINESS.index(integration.readiness) if integration else len(READINESS)
    return (readiness, -sum(map(counts, group.findings)), integration.id if integration else "")


__all__ = ["credentials_only"]  # for the templates


def plural(number: int, noun: str, many: str = "") -> str:
    """`1 finding`, `2 findings`, `10,000 findings`."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def distance(day: date, today: date) -> str:
    """`267 days ago`, `today`, `in 1 day`."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {spell_days(days)}" if days > 0 else f"{spell_days(-days)} ago"


def headline(audit: Audit, gate: Gate) -> str:
    """The result in one sentence."""
    coverage = audit.coverage
    if gate.status is ExitStatus.NOTHING_SCANNED:
        return "Nothing was scanned, so nothing is known."
    if credentials_only(audit):
        return _credentials_headline(audit)
    working = [finding for finding in audit.findings if counts(finding)]
    if not working:
        return f"No leftover of the Service Account (JWT) sign-in in {plural(coverage.files_scanned, 'file')}."
    files = len({finding.place.path for finding in working})
    return f"{plural(len(working), 'place')} in {plural(files, 'file')} to change."


def _credentials_headline(audit: Audit) -> str:
    """How many of the credentials sign in; of no tree was anything learned."""
    number = Counter(verdict.status for verdict in audit.credentials)
    total = plural(len(audit.credentials), "credential")
    if number["valid"] == len(audit.credentials):
        return f"{total} checked, all valid." if number["valid"] > 1 else f"{total} checked: valid."
    return f"{total} checked: {', '.join(f'{number[word]} {word}' for word in _VERDICTS if number[word])}."


_VERDICTS: tuple[Literal["rejected", "unknown", "valid"], ...] = ("rejected", "unknown", "valid")


class ScopeRow(NamedTuple):
    """One scope, and who names it; `granted` is None where no token says so."""

    name: str
    requested: bool
    granted: bool | None
    proposed: bool
    """Called for by the metascopes in the code: a proposal."""


def scope_rows(verdict: Verdict, audit: Audit) -> tuple[ScopeRow, ...]:
    """Scopes requested, granted, and proposed for the code, beside each other."""
    integration = next((one for one in audit.integrations if one.id == verdict.integration), None)
    proposed = integration.proposed_scopes if integration else ()
    granted = verdict.scopes_granted
    names = dict.fromkeys((*verdict.scopes_requested, *granted, *proposed))
    return tuple(
        ScopeRow(name, name in verdict.scopes_requested, name in granted if granted else None, name in proposed)
        for name in names
    )


def deadline_words(integration: Integration, today: date) -> str:
    """What the deadline means for one integration."""
    if integration.exempt:
        return "Exempt: the end of life of the Service Account (JWT) credential does not reach it."
    if integration.deadline is None:
        return "No deadline is known."
    day = f"{spell(integration.deadline)}, {distance(integration.deadline, today)}"
    if integration.readiness == "ready":
        return f"The old credential ends on {day}." if integration.deadline > today else f"The old one ended on {day}."
    if integration.deadline > today:
        return f"Stops working on {day}."
    return f"Does not work since {day}."


def proof(verdict: Verdict) -> str:
    """Where a verdict comes from and how old it is."""
    source = verdict.source
    if source.kind == "live":
        return f"live, {source.location}"
    when = f" on {spell(source.recorded_at.date())}" if source.recorded_at else ""
    age = "" if source.age_days is None else f", {spell_days(source.age_days)} old"
    return f"recorded{when}{age}, {source.location}"


def place_text(finding: Finding) -> str:
    """`path:line:column`."""
    return f"{finding.place.path}:{finding.place.line}:{finding.place.column}"


def evidence_place(evidence: Evidence) -> str:
    """`path:line`, or the path alone where the evidence is the whole file; empty where it stands nowhere."""
    return f"{evidence.path}:{evidence.line}" if evidence.path and evidence.line else evidence.path
