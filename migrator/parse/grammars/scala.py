"""Scala."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    path = [text[name.start : name.end] for name in node.children if name.kind == "identifier"]
    selectors = node.child("namespace_selectors")
    selected = selectors.named_children() if selectors is not None else []
    names = [text[selector.start : selector.end].rsplit(maxsplit=1)[-1] for selector in selected]
    if not names and path:
        names.append("*" if node.child("namespace_wildcard") is not None else path[-1])
    yield Import(".".join(path), Span(node.start, node.end), tuple(names))


GRAMMAR = Grammar(
    language="scala",
    comments=frozenset({"comment", "block_comment"}),
    opaque=frozenset({"identifier", "type_identifier", "generic_type", "string", "arrow_renamed_identifier"}),
    transparent=frozenset({"interpolated_string"}),
    strings={
        "string": quoted("c", triple="raw"),
        "interpolated_string_expression": quoted("c", triple="raw"),
        "character_literal": quoted("c"),
    },
    interpolations=frozenset({"interpolation"}),
    binary=frozenset({"infix_expression"}),
    wrappers=frozenset({"parenthesized_expression", "block"}),
    names=frozenset({"identifier"}),
    members=frozenset({"field_expression"}),
    bindings={
        "val_definition": Binding("assignment"),
        "var_definition": Binding("assignment"),
        "assignment_expression": Binding("assignment"),
        "parameter": Binding("field", declares=True),
        "class_parameter": Binding("field", declares=True),
    },
    pairs={"infix_expression": ("->", "→")},
    fields=frozenset({"template_body"}),
    parameters=frozenset({"parameters", "bindings"}),
    functions=frozenset({"function_definition", "lambda_expression"}),
    classes=frozenset({"class_definition", "object_definition", "trait_definition"}),
    lists=frozenset({"tuple_expression"}),
    tuples=frozenset({"tuple_expression"}),
    calls=frozenset({"call_expression", "instance_expression"}),
    arguments=frozenset({"arguments"}),
    tails=frozenset({"template_body", "block"}),
    annotations=frozenset({"annotation"}),
    imports={"import_declaration": _import},
)
