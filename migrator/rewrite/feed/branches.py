"""Shell: a branch of `case` that only took an option goes when nothing reads what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import callee, steps

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.tree import Node


def branch(code: Code, item: Node, dead: Dead) -> list[Removal]:
    """The removal of a branch in which nothing is left but `shift`; empty where it does more, or catches all."""
    body = item.child("block")
    pattern = item.parts[0] if item.parts else None
    if body is None or pattern is None or "*" in code.source(pattern):
        return []
    inside = steps(code, body)
    gone = [step for step in inside if dead.covers(step)]
    idle = all(dead.covers(step) or (step.kind == "command" and callee(code, step) == "shift") for step in inside)
    return [Removal(code, item)] if gone and idle else []
