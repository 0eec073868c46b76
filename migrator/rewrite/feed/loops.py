"""A loop that tried one metascope after the other tries once: the grant has no metascopes to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import bodies, steps
from migrator.rewrite.feed.words import WORDS, only_jwt

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.tree import Node

_JUMPS = frozenset({"break_statement", "continue_statement", "break", "next"})


def once(code: Code, names: Names, loop: Node, dead: Dead) -> list[Removal]:
    """The removals that leave the body alone; empty where the loop still means something."""
    found = list(bodies(code, loop))
    if len(found) != 1 or found[0].kind not in code.habits.blocks:
        return []
    header = code.text[loop.start : found[0].start]
    if not any(only_jwt(word) for word in WORDS.findall(header)):
        return []
    body = found[0]
    bound = [
        one
        for name in WORDS.findall(header)
        for one in names.by_name.get(name, ())
        if one.role is Role.BIND and one.node.inside(loop) and one.node.end <= body.start
    ]
    if not bound or not all(_forgotten(names, one.name, body, dead) for one in bound):
        return []
    jumps = [node for node in body.descendants() if node.kind in _JUMPS and not dead.covers(node)]
    leaving = [step for step in steps(code, body) if _only_jumps(code, step)]
    leaving += [jump for jump in jumps if jump.kind == "continue_statement" and _ends(code, jump, body)]
    if any(not any(jump.inside(step) for step in leaving) for jump in jumps):
        return []
    return [*(Removal(code, step) for step in leaving), Removal(code, loop, body)]


def _forgotten(names: Names, name: str, body: Node, dead: Dead) -> bool:
    """Whether a loop variable was used in the body, and is no more."""
    inside = [one for one in names.by_name[name] if one.node.inside(body)]
    return all(dead.covers(one.node) for one in inside if one.role in {Role.USE, Role.SHORT, Role.BIND})


def _ends(code: Code, jump: Node, body: Node) -> bool:
    """Whether nothing of a body would come after a jump anyway."""
    current = jump
    while current is not body:
        parent = current.parent
        if parent is None or parent.kind in code.habits.loops:
            return False
        if parent.kind in code.habits.blocks and steps(code, parent)[-1:] != [current]:
            return False
        current = parent
    return True


def _only_jumps(code: Code, step: Node) -> bool:
    """`break`, `continue`, or an `if` that does nothing else."""
    if step.kind in _JUMPS:
        return True
    if step.kind not in code.habits.ifs:
        return False
    return all(inner.kind in _JUMPS for body in bodies(code, step) for inner in steps(code, body))
