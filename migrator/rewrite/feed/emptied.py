"""A trait, module or static class whose members have all gone goes, too, where others only mix it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_MIXES = frozenset({"include", "extend", "prepend"})


def emptied(world: World, dead: Dead, module: Module, node: Node) -> list[Removal]:
    """The removals of a class-like node with what mixes it in; empty where it holds anything, or is named otherwise."""
    code = module.code
    body = next((part for part in node.parts if part.kind in code.habits.blocks), None)
    name = node.child(*code.habits.lexical)
    if body is None or name is None or not _only_holds(module, node, name):
        return []
    members = [part for part in body.parts if part.kind not in code.grammar.comments]
    if not members or not all(dead.covers(part) for part in members):
        return []
    removals = [Removal(code, node)]
    for other in world.modules:
        for one in other.names.by_name.get(code.source(name), ()):
            if one.node is name or dead.covers(one.node):
                continue
            removal = _mixed_in(other, one.node, one.role)
            if removal is None:
                return []
            removals.append(removal)
    return removals


def _only_holds(module: Module, node: Node, name: Node) -> bool:
    """Whether a node is nothing but its members: a trait, a module, a static class of C#."""
    static = module.code.region.language == "csharp" and "static" in module.code.text[node.start : name.start].split()
    return static or node.kind in {"trait_declaration", "module"}


def _mixed_in(module: Module, node: Node, role: Role) -> Removal | None:
    code = module.code
    if role in {Role.IMPORT, Role.SOURCE}:
        statement = next((around for around in node.ancestors() if around.kind in code.habits.imports), None)
        return Removal(code, statement) if statement is not None else None
    holder = node.parent
    while holder is not None and holder.kind in {"scope_resolution", "qualified_name"}:
        holder = holder.parent
    if holder is not None and holder.kind == "use_declaration":
        return Removal(code, holder if len(holder.parts) == 1 else node)
    call = holder.parent if holder is not None and holder.kind in code.grammar.arguments else None
    if call is not None and callee(code, call) in _MIXES and holder is not None and len(holder.parts) == 1:
        return Removal(code, call)
    return None
