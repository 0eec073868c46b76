"""JavaScript: the object literals that the callers of a function hand it as one of its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.code import codes
from migrator.rewrite.sdk.held import Held, held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_NAMES = frozenset({"identifier", "property_identifier", "shorthand_property_identifier"})


def handed(context: Context, code: Code, parameter: Node) -> list[Held]:
    """The literals that a parameter of a named function stands for; empty where one of them is not plain to see."""
    function = code.function(parameter)
    name = _name(code, function) if function is not None else ""
    index = _position(code, function, code.source(parameter)) if function is not None else None
    if not name or index is None:
        return []
    found: list[Held] = []
    for document in context.documents():
        for other in codes(document):
            for node in _mentions(other, name):
                call = _call(node)
                if call is None and node.parent is not None and node.parent.kind in {"arguments", "return_statement"}:
                    return []  # whoever gets the function calls it with what it likes
                if call is None:
                    continue
                given = call.parts[-1].parts
                one = _literal(context, other, given[index]) if index < len(given) else None
                if one is None:
                    return []
                found.append(one)
    return found


def taken(context: Context) -> frozenset[str]:
    """The names of properties that code of the program reads: `options.name`, or out of a pattern."""
    return frozenset(name for document in context.documents() for code in codes(document) for name in properties(code))


def properties(code: Code) -> frozenset[str]:
    """As `taken`, of one stretch of code."""
    return frozenset(
        code.source(node)
        for node in code.nodes
        if node.kind == "shorthand_property_identifier_pattern" or (node.kind == "property_identifier" and _reads(node))
    )


def _reads(node: Node) -> bool:
    """Whether a name is the property that a member reads, or the key of a pattern."""
    holder = node.parent
    if holder is None or holder.kind != "member_expression":
        return holder is not None and holder.kind == "pair_pattern" and holder.parts[0] is node
    around = holder.parent
    return around is None or around.kind != "assignment_expression" or around.parts[0] is not holder


def _name(code: Code, function: Node) -> str:
    """The name of a function that is declared, or bound to one."""
    holder = function if function.kind.endswith("declaration") else function.parent
    named = holder is not None and holder.kind in {"function_declaration", "variable_declarator"}
    return code.source(holder.parts[0]) if holder is not None and named else ""


def _position(code: Code, function: Node, parameter: str) -> int | None:
    """Which of the parameters has a name; None where none has."""
    listed = function.child("formal_parameters")
    parts = listed.parts if listed is not None else [part for part in function.parts[:1] if part.kind == "identifier"]
    names = [code.source(part.parts[0] if part.kind.endswith("_parameter") else part) for part in parts]
    return names.index(parameter) if parameter in names else None


def _mentions(code: Code, name: str) -> Iterator[Node]:
    return (node for node in code.nodes if node.kind in _NAMES and code.source(node) == name)


def _call(node: Node) -> Node | None:
    """The call whose callee a mention is the name of."""
    callee = node.parent if node.parent is not None and node.parent.kind == "member_expression" else node
    call = callee.parent
    return call if call is not None and call.kind == "call_expression" and call.parts[0] is callee else None


def _literal(context: Context, code: Code, given: Node) -> Held | None:
    if given.kind == "object":
        return Held(code, given)
    return held(context, code, code.source(given))
