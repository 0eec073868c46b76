"""What `migrator ims serve` does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

from migrator.cli.deliver import printable, write
from migrator.errors import ExitStatus, UsageError
from migrator.ims.credentials import load
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import load_scenario, rehearsal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from migrator.ims.server.handler import Access
    from migrator.ims.server.scenario import Scenario


def serve_until_interrupted(scenario: Path | None, values: Mapping[str, Any]) -> int:
    """Serve until Ctrl-C; the addresses go to standard output, each call to standard error."""
    played = _played(scenario, values["credentials"])
    with serve(played, host=values["host"], port=values["port"], tls=values["tls"], log=_log) as running:
        if values["ca_file"] is not None:
            write(values["ca_file"], running.ca_pem.decode())
        click.echo(f"--ims {running.url}\nHTTPS_PROXY={running.proxy}")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return ExitStatus.CLEAN


def _played(scenario: Path | None, credentials: tuple[Path, ...]) -> Scenario:
    if (scenario is None) == (not credentials):
        raise UsageError("serve needs either a SCENARIO file or --credentials")
    return rehearsal(load(credentials, {})) if scenario is None else load_scenario(scenario)


def _log(access: Access) -> None:
    click.echo(printable(f"migrator: {access.status} {access.method} {access.host}{access.path}"), err=True)
