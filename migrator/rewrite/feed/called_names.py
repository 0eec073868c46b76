"""By what name a function is called, the list of its parameters, and the class that it is a method of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.heirs import CONSTRUCTORS
from migrator.rewrite.feed.names import spelled

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def name_of(code: Code, function: Node) -> str | None:
    """By what name a function is called: its own, its class's for a constructor, or that of its variable."""
    names = [part for part in function.parts if part.kind in code.habits.lexical]
    listed = main_list(code, function)
    own = next((part for part in reversed(names) if listed is not None and part.end <= listed.start), None)
    if own is not None:
        name = spelled(code, own)
        return class_name(code, function) if name in CONSTRUCTORS else name
    parent = function.parent
    if parent is not None and parent.kind == "expression_list" and len(parent.parts) == 1:
        parent = parent.parent  # Go: `check := func(name string) { … }`
    if parent is None:
        return None
    if parent.kind in code.habits.targets or parent.kind in code.grammar.pairs:
        target = parent.parts[0]
        if target.kind == "expression_list" and len(target.parts) == 1:
            target = target.parts[0]
        if target.kind in code.grammar.members:
            target = target.parts[-1]
        return code.source(target) if target.kind in code.habits.lexical else None
    return None


def main_list(code: Code, function: Node) -> Node | None:
    """The parameter list, not a receiver or a list of results."""
    lists = [part for part in function.parts if part.kind in code.habits.parameters]
    block = function.child("block") if function.kind == "function_statement" else None
    inner = block.child("param_block") if block is not None and not lists else None
    if inner is not None:
        return inner.child(*code.habits.parameters)
    named = [one for one in lists if (before := one.before()) is not None and before.kind in code.habits.lexical]
    return next(iter(named or lists), None)


def class_name(code: Code, function: Node) -> str | None:
    """The name of the class around a function."""
    around = code.class_around(function)
    name = around.child(*code.habits.lexical) if around is not None else None
    return spelled(code, name) if name is not None else None
