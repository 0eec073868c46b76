"""HCL, the language of Terraform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted

if TYPE_CHECKING:
    from migrator.parse.syntax import Node


def _heredoc(text: str, node: Node) -> Inside:
    """What stands between the lines with the closing word."""
    start = text.find("\n", node.start, node.end) + 1
    return (
        Inside(start, max(start, text.rfind("\n", start, node.end) + 1), "raw")
        if start
        else Inside(node.end, node.end, "raw")
    )


GRAMMAR = Grammar(
    language="hcl",
    comments=frozenset({"comment"}),
    opaque=frozenset({"identifier", "string_lit", "comment"}),
    silent=frozenset(
        {
            "quoted_template_start", "quoted_template_end", "block_start", "block_end", "object_start", "object_end",
            "tuple_start", "tuple_end", "heredoc_start", "heredoc_identifier", "template_interpolation_start",
            "template_interpolation_end",
        }
    ),
    transparent=frozenset(
        {"literal_value", "template_expr", "collection_value", "body", "variable_expr", "get_attr"}
    ),
    strings={"string_lit": quoted("c"), "quoted_template": quoted("c"), "heredoc_template": _heredoc},
    interpolations=frozenset({"template_interpolation"}),
    binary=frozenset({"binary_operation"}),
    concat=frozenset(),
    names=frozenset({"identifier"}),
    members=frozenset({"expression"}),
    holders=frozenset({"expression"}),
    roots=frozenset({"var", "local", "data", "module"}),
    scope={"local": "locals"},
    bindings={"attribute": Binding("config")},
    pairs={"object_elem": ("=", ":")},
    classes=frozenset({"block"}),
    titled=True,
    lists=frozenset({"tuple"}),
    calls=frozenset({"function_call"}),
    arguments=frozenset({"function_arguments"}),
)  # fmt: skip
