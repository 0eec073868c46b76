"""Makes the nodes, with the marks that stand between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.syntax import Node as Read

_MARKS = re.compile(r"<\#[\s\S]*?(?:\#>|\Z)|\#[^\n]*|`\r?\n|@\(|\$\(|@\{|\+=|-=|[(){}\[\],;|=+*/%]|-(?=[\s(])")


class Nodes:
    """Nodes of a text; `shift` is where it begins in the file, `depth` in how many expansions of a string it stands."""

    def __init__(self, text: str, shift: int = 0, depth: int = 0) -> None:
        self._text = text
        self._shift = shift
        self._depth = depth

    def _node(self, kind: str, start: int, end: int, children: Sequence[Node] = ()) -> Node:
        """A node with the marks between its children."""
        inner: list[Node] = []
        at = start
        for child in children:
            inner += self._marks(at, child.start - self._shift)
            inner.append(child)
            at = max(at, child.end - self._shift)
        if children:
            inner += self._marks(at, end)
        return self._plain(kind, start, end, inner)

    def _plain(self, kind: str, start: int, end: int, children: Sequence[Node] = ()) -> Node:
        """A node with just these children."""
        made = Node.made(kind, start + self._shift, end + self._shift)
        made.children = list(children)
        for child in children:
            child.parent = made
        return made

    def _marks(self, start: int, end: int) -> Iterator[Node]:
        for mark in _MARKS.finditer(self._text, start, end):
            if mark[0][0] not in "#<`":
                yield Node.made(mark[0], mark.start() + self._shift, mark.end() + self._shift, named=False)

    def _source(self, read: Read) -> str:
        return self._text[read.start : read.end]

    def _leafy(self, kind: str, read: Read) -> Node:
        return self._node(kind, read.start, read.end)
