"""JavaScript objects of options: their keys, and the assignments that fill them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def filled(code: Code, source: str) -> Iterator[tuple[str, Node]]:
    """Assignments to properties of what an expression names (`config`, `this.options`), by the property's name."""
    for node in code.nodes:
        if node.kind == "assignment_expression" and node.parts[0].kind == "member_expression":
            member = node.parts[0]
            if code.source(member.parts[0]) == source:
                yield code.source(member.parts[-1]), node


def key_of(code: Code, part: Node) -> str:
    """The name that a part of an object, or an assignment to a property, gives a value."""
    return code.source(key_node(part)).strip("'\"")


def key_node(part: Node) -> Node:
    """The key of a pair, the property of an assignment, or a name that is both key and value."""
    if part.kind == "pair":
        return part.parts[0]
    if part.kind == "assignment_expression":
        return part.parts[0].parts[-1]
    return part
