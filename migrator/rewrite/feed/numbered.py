"""Shell: an argument that a function no longer reads goes from every call, where it is the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_ALL = frozenset({"@", "*", "#"})


def unread_arguments(world: World, dead: Dead, module: Module, function: Node) -> list[Removal]:
    """The arguments beyond the last that a function reads, where it read more before."""
    code = module.code
    name = function.child("word")
    body = function.child("compound_statement")
    if name is None or body is None or dead.covers(function):
        return []
    read: set[int] = set()
    lost = {int(word) for seed in world.seeds_in(module, function) for word in seed.words if word.isdecimal()}
    for node in body.descendants():
        gone = dead.covers(node)
        if node.kind == "command_name" and code.source(node) == "shift" and not gone:
            return []
        if node.kind not in {"simple_expansion", "expansion"}:
            continue
        word = code.source(node).strip("${}").split(":")[0]
        if word in _ALL and not gone:
            return []
        if word.isdecimal():
            (lost if gone else read).add(int(word))
    last = max(read, default=0)
    if not any(index > last for index in lost):
        return []
    return list(_beyond(world, dead, code.source(name), last))


def _beyond(world: World, dead: Dead, name: str, last: int) -> Iterator[Removal]:
    for module in world.modules:
        for one in module.names.by_name.get(name, ()):
            command = one.node.parent.parent if one.node.parent is not None else None
            if one.role is not Role.USE or command is None or command.kind != "command" or dead.covers(command):
                continue
            words = command.parts[1:]
            if not any(module.code.source(word).startswith(("$@", '"$@')) for word in words):
                yield from (Removal(module.code, word) for word in words[last:])
