"""Calls as the tree has them: receiver, dotted callee, arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.names import Label, Names
    from migrator.parse.syntax import Node

_LONGEST_CALLEE = 300
_TAIL = re.compile(r"(?:[?!&]?\.|->|\?->|::|:)\s*[\w$#!?]+(?:(?:[?!&]?\.|->|\?->|::|:)[\w$#!?]+)*$")
_LAST = re.compile(r"[\w$]+[!?]?$")
_GENERICS = re.compile(r"<[^<>()\"']*>")
_COMMENT = re.compile(r"//[^\n]*\n|/\*.*?\*/|#[^\n]*\n", re.DOTALL)
_DOTS = frozenset({".", "?.", "->", "?->", "::", "&.", ":", "!."})


class Given(NamedTuple):
    """One argument: the node that holds it, its value, and its name where it has one."""

    node: Node
    value: Node
    label: Label | None


class Site(NamedTuple):
    """One call."""

    node: Node
    callee: str
    name: str
    """The last name of the callee."""
    start: int
    end: int
    """Span of the callee."""
    receiver: Node | None
    arguments: tuple[Given, ...]
    listed: Node | None
    """The argument list."""


class CallSites:
    """Describes call nodes, each at most once."""

    def __init__(self, text: str, grammar: Grammar, names: Names) -> None:
        self._text = text
        self._grammar = grammar
        self._names = names
        self._known: dict[int, Site | None] = {}

    def describe(self, node: Node) -> Site | None:
        """The call at `node`; None when it has no callee."""
        known = self._known.get(id(node), self)
        if known is not self:
            return known  # type: ignore[return-value]
        site = self._command(node) if self._grammar.commands else self._call(node)
        self._known[id(node)] = site
        return site

    def _call(self, node: Node) -> Site | None:
        listed, before = self._arguments(node)
        if not before:
            return None
        start, end = before[0].start, before[-1].end
        callee = self._dotted(start, end)
        last = _LAST.search(callee)
        if last is None:
            return None
        given = tuple(self._given(listed)) if listed is not None else ()
        return Site(node, callee, last.group(), start, end, self._receiver(before), given, listed)

    def _arguments(self, node: Node) -> tuple[Node | None, list[Node]]:
        before: list[Node] = []
        for child in node.children:
            if child.kind in self._grammar.arguments:
                return child, before
            if child.kind == "call_suffix":
                return child.child(*self._grammar.arguments), before
            before.append(child)
        return None, before

    def _receiver(self, before: list[Node]) -> Node | None:
        first = before[0]
        if first.kind in self._grammar.members and len(before) == 1:
            return first.children[0]
        if any(child.kind in _DOTS for child in before[1:]):
            return first
        return None

    def _dotted(self, start: int, end: int) -> str:
        if end - start > _LONGEST_CALLEE:
            source = "()" + self._text[end - _LONGEST_CALLEE : end]
        else:
            source = self._text[start:end]
        if "#" in source or "/" in source:
            source = _COMMENT.sub("", source)
        if "<" in source:
            shorter = _GENERICS.sub("", source)
            while shorter != source:
                source, shorter = shorter, _GENERICS.sub("", shorter)
        fresh = "new " if source.startswith("new") and source[3:4].isspace() else ""
        source = source[len(fresh) :]
        if any(mark in source for mark in "()[]{}\"'`"):
            tail = _TAIL.search(source)
            return "…" + "".join(tail.group().split()) if tail else ""
        return fresh + "".join(source.split())

    def _given(self, listed: Node) -> list[Given]:
        given = []
        for child in listed.children:
            if not child.named or child.kind in self._grammar.comments:
                continue
            bound = self._names.bound.get(id(child))
            if bound is not None and bound[0].shape == "keyword" and bound[0].value is not None:
                given.append(Given(child, bound[0].value, bound[0].label))
            else:
                given.append(Given(child, child, None))
        return given

    def _command(self, node: Node) -> Site | None:
        name: Node | None = None
        given: list[Given] = []
        for child in node.children:
            if child.kind == "command_name":
                name = child
            elif name is not None and child.named and not child.kind.endswith("redirect"):
                given.append(Given(child, child, None))
        if name is None:
            return None
        callee = self._text[name.start : name.end][:_LONGEST_CALLEE].strip("\"'")
        return Site(node, callee, callee.rpartition("/")[2], name.start, name.end, None, tuple(given), None)
