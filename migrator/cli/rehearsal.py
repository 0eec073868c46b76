"""What `migrator ims serve` does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

from migrator.cli.deliver import printable, write
from migrator.errors import UsageError
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import load_scenario
from migrator.policy import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from migrator.ims.server.handler import Access


def serve_until_interrupted(scenario: Path, values: Mapping[str, Any]) -> int:
    """Serve until Ctrl-C; the address goes to standard output, each call to standard error."""
    if values["ca_file"] is not None and not values["tls"]:
        raise UsageError("--ca-file goes with --tls")
    with serve(
        load_scenario(scenario), host=values["host"], port=values["port"], tls=values["tls"], log=_log
    ) as running:
        if values["ca_file"] is not None:
            write(values["ca_file"], running.ca_pem.decode())
        click.echo(running.url)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return ExitStatus.CLEAN


def _log(access: Access) -> None:
    click.echo(printable(f"migrator: {access.status} {access.method} {access.host}{access.path}"), err=True)
