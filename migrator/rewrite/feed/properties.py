"""A property whose setter does nothing any more goes, with the statements that only set it.

`config.private_key_path = ENV.fetch('KEY')`, whose setter checked and read the file: `def private_key_path=(path)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.assigned import assignment
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import steps, whole

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import World
    from migrator.rewrite.tree import Node

SETTERS = frozenset({"method", "method_definition", "decorated_definition"})
"""Kinds of nodes that may be the setter of a property."""
_SYMBOLS = frozenset({"simple_symbol", "hash_key_symbol", "bare_symbol"})
_DECORATED = re.compile(r"@(?P<name>\w+)\.setter\b")


def unset_property(world: World, dead: Dead, code: Code, node: Node) -> list[Removal]:
    """The removals of a setter that lost its body, and of what sets the property; none where anything else has it."""
    name, setter = _property(code, node)
    body = next((part for part in setter.parts if part.kind in code.habits.blocks), None) if name else None
    left = steps(code, body) if body is not None else []
    if not left or not all(dead.vanishes(step) for step in left):
        return []
    removals = [Removal(code, whole(code, setter))]
    for module in world.modules:
        for one in module.names.by_name.get(name, ()):
            if module.test or dead.covers(one.node) or one.node.inside(removals[0].node):
                continue
            gone = assignment(module.code, one.node, name, known=True) if one.role is Role.MEMBER else None
            if gone is None:
                return []
            removals.append(gone)
    return [] if _is_named(world, dead, name) else removals


def _property(code: Code, node: Node) -> tuple[str, Node]:
    """The name of the property that a function sets, and the function; no name where it sets none."""
    if node.kind == "method" and node.parts and node.parts[0].kind == "setter":
        return code.source(node.parts[0].parts[0]), node
    if node.kind == "method_definition" and any(child.kind == "set" for child in node.children):
        name = next((part for part in node.parts if part.kind == "property_identifier"), None)
        return (code.source(name) if name is not None else ""), node
    if node.kind == "decorated_definition" and len(node.parts) == 2:  # noqa: PLR2004 - decorator and function
        match = _DECORATED.match(code.source(node.parts[0]))
        return (match["name"] if match is not None else ""), node.parts[1]
    return "", node


def _is_named(world: World, dead: Dead, name: str) -> bool:
    """Whether a text or a symbol has the name: `attr_reader :name`, `{ name: path }` for a loop over all settings."""
    for code in (module.code for module in world.modules if not module.test and name in module.code.text):
        for node in code.nodes:
            text = node.kind in code.grammar.strings or node.kind in _SYMBOLS
            if text and code.source(node).strip("\"'`:") == name and not dead.covers(node):
                return True
    return False
