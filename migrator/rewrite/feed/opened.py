"""A file that a Python program opens around the sign-in and reads no more: what stood in the block stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_OPENS = re.compile(r"(?:^|\.)open$")
_WRITES = re.compile(r"""["'][rbt]*[wax+]""")


def unopened(world: World, dead: Dead, module: Module, statement: Node) -> list[Removal]:
    """The removal that leaves only the block of a `with open(...)` whose file was read by what has gone."""
    code, body = module.code, statement.child("block")
    name = _opened(code, statement)
    if body is None or not name:
        return []
    read = [one.node for one in module.names.by_name.get(name, ()) if one.node.inside(body)]
    lost = bool(read) or any(name in seed.words for seed in world.seeds_in(module, statement))
    return [Removal(code, statement, keep=body)] if lost and all(dead.covers(node) for node in read) else []


def _opened(code: Code, statement: Node) -> str:
    """The name in `with open(...) as name:` that holds this one file, opened for reading; else nothing."""
    clause = statement.child("with_clause")
    items = [part for part in clause.parts if part.kind == "with_item"] if clause is not None else []
    pattern = items[0].child("as_pattern") if len(items) == 1 else None
    target = pattern.child("as_pattern_target") if pattern is not None else None
    if pattern is None or target is None or pattern.parts[0].kind != "call":
        return ""
    call = pattern.parts[0]
    reads = _OPENS.search(code.source(call.parts[0])) is not None and _WRITES.search(code.source(call)) is None
    return code.source(target) if reads and code.source(target).isidentifier() else ""
