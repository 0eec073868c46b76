"""Finds the formats and embeddings that the package `formats` holds."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from migrator.parse import formats as package
from migrator.parse.format import Embedding, Format


@cache
def formats() -> tuple[Format, ...]:
    """Every format, in the order of module names."""
    return tuple(module.FORMAT for module in _modules() if isinstance(getattr(module, "FORMAT", None), Format))


@cache
def embeddings() -> tuple[Embedding, ...]:
    """Every embedding, in the order of module names."""
    return tuple(module.EMBEDDING for module in _modules() if isinstance(getattr(module, "EMBEDDING", None), Embedding))


@cache
def format_of(language: str) -> Format | None:
    """The format of a language, None for code."""
    return next((form for form in formats() if form.language == language), None)


@cache
def _modules() -> tuple[object, ...]:
    names = sorted(module.name for module in iter_modules(package.__path__))
    return tuple(import_module(f"{package.__name__}.{name}") for name in names)
