"""JavaScript objects of options: their keys, and the assignments that fill them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.wire.requests import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def filled(code: Code, variable: str) -> Iterator[tuple[str, Node]]:
    """Assignments to properties of a variable, by the property's name."""
    for node in mentions(code, variable, Span(0, len(code.text))):
        member = node.parent
        if member is None or member.kind != "member_expression" or member.parts[0] is not node:
            continue
        assignment = member.parent
        if assignment is not None and assignment.kind == "assignment_expression" and assignment.parts[0] is member:
            yield code.source(member.parts[-1]), assignment


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
