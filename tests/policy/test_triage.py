"""Severities, suppressions and baseline in their order, as one step."""

from __future__ import annotations

from migrator import baseline
from migrator.model import Severity
from migrator.policy import Policy, decide
from migrator.suppress import Exclusion, read_directives
from migrator.triage import Triage, settle
from tests.support.audits import audit, every_feature, finding

KNOWN = ("exchange-endpoint", "metascope", "private-key")
FIRST = finding("app/a.py", 2)
SECOND = finding("app/b.py", rule="metascope")
THIRD = finding("lib/c.py", rule="private-key")
FOURTH = finding("app/d.py")


def test_everything_at_once() -> None:
    """What is regraded, suppressed in line, by the configuration and by the baseline no longer fails; the rest does."""
    triage = Triage(
        severities={"private-key": Severity.NOTE},
        exclusions=(Exclusion(("metascope",), (), (), "known"),),
        directives=read_directives("app/a.py", "# migrator: ignore[exchange-endpoint] why\n"),
        known=KNOWN,
        entries=baseline.collect([FOURTH, finding("gone.py")]),
    )
    new = finding("app/e.py")
    settled = settle(audit(FIRST, SECOND, THIRD, FOURTH, new), triage)
    sources = [one.suppressed and one.suppressed.source for one in settled.audit.findings]
    assert sources == ["inline", "config", None, "baseline", None]
    assert settled.audit.findings[2].severity is Severity.NOTE
    assert decide(settled.audit, Policy()).failing == (new.fingerprint,)
    assert [entry.path for entry in settled.stale] == ["gone.py"]


def test_rule_that_is_off_leaves_no_trace() -> None:
    """Neither a finding nor a reference of its integration to one."""
    before = every_feature()
    after = settle(before, Triage({"private-key": None}, (), (), KNOWN)).audit
    gone = {one.fingerprint for one in before.findings if one.rule_id == "private-key"}
    assert gone
    assert not gone & {one.fingerprint for one in after.findings}
    assert not gone & {print_ for integration in after.integrations for print_ in integration.findings}


def test_nothing_to_settle_changes_nothing() -> None:
    """Without configuration, directives and baseline the audit is the same."""
    before = every_feature()
    assert settle(before, Triage({}, (), (), KNOWN)).audit == before


def test_partial_run_is_silent_about_what_it_did_not_meet() -> None:
    """A hook on one file tells neither of idle suppressions nor of stale entries of the baseline."""
    triage = Triage(
        {}, (Exclusion(("metascope",), (), (), "known"),), (), KNOWN, baseline.collect([THIRD]), whole=False
    )
    settled = settle(audit(FIRST), triage)
    assert settled.stale == ()
    assert settled.audit.notices == ()


def test_rule_that_did_not_run_has_no_stale_entry() -> None:
    """A run with some rules only says nothing of the others."""
    partial = audit(FIRST)._replace(coverage=audit().coverage._replace(rules=("metascope",)))
    settled = settle(partial, Triage({}, (), (), KNOWN, baseline.collect([THIRD])))
    assert settled.stale == ()
