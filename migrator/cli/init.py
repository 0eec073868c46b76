"""`migrator init`: configuration, hook and CI job."""

from __future__ import annotations

from pathlib import Path

import click

from migrator.cli.grouped import GroupedCommand, argument, option


@click.command(cls=GroupedCommand, examples=["migrator init", "migrator init ~/src/loyalty --dry-run"])
@argument(
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    about="The repository, by default the current folder.",
)
@option("--dry-run", is_flag=True, group="What to do", help="Only say what would be written.")
def command(folder: Path, *, dry_run: bool) -> None:
    """Write what fits the repository in FOLDER: a configuration, a hook, a CI job.

    Never changes a file that is there; what belongs into one is printed.
    """
    from migrator.cli.deliver import write  # noqa: PLC0415 - `--help` needs none of it
    from migrator.init import pieces  # noqa: PLC0415

    for piece in pieces(folder):
        if piece.exists:
            click.echo(f"{piece.path} is there; add to it what is not in it yet:\n\n{piece.text}")
        elif dry_run:
            click.echo(f"would write {piece.path}")
        else:
            write(folder / piece.path, piece.text)
            click.echo(f"wrote {piece.path}")
