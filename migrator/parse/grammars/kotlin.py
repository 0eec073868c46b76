"""Kotlin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    path = node.child("identifier")
    if path is None:
        return
    module = text[path.start : path.end]
    alias = node.child("import_alias")
    name = text[alias.start : alias.end].rsplit(maxsplit=1)[-1] if alias is not None else module.rpartition(".")[2]
    yield Import(module, Span(node.start, node.end), ("*" if node.child("wildcard_import") is not None else name,))


GRAMMAR = Grammar(
    language="kotlin",
    limits={"${": 400},  # nested deeper than its scanner can note, interpolations abort the process
    comments=frozenset({"line_comment", "multiline_comment"}),
    opaque=frozenset(
        {"simple_identifier", "identifier", "user_type", "nullable_type", "function_type", "import_alias"}
    ),
    transparent=frozenset(
        {
            "call_suffix", "navigation_suffix", "indexing_suffix", "variable_declaration",
            "multi_variable_declaration", "constructor_invocation", "annotated_lambda",
        }
    ),
    strings={"string_literal": quoted("c", triple="raw"), "character_literal": quoted("c")},
    interpolations=frozenset({"interpolated_identifier", "interpolated_expression"}),
    markers=(("${", "}"), ("$", "")),
    binary=frozenset({"additive_expression", "elvis_expression"}),
    otherwise=frozenset({"?:"}),
    wrappers=frozenset({"parenthesized_expression", "interpolated_expression", "as_expression", "postfix_expression"}),
    names=frozenset({"simple_identifier", "interpolated_identifier"}),
    members=frozenset({"navigation_expression", "directly_assignable_expression"}),
    subscripts=frozenset({"indexing_expression"}),
    bindings={
        "property_declaration": Binding("assignment", declares=True),
        "assignment": Binding("assignment"),
        "class_parameter": Binding("field", declares=True),
    },
    pairs={"infix_expression": ("to",)},
    keywords={"value_argument": ("=",)},
    defaults=frozenset({"function_value_parameters"}),
    fields=frozenset({"class_body"}),
    parameters=frozenset({"function_value_parameters", "lambda_parameters", "primary_constructor"}),
    functions=frozenset({"function_declaration", "lambda_literal", "anonymous_function", "secondary_constructor"}),
    classes=frozenset({"class_declaration", "object_declaration"}),
    calls=frozenset({"call_expression", "delegation_specifier"}),
    arguments=frozenset({"value_arguments"}),
    holders=frozenset({"value_argument"}),
    tails=frozenset({"lambda_literal"}),
    annotations=frozenset({"annotation"}),
    imports={"import_header": _import},
)  # fmt: skip
