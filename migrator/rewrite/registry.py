"""Finds the rewriters: every module of the packages of carriers, SDKs and formats declares one as `REWRITER`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from migrator.rewrite.base import Rewriter

_PACKAGES = ("wire", "feed", "meaning", "sdk", "config", "prose")


@cache
def rewriters() -> tuple[Rewriter, ...]:
    """All rewriters, in the order in which they speak.

    Raises:
        TypeError: two rewriters share an id; a mistake of a developer.
    """
    found: dict[str, Rewriter] = {}
    for package in _PACKAGES:
        root = import_module(f"migrator.rewrite.{package}")
        for module in pkgutil.iter_modules(root.__path__):
            declared = getattr(import_module(f"{root.__name__}.{module.name}"), "REWRITER", None)
            if declared is None:
                continue
            if not isinstance(declared, Rewriter) or declared.id in found:
                raise TypeError(f"{root.__name__}.{module.name}: REWRITER is no rewriter, or its id is taken")
            found[declared.id] = declared
    return tuple(sorted(found.values(), key=lambda one: (one.order, one.id)))
