"""Java."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    path = node.child("scoped_identifier", "identifier")
    if path is None:
        return
    module = text[path.start : path.end]
    name = "*" if node.child("asterisk") is not None else module.rpartition(".")[2]
    yield Import(module, Span(node.start, node.end), (name,))


GRAMMAR = Grammar(
    language="java",
    strings={"string_literal": quoted("c"), "character_literal": quoted("c")},
    comments=frozenset({"line_comment", "block_comment"}),
    names=frozenset({"identifier"}),
    calls=frozenset(
        {"method_invocation", "object_creation_expression", "explicit_constructor_invocation", "enum_constant"}
    ),
    arguments=frozenset({"argument_list", "annotation_argument_list"}),
    parameters=frozenset({"formal_parameters", "inferred_parameters"}),
    bindings={
        "variable_declarator": Binding("assignment", declares=True),
        "assignment_expression": Binding("assignment"),
        "formal_parameter": Binding("field", declares=True, last=True),
    },
    imports={"import_declaration": _import},
    functions=frozenset(
        {"method_declaration", "constructor_declaration", "lambda_expression", "compact_constructor_declaration"}
    ),
    classes=frozenset(
        {
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration",
        }
    ),
    interpolations=frozenset({"string_interpolation"}),
    binary=frozenset({"binary_expression"}),
    wrappers=frozenset({"parenthesized_expression"}),
    members=frozenset({"field_access", "scoped_identifier"}),
    subscripts=frozenset({"array_access"}),
    casts=frozenset({"cast_expression"}),
    fields=frozenset({"field_declaration", "record_declaration"}),
    lists=frozenset({"array_initializer", "element_value_array_initializer"}),
    keywords={"element_value_pair": ("=",)},
    tails=frozenset({"class_body"}),
    annotations=frozenset({"annotation"}),
    opaque=frozenset(
        {"identifier", "type_identifier", "generic_type", "type_parameters", "line_comment", "block_comment"}
    ),
)
