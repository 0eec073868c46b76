"""`migrator report`: a saved audit in another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrator.cli.grouped import GroupedCommand, argument
from migrator.cli.options import GATE, OUTPUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.policy import Policy


@click.command(
    cls=GroupedCommand,
    examples=["migrator report audit.json --format html --output audit.html", "migrator report audit.json --quiet"],
)
@argument(
    "audit_file",
    metavar="AUDIT.json",
    type=click.Path(path_type=Path),
    about="What --format json or --report json wrote.",
)
@GATE
@OUTPUT
def command(audit_file: Path, **values: Any) -> int:  # noqa: ANN401 - click's
    """Render AUDIT.json, written earlier by --format json.

    The exit status is the saved one, or that of the gate options given.
    """
    from migrator.cli.deliver import deliver, delivery  # noqa: PLC0415 - `--help` needs none of it
    from migrator.policy import decide  # noqa: PLC0415
    from migrator.report.serial import load  # noqa: PLC0415

    saved = load(audit_file)
    gate = saved.gate
    if gate is None or values["fail_on"] or values["strict"] or values["exit_zero"]:
        gate = decide(saved.audit, _policy(values))
    deliver(saved.audit, gate, delivery(values))
    return int(gate.status)


def _policy(values: Mapping[str, Any]) -> Policy:
    from migrator.model import Severity  # noqa: PLC0415 - `--help` needs none of it
    from migrator.policy import Policy  # noqa: PLC0415

    fail_on = None if values["fail_on"] == "never" else Severity(values["fail_on"] or "warning")
    return Policy(fail_on, strict=values["strict"], exit_zero=values["exit_zero"])
