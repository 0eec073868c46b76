"""Finds the formats and embeddings that the package `formats` holds."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from migrator.parse import formats as package
from migrator.parse.format import Embedding, Format

if TYPE_CHECKING:
    from types import ModuleType


@cache
def formats() -> tuple[Format, ...]:
    """Every format, in the order of module names."""
    found = (getattr(module, "FORMAT", None) for module in _modules())
    return tuple(form for form in found if isinstance(form, Format))


@cache
def embeddings() -> tuple[Embedding, ...]:
    """Every embedding, in the order of module names."""
    found = (getattr(module, "EMBEDDING", None) for module in _modules())
    return tuple(embedding for embedding in found if isinstance(embedding, Embedding))


def format_of(language: str) -> Format | None:
    """The format of a language, None for code."""
    return _by_language().get(language)


@cache
def _by_language() -> dict[str, Format]:
    return {form.language: form for form in formats()}


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in iter_modules(package.__path__))
    return tuple(import_module(f"{package.__name__}.{name}") for name in names)
