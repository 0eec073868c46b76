"""The variables of an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import SELVES

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names, Occurrence
    from migrator.rewrite.tree import Node


_BINDS = frozenset({Role.BIND, Role.PARAMETER})


def needed(code: Code, names: Names, dead: Dead, part: Node, same: Callable[[Node], bool]) -> list[Node]:
    """The variables in an expression that are not the name that `same` tells, and are needed."""
    result = []
    for node in (part, *part.descendants()):
        if node.kind not in code.habits.lexical or same(node) or dead.covers(node):
            continue
        if code.source(node) in SELVES:
            continue
        own = names.at(node)
        if own is None or own.role not in {Role.USE, Role.SHORT} or _is_of(names, own, part):
            continue
        if _is_variable(code, names, own):
            result.append(node)
    return result


def _is_of(names: Names, own: Occurrence, part: Node) -> bool:
    """Whether a name means nothing outside an expression: `all(claim in claims for claim in ("iss", "sub"))`."""
    scope = names.scope(own)
    bound = [one for one in names.by_name[own.name] if one.role in _BINDS and names.scope(one) is scope]
    return bool(bound) and all(one.node.inside(part) and one.node is not part for one in bound)


def _is_variable(code: Code, names: Names, own: Occurrence) -> bool:
    """Whether a name is a variable or parameter here, not a function, module or something built in."""
    if own.node.kind in {"variable_name", "variable"}:
        return True
    scope = names.scope(own)
    here = [one for one in names.by_name[own.name] if names.scope(one) is scope]
    bound = [one for one in here if one.role is Role.BIND]
    given = any(one.role is Role.PARAMETER for one in here)
    return given or any(not _is_module(code, one.node) for one in bound)


def _is_module(code: Code, bound: Node) -> bool:
    """`const fs = require('fs')`."""
    value = bound.parent.parts[-1] if bound.parent is not None else bound
    return value.kind in code.grammar.calls and callee(code, value) == "require"
