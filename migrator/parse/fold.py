"""Folds string expressions to one value, keeping for every character where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse import compose
from migrator.parse.escapes import decode
from migrator.parse.facts import Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.parse.callsites import CallSites, Site
    from migrator.parse.escapes import Piece
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.lookups import Lookups
    from migrator.parse.names import Names
    from migrator.parse.syntax import Node

_DEEPEST = 40
_LONGEST_VALUE = 1_000_000
_LONGEST_UNKNOWN = 120
_NUMBER = re.compile(r"\d{1,20}")


class Value(NamedTuple):
    """A folded string."""

    pieces: tuple[Piece, ...]
    covers: tuple[Node, ...]
    """The nodes of the expression whose text is in it: they need not be told again."""
    composed: bool
    """Whether it was put together here, rather than handed through."""

    @property
    def text(self) -> str:
        """The value as one string."""
        pieces = self.pieces
        return pieces[0][0] if len(pieces) == 1 else "".join([piece[0] for piece in pieces])

    def as_text(self, node: Node) -> Text:
        """The fact."""
        return make_text(Span(node.start, node.end), self.pieces)


def make_text(span: Span, pieces: tuple[Piece, ...]) -> Text:
    """A Text of pieces."""
    parts = []
    offset = 0
    for value, start, end, _ in pieces:
        parts.append((offset, Span(start, end)))
        offset += len(value)
    return Text(span, "".join([piece[0] for piece in pieces]), tuple(parts))


class Folder:
    """Folds the nodes of one tree, each at most once."""

    def __init__(self, text: str, grammar: Grammar, names: Names, sites: CallSites, lookups: Lookups) -> None:
        self._text = text
        self._grammar = grammar
        self._names = names
        self._sites = sites
        self._lookups = lookups
        self._memo: dict[int, Value | None] = {}
        self._depth = 0
        self._budget = 8 * len(text) + _LONGEST_VALUE
        """Characters that may still be composed: constants that double each other would grow without end."""
        self._ways: dict[str, Callable[[Node], Value | None]] = {
            **dict.fromkeys(grammar.members, self._member),
            **dict.fromkeys(grammar.subscripts, self._member),
            **dict.fromkeys(grammar.names, self._name),
            **dict.fromkeys(grammar.wrappers, self._wrapped),
            **dict.fromkeys(grammar.casts, self._cast),
            **dict.fromkeys(grammar.calls, self._call),
            **dict.fromkeys(grammar.adjacent, self._adjacent),
            **dict.fromkeys(grammar.variables, self._variable),
            **dict.fromkeys(grammar.binary, self._binary),
            **dict.fromkeys(grammar.strings, self._literal),
        }

    def fold(self, node: Node) -> Value | None:
        """The value of a string expression; None when no part of it is known."""
        way = self._ways.get(node.kind)
        if way is None:
            return None
        key = id(node)
        if key in self._memo:
            return self._memo[key]
        if self._depth >= _DEEPEST:
            return None
        self._memo[key] = None  # what a name leads back to is not known
        self._depth += 1
        value = way(node)
        self._depth -= 1
        self._memo[key] = value
        return value

    def plain(self, node: Node) -> str | None:
        """The value where it is known in full."""
        value = self.fold(node)
        return None if value is None or not all(piece[3] for piece in value.pieces) else value.text

    # -- one way per meaning

    def _literal(self, node: Node) -> Value | None:
        inside = self._grammar.strings[node.kind](self._text, node)
        holes = [child for child in node.children if child.kind in self._grammar.interpolations]
        if not holes:
            source = self._text[inside.start : inside.end]
            plain = inside.style == "raw" or not ("\\" in source or '"' in source or "'" in source or "`" in source)
            if plain and not inside.braces:
                return Value(((source, inside.start, inside.end, True),), (node,), composed=True)
        pieces: list[Piece] = []
        covers = [node]
        at = inside.start
        for hole in holes:
            pieces += decode(self._text, at, hole.start, inside.style, braces=inside.braces)
            value = self._hole(hole)
            pieces += value.pieces
            covers += value.covers
            at = hole.end
        pieces += decode(self._text, at, max(at, inside.end), inside.style, braces=inside.braces)
        if not pieces:
            pieces = [("", inside.start, inside.end, True)]
        return self._composed(pieces, covers)

    def _hole(self, hole: Node) -> Value:
        if hole.kind in self._grammar.variables:
            value = self.fold(hole)
            return value if value is not None else self._unknown(hole, self._variable_name(hole))
        trimmings = self._grammar.trimmings
        inner = [child for child in hole.children if child.named and child.kind not in trimmings]
        if len(inner) != 1:
            return self._unknown(hole, self._text[hole.start : hole.end].strip("${}#()"))
        value = self.fold(inner[0])
        if value is not None:
            return value
        return self._unknown(hole, self._text[inner[0].start : inner[0].end])

    def _variable(self, node: Node) -> Value | None:
        named = node.named_children()
        name = node.child(*self._grammar.names)
        if name is not None:
            bound = self._names.constant(name)
            value = self.fold(bound) if bound is not None else None
            if value is not None:
                return Value(value.pieces, (), composed=False)
        if len(named) > 1 and named[0].kind in self._grammar.names and node.child(":-", "-", ":=", "=") is not None:
            value = self.fold(named[1])
            return Value(value.pieces, value.covers, composed=False) if value is not None else None
        return None

    def _variable_name(self, node: Node) -> str:
        name = node.child(*self._grammar.names) or node
        return self._text[name.start : name.end].strip("${}()")

    def _adjacent(self, node: Node) -> Value | None:
        return self._sequence(node.named_children(), [node])

    def _binary(self, node: Node) -> Value | None:
        operands: list[Node] = []
        covers: list[Node] = []
        current = node
        while current.kind in self._grammar.binary:
            left, operator, right = self._operation(current)
            if operator not in self._grammar.concat or left is None or right is None:
                break
            covers.append(current)
            operands.append(right)
            current = left
        if covers:
            return self._sequence([current, *reversed(operands)], covers)
        left, operator, right = self._operation(node)
        if left is None or right is None:
            return None
        if operator in self._grammar.otherwise:
            value = self.fold(left) or self.fold(right)
            return value._replace(composed=False) if value is not None else None
        if operator in self._grammar.formats:
            return self._put_in(left, right, node)
        return None

    def _operation(self, node: Node) -> tuple[Node | None, str, Node | None]:
        parts = [child for child in node.children if child.kind not in self._grammar.comments]
        if len(parts) != 3:  # noqa: PLR2004 - left, operator, right
            return None, "", None
        return parts[0], self._text[parts[1].start : parts[1].end], parts[2]

    def _put_in(self, left: Node, right: Node, node: Node) -> Value | None:
        template = self.fold(left)
        if template is None:
            return None
        values = right.named_children() if right.kind in self._grammar.lists else [right]
        filled = compose.percent(template.pieces, [self._operand(value).pieces for value in values])
        covers = [node, *template.covers]
        for value in values:
            covers += self._operand(value).covers
        return self._composed(filled, covers)

    def _name(self, node: Node) -> Value | None:
        bound = self._names.constant(node)
        value = self.fold(bound) if bound is not None else None
        return Value(value.pieces, (), composed=False) if value is not None else None

    def _member(self, node: Node) -> Value | None:
        bound = self._names.member(node)
        value = self.fold(bound) if bound is not None else None
        return Value(value.pieces, (), composed=False) if value is not None else None

    def _wrapped(self, node: Node) -> Value | None:
        named = [child for child in node.named_children() if child.kind not in self._grammar.comments]
        value = self.fold(named[0]) if named else None
        return value._replace(composed=False) if value is not None else None

    def _cast(self, node: Node) -> Value | None:
        value = self.fold(node.named_children()[-1])
        return value._replace(composed=False) if value is not None else None

    def _call(self, node: Node) -> Value | None:
        site = self._sites.describe(node)
        if site is None:
            return None
        lookup = self._lookups.call(site)
        if lookup is not None:
            value = self.fold(lookup.default) if lookup.default is not None else None
            return value._replace(composed=False) if value is not None else None
        return self._composition(site)

    def _composition(self, site: Site) -> Value | None:
        plan = compose.plan(site, self._grammar, self._text)
        if plan is None:
            return None
        known = [self.fold(part) for part in plan.parts]
        if not any(known):
            return None
        values = [value or self._operand(part) for value, part in zip(known, plan.parts, strict=True)]
        if plan.through:
            value = known[0]
            return value._replace(composed=False) if value is not None else None
        covers = [site.node]
        for value in values:
            covers += value.covers
        pieces = plan.combine([value.pieces for value in values])
        return self._composed(pieces, covers) if pieces is not None else None

    # -- helpers

    def _sequence(self, operands: list[Node], covers: list[Node]) -> Value | None:
        operands = [operand for operand in operands if operand.kind not in self._grammar.comments]
        known = [self.fold(operand) for operand in operands]
        if not any(known):
            return None
        pieces: list[Piece] = []
        for operand, value in zip(operands, known, strict=True):
            found = value or self._operand(operand)
            pieces += found.pieces
            covers += found.covers
        return self._composed(pieces, covers)

    def _operand(self, node: Node) -> Value:
        value = self.fold(node)
        return value if value is not None else self._unknown(node, self._text[node.start : node.end])

    def _unknown(self, node: Node, expression: str) -> Value:
        shown = " ".join(expression[: 4 * _LONGEST_UNKNOWN].split())[:_LONGEST_UNKNOWN].strip("$@")
        if _NUMBER.fullmatch(shown):
            return Value(((shown, node.start, node.end, True),), (), composed=False)
        return Value((("{" + shown + "}", node.start, node.end, False),), (), composed=False)

    def _composed(self, pieces: list[Piece], covers: list[Node]) -> Value | None:
        size = sum([len(piece[0]) for piece in pieces])
        if size > _LONGEST_VALUE + len(self._text) or size > self._budget:
            return None
        self._budget -= size
        return Value(tuple(pieces), tuple(covers), composed=True)
