"""Dart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    path = node.child("configurable_uri")
    alias = node.child("identifier")
    if path is not None:
        names = (text[alias.start : alias.end],) if alias is not None else ()
        yield Import(unquote(text[path.start : path.end]), Span(node.start, node.end), names)


GRAMMAR = Grammar(
    language="dart",
    comments=frozenset({"comment", "documentation_comment", "block_comment"}),
    opaque=frozenset({"identifier", "type", "configurable_uri", "identifier_dollar_escaped", "label"}),
    transparent=frozenset({"static_final_declaration_list", "initialized_identifier_list"}),
    strings=dict.fromkeys(
        (
            "string_literal_single_quotes", "string_literal_double_quotes", "string_literal_single_quotes_multiple",
            "string_literal_double_quotes_multiple", "raw_string_literal_single_quotes",
            "raw_string_literal_double_quotes", "raw_string_literal_single_quotes_multiple",
            "raw_string_literal_double_quotes_multiple",
        ),
        quoted("c"),
    ),
    interpolations=frozenset({"template_substitution"}),
    adjacent=frozenset({"string_literal"}),
    binary=frozenset({"additive_expression", "if_null_expression"}),
    otherwise=frozenset({"??"}),
    names=frozenset({"identifier", "identifier_dollar_escaped"}),
    keys=frozenset({"label"}),
    members=frozenset({"member_expression", "assignable_expression"}),
    subscripts=frozenset({"index_expression"}),
    bindings={
        "static_final_declaration": Binding("assignment"),
        "initialized_identifier": Binding("assignment", declares=True),
        "initialized_variable_definition": Binding("assignment", declares=True),
        "assignment_expression": Binding("assignment"),
    },
    pairs={"pair": (":",)},
    keywords={"named_argument": ()},
    defaults=frozenset({"optional_formal_parameters"}),
    fields=frozenset({"declaration"}),
    parameters=frozenset({"formal_parameter_list", "optional_formal_parameters"}),
    functions=frozenset({"method_declaration", "function_declaration", "function_expression", "local_function"}),
    classes=frozenset({"class_declaration", "mixin_declaration", "extension_declaration"}),
    lists=frozenset({"list_literal"}),
    calls=frozenset({"call_expression", "new_expression", "const_object_expression"}),
    arguments=frozenset({"arguments"}),
    annotations=frozenset({"annotation"}),
    imports={"import_specification": _import},
)  # fmt: skip
