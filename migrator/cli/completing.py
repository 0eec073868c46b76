"""Words that a shell completes: rule ids and report formats. Nothing is loaded before the shell asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def rule_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the rules that begin so."""
    del ctx, param
    from migrator.rules import index  # noqa: PLC0415

    return [name for name in index.read() if name.startswith(incomplete)]


def formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The names of the report formats that begin so."""
    del ctx, param
    from migrator.report.registry import names  # noqa: PLC0415 - loads every format

    return [name for name in names() if name.startswith(incomplete)]


def reports(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """`FORMAT=`, to be followed by a file."""
    return [f"{name}=" for name in formats(ctx, param, incomplete)]
