"""`migrator check`: credentials against IMS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from migrator.cli.grouped import GroupedCommand, option
from migrator.cli.options import AS_OF, IMS, OUTPUT, PROMPT


@click.command(
    cls=GroupedCommand,
    examples=[
        "migrator check --ims live --credentials oauth_server_to_server.json",
        "migrator check --ims recording.json --audit audit.json --format json",
    ],
)
@option(
    "--audit",
    "audit_file",
    type=click.Path(path_type=Path),
    metavar="AUDIT.json",
    group="Input",
    help="A saved audit, whose integrations say which scopes and APIs each credential needs.",
)
@IMS
@PROMPT
@AS_OF
@OUTPUT
def command(audit_file: Path | None, **values: Any) -> int:  # noqa: ANN401 - click's
    """Check OAuth Server-to-Server credentials: sign-in, life of the token, scopes, and the calls that they are for.

    Without --credentials they come from the environment; a secret is never an option. Exit status: 0 all valid, 1 one
    is rejected or unknown, 2 wrong usage, 4 IMS could not be reached.
    """
    from migrator.cli.checking import check  # noqa: PLC0415 - `--help` needs none of it

    return check(audit_file, values)
