"""What `migrator rules` prints: the rules, and the catalogue behind them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from migrator.rules.registry import load


def rules_as_text() -> str:
    """One line a rule, aligned."""
    rules = load()
    width = max(len(rule.id) for rule in rules)
    lines = [f"{rule.id:{width}}  {rule.severity.value:7}  {rule.category.value:9}  {rule.title}" for rule in rules]
    return "\n".join([*lines, "", "`migrator explain RULE` tells one in full.", ""])


def rules_as_json() -> dict[str, Any]:
    """Rules and catalogue entries with their sources, as plain values."""
    from migrator.catalogue.load import sdks  # noqa: PLC0415 - the table above needs no catalogue

    shown = ("id", "title", "category", "severity", "confidence", "summary", "why", "remedy", "sources")
    return {
        "rules": [{name: getattr(rule, name) for name in shown} for rule in load()],
        "catalogue": [asdict(entry) for entry in sdks().values()],
    }
