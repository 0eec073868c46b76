"""`migrator explain`: one rule's page."""

from __future__ import annotations

import click

from migrator.cli.completing import rule_ids
from migrator.cli.grouped import GroupedCommand, argument


@click.command(cls=GroupedCommand, examples=["migrator explain exchange-endpoint"])
@argument("rule", shell_complete=rule_ids, about="Its id, as `migrator rules` lists it.")
def command(rule: str) -> None:
    """Say what RULE finds, why it matters now, what to write instead, and how to silence it."""
    from migrator.cli.deliver import emit  # noqa: PLC0415 - `--help` needs none of it
    from migrator.cli.settings import check_rule  # noqa: PLC0415
    from migrator.explain import page  # noqa: PLC0415
    from migrator.rules.chosen import Chosen  # noqa: PLC0415

    check_rule(rule)
    emit(page(*Chosen((rule,)).load()))
