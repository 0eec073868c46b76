"""What `migrator check` does: verdicts as an Audit that scanned nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from migrator import __version__
from migrator.catalogue.timeline import timeline
from migrator.cli.credentials import checker
from migrator.cli.deliver import deliver, delivery
from migrator.cli.run import today
from migrator.deadline import assess
from migrator.errors import UsageError
from migrator.outcome import Audit, Coverage, ToolInfo
from migrator.policy import Policy, decide
from migrator.report.serial import load_audit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def check(audit_file: Path | None, values: Mapping[str, Any]) -> int:
    """Check, report, decide; returns the exit status.

    With a saved audit its integrations say what each credential is for; its findings are left out of the verdict.
    """
    if values["ims"] is None:
        raise UsageError("check needs an IMS: --ims live, --ims https://…, or --ims FILE for a recording")
    where = delivery(values)
    integrations = load_audit(audit_file).integrations if audit_file is not None else ()
    verdicts = checker(values)(integrations)
    result = _nothing_scanned(values)._replace(integrations=integrations, credentials=verdicts)
    gate = decide(result, Policy(allow_empty=True))
    deliver(result, gate, where)
    return int(gate.status)


def _nothing_scanned(values: Mapping[str, Any]) -> Audit:
    as_of = values["as_of"] or today()
    return Audit(
        tool=ToolInfo("migrator", __version__),
        root="credentials",
        as_of=as_of,
        deadline=assess(as_of, timeline()),
        coverage=Coverage(),
        findings=(),
        integrations=(),
        credentials=(),
        checked=True,
    )
