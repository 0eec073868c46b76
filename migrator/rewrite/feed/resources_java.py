"""Java: a file that `try (…)` opens around the sign-in and that nothing reads any more; the block stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_OPENS = re.compile(
    r"new\s+[\w.]{0,80}(?:InputStream|Reader|PEMParser|Scanner)\s*\(|(?:\w+\.)*Files\.(?:newInputStream|newBufferedReader|lines)\("
    r"|[\w.()]{0,120}\.(?:getResourceAsStream|openRawResource|openStream)\("
)
"""What opens a file, or what reads one that is open."""
_IO = frozenset({"IOException", "FileNotFoundException"})
_MAY_FAIL = re.compile(
    r"\.(?:open(?:Connection|Stream)|get(?:Input|Output|Error)Stream|getResponseCode|read(?:Line|Value|Tree|AllBytes)?|write\w{0,10}"
    r"|execute|send|flush|close|connect|setEntity)\("
)
"""Calls that throw an `IOException`: those of a request and its answer."""


def unread_resources(world: World, dead: Dead, module: Module, statement: Node) -> list[Removal]:
    """What goes of the files that a `try` opens; the `try` itself where it held and caught nothing else."""
    code, body, listed = module.code, statement.child("block"), statement.child("resource_specification")
    opened = [part for part in listed.parts if part.kind == "resource"] if listed is not None else []
    gone = [one for one in opened if dead.covers(one) or _is_unread(world, dead, module, statement, one)]
    if body is None or listed is None or not gone or len(gone) < len(opened):
        return [Removal(code, one) for one in gone] if body is not None else []
    clauses = [part for part in statement.parts if part.kind in code.habits.clauses]
    if not clauses:
        return [Removal(code, statement, keep=body)]
    return [Removal(code, listed)] if all(_still_catches(world, dead, code, one, body) for one in clauses) else []


def _is_unread(world: World, dead: Dead, module: Module, statement: Node, resource: Node) -> bool:
    """Whether what a resource opens to read was read by what has gone, and by nothing else."""
    code, names = module.code, module.names
    name = next((part for part in resource.parts if part.kind == "identifier"), None)
    if name is None or _OPENS.match(code.source(resource.parts[-1])) is None:
        return False
    same = [one.node for one in names.by_name.get(code.source(name), ()) if one.node.inside(statement)]
    read = [node for node in same if node is not name]
    lost = bool(read) or any(code.source(name) in seed.words for seed in world.seeds_in(module, statement))
    return lost and all(dead.covers(node) for node in read)


def _still_catches(world: World, dead: Dead, code: Code, clause: Node, body: Node) -> bool:
    """Whether a clause compiles without the file; what signing alone throws is looked at by a later step."""
    types = [code.source(part) for one in clause.descendants() if one.kind == "catch_type" for part in one.parts]
    io = [one for one in types if one.rpartition(".")[2] in _IO]
    return not io or _may_fail(world, dead, code, body)


def _may_fail(world: World, dead: Dead, code: Code, body: Node) -> bool:
    """Whether something that stays in a block throws an `IOException`: a request, or a method that says so."""
    calls = [node for node in body.descendants() if node.kind == "method_invocation" and not dead.covers(node)]
    called = {code.source(part) for node in calls for part in node.parts if part.kind == "identifier"}
    declared = re.compile(r"\b(\w{1,80})\s{0,4}\([^(){};]{0,400}\)\s{0,40}throws\s[\w\s,.]{0,200}\bIOException\b")
    throwing = {match[1] for module in world.modules for match in declared.finditer(module.code.text)}
    return bool(called & throwing) or any(_MAY_FAIL.search(code.source(node)) is not None for node in calls)
