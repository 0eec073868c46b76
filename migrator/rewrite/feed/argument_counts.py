"""How many arguments a call gives, and with how many a function may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.tree import Node


def given(code: Code, arguments: Node) -> list[Node]:
    """The arguments of a call."""
    return [part for part in arguments.parts if part.kind not in code.grammar.comments]


def arity(function: Node) -> range:
    """With how many arguments a function may be called."""
    listed = function.child("formal_parameters", "parameter_list", "inferred_parameters")
    parameters = [part for part in listed.parts if "comment" not in part.kind] if listed is not None else []
    most = 255 if any("spread" in part.kind or part.child("params") for part in parameters) else len(parameters)
    needed = sum(part.child("=", "equals_value_clause") is None and "spread" not in part.kind for part in parameters)
    return range(needed, most + 1)


def may_take(code: Code, one: Occurrence, counts: range | None) -> bool:
    """Whether what a name declares may be called with so many arguments as one of `counts`."""
    function = one.node.parent
    if counts is None or function is None or one.role is not Role.METHOD or not code.habits.overloads:
        return True
    return any(count in counts for count in arity(function))
