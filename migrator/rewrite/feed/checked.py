"""Go: a value that comes with an error goes together with the check of that error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import bodies, exits, expression, steps

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.tree import Node

_BINDERS = frozenset({"short_var_declaration", "assignment_statement"})


def with_check(code: Code, binding: Occurrence, dead: Dead) -> list[Removal]:
    """The statement `value, err := f()` and the `if err != nil` after it; empty where they do not stand so."""
    target = binding.node.parent
    binder = target.parent if target is not None and target.kind == "expression_list" else None
    if target is None or binder is None or binding.role is not Role.BIND or binder.kind not in _BINDERS:
        return []
    others = [part for part in target.parts if part is not binding.node and code.source(part) != "_"]
    if len(others) != 1 or others[0].kind != "identifier" or binder.parent is None:
        return []
    name = code.source(others[0])
    if binder.parent.kind in code.habits.ifs:
        return []
    check = _next(binder)
    if check is not None and _hands_on(code, check, name):
        return [Removal(code, binder), Removal(code, check)]
    if check is None or check.kind not in code.habits.ifs or not name.lower().endswith(("err", "error", "ok")):
        return []
    condition = next((part for part in check.parts if part.kind not in code.habits.blocks), None)
    names = (
        {code.source(part) for part in (condition, *condition.descendants()) if part.kind == "identifier"}
        if condition
        else set()
    )
    refuses = all(exits(code, step, dead.covers) for body in bodies(code, check) for step in steps(code, body))
    return [Removal(code, binder), Removal(code, check)] if names == {name} and refuses else []


def _hands_on(code: Code, statement: Node, name: str) -> bool:
    """`check(err)`: a call that is given the error and nothing else."""
    call = expression(code, statement)
    listed = call.child(*code.grammar.arguments) if call is not None and call.kind in code.grammar.calls else None
    return listed is not None and [code.source(part) for part in listed.parts] == [name]


def _next(node: Node) -> Node | None:
    following = node.after()
    while following is not None and not following.named:
        following = following.after()
    return following
