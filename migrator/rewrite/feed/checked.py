"""Go: a value that comes with an error goes together with the check of that error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.lookups import LOOKS_UP
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import bodies, callee, exits, expression, steps

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
    return _checked(code, binder, name, dead)


def field_with_check(code: Code, node: Node, dead: Dead) -> list[Removal]:
    """The same for a field: `s.key, err = parse(text)`, also as the first part of the `if` that checks the error."""
    member = node.parent
    target = member.parent if member is not None and member.kind in code.grammar.members else None
    binder = target.parent if target is not None and target.kind == "expression_list" else None
    if target is None or binder is None or binder.kind != "assignment_statement" or target is not binder.parts[0]:
        return []
    others = [part for part in target.parts if part is not member]
    if others and all(code.source(part) == "_" for part in others) and _only_looks(code, binder.parts[-1]):
        return [Removal(code, binder)]
    if len(others) != 1 or others[0].kind != "identifier" or binder.parent is None or member is others[0]:
        return []
    around, name = binder.parent, code.source(others[0])
    if around.kind not in code.habits.ifs:
        return _checked(code, binder, name, dead)
    return [Removal(code, around)] if _refuses(code, around, name, dead) else []


def _only_looks(code: Code, values: Node) -> bool:
    """Whether a value is only looked up: `s.key, _ = flags.GetString("key")`."""
    call = values.parts[0] if len(values.parts) == 1 else values
    return call.kind in code.grammar.calls and LOOKS_UP.search(callee(code, call)) is not None


def _checked(code: Code, binder: Node, name: str, dead: Dead) -> list[Removal]:
    """A statement and the check of the error that it gives; empty where none follows."""
    check = _next(binder)
    if check is not None and (_hands_on(code, check, name) or _refuses(code, check, name, dead)):
        return [Removal(code, binder), Removal(code, check)]
    return []


def _refuses(code: Code, check: Node, name: str, dead: Dead) -> bool:
    """Whether a statement asks about the error alone, and only refuses."""
    if check.kind not in code.habits.ifs or not name.lower().endswith(("err", "error", "ok")):
        return False
    asked = [part for part in check.parts if part.kind not in code.habits.blocks | _BINDERS]
    names = {code.source(part) for one in asked[:1] for part in (one, *one.descendants()) if part.kind == "identifier"}
    refuses = all(exits(code, step, dead.covers) for body in bodies(code, check) for step in steps(code, body))
    return names == {name} and refuses


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
