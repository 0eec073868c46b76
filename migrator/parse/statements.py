"""Statements of a language without a grammar: what binds, what joins, what is a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.commands import is_sender
from migrator.parse.syntax import Node
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.lexicons import Lexicon

CALLABLE = frozenset({"name", "member", "call", "subscript"})
"""Nodes that a bracket after them can call or select from."""
AMONG = "also"
"""A comma that lists rather than divides."""
_LITERAL = ("string", "address", "word")
_BRACKETS = frozenset({"map", "group", "list", "body"})
_CMDLET = lazy(r"[A-Za-z]+-[A-Za-z]+")


class Statements:
    """Makes nodes of the items between two brackets."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon

    def segments(self, items: Sequence[Node], container: str) -> list[Node]:
        """One node per statement, entry or argument; `container` is the kind of the bracket around them."""
        segments: list[Node] = []
        run: list[Node] = []
        for item in items:
            if item.kind != "comment" and (item.named or item.kind != ","):
                run.append(item)
                continue
            if item.kind == "comment":
                segments.append(item)
                continue
            segments += self._statement(run, container)
            run = []
        return segments + self._statement(run, container)

    def _statement(self, nodes: list[Node], container: str) -> list[Node]:
        at = self._binding_at(nodes, container)
        if at is None or is_sender(self._source(nodes[0])):
            return self.expression(nodes)
        value = self.expression(nodes[at + 1 :])
        if not value:
            return nodes[:at]
        target, others = self._target(nodes[:at])
        mark = nodes[at].kind
        if container == "arguments" and mark != "=>":
            kind = "keyword"
        else:
            kind = "pair" if container in {"list", "map", "arguments"} or mark in {"=>", ":"} else "assignment"
        node = make(kind, [*others, target, nodes[at], *value])
        node.start = nodes[0].start
        return [node]

    def _binding_at(self, nodes: Sequence[Node], container: str) -> int | None:
        """The operator that binds: an equals sign rather than a colon, which may only tell the type."""
        colon: int | None = None
        for index, node in enumerate(nodes):
            if node.named:
                continue
            if node.kind == "?":
                return None
            if node.kind not in self._lexicon.assigns or index == 0 or not _is_target(nodes[index - 1]):
                continue
            if node.kind != ":":
                return index
            if container in {"map", "list", "arguments"}:
                return index
            colon = index if colon is None else colon
        return colon

    def _target(self, left: Sequence[Node]) -> tuple[Node, list[Node]]:
        for index, node in enumerate(left):
            if index and (node.kind == ":" or (node.kind == "name" and self._source(node) in {"As", "as"})):
                return left[index - 1], [*left[: index - 1], *left[index:]]
        return left[-1], list(left[:-1])

    def expression(self, nodes: list[Node]) -> list[Node]:
        """One node for a sum, a choice or a command; otherwise the nodes as they are, gathered."""
        if len(nodes) < 2:  # noqa: PLR2004 - nothing to join
            return [node for node in nodes if node.named]
        called = self._command(nodes) or self._application(nodes)
        if called is not None:
            return [called]
        if all(is_literal(node) for node in nodes):
            return [make("sum", nodes)]
        return [self._joined(nodes)]

    def _application(self, nodes: list[Node]) -> Node | None:
        if self._lexicon.applies and nodes[0].kind in CALLABLE and all(node.named for node in nodes):
            return make("call", [nodes[0], make("arguments", nodes[1:])])
        return None

    def _joined(self, nodes: list[Node]) -> Node:
        for operators, join in (
            (self._lexicon.otherwise | self._lexicon.formats, _chosen),
            (self._lexicon.concat, _summed),
        ):
            parts, marks = _split(nodes, operators)
            if marks:
                operands = [operand for part in parts if (operand := self._operand(part, operators)) is not None]
                return join(operands, marks) if len(operands) == len(marks) + 1 else make("expression", nodes)
        if any(node.kind == AMONG for node in nodes):
            return make("group", [node for node in nodes if node.named])
        return make("expression", nodes)

    def _operand(self, nodes: list[Node], above: frozenset[str]) -> Node | None:
        if len(nodes) == 1:
            return nodes[0] if nodes[0].named else None
        if any(node.kind == AMONG for node in nodes):
            return make("list", [node for node in nodes if node.named])
        parts, marks = _split(nodes, self._lexicon.concat - above)
        if marks and all(part for part in parts):
            return _summed([part[0] if len(part) == 1 else make("expression", part) for part in parts], marks)
        return make("expression", nodes) if nodes else None

    # -- commands

    def _command(self, nodes: list[Node]) -> Node | None:
        """`curl -F name=value`, `Verb-Noun -Name value`."""
        first, second = nodes[0], nodes[1]
        if first.kind != "name" or (not second.named and second.kind != "-"):
            return None
        name = self._source(first)
        options = second.kind == "option"
        if is_sender(name.lower()) and not (self._lexicon.cmdlets and options and second.end - second.start > 1):
            return make("command", [_renamed(first, "command_name"), *self._words(nodes[1:])])
        if not self._lexicon.cmdlets or not (options or _CMDLET.fullmatch(name)):
            return None
        listed = make("arguments", list(self._parameters(nodes[1:])), first.end)
        return make("call", [first, listed])

    def _parameters(self, nodes: list[Node]) -> Iterator[Node]:
        option: Node | None = None
        run: list[Node] = []
        for node in [*nodes, None]:
            if node is not None and node.kind != "option":
                run.append(node)
                continue
            value = self.expression(run)
            if option is None or not value:
                yield from value if option is None else [option]
            else:
                yield make("parameter", [option, *value[:1]])
                yield from value[1:]
            option, run = node, []

    def _words(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """What blanks divide: a literal, a bare word, or both joined."""
        run: list[Node] = []
        for node in nodes:
            if run and run[-1].end != node.start - (node.kind == "option"):
                yield _word(run)
                run = []
            run.append(node)
        if run:
            yield _word(run)

    def _source(self, node: Node) -> str:
        return self._text[node.start : min(node.end, node.start + 20)]


def make(kind: str, children: list[Node], at: int = 0) -> Node:
    """A node around others; `at` is where it stands without any."""
    start, end = (children[0].start, children[-1].end) if children else (at, at)
    node = Node(kind, start, end, None, None)
    node.children = children
    return node


def _renamed(node: Node, kind: str) -> Node:
    node.kind = kind
    return node


def is_literal(node: Node) -> bool:
    """Whether a node is a string, an address or a bare word."""
    return node.kind.startswith(_LITERAL)


def _is_target(node: Node) -> bool:
    return node.kind in CALLABLE or is_literal(node) or node.kind in _BRACKETS


def _split(nodes: Sequence[Node], operators: frozenset[str]) -> tuple[list[list[Node]], list[Node]]:
    parts: list[list[Node]] = [[]]
    marks: list[Node] = []
    for node in nodes:
        if not node.named and node.kind in operators and parts[-1]:
            marks.append(node)
            parts.append([])
        else:
            parts[-1].append(node)
    return parts, marks


def _summed(operands: list[Node], _marks: list[Node]) -> Node:
    return make("sum", operands)


def _chosen(operands: list[Node], marks: list[Node]) -> Node:
    node = operands[-1]
    for operand, mark in zip(operands[-2::-1], marks[::-1], strict=True):
        node = make("operation", [operand, mark, node])
    return node


def _word(run: list[Node]) -> Node:
    """Contiguous nodes as one word; what is no literal is taken as written."""
    if len(run) == 1 and is_literal(run[0]):
        return run[0]
    parts: list[Node] = []
    for node in run:
        start = node.start - (node.kind == "option")
        if is_literal(node):
            parts.append(node)
        elif parts and parts[-1].kind == "word" and not parts[-1].children and parts[-1].end == start:
            parts[-1].end = node.end
        else:
            parts.append(Node("word", start, node.end, None, None))
    return parts[0] if len(parts) == 1 else make("sum", parts)
