"""The request around a `jwt_token` entry: what holds the parameters, and the calls that take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def literal_of(code: Code, entry: Entry) -> Node | None:
    """The mapping, list or argument list that an entry stands in."""
    if entry.shape in {"form", "member"}:
        return None
    node = code.smallest(entry.span)
    for around in node.ancestors():
        if (around.start, around.end) == (entry.container.start, entry.container.end):
            return around
        if around.end - around.start > entry.container.end - entry.container.start:
            return None
    return None


def variable_of(code: Code, node: Node) -> str | None:
    """The variable that an expression is assigned to."""
    current = node
    while current.parent is not None:
        parent = current.parent
        if parent.kind in code.habits.targets and parent.parts[0] is not current:
            target = parent.parts[0]
            return code.source(target).lstrip("$") if "(" not in code.source(target) else None
        if parent.kind in code.habits.blocks or parent.kind in code.grammar.arguments:
            return None
        current = parent
    return None


def receiver_of(code: Code, entry: Entry) -> str | None:
    """`form` of `form.append("jwt_token", …)`, `data` of `data["jwt_token"] = …`."""
    if entry.shape not in {"call", "member"}:
        return None
    node = code.smallest(entry.span)
    while node.parts and node.kind not in code.habits.lexical:
        node = node.parts[0]
    return code.source(node).lstrip("$") if node.kind in code.habits.lexical else None


def region_of(code: Code, node: Node) -> Span:
    """The function around a node, or the file."""
    function = code.function(node)
    return Span(function.start, function.end) if function is not None else Span(0, len(code.text))


def outermost(code: Code, node: Node) -> Span:
    """The declared function around a node, whatever functions stand in between; or the file."""
    functions = [one for one in node.ancestors() if one.kind in code.functions]
    return Span(functions[-1].start, functions[-1].end) if functions else Span(0, len(code.text))


def mentions(code: Code, name: str, span: Span) -> Iterator[Node]:
    """Every place in a span where a variable is named."""
    for node in code.within(span):
        if (node.kind in code.habits.lexical and code.source(node).lstrip("$") == name and not node.parts) or (
            node.kind in code.habits.lexical and node.parts and code.source(node).lstrip("$") == name
        ):
            yield node
