"""A complete syntax tree for rewriting: every token is a node, and each knows its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from migrator.parse import syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ast_grep_py import SgNode


_SELVES = frozenset({"this", "base"})
_ACCESS = "member_access_expression"
"""C# gives `this` of `this.name` as a keyword; elsewhere it is a node like any other receiver."""


class Node:
    """One node; `named` is false for punctuation and keywords. `index` is its position in the tree's list."""

    __slots__ = ("children", "end", "index", "kind", "named", "parent", "start")

    def __init__(self, source: SgNode, parent: Node | None, index: int) -> None:
        place = source.range()
        self.kind = source.kind()
        self.start = place.start.index
        self.end = place.end.index
        self.named = source.is_named() or (self.kind in _SELVES and parent is not None and parent.kind == _ACCESS)
        self.parent = parent
        self.index = index
        self.children: list[Node] = []

    @classmethod
    def made(cls, kind: str, start: int, end: int, *, named: bool = True) -> Node:
        """A node that no grammar gives."""
        made = cls.__new__(cls)
        made.kind, made.start, made.end, made.named = kind, start, end, named
        made.parent, made.index, made.children = None, 0, []
        return made

    @classmethod
    def block(cls, inner: list[Node], parent: Node) -> Node:
        """A node around statements that the grammar leaves without one."""
        made = cls.__new__(cls)
        made.kind, made.named, made.parent, made.index = "block", True, parent, parent.index
        made.start, made.end, made.children = inner[0].start, inner[-1].end, inner
        for child in inner:
            child.parent = made
        return made

    @property
    def parts(self) -> list[Node]:
        """The children that are not punctuation."""
        return [child for child in self.children if child.named]

    def child(self, *kinds: str) -> Node | None:
        """The first child of one of these kinds."""
        return next((child for child in self.children if child.kind in kinds), None)

    def descendants(self) -> Iterator[Node]:
        """All nodes below, in order of appearance."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def ancestors(self) -> Iterator[Node]:
        """The nodes around, inside out."""
        current = self.parent
        while current is not None:
            yield current
            current = current.parent

    def inside(self, other: Node) -> bool:
        """Whether this node is `other` or below it."""
        current: Node | None = self
        while current is not None and current is not other:
            current = current.parent
        return current is not None

    def before(self) -> Node | None:
        """The sibling before, punctuation included."""
        return self._sibling(-1)

    def after(self) -> Node | None:
        """The sibling after, punctuation included."""
        return self._sibling(1)

    def _sibling(self, step: int) -> Node | None:
        if self.parent is None:
            return None
        siblings = self.parent.children
        at = bisect_left(siblings, self.start, key=_start)
        while siblings[at] is not self:  # nodes without a character may stand at the same offset
            at += 1
        at += step
        return siblings[at] if 0 <= at < len(siblings) else None


def _start(node: Node) -> int:
    return node.start


def nodes_of(language: str, text: str) -> list[Node] | None:
    """All nodes in order of appearance, the root first; None where a tree would cost out of proportion."""
    if language == "powershell":
        from migrator.rewrite.powershell.tree import nodes_of as own_nodes  # noqa: PLC0415 - it builds on this module

        return own_nodes(text) if len(text) <= syntax.LARGEST_TREE else None
    source = syntax.parse(language, text)
    if source is None:
        return None
    nodes: list[Node] = []
    stack: list[tuple[SgNode, Node | None]] = [(source, None)]
    while stack:
        current, parent = stack.pop()
        node = Node(current, parent, len(nodes))
        nodes.append(node)
        if parent is not None:
            parent.children.append(node)
        children = current.children()
        children.reverse()
        stack.extend([(child, node) for child in children])
    if language == "bash":
        _group(nodes)
    return nodes


_OPENS = {"if_statement": "then", "elif_clause": "then", "else_clause": "else", "case_item": ")"}
_CLOSES = frozenset({"elif_clause", "else_clause", "fi", ";;", ";&", ";;&"})


def _group(nodes: list[Node]) -> None:
    """Shell grammars give the statements of a branch as children of the `if`: here they get a block of their own."""
    for node in [one for one in nodes if one.kind in _OPENS]:
        at = next((index for index, child in enumerate(node.children) if child.kind == _OPENS[node.kind]), None)
        if at is None:
            continue
        end = next((index for index in range(at + 1, len(node.children)) if node.children[index].kind in _CLOSES), None)
        inner = node.children[at + 1 : end]
        while inner and inner[-1].kind in {";", "\n"}:
            inner.pop()
        if inner:
            block = Node.block(inner, node)
            node.children[at + 1 : at + 1 + len(inner)] = [block]
            nodes.append(block)
    nodes.sort(key=lambda one: (one.start, -one.end))
