"""C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _include(text: str, node: Node) -> Iterator[Import]:
    path = node.child("system_lib_string", "string_literal")
    if path is not None:
        yield Import(unquote(text[path.start : path.end]), Span(node.start, node.end))


def _define(_text: str, node: Node) -> tuple[Node, Node] | None:
    name, value = node.child("identifier"), node.child("preproc_arg")
    return (name, value) if name is not None and value is not None else None


def _macro(text: str, node: Node) -> Inside | None:
    """The body of `#define`, where it is one literal."""
    source = text[node.start : node.end].strip()
    return _QUOTES(text, node) if source.startswith('"') and source.count('"') == 2 else None  # noqa: PLR2004 - quotes


_QUOTES = quoted("c")

GRAMMAR = Grammar(
    language="c",
    comments=frozenset({"comment"}),
    opaque=frozenset({"identifier", "field_identifier", "type_identifier", "primitive_type", "comment", "preproc_arg"}),
    transparent=frozenset({"pointer_declarator", "array_declarator", "reference_declarator"}),
    strings={"string_literal": _QUOTES, "char_literal": _QUOTES, "preproc_arg": _macro},
    adjacent=frozenset({"concatenated_string"}),
    binary=frozenset({"binary_expression"}),
    casts=frozenset({"cast_expression"}),
    names=frozenset({"identifier"}),
    keys=frozenset({"field_identifier", "field_designator"}),
    members=frozenset({"field_expression"}),
    subscripts=frozenset({"subscript_expression"}),
    bindings={
        "init_declarator": Binding("assignment"),
        "assignment_expression": Binding("assignment"),
        "field_declaration": Binding("field", declares=True, last=True),
        "parameter_declaration": Binding("field", declares=True, last=True),
    },
    pairs={"initializer_pair": ("=",)},
    defines={"preproc_def": _define},
    parameters=frozenset({"parameter_list"}),
    functions=frozenset({"function_definition"}),
    lists=frozenset({"initializer_list"}),
    tuples=frozenset({"initializer_list"}),
    calls=frozenset({"call_expression"}),
    arguments=frozenset({"argument_list"}),
    imports={"preproc_include": _include},
)
