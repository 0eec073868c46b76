"""Shell: what is idle when the files that it cared for are not made any more: a trap, a function of nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, own_statement, steps
from migrator.rewrite.feed.traps import left_of

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_NAMES = re.compile(r"\$\{?([A-Za-z_]\w*)")
_STRINGS = frozenset({"raw_string", "string"})


def idle_trap(world: World, dead: Dead, module: Module, command: Node) -> list[Removal]:
    """`trap 'rm -f "$KEY_FILE"' EXIT` when nothing gives the variable a value any more."""
    code = module.code
    text = command.parts[1] if len(command.parts) > 1 else None
    if callee(code, command) != "trap" or text is None or text.kind not in _STRINGS:
        return []
    content = code.text[text.start + 1 : text.end - 1]
    lost = frozenset(name for name in _NAMES.findall(content) if _is_lost(world, dead, name))
    statement = own_statement(code, command)
    if not lost or statement is None or left_of(content, lost).strip("; "):
        return []
    return [Removal(code, statement)]


def _is_lost(world: World, dead: Dead, name: str) -> bool:
    """Whether every place that gave a variable a value has gone, and there was one."""
    bound = [
        one.node for module in world.modules for one in module.names.by_name.get(name, ()) if one.role is Role.BIND
    ]
    return bool(bound) and all(dead.covers(node) for node in bound)


def idle_function(world: World, dead: Dead, module: Module, function: Node) -> list[Removal]:
    """A function of which nothing is left, with the statements that call it; none where a call is more than that."""
    code = module.code
    word, body = function.child("word"), function.child("compound_statement")
    inner = steps(code, body) if body is not None else []
    if word is None or not inner or dead.covers(function) or not all(dead.vanishes(step) for step in inner):
        return []
    name = code.source(word)
    calls = [Removal(other.code, call) for other in world.modules for call in _calls(other.code, name, function)]
    statements = [own_statement(one.code, one.node) for one in calls if not dead.covers(one.node)]
    if any(statement is None for statement in statements):
        return []
    gone = [Removal(one.code, own) for one in calls if (own := own_statement(one.code, one.node)) is not None]
    return [Removal(code, function), *gone]


def _calls(code: Code, name: str, function: Node) -> list[Node]:
    """The commands of a name, and the words that hand it to another command."""
    return [
        node
        for node in code.nodes
        if not node.inside(function)
        and (
            (node.kind == "command" and callee(code, node) == name)
            or (node.kind == "word" and code.source(node) == name and _is_handed(node))
        )
    ]


def _is_handed(word: Node) -> bool:
    return word.parent is not None and word.parent.kind == "command" and word.parent.parts[0] is not word
