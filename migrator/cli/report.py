"""`migrator report`: a saved audit in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from migrator.cli.grouped import GroupedCommand
from migrator.cli.options import GATE, OUTPUT


@click.command(
    cls=GroupedCommand,
    examples=["migrator report audit.json --format html --output audit.html", "migrator report audit.json --quiet"],
)
@click.argument("audit_file", metavar="AUDIT.json", type=click.Path(path_type=Path))
@GATE
@OUTPUT
def command(audit_file: Path, **values: Any) -> int:  # noqa: ANN401 - click's
    """Render AUDIT.json, written earlier by --format json; the exit status is that of the gate options given."""
    from migrator.cli.deliver import deliver, delivery  # noqa: PLC0415 - `--help` needs none of it
    from migrator.model import Severity  # noqa: PLC0415
    from migrator.policy import Policy, decide  # noqa: PLC0415
    from migrator.report.serial import load_audit  # noqa: PLC0415

    fail_on = None if values["fail_on"] == "never" else Severity(values["fail_on"] or "warning")
    result = load_audit(audit_file)
    gate = decide(result, Policy(fail_on, strict=values["strict"], exit_zero=values["exit_zero"]))
    deliver(result, gate, delivery(values))
    return int(gate.status)
