"""`migrator rules`: what is looked for."""

from __future__ import annotations

import json

import click

from migrator.cli.grouped import GroupedCommand, option


@click.command(
    cls=GroupedCommand,
    examples=["migrator rules", "migrator rules --format json | jq '.rules[].id'"],
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    group="Output",
    help="A table, or everything with the catalogue and its sources.",
)
def command(form: str) -> None:
    """List the rules, and with --format json the catalogue of SDKs, actions and products behind them."""
    from migrator.listing import rules_as_json, rules_as_text  # noqa: PLC0415 - loads every rule

    click.echo(json.dumps(rules_as_json(), indent=2) if form == "json" else rules_as_text(), nl=form == "json")
