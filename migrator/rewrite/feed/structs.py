"""Ruby: a member of a `Struct` goes, with what its makers pass for it, when nothing reads it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role, marked
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_MAKES = frozenset({"Struct.new", "Data.define"})


def unread_members(world: World, dead: Dead, module: Module, call: Node) -> list[Removal]:
    """The removals for every member of one struct that lost its readers."""
    code = module.code
    listed = call.child(*code.grammar.arguments)
    binder = call.parent
    if listed is None or binder is None or callee(code, call) not in _MAKES:
        return []
    name = code.source(binder.parts[0]) if binder.kind == "assignment" else ""
    symbols = [part for part in listed.parts if part.kind == "simple_symbol"]
    if any(
        _spread(made) for other in world.modules for made in _makers(other, name, call if other is module else None)
    ):
        return []
    named = any(code.source(part).startswith("keyword_init") for part in listed.parts) or "Data" in callee(code, call)
    removals: list[Removal] = []
    for index, symbol in enumerate(symbols):
        if name and not dead.covers(symbol) and _lost(world, dead, code.source(symbol).lstrip(":")):
            removals += _without(world, module, call, name, symbol, None if named else index)
    return removals


def _spread(arguments: Node) -> bool:
    """Whether a construction passes what nobody can tell: `Name.new(**settings)`, `Name.new(*values)`."""
    return any(part.kind in {"hash_splat_argument", "splat_argument"} for part in arguments.parts)


def _lost(world: World, dead: Dead, member: str) -> bool:
    """Whether every read of a member has gone, and there was one."""
    reads = [
        one.node
        for module in world.modules
        for one in module.names.by_name.get(member, ())
        if one.role is Role.MEMBER and one.node.kind == "identifier"
    ]
    return bool(reads) and all(dead.covers(node) for node in reads)


def _without(world: World, module: Module, call: Node, name: str, symbol: Node, index: int | None) -> Iterator[Removal]:
    yield Removal(module.code, symbol)
    member = module.code.source(symbol).lstrip(":")
    for other in world.modules:
        for listed in _makers(other, name, call if other is module else None):
            given = [part for part in listed.parts if part.kind not in other.code.grammar.comments]
            if index is not None:
                if index < len(given):
                    yield Removal(other.code, given[index])
                continue
            for part in given:
                pair = part.parts and marked(part.parts[0], other.code.grammar.pairs.get(part.kind))
                if pair and other.code.source(part.parts[0]).strip(":'\"") == member:
                    yield Removal(other.code, part)


def _makers(module: Module, name: str, struct: Node | None) -> Iterator[Node]:
    """The arguments of every construction: `Name.new(…)`, and `new(…)` in the body of the struct."""
    code: Code = module.code
    for node in code.nodes:
        if node.kind not in code.grammar.calls or node is struct:
            continue
        listed = node.child(*code.grammar.arguments)
        if listed is None:
            continue
        called = callee(code, node)
        own = struct is not None and called == "new" and node.inside(struct)
        if own or called.rpartition("::")[2] == f"{name}.new":
            yield listed
