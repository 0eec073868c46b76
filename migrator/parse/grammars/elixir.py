"""Elixir."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, quoted
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node

_LOADERS = frozenset({"import", "alias", "use", "require"})
_SIGIL = lazy(r"~[a-zA-Z]{1,8}(\"{3}|'{3}|.)")


def _load(text: str, node: Node) -> Iterator[Import]:
    callee, *rest = node.named_children()
    if text[callee.start : callee.end] in _LOADERS and rest and rest[0].kind == "arguments":
        module = rest[0].named_children()[0]
        yield Import(text[module.start : module.end], Span(node.start, node.end))


def _attribute(_text: str, node: Node) -> tuple[Node, Node] | None:
    """`@name value`."""
    call = node.child("call")
    listed = call.child("arguments") if call is not None else None
    name = call.child("identifier") if call is not None else None
    if listed is None or name is None or len(listed.named_children()) != 1:
        return None
    return name, listed.named_children()[0]


def _sigil(text: str, node: Node) -> Inside | None:
    match = _SIGIL.match(text, node.start, node.end)
    if match is None:
        return None
    return Inside(match.end(), max(match.end(), node.end - len(match.group(1))), "c")


GRAMMAR = Grammar(
    language="elixir",
    comments=frozenset({"comment"}),
    opaque=frozenset({"identifier", "alias", "comment", "keyword", "atom"}),
    transparent=frozenset({"map_content", "keywords"}),
    strings={"string": quoted("c"), "charlist": quoted("c"), "sigil": _sigil},
    interpolations=frozenset({"interpolation"}),
    binary=frozenset({"binary_operator"}),
    concat=frozenset({"<>"}),
    otherwise=frozenset({"||", "or"}),
    casts=frozenset({"unary_operator"}),
    names=frozenset({"identifier"}),
    keys=frozenset({"keyword", "atom"}),
    members=frozenset({"dot"}),
    subscripts=frozenset({"access_call"}),
    bindings={"binary_operator": Binding("assignment", ("=", "\\\\"))},
    pairs={"binary_operator": ("=>",), "pair": ()},
    defines={"unary_operator": _attribute},
    lists=frozenset({"list", "tuple"}),
    tuples=frozenset({"tuple"}),
    calls=frozenset({"call"}),
    arguments=frozenset({"arguments"}),
    tails=frozenset({"do_block"}),
    imports={"call": _load},
)
