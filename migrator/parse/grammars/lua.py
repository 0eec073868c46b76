"""Lua."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _require(text: str, node: Node) -> Iterator[Import]:
    callee, *rest = node.named_children()
    if text[callee.start : callee.end] == "require" and rest:
        words = rest[0].named_children()
        if len(words) == 1 and words[0].kind == "string":
            yield Import(unquote(text[words[0].start : words[0].end]), Span(node.start, node.end))


def _string(text: str, node: Node) -> Inside | None:
    """Quotes, or long brackets `[==[…]==]`."""
    if not text.startswith("[", node.start):
        return _QUOTES(text, node)
    length = text.index("[", node.start + 1) - node.start + 1
    return Inside(node.start + length, max(node.start + length, node.end - length), "raw")


_QUOTES = quoted("c")

GRAMMAR = Grammar(
    language="lua",
    comments=frozenset({"comment"}),
    opaque=frozenset({"identifier", "comment", "string", "attribute"}),
    transparent=frozenset({"variable_list", "expression_list"}),
    strings={"string": _string},
    binary=frozenset({"binary_expression"}),
    concat=frozenset({".."}),
    otherwise=frozenset({"or"}),
    names=frozenset({"identifier"}),
    members=frozenset({"dot_index_expression", "method_index_expression"}),
    subscripts=frozenset({"bracket_index_expression"}),
    bindings={"assignment_statement": Binding("assignment")},
    pairs={"field": ("=",)},
    parameters=frozenset({"parameters"}),
    functions=frozenset({"function_declaration", "function_definition"}),
    lists=frozenset({"table_constructor"}),
    tuples=frozenset({"table_constructor"}),
    calls=frozenset({"function_call"}),
    arguments=frozenset({"arguments"}),
    holders=frozenset({"field"}),
    imports={"function_call": _require},
)
