"""Swift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    name = node.child("identifier")
    if name is not None:
        yield Import(text[name.start : name.end], Span(node.start, node.end))


def _raw(text: str, node: Node) -> Inside:
    """`#"…"#` with as many marks as it takes."""
    opening = text.find('"', node.start, node.end) + 1
    return Inside(opening, max(opening, node.end - (opening - node.start)), "raw")


GRAMMAR = Grammar(
    language="swift",
    limits={"/*": 300},  # unclosed ones take the cube of their number
    comments=frozenset({"comment", "multiline_comment"}),
    opaque=frozenset({"simple_identifier", "identifier", "type_annotation", "user_type", "value_argument_label"}),
    silent=frozenset({"value_binding_pattern"}),
    transparent=frozenset({"call_suffix", "navigation_suffix", "pattern", "statements"}),
    strings={
        "line_string_literal": quoted("c"),
        "multi_line_string_literal": quoted("c"),
        "raw_string_literal": _raw,
    },
    interpolations=frozenset({"interpolated_expression"}),
    markers=(("\\(", ")"),),
    binary=frozenset({"additive_expression", "nil_coalescing_expression"}),
    loose=frozenset({"call_expression", "navigation_expression"}),
    otherwise=frozenset({"??"}),
    wrappers=frozenset({"postfix_expression", "interpolated_expression", "as_expression"}),
    casts=frozenset({"try_expression", "await_expression"}),
    names=frozenset({"simple_identifier"}),
    keys=frozenset({"value_argument_label"}),
    members=frozenset({"navigation_expression", "directly_assignable_expression"}),
    selves=frozenset({"self", "Self"}),
    bindings={
        "property_declaration": Binding("assignment", declares=True),
        "assignment": Binding("assignment"),
        "enum_entry": Binding("field"),
    },
    flat={"dictionary_literal": (":",)},
    keywords={"value_argument": (":",)},
    defaults=frozenset({"function_declaration", "init_declaration"}),
    fields=frozenset({"class_body"}),
    parameters=frozenset({"parameter"}),
    functions=frozenset({"function_declaration", "init_declaration", "lambda_literal"}),
    classes=frozenset({"class_declaration", "protocol_declaration"}),
    lists=frozenset({"array_literal", "tuple_expression"}),
    tuples=frozenset({"tuple_expression"}),
    calls=frozenset({"call_expression"}),
    arguments=frozenset({"value_arguments"}),
    holders=frozenset({"value_argument"}),
    tails=frozenset({"lambda_literal"}),
    annotations=frozenset({"attribute"}),
    imports={"import_declaration": _import},
)
