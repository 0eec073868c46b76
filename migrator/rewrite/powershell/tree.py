"""The tree of a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.lexical import tree as lexical_tree
from migrator.rewrite.powershell.statements import Statements

if TYPE_CHECKING:
    from migrator.parse.syntax import Node as Read
    from migrator.rewrite.tree import Node

_DEEPEST = 100
"""Brackets inside brackets; no script of a person nests so deep."""


def nodes_of(text: str) -> list[Node] | None:
    """All nodes in order of appearance, the root first; None where they nest out of proportion."""
    _, read, _ = lexical_tree("powershell", text)
    if _is_deep(read[0]):
        return None
    nodes: list[Node] = []
    stack = [Statements(text).unit(read[0])]
    while stack:
        node = stack.pop()
        node.index = len(nodes)
        nodes.append(node)
        stack.extend(reversed(node.children))
    return nodes


def _is_deep(root: Read) -> bool:
    stack = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if depth > _DEEPEST:
            return True
        stack += [(child, depth + 1) for child in node.children]
    return False
