"""Parameters made by a function of the program and strung together: `pair("a", a) + "&" + pair("b", b)`.

So in a template: `${pair("a", a)}&${pair("b", b)}`. What stands between two of them says how the next one is added.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SUMS = frozenset({"binary_expression", "binary_operator", "binary"})
_JOINS = frozenset({"+", "."})
_INSERTS = frozenset({"template_substitution", "interpolation"})
_FORMAT = re.compile(r"(?:%(?:\d+\$)?[sv]|\{\d*\})&")


class Strung(NamedTuple):
    """One parameter among those strung together, and what stands between two; empty where that cannot be told."""

    node: Node
    between: str


def strung(code: Code, node: Node) -> Strung | None:
    """A call as a piece of a text that is put together; None where it is none."""
    if node.kind not in code.grammar.calls or node.parent is None:
        return None
    if node.parent.kind in _INSERTS and node.parent.parent is not None:
        pieces = node.parent.parent.parts
        return Strung(node.parent, _between(code, node.parent, [one for one in pieces if one.kind in _INSERTS]))
    if _is_sum(node.parent):
        return Strung(node, _between(code, node, list(_operands(_top(node)))))
    return Strung(node, "") if _is_formatted(code, node) else None


def _is_sum(node: Node | None) -> bool:
    return node is not None and node.kind in _SUMS and any(child.kind in _JOINS for child in node.children)


def _top(node: Node) -> Node:
    while node.parent is not None and _is_sum(node.parent):
        node = node.parent
    return node


def _operands(total: Node) -> Iterator[Node]:
    """What a sum adds up, in order."""
    pending = [total]
    while pending:
        node = pending.pop()
        if _is_sum(node):
            pending += reversed(node.parts)
        else:
            yield node


def _between(code: Code, node: Node, pieces: list[Node]) -> str:
    """What stands between a piece and the nearest one before or after it that the same function made."""
    own = _made_by(code, node)
    kin = [one for one in pieces if one is not node and _made_by(code, one) == own]
    before = [one for one in kin if one.end <= node.start]
    after = [one for one in kin if one.start >= node.end]
    if before:
        return code.text[before[-1].end : node.start]
    return code.text[node.end : after[0].start] if after else ""


def _made_by(code: Code, piece: Node) -> str:
    call = piece.parts[0] if piece.kind in _INSERTS and piece.parts else piece
    return callee(code, call) if call.kind in code.grammar.calls else ""


def _is_formatted(code: Code, node: Node) -> bool:
    """Whether a call is an argument for a place of a format: one more would have none."""
    listed = next((one for one in node.ancestors() if one.kind != "argument"), None)
    around = listed.parent if listed is not None else None
    if listed is None or around is None:
        return False
    given = around.parts[:1] if listed.kind not in code.grammar.arguments else [*listed.parts, *around.parts[:1]]
    return any(_FORMAT.search(code.source(one)) for one in given if one is not listed and not node.inside(one))
