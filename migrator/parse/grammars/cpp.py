"""C++."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.grammars import c
from migrator.parse.grammars.base import Binding, Inside

if TYPE_CHECKING:
    from migrator.parse.syntax import Node


def _raw(text: str, node: Node) -> Inside:
    """`R"delimiter(…)delimiter"`."""
    opening = text.find("(", node.start, node.end) + 1
    delimiter = text[text.find('"', node.start, node.end) + 1 : opening - 1]
    return Inside(opening, max(opening, node.end - len(delimiter) - 2), "raw")


def _braced(_text: str, node: Node) -> tuple[Node, Node] | None:
    """`const std::string Name{"value"};`, `std::map<…> name{{"key", value}};`."""
    name, value = node.child("identifier"), node.child("initializer_list", "argument_list")
    if name is None or value is None or node.child("=") is not None:
        return None
    held = value.named_children()
    return name, held[0] if len(held) == 1 and held[0].kind != "initializer_list" else value


_SHARED = c.GRAMMAR
GRAMMAR = _SHARED._replace(
    language="cpp",
    transparent=_SHARED.transparent | {"subscript_argument_list"},
    strings={**_SHARED.strings, "raw_string_literal": _raw},
    members=_SHARED.members | {"qualified_identifier"},
    bindings={**_SHARED.bindings, "optional_parameter_declaration": Binding("field", last=True)},
    defines={**_SHARED.defines, "init_declarator": _braced},
    functions=_SHARED.functions | {"lambda_expression"},
    classes=frozenset({"class_specifier", "struct_specifier", "namespace_definition"}),
    calls=_SHARED.calls | {"new_expression", "compound_literal_expression"},
    arguments=_SHARED.arguments,
    tails=frozenset({"initializer_list"}),
)
