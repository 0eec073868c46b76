"""The one function that decides the exit status."""

from __future__ import annotations

from datetime import date

import pytest

from migrator.errors import ExitStatus
from migrator.model import Audit, Coverage, Severity, Skip, Suppression, Verdict, VerdictSource
from migrator.policy import Grace, Policy, Upcoming, decide
from tests.support.audits import audit, finding

ERROR = finding()
WARNING = finding("app/b.py", severity=Severity.WARNING)
NOTE = finding("app/c.py", severity=Severity.NOTE)
QUIET = ERROR._replace(suppressed=Suppression("config", "known"))
EXEMPT = ERROR._replace(exempt=True)


def verdict(status: str, code: str = "") -> Verdict:
    """A live verdict."""
    source = VerdictSource("live", "ims-na1.adobelogin.com")
    return Verdict(".env", "cafe", None, None, status, code, "the reason", "", source)  # type: ignore[arg-type]


VALID = verdict("valid")
REJECTED = verdict("rejected", "invalid_client")
UNKNOWN = verdict("unknown", "rate_limited")
STALE = verdict("unknown", "stale_recording")
UNREACHABLE = verdict("unknown", "unreachable")

UNREAD = Coverage(2, 1, 10, unreadable=(Skip("a.py", "permission denied"),))
UNPARSED = Coverage(2, 2, 10, unparsed=(Skip("a.yaml", "not YAML"),))
NOTHING = Coverage(4, 0, 0, skipped=(Skip("a.png", "binary"),))

DEFAULT = Policy()
STRICT = Policy(strict=True)
FORGIVING = Policy(exit_zero=True)
NEVER = Policy(fail_on=None)


@pytest.mark.parametrize(
    ("subject", "policy", "status"),
    [
        (audit(), DEFAULT, 0),
        (audit(ERROR), DEFAULT, 1),
        (audit(WARNING), DEFAULT, 1),
        (audit(NOTE), DEFAULT, 0),
        (audit(NOTE), Policy(fail_on=Severity.NOTE), 1),
        (audit(WARNING), Policy(fail_on=Severity.ERROR), 0),
        (audit(ERROR), Policy(fail_on=Severity.ERROR), 1),
        (audit(ERROR), NEVER, 0),
        (audit(QUIET), DEFAULT, 0),
        (audit(EXEMPT), DEFAULT, 0),
        (audit(credentials=(VALID,)), DEFAULT, 0),
        (audit(credentials=(VALID, REJECTED)), DEFAULT, 1),
        (audit(credentials=(UNKNOWN,)), DEFAULT, 1),
        (audit(credentials=(STALE,)), DEFAULT, 1),
        (audit(credentials=(UNKNOWN,)), NEVER, 0),
        (audit(credentials=(UNREACHABLE,)), DEFAULT, 4),
        (audit(ERROR, credentials=(UNREACHABLE,)), DEFAULT, 4),
        (audit(credentials=(UNREACHABLE,)), FORGIVING, 4),
        (audit(credentials=(UNREACHABLE,)), NEVER, 4),
        (audit(ERROR), FORGIVING, 0),
        (audit(credentials=(REJECTED,)), FORGIVING, 0),
        (audit(coverage=UNREAD), DEFAULT, 4),
        (audit(coverage=UNREAD), FORGIVING, 4),
        (audit(ERROR, coverage=UNREAD), DEFAULT, 4),
        (audit(coverage=UNPARSED), DEFAULT, 0),
        (audit(coverage=UNPARSED), STRICT, 4),
        (audit(ERROR, coverage=UNPARSED), STRICT, 4),
        (audit(coverage=NOTHING), DEFAULT, 3),
        (audit(coverage=NOTHING), FORGIVING, 3),
        (audit(coverage=NOTHING), NEVER, 3),
        (audit(coverage=NOTHING), Policy(allow_empty=True), 0),
        (audit(coverage=Coverage()), DEFAULT, 3),
        (audit(ERROR, ERROR), Policy(allowed=((Severity.ERROR, 2),)), 0),
        (audit(ERROR, ERROR, ERROR), Policy(allowed=((Severity.ERROR, 2),)), 1),
        (audit(ERROR, WARNING), Policy(allowed=((Severity.ERROR, 1),)), 1),
    ],
)
def test_exit_status(subject: Audit, policy: Policy, status: int) -> None:
    """Each status is reached by what the design says, and by nothing else."""
    gate = decide(subject, policy)
    assert gate.status == status
    assert gate.reasons
    assert all("\n" not in reason for reason in gate.reasons)


