"""What a class's name stands for beside its construction: a method that it is sent, a constant, its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SCOPED = frozenset({"scoped_call_expression", "class_constant_access_expression", "scoped_property_access_expression"})


def scope_of(node: Node) -> Node | None:
    """PHP: what takes something of the class of a name: `Name::make()`, `Name::class`; None for a call of it."""
    top = node
    while top.parent is not None and top.parent.kind == "qualified_name":
        top = top.parent
    around = top.parent
    return around if around is not None and around.kind in _SCOPED and around.parts[0] is top else None


def sends(code: Code, node: Node) -> bool:
    """Ruby: whether a class is sent something else than `new`."""
    call = node.parent
    if code.region.language != "ruby" or call is None or call.kind != "call" or call.parts[0] is not node:
        return False
    return len(call.parts) > 1 and "new" not in {code.source(node), code.source(call.parts[1])}


def in_constructor(code: Code, node: Node) -> bool:
    """Whether `super` calls a constructor there: in Ruby, within `initialize` alone."""
    if code.region.language != "ruby":
        return True
    function = code.function(node)
    return function is not None and any(code.source(part) == "initialize" for part in function.parts[:1])


def hands_on(code: Code, node: Node) -> bool:
    """Ruby: `super` without arguments, which passes those of the method."""
    around = node.parent
    bare = node.kind == "super" and code.region.language == "ruby"
    return bare and (around is None or around.kind not in code.grammar.calls or around.parts[0] is not node)
