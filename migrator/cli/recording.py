"""What `migrator ims record` does."""

from __future__ import annotations

import secrets
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from migrator.cli.credentials import moment_of, opened, options_of
from migrator.errors import ExitStatus, UsageError
from migrator.ims.har import read_har
from migrator.ims.record import record
from migrator.ims.recording_file import save
from migrator.report.serial import load_audit

if TYPE_CHECKING:
    from collections.abc import Mapping


def record_to(values: Mapping[str, Any]) -> int:
    """Record or import, save, and say what was seen; returns the exit status."""
    if values["har"] is not None:
        save(read_har(values["har"], "" if values["no_fingerprints"] else secrets.token_hex(16)), values["output"])
        _say(f"recording: {values['output']}", values)
        return ExitStatus.CLEAN
    if values["ims"] is None:
        raise UsageError("record needs --ims live or --ims URL, or a HAR file with --har")
    target, credentials = opened(values)
    integrations = load_audit(values["audit_file"]).integrations if values["audit_file"] else ()
    options = options_of(values)
    with closing(target):
        recording, verdicts = record(
            credentials, target, integrations, moment_of(values), options, fingerprints=not values["no_fingerprints"]
        )
    save(recording, values["output"])
    for verdict in verdicts:
        _say(f"{verdict.client_id}: {verdict.status}{': ' * bool(verdict.reason)}{verdict.reason}", values)
    _say(f"recording: {values['output']}; it holds no secret, token or key", values)
    if any(verdict.code == "unreachable" for verdict in verdicts):
        return ExitStatus.INCOMPLETE
    return ExitStatus.CLEAN if all(verdict.status == "valid" for verdict in verdicts) else ExitStatus.FAILED


def _say(line: str, values: Mapping[str, Any]) -> None:
    if not values["quiet"]:
        click.echo(f"migrator: {line}", err=True)
