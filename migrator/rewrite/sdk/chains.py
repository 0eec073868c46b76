"""Chains of calls on a builder: `Credentials.someBuilder().withX(...).build()` in the languages that write them so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CALLS = frozenset({"call_expression", "method_invocation", "invocation_expression", "call"})
_MEMBERS = frozenset({"member_expression", "member_access_expression", "attribute"})


@dataclass(frozen=True)
class Link:
    """One `.name(arguments)` of a chain; `start` is the end of what stands before it, blanks and dot included."""

    name: Node
    arguments: Node
    start: int
    end: int


@dataclass(frozen=True)
class Chain:
    """A call that begins a chain, by the node of its name, and the links behind it."""

    call: Node
    name: Node
    links: tuple[Link, ...]


def chains(code: Code, names: frozenset[str]) -> Iterator[Chain]:
    """The chains that begin with a call of one of some names; a dotted name wants its whole tail."""
    for node in code.nodes:
        if node.kind not in _CALLS:
            continue
        name = _name(node)
        if name is None:
            continue
        callee = "".join(code.source(node)[: name.end - node.start].split())
        if any(callee == one or callee.endswith(f".{one}") for one in names):
            yield Chain(node, name, tuple(_links(node)))


def _name(call: Node) -> Node | None:
    """The node of the name that is called."""
    if call.kind == "method_invocation":
        names = [part for part in call.parts if part.kind == "identifier"]
        return names[-1] if names else None
    callee = call.parts[0] if call.parts else None
    if callee is not None and callee.kind in _MEMBERS and callee.parts:
        return callee.parts[-1]
    return callee if callee is not None and callee.kind == "identifier" else None


def _links(call: Node) -> Iterator[Link]:
    current = call
    while True:
        around = _called_on(current)
        name = _name(around) if around is not None else None
        if around is None or name is None:
            return
        yield Link(name, around.parts[-1], current.end, around.end)
        current = around


def _called_on(node: Node) -> Node | None:
    """The call of a method of what a node gives."""
    parent = node.parent
    if parent is None or not parent.parts or parent.parts[0] is not node:
        return None
    if parent.kind == "method_invocation":
        return parent
    call = parent.parent
    if parent.kind in _MEMBERS and call is not None and call.kind in _CALLS and call.parts[0] is parent:
        return call
    return None
