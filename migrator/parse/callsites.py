"""Calls as the tree has them: receiver, dotted callee, arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.syntax import Node
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.grammars.base import Grammar
    from migrator.parse.labels import Label
    from migrator.parse.names import Names

_LONGEST_CALLEE = 300
_DOTS = frozenset({".", "?.", "->", "?->", "::", "&.", ":", "!.", "!!."})
_CHAINED = lazy(r"(?:[?!&]{0,2}\.|\?->|->|::|:)\s*[\w$#]+[!?]?(?:(?:[?!&]{0,2}\.|\?->|->|::|:)\s*[\w$#]+[!?]?)*!?$")
_LAST = lazy(r"[\w$]+[!?]?$")
_GENERIC = lazy(r"<[^<>()\"']*>")
_COMMENT = lazy(r"//[^\n]*\n|/\*.*?\*/|#[^\n{]*\n", re.DOTALL, needs=("//", "/*", "#"))
_BETWEEN = lazy(r"(?<=\w)\s+(?=\w)")
_BLANK = lazy(r"\s+")
_COMPLEX = frozenset("()[]{}\"'`")


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
        """The call at `node`; None when it has no plain callee."""
        key = id(node)
        if key not in self._known:
            self._known[key] = self._command(node) if node.kind in self._grammar.commands else self._call(node)
        return self._known[key]

    def elements(self, node: Node) -> list[Node] | None:
        """The elements of a list literal, or of a call that makes a list of its arguments."""
        while node.kind in self._grammar.casts and node.children:
            node = node.children[-1]
        if node.kind in self._grammar.lists:
            return [self._held(child) for child in node.named_children()]
        site = self.describe(node) if node.kind in self._grammar.calls else None
        if site is not None and (site.name in _LISTERS or site.callee in _LISTER_CALLEES):
            return [given.value for given in site.arguments]
        return None

    def given(self, listed: Node) -> Iterator[Given]:
        """The arguments of an argument list."""
        children = [child for child in listed.children if child.kind not in self._grammar.comments]
        if listed.kind in self._grammar.tokens:
            children = list(_by_comma(children))
        for child in children:
            if not child.named:
                continue
            bound = self._names.bound.get(id(child))
            if bound is not None and bound[0].shape == "keyword" and bound[0].value is not None:
                yield Given(child, bound[0].value, bound[0].label)
            else:
                yield Given(child, self._held(child), None)

    def _held(self, node: Node) -> Node:
        members = self._grammar.members
        while node.kind in self._grammar.holders and node.children:
            if len(node.children) > 1 and node.kind in members:
                break
            node = node.children[-1]
        return node

    def _call(self, node: Node) -> Site | None:
        listed, before = self._divided(node)
        if not before:
            return None
        start, end = before[0].start, before[-1].end
        callee = self._dotted(start, end)
        last = _LAST.search(callee)
        if last is None:
            return None
        given = tuple(self.given(listed)) if listed is not None else ()
        return Site(node, callee, last.group(), start, end, self._receiver(before), given, listed)

    def _divided(self, node: Node) -> tuple[Node | None, list[Node]]:
        """The argument list, and what stands before it."""
        before: list[Node] = []
        for child in node.children:
            if child.kind in self._grammar.arguments and before:
                return child, before
            if child.kind in self._grammar.tails:
                break
            before.append(child)
        return None, before

    def _receiver(self, before: list[Node]) -> Node | None:
        first = before[0]
        if len(before) == 1:
            return first.children[0] if first.kind in self._grammar.members and len(first.children) > 1 else None
        return first if any(child.kind in _DOTS for child in before[1:]) else None

    def _dotted(self, start: int, end: int) -> str:
        source = (
            self._text[start:end] if end - start <= _LONGEST_CALLEE else "()" + self._text[end - _LONGEST_CALLEE : end]
        )
        if "/" in source or "#" in source:
            source = _COMMENT.sub("", source)
        shorter = ""
        while "<" in source and source != shorter:
            shorter, source = source, _GENERIC.sub("", source)
        fresh = "new " if source[:3].lower() == "new" and source[3:4].isspace() else ""
        source = source[len(fresh) :]
        if not _COMPLEX.isdisjoint(source):
            tail = _CHAINED.search(source)
            return "…" + "".join(tail.group().split()) if tail else ""
        return fresh + _BLANK.sub("", _BETWEEN.sub(".", source))

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
        callee = self._text[name.start : min(name.end, name.start + _LONGEST_CALLEE)].strip("\"'")
        return Site(node, callee, callee.rpartition("/")[2], name.start, name.end, None, tuple(given), None)


def _by_comma(tokens: list[Node]) -> Iterator[Node]:
    """The tokens between commas, each run of several as one node."""
    run: list[Node] = []
    for token in tokens:
        if token.kind != ",":
            run.append(token)
        elif run:
            yield _joined(run)
            run = []
    if run:
        yield _joined(run)


def _joined(run: list[Node]) -> Node:
    if len(run) == 1:
        return run[0]
    node = Node("tokens", run[0].start, run[-1].end, run[0].parent, run[0].scope)
    node.children = run
    return node


_LISTERS = frozenset({"listOf", "arrayOf", "asList", "mutableListOf", "Seq", "List", "Array", "array", "c"})
_LISTER_CALLEES = frozenset({"List.of", "Set.of", "Stream.of", "vec!"})
