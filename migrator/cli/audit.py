"""`migrator audit`: the one-off audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from migrator.cli.grouped import GroupedCommand
from migrator.cli.options import BASELINE, CONFIG, GATE, IMS, INPUT, OUTPUT, PATHS, PROMPT, RULES

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=GroupedCommand,
    examples=[
        "migrator audit --report html=audit.html --report markdown=audit.md",
        "migrator audit ~/src/loyalty --ims live --credentials oauth.json --report html=audit.html",
        "migrator audit examples/legacy-app --ims examples/recording.json --credentials examples/credentials.env",
    ],
)
@PATHS
@INPUT
@RULES
@IMS
@PROMPT
@GATE
@BASELINE
@CONFIG
@OUTPUT
def command(paths: tuple[Path, ...], **values: Any) -> int:  # noqa: ANN401 - click's
    """Scan PATHS, group what is found into integrations, check their replacement credentials, and report.

    Reaches the network only with `--ims live` or `--ims URL`. Exit status: 0 clean, 1 leftovers found or a credential
    rejected or unknown, 2 wrong usage, 3 nothing was scanned, 4 the run is incomplete.
    """
    from migrator.cli.run import run  # noqa: PLC0415 - `--help` needs none of it

    if values["ims"] is None:
        return run(paths, values)
    from migrator.cli.credentials import checker  # noqa: PLC0415 - the only room that may reach the network

    return run(paths, values, check=checker(values))
