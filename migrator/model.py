"""The frozen values that travel between the stages; nothing else.

Offsets are character offsets into the decoded text of the file, zero-based, end exclusive.
Lines and columns are one-based, columns count characters. Paths are POSIX, relative to the scan root.
"""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from datetime import date, datetime
from typing import Literal, NamedTuple

from migrator.outcome import (
    SCHEMA_VERSION,
    Audit,
    Category,
    Confidence,
    Coverage,
    Deadline,
    Disposition,
    Milestone,
    Severity,
    Skip,
    ToolInfo,
)

__all__ = [
    "SCHEMA_VERSION",
    "Audit",
    "Category",
    "CheckResult",
    "CheckStatus",
    "Confidence",
    "Coverage",
    "Deadline",
    "Disposition",
    "Evidence",
    "Finding",
    "Identifier",
    "IdentifierKind",
    "Integration",
    "Milestone",
    "Place",
    "Readiness",
    "Rewrite",
    "Severity",
    "Skip",
    "Snippet",
    "Step",
    "Suppression",
    "ToolInfo",
    "Verdict",
    "VerdictSource",
]


class Place(NamedTuple):
    """Where something stands, in the coordinates of the outer file."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    region: str = ""
    """Label of the embedded region (`postman: Sign in > pre-request`); empty for the file itself."""


class Snippet(NamedTuple):
    """Redacted, width-capped source lines around a place.

    `mark` is where, in the line on which the place begins, the place now stands: first and last offset. None where it
    is not shown. Redaction and cuts have moved it away from the column.
    """

    first_line: int
    lines: tuple[str, ...]
    mark: tuple[int, ...] | None = None


IdentifierKind = Literal["client_id", "org_id", "technical_account", "metascope", "config_key", "file"]


class Identifier(NamedTuple):
    """A public name that tells integrations apart or joins them; never a secret."""

    kind: IdentifierKind
    value: str


class Evidence(NamedTuple):
    """One reason for a finding, or for what it was joined to."""

    message: str
    path: str = ""
    line: int = 0


class Rewrite(NamedTuple):
    """What to do about one finding.

    `diff` is a unified diff of the outer file, redacted, empty when manual. `instruction` is plain prose; for a
    manual
    rewrite it says why there is no diff and what to write, for an unsafe one what to look at.
    """

    disposition: Disposition
    title: str
    diff: str = ""
    instruction: str = ""


class Suppression(NamedTuple):
    """Why a finding does not count."""

    source: Literal["inline", "config", "baseline"]
    reason: str
    until: date | None = None


class Finding(NamedTuple):
    """One leftover of the Service Account (JWT) flow at one place."""

    rule_id: str
    title: str
    category: Category
    severity: Severity
    confidence: Confidence
    place: Place
    message: str
    snippet: Snippet
    fingerprint: str
    """sha256 hex over rule, path, normalised redacted match and ordinal: survives a line move, not a new content."""
    standalone: bool = True
    """False for evidence that is weak alone: linking drops it unless strong evidence supports it."""
    evidence: tuple[Evidence, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    integration: str | None = None
    deadline: date | None = None
    exempt: bool = False
    """True for AEM as a Cloud Service service credentials, which the end of life does not reach."""
    suppressed: Suppression | None = None
    rewrite: Rewrite | None = None


class Step(NamedTuple):
    """One step of an integration's migration plan."""

    text: str
    where: Literal["console", "repository", "secrets", "rollout"]
    irreversible: bool = False


Readiness = Literal["exempt", "blocked", "not_started", "half_migrated", "rewritable", "credential_rejected", "ready"]


class Integration(NamedTuple):
    """The findings of one Adobe credential: what has to move together."""

    id: str
    """Stable short name, for example `acme-loyalty-3f2a91c0`; made of identifiers, not of line numbers."""
    name: str
    client_id: str | None
    org_id: str | None
    technical_account: str | None
    products: tuple[str, ...]
    metascopes: tuple[str, ...]
    proposed_scopes: tuple[str, ...]
    """Always a proposal: Adobe publishes no full mapping, the credential's page in the Console decides."""
    findings: tuple[str, ...]
    """Fingerprints of the members."""
    evidence: tuple[Evidence, ...]
    """Why these findings belong together."""
    readiness: Readiness
    next_steps: tuple[Step, ...]
    deadline: date | None
    """min(notAfter of its certificate, the last milestone); None for an exempt integration."""
    exempt: bool = False


CheckStatus = Literal["passed", "failed", "unknown", "skipped"]


class CheckResult(NamedTuple):
    """One small proof about a credential."""

    id: str
    title: str
    status: CheckStatus
    evidence: str
    remedy: str = ""


class VerdictSource(NamedTuple):
    """Where a verdict comes from. `recorded_at` is None for a live one."""

    kind: Literal["live", "recorded"]
    location: str
    """Host of the IMS, or name of the recording."""
    recorded_at: datetime | None = None
    age_days: int | None = None


class Verdict(NamedTuple):
    """What is known of one OAuth Server-to-Server credential."""

    credential: str
    """Where it came from: `.env`, `environment`, `oauth.json`; never its secret."""
    client_id: str
    org_id: str | None
    integration: str | None
    status: Literal["valid", "rejected", "unknown"]
    code: str
    """Machine-readable cause, empty when valid: `invalid_client`, `stale_recording`, `rate_limited`, ..."""
    reason: str
    remedy: str
    source: VerdictSource
    checks: tuple[CheckResult, ...] = ()
    scopes_requested: tuple[str, ...] = ()
    scopes_granted: tuple[str, ...] = ()
    expires_in_seconds: int | None = None
