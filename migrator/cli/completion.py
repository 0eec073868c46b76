"""`migrator completion`: the script that lets a shell complete commands, options, rules and formats."""

from __future__ import annotations

import click

from migrator.cli.grouped import GroupedCommand, argument


@click.command(
    cls=GroupedCommand,
    examples=[
        'eval "$(migrator completion bash)"   # in ~/.bashrc',
        'eval "$(migrator completion zsh)"    # in ~/.zshrc, after compinit',
        "migrator completion fish > ~/.config/fish/completions/migrator.fish",
    ],
)
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]), about="The shell that is to complete.")
def command(shell: str) -> None:
    """Print the completion script of SHELL."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - no other command needs it

    root = click.get_current_context().find_root().command
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"click completes no {shell}")
    click.echo(kind(root, {}, "migrator", "_MIGRATOR_COMPLETE").source())
