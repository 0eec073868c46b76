"""Finds the habits of a language."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import migrator.rewrite.habits

if TYPE_CHECKING:
    from migrator.rewrite.habits.base import Habits


@cache
def habits_of(language: str) -> Habits | None:
    """The habits of a language, None where it is only read."""
    if language not in _names():
        return None
    habits: Habits = import_module(f"migrator.rewrite.habits.{language}").HABITS
    return habits


@cache
def _names() -> frozenset[str]:
    return frozenset(module.name for module in iter_modules(migrator.rewrite.habits.__path__)) - {"base", "registry"}
