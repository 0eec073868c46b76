"""Rust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _use(text: str, node: Node) -> Iterator[Import]:
    tree = node.named_children()[-1]
    span = Span(node.start, node.end)
    if tree.kind != "scoped_use_list":
        module, _, alias = text[tree.start : tree.end].partition(" as ")
        yield Import(module, span, (alias or module.rpartition("::")[2],))
        return
    listed = tree.named_children()[-1]
    names = tuple(text[name.start : name.end].rsplit(maxsplit=1)[-1] for name in listed.named_children())
    yield Import(text[tree.start : listed.start].rstrip(":"), span, names)


def _raw(text: str, node: Node) -> Inside:
    """`r#"…"#` with as many marks as it takes."""
    opening = text.find('"', node.start, node.end) + 1
    marks = opening - node.start - text[node.start : opening].index("r") - 2
    return Inside(opening, max(opening, node.end - marks - 1), "raw")


GRAMMAR = Grammar(
    language="rust",
    comments=frozenset({"line_comment", "block_comment"}),
    opaque=frozenset(
        {
            "identifier", "field_identifier", "type_identifier", "reference_type", "generic_type", "line_comment",
            "string_literal", "raw_string_literal",
        }
    ),
    audible=frozenset({","}),
    strings={"string_literal": quoted("c"), "raw_string_literal": _raw, "char_literal": quoted("c")},
    binary=frozenset({"binary_expression"}),
    wrappers=frozenset(
        {"parenthesized_expression", "reference_expression", "try_expression", "await_expression"}
    ),
    names=frozenset({"identifier"}),
    keys=frozenset({"field_identifier"}),
    members=frozenset({"field_expression", "scoped_identifier"}),
    subscripts=frozenset({"index_expression"}),
    bindings={
        "let_declaration": Binding("assignment", declares=True),
        "const_item": Binding("assignment"),
        "static_item": Binding("assignment"),
        "assignment_expression": Binding("assignment"),
        "field_declaration": Binding("field", (":",), declares=True),
    },
    pairs={"field_initializer": (":",)},
    flat={"token_tree": (":", "=>", "=")},
    shorthands=frozenset({"shorthand_field_initializer"}),
    parameters=frozenset({"parameters", "closure_parameters"}),
    functions=frozenset({"function_item", "closure_expression"}),
    classes=frozenset({"impl_item", "struct_item", "mod_item", "trait_item", "enum_item"}),
    lists=frozenset({"array_expression", "tuple_expression"}),
    tuples=frozenset({"tuple_expression", "token_tree"}),
    calls=frozenset({"call_expression", "macro_invocation"}),
    arguments=frozenset({"arguments", "token_tree"}),
    tokens=frozenset({"token_tree"}),
    annotations=frozenset({"attribute"}),
    imports={"use_declaration": _use, "extern_crate_declaration": _use},
)  # fmt: skip
