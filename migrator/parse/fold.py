"""Folds string expressions to one value, keeping for every character where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.parse import compose, templates
from migrator.parse.escapes import decode
from migrator.parse.facts import Span, Text
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migrator.parse.callsites import CallSites
    from migrator.parse.escapes import Piece
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.lookups import Lookups
    from migrator.parse.names import Names
    from migrator.parse.syntax import Node

_DEEPEST = 40
_LONGEST_VALUE = 1_000_000
_LONGEST_UNKNOWN = 120
_NUMBER = lazy(r"\d{1,20}")
_TERNARY = 3


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

    @property
    def known(self) -> bool:
        """Whether nothing in it stands for an expression."""
        return all(piece[3] for piece in self.pieces)


def make_text(span: Span, pieces: Sequence[Piece]) -> Text:
    """The fact made of pieces."""
    parts = []
    offset = 0
    for value, start, end, *_ in pieces:
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
            **dict.fromkeys(grammar.names | grammar.shorthands, self._name),
            **dict.fromkeys(grammar.wrappers | grammar.holders, self._wrapped),
            **dict.fromkeys(grammar.members | grammar.subscripts, self._member),
            **dict.fromkeys(grammar.casts, self._cast),
            **dict.fromkeys(grammar.calls, self._call),
            **dict.fromkeys(grammar.adjacent, self._adjacent),
            **dict.fromkeys(grammar.variables, self._variable),
            **dict.fromkeys(grammar.elvis, self._elvis),
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
        self._memo[key] = None  # a name that leads back to itself is not known
        self._depth += 1
        value = way(node)
        self._depth -= 1
        self._memo[key] = value
        return value

    def lenient(self, node: Node) -> Value:
        """The value, or `{expression}` where nothing is known."""
        value = self.fold(node)
        return value if value is not None else self._unknown(node, self._text[node.start : node.end])

    # -- literals

    def _literal(self, node: Node) -> Value | None:
        inside = self._grammar.strings[node.kind](self._text, node)
        if inside is None:
            return None
        holes = [child for child in node.children if child.kind in self._grammar.interpolations]
        if not holes:
            pieces = decode(self._text, inside.start, inside.end, inside.style, braces=inside.braces)
            return self._composed(pieces or [("", inside.start, inside.end, True, None)], [node])
        pieces = []
        covers = [node]
        at = inside.start
        for hole in holes:
            start, end = self._extent(hole, inside.end)
            pieces += decode(self._text, at, max(at, start), inside.style, braces=inside.braces)
            value = self._hole(hole, start, end)
            pieces += value.pieces
            covers += value.covers
            at = end
        pieces += decode(self._text, at, max(at, inside.end), inside.style, braces=inside.braces)
        return self._composed(pieces, covers)

    def _extent(self, hole: Node, limit: int) -> tuple[int, int]:
        """The placeholder with its markers."""
        for opening, closing in self._grammar.markers:
            end = hole.end + len(closing)
            if (
                end <= limit
                and self._text.endswith(opening, 0, hole.start)
                and self._text.startswith(closing, hole.end)
            ):
                return hole.start - len(opening), end
        return hole.start, hole.end

    def _hole(self, hole: Node, start: int, end: int) -> Value:
        if hole.kind in self._ways:
            inner = hole
        else:
            held = [child for child in hole.children if child.named and child.kind not in self._grammar.trimmings]
            inner = held[0] if len(held) == 1 else hole
        value = self.fold(inner)
        if value is not None:
            return value._replace(pieces=_used(value.pieces, (start, end)))
        if inner.kind in self._grammar.variables:
            inner = inner.child(*self._grammar.names) or inner
        unknown = self._unknown(inner, self._text[inner.start : inner.end])
        shown, _, _, known, _ = unknown.pieces[0]
        return unknown._replace(pieces=((shown, start, end, known, None),))

    def _variable(self, node: Node) -> Value | None:
        """`$HOST`, `${HOST:-default}`."""
        name = node.child(*self._grammar.names)
        if name is None:
            return None
        value = self._handed(node, self._names.constant(name))
        default = node.named_children()[1:]
        if value is None and default and node.child(":-", "-", ":=", "=") is not None:
            value = self.fold(default[0])
        return value._replace(composed=False) if value is not None else None

    # -- names

    def _name(self, node: Node) -> Value | None:
        return self._handed(node, self._names.constant(node))

    def _member(self, node: Node) -> Value | None:
        if len(node.children) == 1:
            return self._wrapped(node)
        return self._handed(node, self._names.member(node))

    def _handed(self, node: Node, bound: Node | None) -> Value | None:
        value = self.fold(bound) if bound is not None else None
        if value is None:
            return None
        used = (node.start, node.end)
        return Value(tuple([(*piece[:4], used) for piece in value.pieces]), (), composed=False)

    def _wrapped(self, node: Node) -> Value | None:
        named = [child for child in node.named_children() if child.kind not in self._grammar.comments]
        if not named or (node.kind in self._grammar.lists and len(named) > 1):
            return None
        value = self.fold(named[0] if node.kind in self._grammar.wrappers else named[-1])
        return value._replace(composed=False) if value is not None else None

    def _cast(self, node: Node) -> Value | None:
        named = node.named_children()
        value = self.fold(named[-1]) if named else None
        return value._replace(composed=False) if value is not None else None

    # -- operators

    def _adjacent(self, node: Node) -> Value | None:
        return self._sequence(node.named_children(), [node])

    def _binary(self, node: Node) -> Value | None:
        left, operator, right = self._operation(node)
        if left is None or right is None:
            return None
        if operator in self._grammar.concat:
            operands, covers = self._operands(node)
            self._memo.update(dict.fromkeys(map(id, covers)))  # its parts are known as a whole, or not at all
            return self._sequence(operands, covers)
        if operator == "/":
            return self._below(left, right, node)
        if operator in self._grammar.otherwise:
            return self._either(left, right)
        return self._put_in(left, right, node) if operator in self._grammar.formats else None

    def _below(self, left: Node, right: Node, node: Node) -> Value | None:
        """A path put below another: `base / "c" / client_id`. A division has no string on either side."""
        known = self.fold(left), self.fold(right)
        if not any(known):
            return None
        values = [value or self.lenient(side) for value, side in zip(known, (left, right), strict=True)]
        pieces = compose.slashed([value.pieces for value in values])
        return self._composed(pieces, [node, *(cover for value in values for cover in value.covers)])

    def _operands(self, node: Node) -> tuple[list[Node], list[Node]]:
        """The operands of a concatenation however deep, and the operations passed."""
        operands: list[Node] = []
        covers: list[Node] = []
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current.kind in self._grammar.binary:
                left, operator, right = self._operation(current)
                if left is not None and right is not None and operator in self._grammar.concat:
                    covers.append(current)
                    waiting += (right, left)
                    continue
            operands.append(current)
        return operands, covers

    def _operation(self, node: Node) -> tuple[Node | None, str, Node | None]:
        parts = [child for child in node.children if child.kind not in self._grammar.comments]
        if len(parts) != 3:  # noqa: PLR2004 - left, operator, right
            return None, "", None
        return parts[0], self._text[parts[1].start : parts[1].end], parts[2]

    def _either(self, left: Node, right: Node) -> Value | None:
        value = self.fold(left) or self.fold(right)
        return value._replace(composed=False) if value is not None else None

    def _elvis(self, node: Node) -> Value | None:
        named = node.named_children()
        return self._either(named[0], named[-1]) if 1 < len(named) < _TERNARY else None

    def _put_in(self, left: Node, right: Node, node: Node) -> Value | None:
        template = self.fold(left)
        if template is None:
            return None
        given = right.named_children() if right.kind in self._grammar.lists else [right]
        values = [self.lenient(value) for value in given]
        filled = templates.fill(template.pieces, [value.pieces for value in values])
        return self._composed(filled, [node, *template.covers, *(cover for value in values for cover in value.covers)])

    # -- calls

    def _call(self, node: Node) -> Value | None:
        site = self._sites.describe(node)
        if site is None:
            return None
        lookup = self._lookups.call(site)
        if lookup is not None:
            value = self.fold(lookup.default) if lookup.default is not None else None
            return value._replace(composed=False) if value is not None else None
        plan = compose.plan(compose.Question(site, self._grammar, self._sites, self._names, self._text))
        return self._planned(plan, node) if plan is not None else None

    def _planned(self, plan: compose.Plan, node: Node) -> Value | None:
        known = [self.fold(part) for part in plan.parts]
        first = next((value for value in known if value is not None), None)
        if first is None:
            return None
        if plan.combine is None:
            return first._replace(composed=False)
        values = [value or self.lenient(part) for value, part in zip(known, plan.parts, strict=True)]
        pieces = plan.combine([value.pieces for value in values])
        if pieces is None:
            return None
        return self._composed(pieces, [node, *(cover for value in values for cover in value.covers)])

    # -- putting together

    def _sequence(self, operands: Sequence[Node], covers: list[Node]) -> Value | None:
        operands = [operand for operand in operands if operand.kind not in self._grammar.comments]
        known = [self.fold(operand) for operand in operands]
        if not any(known):
            return None
        values = [value or self.lenient(operand) for operand, value in zip(operands, known, strict=True)]
        pieces = [piece for value in values for piece in value.pieces]
        return self._composed(pieces, [*covers, *(cover for value in values for cover in value.covers)])

    def _unknown(self, node: Node, expression: str) -> Value:
        shown = " ".join(expression[: 4 * _LONGEST_UNKNOWN].split())[:_LONGEST_UNKNOWN].lstrip("$@")
        if shown[:1] + shown[-1:] in {"{}", "()"}:
            shown = shown[1:-1].strip().lstrip("$@")
        known = _NUMBER.fullmatch(shown) is not None
        piece = (shown if known else "{" + shown + "}", node.start, node.end, known, None)
        return Value((piece,), (), composed=False)

    def _composed(self, pieces: Sequence[Piece], covers: Sequence[Node]) -> Value | None:
        size = sum([len(piece[0]) for piece in pieces])
        if size > self._budget:
            return None
        self._budget -= size
        return Value(tuple(pieces), tuple(covers), composed=True)


def _used(pieces: Sequence[Piece], place: tuple[int, int]) -> tuple[Piece, ...]:
    """The pieces of a constant, used inside a placeholder."""
    return tuple([piece if piece[4] is None else (*piece[:4], place) for piece in pieces])
