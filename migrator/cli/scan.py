"""`migrator scan`: the gate for a hook or CI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from migrator.cli.grouped import GroupedCommand
from migrator.cli.options import BASELINE, CHANGED_SINCE, CONFIG, GATE, INPUT, OUTPUT, PATHS, RULES, STAGED

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=GroupedCommand,
    examples=[
        "migrator scan",
        "migrator scan --staged",
        "migrator scan --changed-since origin/main",
        "migrator scan src --fail-on error --report sarif=migrator.sarif",
        "git show HEAD:app.py | migrator scan - --stdin-path app.py",
    ],
)
@PATHS
@STAGED
@CHANGED_SINCE
@INPUT
@RULES
@GATE
@BASELINE
@CONFIG
@OUTPUT
def command(paths: tuple[Path, ...], **values: Any) -> int:  # noqa: ANN401 - click's
    """Find leftovers of the Service Account (JWT) sign-in in PATHS, by default the current folder.

    Never reaches the network. Exit status: 0 clean, 1 leftovers found, 2 wrong usage, 3 nothing was scanned, 4 the run
    is incomplete.
    """
    from migrator.cli.run import run  # noqa: PLC0415 - `--help` needs none of it

    return run(paths, values, rewrites=values["form"] != "text" or bool(values["reports"]))
