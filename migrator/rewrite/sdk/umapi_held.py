"""The names of a stretch of code that hold an action of `umapi_client`, and where such an action goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.sdk.arguments import last, targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.umapi_actions import Made
    from migrator.rewrite.tree import Node

_RUNS = re.compile(r"execute_(?:single|multiple)")


class Holders:
    """What holds the actions that a stretch of code makes."""

    def __init__(self, code: Code, made: list[Made]) -> None:
        self._code, self._made = code, made
        self._by_call = {id(one.call): one for one in made}
        self._bound = self._bindings()

    def actions(self, receiver: Node) -> tuple[Made, ...]:
        """What made the thing that a method is called on."""
        while receiver.kind == "call":
            if id(receiver) in self._by_call:
                return (self._by_call[id(receiver)],)
            if receiver.parts[0].kind != "attribute":
                return ()
            receiver = receiver.parts[0].parts[0]
        return self.held(receiver) if receiver.kind == "identifier" else ()

    def held(self, name: Node) -> tuple[Made, ...]:
        """The actions that a name may hold at a place: those bound to it last, branch for branch."""
        found: list[Made] = []
        key = (self._scope(name), self._code.source(name))
        for target, action in reversed(self._bound.get(key, [])):
            if target.start >= name.start:
                continue
            if action is None:
                break
            found.append(action)
        return tuple(reversed(found))

    def _scope(self, node: Node) -> int:
        return id(self._code.function(node) or self._code.nodes[0])

    def _bindings(self) -> dict[tuple[int, str], list[tuple[Node, Made | None]]]:
        """What each name of a function is bound to, in order: an action, or something else."""
        if not self._made:
            return {}
        by_target = {id(target): one for one in self._made if (target := _target(one.call)) is not None}
        found: dict[tuple[int, str], list[tuple[Node, Made | None]]] = {}
        for target in targets(self._code):
            key = (self._scope(target), self._code.source(target))
            found.setdefault(key, []).append((target, by_target.get(id(target))))
        return found

    def containers(self) -> frozenset[str]:
        """The names of lists and dicts that actions are put into."""
        held = [outer for one in self._made for outer in self._places(one)]
        names = set()
        for node in held:
            around = node.parent
            if around is not None and around.kind == "assignment" and around.parts[0].kind == "subscript":
                names.add(self._code.source(around.parts[0].parts[0]))
            call = around.parent if around is not None and around.kind == "argument_list" else None
            if call is not None and call.parts[0].kind == "attribute" and last(self._code, call.parts[0]) == "append":
                names.add(self._code.source(call.parts[0].parts[0]))
        return frozenset(names)

    def _places(self, action: Made) -> Iterator[Node]:
        """The construction with the calls on it, and the names that hold what it makes."""
        yield _outermost(action.call)
        target = _target(action.call)
        if target is None:
            return
        name, scope = self._code.source(target), self._scope(target)
        for node in self._code.nodes:
            if (
                node.kind == "identifier"
                and node.start > action.call.end
                and self._code.source(node) == name
                and self._scope(node) == scope
                and action in self.held(node)
            ):
                yield node

    def escape(self) -> bool:
        """Whether an action goes where the calls on it are not seen."""
        return any(not self._is_seen(node) for action in self._made for node in self._places(action))

    def _is_seen(self, node: Node) -> bool:
        around = node.parent
        if around is None or around.kind == "expression_statement":
            return True
        if around.kind == "attribute" or (around.kind == "assignment" and around.parts[0].kind == "identifier"):
            return True
        while around is not None and around.kind in {"list", "argument_list"}:
            around = around.parent
        return around is not None and around.kind == "call" and bool(_RUNS.search(self._code.source(around.parts[0])))


def _target(call: Node) -> Node | None:
    """The name that a construction, with the calls on it, is bound to."""
    outer = _outermost(call)
    binder = outer.parent
    bound = binder is not None and binder.kind in {"assignment", "named_expression"} and binder.parts[-1] is outer
    return binder.parts[0] if binder is not None and bound and binder.parts[0].kind == "identifier" else None


def _outermost(node: Node) -> Node:
    while node.parent is not None and (
        (node.parent.kind == "attribute" and node.parent.parts[0] is node)
        or (node.parent.kind == "call" and node.parent.parts[0] is node)
    ):
        node = node.parent
    return node
