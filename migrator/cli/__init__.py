"""Commands: one file each, loaded when called. They parse options, call one function, print; no logic."""

from __future__ import annotations

import click

from migrator import __version__
from migrator.cli.grouped import GroupedGroup

_COMMANDS: dict[str, str] = {
    "audit": "The one-off audit: scan, check, report.",
    "scan": "Find leftovers: the gate for a hook or CI.",
    "fix": "Show or apply the rewrites.",
    "check": "Check OAuth Server-to-Server credentials against IMS.",
    "report": "Render a saved audit in another format.",
    "ims": "Record an IMS, or run a local one to rehearse against.",
    "init": "Write a configuration, a hook and a CI job.",
    "rules": "List the rules and the catalogue.",
    "explain": "Explain one rule.",
    "completion": "Print the completion script of a shell.",
}


class LazyGroup(GroupedGroup):
    """Imports the module of a command when that command runs; the list above serves `--help`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of a migration."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module  # noqa: PLC0415

        command: object = import_module(f"migrator.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of that name."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches  # noqa: PLC0415

            near = get_close_matches(args[0], _COMMANDS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the commands are {', '.join(_COMMANDS)}"
            ctx.fail(f"no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the list above, so that `--help` loads no command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


_EXAMPLES = (
    "migrator audit --report html=audit.html",
    "migrator fix --unsafe --patch migration.patch",
    "migrator check --ims live --credentials oauth_server_to_server.json",
)


@click.command(
    cls=LazyGroup,
    examples=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="migrator")
def cli() -> None:
    """Find Adobe Service Account (JWT) sign-in, rewrite it to OAuth Server-to-Server, prove that it works."""
