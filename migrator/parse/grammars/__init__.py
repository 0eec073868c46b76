"""What migrator knows of each language that ast-grep has a grammar for: one module per language."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.parse.grammars.base import Grammar


@cache
def find(language: str) -> Grammar | None:
    """The grammar of a language, None where ast-grep has none; a module is imported when its language is asked for."""
    if language not in _names():
        return None
    grammar: Grammar = import_module(f"{__name__}.{language}").GRAMMAR
    return grammar


@cache
def _names() -> frozenset[str]:
    return frozenset(module.name for module in iter_modules(__path__)) - {"base"}
