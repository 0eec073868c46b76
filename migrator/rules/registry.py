"""Finds the rules: every module of this package but those that belong to the room itself declares one as `RULE`."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

import migrator.rules
from migrator.rules.base import Rule

_ROOM = frozenset({"base", "chosen", "index", "registry"})


@lru_cache(maxsize=1)
def load() -> tuple[Rule, ...]:
    """All rules, in order of their ids.

    Raises:
        TypeError: A module declares no `RULE`, two declare the same id, or a literal is not lower case; all are
            mistakes of a developer.
    """
    rules: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(migrator.rules.__path__):
        if module.ispkg or module.name in _ROOM:
            continue
        rule = getattr(import_module(f"migrator.rules.{module.name}"), "RULE", None)
        if not isinstance(rule, Rule) or rule.id in rules or not _lower(rule):
            raise TypeError(
                f"migrator.rules.{module.name}: RULE is missing, its id is taken, or a literal is not lower case"
            )
        rules[rule.id] = rule
    return tuple(rules[name] for name in sorted(rules))


def _lower(rule: Rule) -> bool:
    return all(word == word.lower() for word in (*rule.literals, *rule.weak_literals))
