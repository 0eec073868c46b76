"""Go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    path = node.child("interpreted_string_literal", "raw_string_literal")
    alias = node.child("package_identifier")
    if path is not None:
        names = (text[alias.start : alias.end],) if alias is not None else ()
        yield Import(unquote(text[path.start : path.end]), Span(node.start, node.end), names)


GRAMMAR = Grammar(
    language="go",
    comments=frozenset({"comment"}),
    opaque=frozenset(
        {
            "identifier", "field_identifier", "type_identifier", "package_identifier", "slice_type", "map_type",
            "pointer_type", "interpreted_string_literal", "raw_string_literal", "int_literal", "qualified_type",
        }
    ),
    transparent=frozenset({"literal_element", "expression_list", "statement_list"}),
    strings={
        "interpreted_string_literal": quoted("c"),
        "raw_string_literal": quoted("raw"),
        "rune_literal": quoted("c"),
    },
    binary=frozenset({"binary_expression"}),
    wrappers=frozenset({"parenthesized_expression", "literal_value"}),
    casts=frozenset({"type_conversion_expression", "composite_literal"}),
    names=frozenset({"identifier"}),
    keys=frozenset({"field_identifier"}),
    members=frozenset({"selector_expression"}),
    subscripts=frozenset({"index_expression"}),
    bindings={
        "const_spec": Binding("assignment"),
        "var_spec": Binding("assignment", declares=True),
        "short_var_declaration": Binding("assignment", (":=",)),
        "assignment_statement": Binding("assignment", ("=", "+=")),
        "field_declaration": Binding("field", declares=True),
    },
    pairs={"keyed_element": (":",)},
    tags=frozenset({"field_declaration"}),
    parameters=frozenset({"parameter_list"}),
    functions=frozenset({"function_declaration", "method_declaration", "func_literal"}),
    classes=frozenset({"type_spec"}),
    lists=frozenset({"literal_value"}),
    tuples=frozenset({"literal_value"}),
    calls=frozenset({"call_expression"}),
    arguments=frozenset({"argument_list"}),
    imports={"import_spec": _import},
)  # fmt: skip
