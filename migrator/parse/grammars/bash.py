"""Bash and the other Bourne shells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted, unquote, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _source(text: str, node: Node) -> Iterator[Import]:
    name, *words = node.named_children()
    if words and text[name.start : name.end] in {".", "source"}:
        yield Import(unquote(text[words[0].start : words[0].end]), Span(node.start, node.end))


def _heredoc(text: str, node: Node) -> Inside:
    start = node.parent.child("heredoc_start") if node.parent is not None else None
    literal = start is not None and text[start.start] in "'\"\\"
    return Inside(node.start, node.end, "raw" if literal else "shell")


def _raw(_text: str, node: Node) -> Inside:
    return Inside(node.start + 1, node.end - 1, "raw")


def _ansi(_text: str, node: Node) -> Inside:
    return Inside(node.start + 2, node.end - 1, "c")


GRAMMAR = Grammar(
    language="bash",
    strings={
        "string": quoted("shell"),
        "translated_string": quoted("shell"),
        "raw_string": _raw,
        "ansi_c_string": _ansi,
        "heredoc_body": _heredoc,
        "word": whole("word"),
    },
    comments=frozenset({"comment"}),
    names=frozenset({"variable_name"}),
    calls=frozenset({"command"}),
    arguments=frozenset(),
    parameters=frozenset(),
    bindings={"variable_assignment": Binding("assignment", ("=", "+="))},
    imports={"command": _source},
    functions=frozenset(),
    interpolations=frozenset({"simple_expansion", "expansion", "command_substitution", "process_substitution"}),
    adjacent=frozenset({"concatenation"}),
    wrappers=frozenset(),
    subscripts=frozenset({"subscript"}),
    lists=frozenset({"array"}),
    variables=frozenset({"simple_expansion", "expansion"}),
    commands=True,
)
