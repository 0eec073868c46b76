"""C#: `new(…)` without a type, which constructs what is declared where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_KIND = "implicit_object_creation_expression"
_DECLARES = frozenset(
    {"variable_declaration", "property_declaration", "method_declaration", "local_function_statement"}
)
_BETWEEN = frozenset(
    {"variable_declarator", "equals_value_clause", "arrow_expression_clause", "return_statement", "block"}
)
_TASK = re.compile(r"(?:\w+\.)*(?:Value)?Task<(?P<type>.{1,200})>")
_TYPES = frozenset({"identifier", "generic_name", "qualified_name", "nullable_type", "predefined_type", "array_type"})


def constructions(code: Code) -> Iterator[tuple[Node, str]]:
    """The constructions that name no type, with the last name of their type; empty where it is unknown."""
    for node in code.nodes if code.region.language == "csharp" else ():
        if node.kind == _KIND:
            yield node, _type(code, node)


def _type(code: Code, node: Node) -> str:
    around = node.parent
    while around is not None and around.kind in _BETWEEN | code.habits.ifs:
        around = around.parent
    if around is None or around.kind not in _DECLARES:
        return ""
    declared = next((part for part in around.parts if part.kind in _TYPES), None)
    if declared is None or node.inside(declared):
        return ""
    source = code.source(declared).rstrip("?")
    task = _TASK.fullmatch(source)
    return (task["type"] if task is not None else source).rstrip("?").rpartition(".")[2]
