"""PHP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, delimited, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _use(text: str, node: Node) -> Iterator[Import]:
    prefix = node.child("namespace_name")
    group = node.child("namespace_use_group")
    base = text[prefix.start : prefix.end] + "\\" if prefix is not None and group is not None else ""
    for clause in (group or node).children:
        if clause.kind != "namespace_use_clause":
            continue
        words = text[clause.start : clause.end].replace("function ", "").replace("const ", "").split()
        yield Import(base + words[0], Span(node.start, node.end), (words[-1].rpartition("\\")[2],))


def _include(text: str, node: Node) -> Iterator[Import]:
    for child in node.descendants():
        if child.kind in {"string", "encapsed_string"}:
            yield Import(unquote(text[child.start : child.end]), Span(node.start, node.end))
            return


def _define(text: str, node: Node) -> tuple[Node, Node] | None:
    """`define('NAME', 'value')`."""
    listed = node.child("arguments")
    if listed is None or text[node.start : listed.start].strip().lower() != "define":
        return None
    given = [argument.children[-1] for argument in listed.named_children() if argument.children]
    return (given[0], given[1]) if len(given) > 1 and given[0].kind in {"string", "encapsed_string"} else None


_VARIABLES = frozenset(
    {
        "variable_name", "dynamic_variable_name", "member_access_expression", "nullsafe_member_access_expression",
        "subscript_expression", "scoped_property_access_expression",
    }
)  # fmt: skip

GRAMMAR = Grammar(
    language="php",
    comments=frozenset({"comment"}),
    opaque=frozenset(
        {"name", "variable_name", "comment", "named_type", "optional_type", "union_type", "primitive_type"}
    ),
    silent=frozenset({"heredoc_start", "heredoc_end"}),
    strings={
        "string": quoted("quotes"),
        "encapsed_string": quoted("c"),
        "shell_command_expression": quoted("c"),
        "heredoc_body": delimited(0, 0, "c"),
        "nowdoc_body": delimited(0, 0, "raw"),
    },
    interpolations=_VARIABLES | {"member_call_expression", "function_call_expression"},
    markers=(("{", "}"),),
    binary=frozenset({"binary_expression"}),
    concat=frozenset({"."}),
    otherwise=frozenset({"??"}),
    elvis=frozenset({"conditional_expression"}),
    wrappers=frozenset({"parenthesized_expression", "heredoc", "nowdoc"}),
    casts=frozenset({"cast_expression"}),
    names=frozenset({"name", "variable_name"}),
    members=_VARIABLES - {"variable_name", "dynamic_variable_name", "subscript_expression"}
    | {"class_constant_access_expression"},
    subscripts=frozenset({"subscript_expression"}),
    selves=frozenset({"this", "self", "static"}),
    bindings={
        "assignment_expression": Binding("assignment"),
        "augmented_assignment_expression": Binding("assignment", (".=", "??=", "+="), once=False),
        "const_element": Binding("assignment"),
        "property_element": Binding("field", declares=True),
        "simple_parameter": Binding("field", declares=True, last=True),
        "property_promotion_parameter": Binding("field", declares=True, last=True),
    },
    pairs={"array_element_initializer": ("=>",)},
    keywords={"argument": (":",)},
    defines={"function_call_expression": _define},
    parameters=frozenset({"formal_parameters"}),
    functions=frozenset({"function_definition", "method_declaration", "anonymous_function", "arrow_function"}),
    classes=frozenset({"class_declaration", "trait_declaration", "interface_declaration", "enum_declaration"}),
    lists=frozenset({"array_creation_expression"}),
    calls=frozenset(
        {
            "function_call_expression", "member_call_expression", "nullsafe_member_call_expression",
            "scoped_call_expression", "object_creation_expression",
        }
    ),
    arguments=frozenset({"arguments"}),
    holders=frozenset({"argument", "array_element_initializer"}),
    annotations=frozenset({"attribute"}),
    imports={
        "namespace_use_declaration": _use,
        "require_expression": _include,
        "require_once_expression": _include,
        "include_expression": _include,
        "include_once_expression": _include,
    },
)  # fmt: skip
