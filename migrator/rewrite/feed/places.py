"""One place where the name of a member or key stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.argument_counts import given
from migrator.rewrite.feed.containers import is_constructor
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.parameters import component

if TYPE_CHECKING:
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_ASSIGNMENTS = frozenset({"assignment", "operator_assignment"})


class Place:
    """One place where a name is written or read."""

    __slots__ = ("called", "module", "node", "role")

    def __init__(self, module: Module, node: Node, role: Role | None) -> None:
        self.module = module
        self.node = node
        self.role = role
        """None for the content of a string."""
        self.called = role in {Role.MEMBER, Role.USE} and _is_callee(module, node)

    @property
    def function(self) -> Node:
        """The method that a name is the name of."""
        return self.node.parent or self.node

    @property
    def component(self) -> Node | None:
        """The record whose component the name declares."""
        return component(self.module.code, self.node) if self.role is Role.FIELD else None

    @property
    def constructs(self) -> bool:
        """Whether it is the name of a constructor, which is called by the name of its class."""
        return self.role is Role.METHOD and is_constructor(self.function)

    @property
    def arguments(self) -> int:
        """With how many arguments the name is called."""
        code = self.module.code
        call = next(around for around in self.node.ancestors() if around.kind in code.grammar.calls)
        listed = call.child(*code.grammar.arguments)
        return len(given(code, listed)) if listed is not None else 0


def _is_callee(module: Module, node: Node) -> bool:
    """Whether a name is what a call calls: `x.name(…)`, `name(…)`."""
    code = module.code
    if code.region.language == "ruby":
        return node.kind == "identifier" and _sends(node)
    callee = node
    if callee.parent is not None and callee.parent.kind in code.grammar.members and callee.parent.parts[-1] is callee:
        callee = callee.parent
    call = callee.parent
    if call is None or call.kind not in code.grammar.calls:
        return False
    listed = call.child(*code.grammar.arguments)
    return listed is not None and callee.end <= listed.start and (callee.after() is listed or callee is call.parts[0])


def _sends(node: Node) -> bool:
    """Ruby: a name after a dot calls a method, unless it is assigned to; so does a name that nothing binds."""
    call = node.parent
    assigned = call is not None and call.parent is not None and call.parent.kind in _ASSIGNMENTS
    return not (assigned and call is not None and call.parent is not None and call.parent.parts[0] is call)
