"""A list of names that is only gone through, or asked whether it holds one: no place in it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.listings import AROUND, REQUIRED, is_frozen, makes_all
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, last_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_GOES_THROUGH = re.compile(
    r"(?i)^(?:for_?each|each(?:_with_object)?|map|flat_?map|filter|select|reject|every|some|all|any|none|find\w*|detect|where"
    r"|stream|to_?list|to_?set|entry_?set|key_?set|includes?|contains|has|member|count|partition|reduce|first_?or_?default)[?!]?$"
)
"""Last name of a method that asks each element in turn, or whether there is one."""
_LISTS = re.compile(r"(?:^|[.:])(?:sorted|set|frozenset|list|tuple|iter|asList|stream|copyOf|keys|entries)$")
"""Calls that give the elements of what they are given."""
_CLAUSES = frozenset({"for_in_clause", "range_clause"})
_USES = frozenset({Role.USE, Role.MEMBER})
_ASKS = frozenset({"in", "not in", "-"})


def gone_through(modules: Iterable[Module], code: Code, listed: Node) -> bool:
    """Whether a list is bound to a name that is used for nothing else."""
    name = bound(code, listed)
    if name is None:
        return False
    used = [_asked(other, one.node) for other, one in _uses(modules, code, name)]
    return bool(used) and all(used)


def bound(code: Code, listed: Node) -> Node | None:
    """The name that a list is bound to: of a variable, a constant, a field."""
    value, around = listed, listed.parent
    passed = code.grammar.arguments | AROUND
    while around is not None and (around.kind in passed or is_frozen(code, around) or makes_all(code, around)):
        value, around = around, around.parent
    if around is None or not (around.kind in code.habits.targets or "declarat" in around.kind):
        return None
    target = around.parts[0]
    while target.parts and target.kind not in code.habits.lexical:
        target = target.parts[-1]
    return target if target is not value and target.kind in code.habits.lexical else None


def _uses(modules: Iterable[Module], code: Code, bound: Node) -> Iterator[tuple[Code, Occurrence]]:
    """Where a name is used: in its function, or anywhere where it is the name of a file."""
    for module in modules:
        own = module.names.at(bound) if module.code is code else None
        scope = module.names.scope(own) if own is not None else None
        local = scope is not None and scope.kind in code.functions
        for one in module.names.by_name.get(code.source(bound), ()):
            if one.role in _USES and one.node is not bound and not (local and module.names.scope(one) is not scope):
                yield module.code, one
        if local:
            return


def _asked(code: Code, node: Node) -> bool:
    """Whether a use of a list only goes through it."""
    while (parent := node.parent) is not None:
        called = _call(code, node, parent)
        if called is not None and _LISTS.search(callee(code, called)) is not None:
            node = called
        elif (
            parent.kind in code.grammar.members and parent.parts[-1] is node
        ) or parent.kind in code.habits.transparent:
            node = parent
        elif parent.kind == "type_query":  # TypeScript: a type that is made of the names
            return True
        else:
            return _loops(code, node, parent) or (
                called is not None and REQUIRED.search(last_name(callee(code, called))) is not None
            )
    return False


def _call(code: Code, node: Node, parent: Node) -> Node | None:
    """The call that a node is an argument of."""
    while parent.kind == "argument" and parent.parent is not None:
        parent = parent.parent
    return parent.parent if parent.kind in code.grammar.arguments and node is not parent else None


def _loops(code: Code, node: Node, parent: Node) -> bool:
    """Whether a node is what a loop goes through, the receiver of a method that does, or the right side of `in`."""
    if parent.kind in code.habits.loops | _CLAUSES:
        return node.kind not in code.habits.blocks
    if parent.kind in code.grammar.members and parent.parts[0] is node:
        return _GOES_THROUGH.match(code.source(parent.parts[-1])) is not None
    if parent.kind in code.grammar.calls and parent.parts[0] is node and len(parent.parts) > 1:  # Ruby, Java
        return _GOES_THROUGH.match(code.source(parent.parts[1])) is not None
    return any(child.kind in _ASKS for child in parent.children)
