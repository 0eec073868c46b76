"""Python: a name out of `namedtuple("Settings", …)` goes with what is passed for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.generated_python import constructions, given_at, unpacked
from migrator.rewrite.feed.models import own_name
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, last_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_WRITTEN = re.compile(r"[\"'][\w\s,]{1,2000}[\"']")


def passed_to_tuple(modules: Sequence[Module], code: Code, node: Node) -> list[Removal] | None:
    """What is passed for a name in the list of a `namedtuple`, by its place; None where that cannot be told."""
    listed = node.parent
    call = listed.parent.parent if listed is not None and listed.parent is not None else None
    if listed is None or call is None or not _makes_tuple(code, call):
        return []
    if unpacked(modules, len(listed.parts)):
        return None
    return given_at(constructions(modules, code, None, _title(code, call)), listed.parts.index(node))


def unread_names(world: World, dead: Dead, module: Module, call: Node) -> list[Removal]:
    """The removals for the names in the one text of a `namedtuple` that have lost their readers."""
    code = module.code
    if code.region.language != "python" or not _makes_tuple(code, call):
        return []
    listed = call.child(*code.grammar.arguments)
    text = listed.parts[1] if listed is not None and len(listed.parts) > 1 else None
    if text is None or dead.covers(text) or not _WRITTEN.fullmatch(code.source(text)):
        return []
    names = re.findall(r"\w+", code.source(text))
    gone = [name for name in names if _lost(world, dead, name)]
    made = list(constructions(world.modules, code, None, _title(code, call)))
    given = [given_at(made, names.index(name)) for name in gone]
    if not gone or len(gone) == len(names) or None in given or unpacked(world.modules, len(names)):
        return []
    kept = (", " if "," in code.source(text) else " ").join(name for name in names if name not in gone)
    return [
        Removal(code, text, text=code.literal(kept, code.source(text)[0])),
        *(one for found in given for one in found or ()),
        *(one for found in made for one in _named(*found, gone)),
    ]


def _makes_tuple(code: Code, call: Node) -> bool:
    return call.kind == "call" and last_name(callee(code, call)) == "namedtuple"


def _title(code: Code, call: Node) -> str:
    """What the program calls the tuple: the variable, or the class that extends it."""
    around = call.parent
    if around is not None and around.kind in code.habits.targets:
        return code.source(around.parts[0])
    own = around.parent if around is not None else None
    return own_name(code, own) if own is not None and own.kind in code.grammar.classes else ""


def _lost(world: World, dead: Dead, name: str) -> bool:
    """Whether a read of a name has gone, and none is left."""
    reads = [
        one
        for module in world.modules
        for one in module.names.by_name.get(name, ())
        if one.role is Role.MEMBER and not dead.covers(one.node)
    ]
    if reads:
        return False
    return name in world.suspects or any(
        one.role is Role.MEMBER for module in world.modules for one in module.names.by_name.get(name, ())
    )


def _named(code: Code, arguments: Node, gone: list[str]) -> list[Removal]:
    """The named arguments for names that go."""
    named = [part for part in arguments.parts if part.kind == "keyword_argument"]
    return [Removal(code, part) for part in named if code.source(part.parts[0]) in gone]
