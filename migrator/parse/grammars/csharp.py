"""C#."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _using(text: str, node: Node) -> Iterator[Import]:
    names = [child for child in node.named_children() if child.kind in {"identifier", "qualified_name"}]
    if names:
        alias = (text[names[0].start : names[0].end],) if len(names) > 1 else ()
        yield Import(text[names[-1].start : names[-1].end], Span(node.start, node.end), alias)


GRAMMAR = Grammar(
    language="csharp",
    comments=frozenset({"comment"}),
    opaque=frozenset(
        {"identifier", "predefined_type", "implicit_type", "generic_name", "nullable_type", "modifier", "accessor_list"}
    ),
    transparent=frozenset({"variable_declaration", "bracketed_argument_list"}),
    strings={
        "string_literal": quoted("c"),
        "verbatim_string_literal": quoted("c", at="doubled"),
        "raw_string_literal": quoted("c", triple="raw"),
        "interpolated_string_expression": quoted("c", at="doubled", triple="raw", braces="$"),
        "character_literal": quoted("c"),
    },
    interpolations=frozenset({"interpolation"}),
    trimmings=frozenset(
        {"interpolation_brace", "interpolation_format_clause", "interpolation_alignment_clause"}
    ),
    binary=frozenset({"binary_expression"}),
    otherwise=frozenset({"??"}),
    wrappers=frozenset({"parenthesized_expression", "postfix_unary_expression", "as_expression"}),
    casts=frozenset({"cast_expression", "await_expression"}),
    names=frozenset({"identifier"}),
    members=frozenset({"member_access_expression", "conditional_access_expression"}),
    subscripts=frozenset({"element_access_expression", "element_binding_expression"}),
    bindings={
        "variable_declarator": Binding("assignment", declares=True),
        "assignment_expression": Binding("assignment"),
        "property_declaration": Binding("field", declares=True, last=True),
        "parameter": Binding("field", declares=True, last=True),
    },
    flat={"anonymous_object_creation_expression": ("=",)},
    keywords={"argument": (":",), "attribute_argument": ("=", ":")},
    fields=frozenset({"field_declaration"}),
    parameters=frozenset({"parameter_list"}),
    functions=frozenset(
        {
            "method_declaration", "constructor_declaration", "local_function_statement", "lambda_expression",
            "anonymous_method_expression",
        }
    ),
    classes=frozenset(
        {"class_declaration", "struct_declaration", "record_declaration", "interface_declaration", "enum_declaration"}
    ),
    lists=frozenset({"initializer_expression", "collection_expression"}),
    tuples=frozenset({"initializer_expression", "tuple_expression"}),
    calls=frozenset({"invocation_expression", "object_creation_expression", "implicit_object_creation_expression"}),
    arguments=frozenset({"argument_list", "attribute_argument_list"}),
    holders=frozenset({"argument", "attribute_argument"}),
    tails=frozenset({"initializer_expression"}),
    annotations=frozenset({"attribute"}),
    imports={"using_directive": _using},
)  # fmt: skip
