"""What a name is as written: of a target, a key or an identifier, without quotes and sigils."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.syntax import Node

SIGILS = "$@%&:#."
"""What languages write before the names of variables, symbols and members."""
_ENDINGS = ": ?!"


class Label(NamedTuple):
    """A name as written, without quotes and sigils."""

    name: str
    start: int
    end: int


class Labels:
    """Reads the names that the nodes of a text spell."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self._text = text
        self._grammar = grammar
        self._plain = grammar.names | grammar.keys | grammar.shorthands
        self._through = grammar.holders | grammar.adjacent
        self._chained = grammar.members | grammar.subscripts

    def of(self, node: Node) -> Label | None:
        """The name that a target, key or identifier node spells; None for an expression."""
        grammar = self._grammar
        while node.kind in self._through and len(node.children) == 1:
            node = node.children[0]
        kind = node.kind
        if kind in self._plain:
            return self._spelled(node)
        if kind in grammar.strings:
            return self._literal(node)
        if kind in self._chained or kind in grammar.calls:
            return self.last(node)
        return None

    def is_string(self, node: Node) -> bool:
        """Whether the node is a string literal, or one wrapped as an argument."""
        while node.kind in self._grammar.holders and len(node.children) == 1:
            node = node.children[0]
        return node.kind in self._grammar.strings or node.kind in self._grammar.adjacent

    def last(self, node: Node) -> Label | None:
        """The last name of `a.b`, or the one that `a["b"]` looks up."""
        named = node.named_children()
        if len(named) < 2:  # noqa: PLR2004 - object and name
            return None
        last = named[-1]
        if last.kind in self._grammar.arguments:
            held = last.named_children()
            return self.of(held[0]) if len(held) == 1 and self._text.startswith("[", last.start) else None
        return self.of(last)

    def text_of(self, node: Node) -> str:
        """What a node says: without the quotes where it is a string."""
        label = self._literal(node) if node.kind in self._grammar.strings else None
        return label.name if label is not None else self._text[node.start : node.end]

    def _spelled(self, node: Node) -> Label:
        start, end = node.start, node.end
        while start < end and self._text[start] in SIGILS:
            start += 1
        while end > start and self._text[end - 1] in _ENDINGS:
            end -= 1
        return Label(self._text[start:end], start, end)

    def _literal(self, node: Node) -> Label | None:
        inside = self._grammar.strings[node.kind](self._text, node)
        if inside is None or any(child.kind in self._grammar.interpolations for child in node.children):
            return None
        return Label(self._text[inside.start : inside.end], inside.start, inside.end)
