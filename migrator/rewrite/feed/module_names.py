"""By what names code calls another module of the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module


def names_module(module: Module, code: Code, receiver: str) -> bool:
    """Whether some code calls a module so: by its own name, or by the one under which it imports it."""
    if _flat(receiver) == _flat(module.stem):
        return True
    stem = re.compile(rf"\b{re.escape(module.stem)}\b")
    return any(
        receiver in fact.names and stem.search(code.text, fact.span.start, fact.span.end) is not None
        for fact in code.facts.imports
    )


def _flat(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
