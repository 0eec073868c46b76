"""`id, key = a, b` of Ruby and Python: a name goes with its value on the right, the last one with the statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.tree import Node

_LEFT = frozenset({"left_assignment_list", "pattern_list", "tuple_pattern"})
_RIGHT = frozenset({"right_assignment_list", "expression_list", "tuple"})
_SPREADS = frozenset(
    {
        "splat_argument", "rest_assignment", "destructured_left_assignment",
        "list_splat_pattern", "list_splat", "tuple_pattern", "list_pattern",
    }
)  # fmt: skip
"""What stands for several names or values."""


def value_beside(target: Node) -> Node | None:
    """The value that a name of such a list is given; None where the two sides do not stand one for one."""
    left = target.parent
    binder = left.parent if left is not None and left.kind in _LEFT else None
    if left is None or binder is None or binder.kind != "assignment":
        return None
    right = binder.parts[-1]
    if right.kind not in _RIGHT or len(right.parts) != len(left.parts):
        return None
    if any(part.kind in _SPREADS for part in (*left.parts, *right.parts)):
        return None
    return right.parts[next(index for index, part in enumerate(left.parts) if part is target)]


def companions(code: Code, target: Node, dead: Dead) -> list[Removal]:
    """What goes with a name that has gone from such a list."""
    value = value_beside(target)
    if value is None or target.parent is None or target.parent.parent is None:
        return []
    if all(dead.covers(part) for part in target.parent.parts):
        statement = own_statement(code, target.parent.parent)
        return [Removal(code, statement)] if statement is not None else []
    return [Removal(code, value)]
