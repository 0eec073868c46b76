"""Bash and the other Bourne shells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, delimited, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _source(text: str, node: Node) -> Iterator[Import]:
    name, *words = node.named_children()
    if words and text[name.start : name.end] in {".", "source"}:
        yield Import(unquote(text[words[0].start : words[0].end]), Span(node.start, node.end))


def _heredoc(text: str, node: Node) -> Inside:
    start = node.parent.child("heredoc_start") if node.parent is not None else None
    literal = start is not None and text.startswith(("'", '"', "\\"), start.start)
    return Inside(node.start, node.end, "raw" if literal else "shell")


GRAMMAR = Grammar(
    language="bash",
    strings={
        "string": quoted("shell"),
        "translated_string": quoted("shell"),
        "raw_string": delimited(1, 1, "raw"),
        "ansi_c_string": delimited(2, 1, "c"),
        "heredoc_body": _heredoc,
        "word": delimited(0, 0, "word"),
    },
    comments=frozenset({"comment"}),
    names=frozenset({"variable_name"}),
    calls=frozenset({"command"}),
    bindings={"variable_assignment": Binding("assignment", ("=", "+="))},
    imports={"command": _source},
    interpolations=frozenset({"simple_expansion", "expansion", "command_substitution", "process_substitution"}),
    adjacent=frozenset({"concatenation"}),
    wrappers=frozenset(),
    subscripts=frozenset({"subscript"}),
    lists=frozenset({"array"}),
    variables=frozenset({"simple_expansion", "expansion"}),
    commands=frozenset({"command"}),
    opaque=frozenset({"variable_name", "comment", "heredoc_content"}),
)