def test_exit_zero_keeps_what_failed() -> None:
    """The forgiving run still says what would have failed."""
    gate = decide(audit(ERROR, credentials=(REJECTED,)), FORGIVING)
    assert gate.failing == (ERROR.fingerprint,)
    assert gate.reasons == (
        "1 leftover of the Service Account (JWT) flow",
        "credential cafe is rejected: the reason",
    )


def test_credential_without_client_id_is_named_by_its_file() -> None:
    """A verdict may know no client ID; the reason still tells which credential it is about."""
    gate = decide(audit(credentials=(REJECTED._replace(client_id=""),)), DEFAULT)
    assert gate.reasons == ("credential .env is rejected: the reason",)


LEGACY = finding("legacy/a.py", integration="loyalty-1")
OTHER = finding("app/a.py", integration="shop-2")
EARLY, DAY, LATE = date(2026, 6, 1), date(2027, 1, 1), date(2027, 6, 1)
BEFORE = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("grace", "as_of", "failing", "later"),
    [
        ((), BEFORE, (LEGACY, OTHER), {}),
        ((Grace(DAY, paths=("legacy/**",)),), date(2026, 12, 31), (OTHER,), {DAY: (LEGACY,)}),
        ((Grace(DAY, paths=("legacy/**",)),), DAY, (LEGACY, OTHER), {}),
        ((Grace(DAY, integrations=("shop-*",)),), date(2026, 12, 31), (LEGACY,), {DAY: (OTHER,)}),
        ((Grace(DAY, paths=("**",)), Grace(EARLY, paths=("app",))), BEFORE, (OTHER,), {DAY: (LEGACY,)}),
        ((Grace(LATE, paths=("legacy",)), Grace(DAY, paths=("*.py",))), BEFORE, (), {DAY: (LEGACY, OTHER)}),
    ],
)  # fmt: skip
def test_grace(grace: tuple[Grace, ...], as_of: date, failing: tuple, later: dict) -> None:  # type: ignore[type-arg]
    """Before its date a finding only warns, from that day on it fails; the last line that reaches it decides."""
    gate = decide(audit(LEGACY, OTHER, as_of=as_of), Policy(grace=grace))
    assert gate.failing == tuple(sorted(one.fingerprint for one in failing))
    expected = tuple(Upcoming(day, tuple(sorted(one.fingerprint for one in those))) for day, those in later.items())
    assert gate.upcoming == expected
    assert gate.status == (ExitStatus.FAILED if failing else ExitStatus.CLEAN)


@pytest.mark.parametrize(
    ("subject", "policy", "reason"),
    [
        (audit(), DEFAULT, "no leftover Service Account (JWT) use"),
        (audit(NOTE), DEFAULT, "1 leftover, none of which fails yet"),
        (audit(WARNING, NOTE), NEVER, "2 leftovers, and the gate never fails"),
        (audit(QUIET, EXEMPT), DEFAULT, "no leftover Service Account (JWT) use"),
        (audit(coverage=NOTHING), Policy(allow_empty=True), "no file of a kind that is scanned"),
    ],
)
def test_clean_does_not_claim_too_much(subject: Audit, policy: Policy, reason: str) -> None:
    """A run that passes with findings says that there are some."""
    assert decide(subject, policy).reasons == (reason,)


def test_forgiven_gate_is_a_failed_one() -> None:
    """Status 0 by `exit_zero` must not read as a pass."""
    assert decide(audit(ERROR), FORGIVING).forgiven
    assert not decide(audit(), FORGIVING).forgiven
    assert not decide(audit(ERROR), DEFAULT).forgiven
