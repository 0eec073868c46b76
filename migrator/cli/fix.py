"""`migrator fix`: the rewrites, to read, as a patch, or written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from migrator.cli.grouped import GroupedCommand, option
from migrator.cli.options import AS_OF, CONFIG, INPUT, PATHS, RULES


@click.command(
    cls=GroupedCommand,
    examples=[
        "migrator fix",
        "migrator fix --unsafe --patch migration.patch && git apply migration.patch",
        "migrator fix --write --integration loyalty-3f2a91c0",
        "migrator fix --undo .git/migrator-undo.json",
    ],
)
@PATHS
@option("--write", "write_files", is_flag=True, group="What to do", help="Apply the rewrites to the files.")
@option(
    "--patch",
    type=click.Path(path_type=Path),
    metavar="FILE",
    group="What to do",
    help="Write the exact patch, for `git apply`.",
)
@option(
    "--undo",
    type=click.Path(path_type=Path),
    metavar="JOURNAL",
    group="What to do",
    help="Take back an earlier --write.",
)
@option("--unsafe", is_flag=True, group="What to do", help="With the rewrites that need a look afterwards.")
@option(
    "--integration", multiple=True, metavar="ID", group="What to do", help="Only this integration; may be repeated."
)
@option("--allow-dirty", is_flag=True, group="What to do", help="Write into a work tree with uncommitted changes, too.")
@INPUT
@RULES
@AS_OF
@CONFIG
def command(paths: tuple[Path, ...], **values: Any) -> int:  # noqa: ANN401 - click's
    """Show the rewrites as one diff, secrets hidden; --patch gives the exact one, --write applies it.

    Never reaches the network. Exit status: 0 done, 2 wrong usage or refused, 3 nothing was scanned, 4 incomplete.
    """
    from migrator.cli.fixing import Fixing  # noqa: PLC0415 - `--help` needs none of it

    return Fixing(paths, values).run()
