"""A stretch of code with its tree, and what an edit of it needs to know."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from migrator.keeper import Keeper
from migrator.parse import grammars
from migrator.rewrite.base import Edit
from migrator.rewrite.habits.registry import habits_of
from migrator.rewrite.tree import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Facts, Span
    from migrator.parse.grammars.base import Grammar
    from migrator.rewrite.habits.base import Habits
    from migrator.rewrite.tree import Node


@dataclass(frozen=True, eq=False)
class Code(Keeper):
    """One region of a document, whose language has a grammar and habits."""

    document: Document
    region: Region
    grammar: Grammar
    habits: Habits
    nodes: list[Node]
    """In order of appearance, the root first."""

    @property
    def text(self) -> str:
        """The region's text."""
        return self.region.text

    @property
    def facts(self) -> Facts:
        """The region's facts."""
        return self.region.facts

    @property
    def language_binds_fields(self) -> bool:
        """Whether an assignment in the body of a class declares a field."""
        return self.region.language == "python"

    @property
    def methods_are_values(self) -> bool:
        """Whether a method can be named without being called."""
        return self.region.language in {"python", "javascript", "typescript", "tsx", "go"}

    @property
    def shares_globals(self) -> bool:
        """Whether a name of one file is known in the others without an import."""
        return self.region.language in {"go", "php", "ruby", "bash", "java", "csharp", "kotlin", "powershell"}

    @cached_property
    def _starts(self) -> list[int]:
        return [node.start for node in self.nodes]

    @cached_property
    def _by_kind(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.kind, []).append(node)
        return found

    def of_kind(self, kind: str) -> list[Node]:
        """The nodes of a kind, in order of appearance."""
        return self._by_kind.get(kind, [])

    @cached_property
    def functions(self) -> frozenset[str]:
        """Nodes that are functions."""
        return self.grammar.functions | self.habits.functions

    def source(self, node: Node) -> str:
        """The node's text."""
        return self.text[node.start : node.end]

    def smallest(self, span: Span) -> Node:
        """The smallest node that holds a span, the outermost of those that are equal."""
        index = bisect_right(self._starts, span.start) - 1
        node: Node | None = self.nodes[max(index, 0)]
        while node is not None and not (node.start <= span.start and span.end <= node.end):
            node = node.parent
        node = node or self.nodes[0]
        while node.parent is not None and (node.parent.start, node.parent.end) == (node.start, node.end):
            node = node.parent
        return node

    def within(self, span: Span) -> Iterator[Node]:
        """Nodes that lie inside a span."""
        for index in range(bisect_right(self._starts, span.start - 1), len(self.nodes)):
            node = self.nodes[index]
            if node.start >= span.end:
                return
            if node.end <= span.end:
                yield node

    def statement(self, node: Node) -> Node:
        """The statement around a node: what stands directly in a block; the node itself where nothing does."""
        current = node
        while current.parent is not None and current.parent.kind not in self.habits.blocks:
            current = current.parent
        return current

    def function(self, node: Node) -> Node | None:
        """The innermost function around a node."""
        current = node.parent
        while current is not None and current.kind not in self.functions:
            current = current.parent
        return current

    def class_around(self, node: Node) -> Node | None:
        """The innermost class around a node."""
        return next((around for around in node.ancestors() if around.kind in self.grammar.classes), None)

    @cached_property
    def newline(self) -> str:
        """The line end that the text uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line_start(self, offset: int) -> int:
        """Offset of the first character of the line."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Offset after the line's end."""
        at = self.text.find("\n", offset)
        return len(self.text) if at == -1 else at + 1

    def indentation(self, offset: int) -> str:
        """The blanks that the line of `offset` begins with."""
        start = self.line_start(offset)
        end = start
        while end < len(self.text) and self.text[end] in " \t":
            end += 1
        return self.text[start:end]

    def begins_line(self, offset: int) -> bool:
        """Whether only blanks stand before `offset` in its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    @cached_property
    def quote(self) -> str:
        """The quote that the text uses for its strings."""
        if len(self.habits.quotes) == 1:
            return self.habits.quotes[0]
        counts = dict.fromkeys(self.habits.quotes, 0)
        for node in self.nodes:
            if node.kind in self.grammar.strings and self.text[node.start] in counts:
                counts[self.text[node.start]] += 1
        return max(counts, key=lambda quote: (counts[quote], -self.habits.quotes.index(quote)))

    def literal(self, value: str, quote: str | None = None) -> str:
        """A string literal; `value` holds nothing that needs an escape."""
        mark = quote if quote is not None and quote in self.habits.quotes else self.quote
        return f"{mark}{value}{mark}"

    def in_file(self, edits: Iterable[Edit]) -> tuple[Edit, ...] | None:
        """Edits of the region as edits of its file; None where the region's text does not stand there as it is."""
        result = []
        for edit in edits:
            if not self.editable(edit.start, edit.end):
                return None
            start = self.region.offsets.to_file(edit.start)
            result.append(Edit(start, start + edit.end - edit.start, edit.replacement))
        return tuple(result)

    def editable(self, start: int, end: int) -> bool:
        """Whether a stretch stands in the file character for character."""
        at, until = self.region.offsets.to_file(start), self.region.offsets.to_file(end)
        return until - at == end - start and self.document.text[at:until] == self.text[start:end]


def codes(document: Document) -> tuple[Code, ...]:
    """The code of a document that can be rewritten: the file itself, or the pieces embedded in it."""
    return document.once(_codes)


def _codes(document: Document) -> tuple[Code, ...]:
    found = []
    for region in document.regions:
        habits = habits_of(region.language)
        if region.kind != "code" or habits is None:
            continue
        grammar = habits.grammar or grammars.find(region.language)
        if grammar is None:
            continue
        nodes = nodes_of(region.language, region.text)
        if nodes is not None:
            found.append(Code(document, region, grammar, habits, nodes))
    return tuple(found)
