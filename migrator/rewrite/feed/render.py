"""Removals to edits: each by what holds it, lines of a block, elements of a list, or a compound around what stays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.elements import element_edits
from migrator.rewrite.feed.emptied_lists import emptied_declarations, emptied_groups, emptied_types
from migrator.rewrite.feed.unwrapped import unwrap
from migrator.rewrite.feed.whole_lines import line_edits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Removal
    from migrator.rewrite.tree import Node


def edits_of(code: Code, removals: Iterable[Removal]) -> list[Edit]:
    """The edits of one stretch of code."""
    by_parent: dict[int, list[Node]] = defaultdict(list)
    parents: dict[int, Node] = {}
    edits: list[Edit] = []
    unwrapped: list[tuple[Node, Node]] = []
    for removal in removals:
        node, parent = removal.node, removal.node.parent
        if removal.keep is not None and removal.keep.kind in code.habits.blocks:
            unwrapped.append((node, removal.keep))
        elif removal.keep is not None:
            edits += [Edit(node.start, removal.keep.start, ""), Edit(removal.keep.end, node.end, "")]
        elif removal.text:
            edits.append(Edit(node.start, node.end, removal.text))
        elif parent is not None:
            by_parent[id(parent)].append(node)
            parents[id(parent)] = parent
    emptied_groups(by_parent, parents)
    emptied_declarations(code, by_parent, parents)
    edits += emptied_types(by_parent, parents)
    for key, nodes in by_parent.items():
        parent = parents[key]
        nodes.sort(key=lambda node: node.start)
        edits += line_edits(code, parent, nodes) if _holds_lines(code, parent) else element_edits(code, parent, nodes)
    edits += unwrap(code, unwrapped, edits)
    return [edit for edit in edits if edit.start < edit.end or edit.replacement]


def _holds_lines(code: Code, parent: Node) -> bool:
    """Whether statements or declarations stand in a node line by line, as in `const (` and `)` of Go."""
    return parent.kind in code.habits.blocks or (parent.kind == "const_declaration" and parent.child("(") is not None)
