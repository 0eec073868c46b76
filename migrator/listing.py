"""What `migrator rules` prints: the rules, and the catalogue behind them."""

from __future__ import annotations

from datetime import date
from typing import Any

from migrator.catalogue.timeline import timeline
from migrator.rules.registry import load


def rules_as_text() -> str:
    """One line a rule, aligned."""
    rules = load()
    width = max(len(rule.id) for rule in rules)
    lines = [f"{rule.id:{width}}  {rule.severity.value:7}  {rule.category.value:9}  {rule.title}" for rule in rules]
    return "\n".join([*lines, "", "`migrator explain RULE` tells one in full.", ""])


def rules_as_json() -> dict[str, Any]:
    """Rules and all facts of the catalogue with their sources, as plain values."""
    from migrator.catalogue import load as facts  # noqa: PLC0415 - the table above needs no catalogue

    shown = ("id", "title", "category", "severity", "confidence", "summary", "why", "remedy", "sources")
    return {
        "rules": [{name: getattr(rule, name) for name in shown} for rule in load()],
        "catalogue": [_plain(entry) for entry in facts.sdks().values()],
        "deadlines": _plain(timeline()),
        "endpoints": _plain(facts.endpoints()),
        "metascopes": [_plain(metascope) for metascope in facts.metascopes().by_name.values()],
        "products": [_plain(product) for product in facts.products().values()],
    }


def _plain(value: object) -> object:
    """Named tuples as mappings, dates as text."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
