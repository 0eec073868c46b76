"""The nodes that a rewrite takes out, over all files of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


class Removal(NamedTuple):
    """A node that goes. `keep` is the part of it that stays in its place; `text` what is written instead."""

    code: Code
    node: Node
    keep: Node | None = None
    text: str = ""

    def takes(self, node: Node) -> bool:
        """Whether it takes out a node: it or what is around it, unless it is in the part that stays."""
        return node.inside(self.node) and (self.keep is None or not node.inside(self.keep))


class Dead:
    """What has been taken out so far."""

    def __init__(self) -> None:
        self._removals: dict[int, Removal] = {}
        self._codes: set[int] = set()

    def __len__(self) -> int:
        """How many nodes have been taken out: it only grows."""
        return len(self._removals)

    def add(self, removal: Removal) -> bool:
        """Take a node out; False when it is out already."""
        if self.covers(removal.node):
            return False
        self._removals[id(removal.node)] = removal
        self._codes.add(id(removal.code))
        return True

    def touches(self, code: Code) -> bool:
        """Whether anything of a stretch of code is out."""
        return id(code) in self._codes

    def covers(self, node: Node) -> bool:
        """Whether a node is out: it or what is around it, unless it belongs to a part that stays."""
        removal_of = self._removals.get
        current: Node | None = node if self._removals else None
        while current is not None:
            removal = removal_of(id(current))
            if removal is not None and removal.takes(node):
                return True
            current = current.parent
        return False

    def vanishes(self, node: Node) -> bool:
        """Whether nothing of a node is left: what stays of it in its place has gone as well."""
        removal = self._removals.get(id(node))
        if removal is None or removal.keep is None:
            return self.covers(node)
        around = node.parent is not None and self.covers(node.parent) and not self._in_kept_part(node)
        parts = removal.keep.parts
        return around or (bool(parts) and all(self.vanishes(part) for part in parts))

    def removals(self) -> Iterator[Removal]:
        """The removals that are not inside another one."""
        for removal in self._removals.values():
            parent = removal.node.parent
            if parent is None or not self.covers(parent) or self._in_kept_part(removal.node):
                yield removal

    def _in_kept_part(self, node: Node) -> bool:
        """Whether every removal around a node keeps the part that the node is in."""
        path = {id(node)}
        current = node.parent
        while current is not None:
            outer = self._removals.get(id(current))
            if outer is not None and (outer.keep is None or id(outer.keep) not in path):
                return False
            path.add(id(current))
            current = current.parent
        return True
