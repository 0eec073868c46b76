"""A branch that only makes a value: `if token is None: key = read(path); token = encode(claims, key)`.

It goes with the name that it gives the value to, when nothing else of what it writes is known outside of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.filled import is_filled
from migrator.rewrite.feed.names import LEXICAL
from migrator.rewrite.feed.statements import bodies, callee, exits, expression, last_name, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.tree import Node


class MadeHere:
    """Judges the branches of one stretch of code; `same` tells the uses of the name in question."""

    def __init__(self, code: Code, names: Names, dead: Dead, same: Callable[[Node], bool]) -> None:
        self._code = code
        self._names = names
        self._dead = dead
        self._same = same

    def only_makes(self, body: Node) -> bool:
        """Whether a branch gives the name its value, and does nothing else that lasts."""
        gives = any(self._same(target) for step in body.descendants() if (target := self._target(step)) is not None)
        return gives and self._ends_here(body, body)

    def _ends_here(self, branch: Node, body: Node) -> bool:
        return all(self._is_local(step, body) for step in steps(self._code, branch))

    def _is_local(self, step: Node, body: Node) -> bool:
        code = self._code
        if exits(code, step, self._dead.vanishes) or step.kind in code.habits.imports:
            return True
        if step.kind in code.habits.compounds:
            inner = list(bodies(code, step))
            return bool(inner) and all(self._ends_here(one, body) for one in inner)
        binder = _unwrapped(code, step)
        call = expression(code, step)
        if call is not None and call.kind in code.grammar.calls:
            return self._fills_locals(call, body)
        target = self._target(binder)
        return target is not None and self._dies(target, body)

    def _fills_locals(self, call: Node, body: Node) -> bool:
        """`claims.put(…)`, `openssl_sign($input, $signature, $key)`."""
        code = self._code
        filled = [node for node in call.descendants() if is_filled(code, node)]
        if filled:
            return all(self._dies(node, body) for node in filled)
        changes = code.habits.mutators.search(last_name(callee(code, call))) is not None
        return (
            changes
            and bool(call.parts)
            and call.parts[0].kind in code.grammar.members | code.habits.lexical
            and (self._dies(call.parts[0], body))
        )

    def _target(self, step: Node) -> Node | None:
        """What a statement gives a value."""
        binder = _unwrapped(self._code, step)
        if self._code.habits.targets.get(binder.kind) not in {"left", "first"} or len(binder.parts) < 2:  # noqa: PLR2004
            return None
        target = binder.parts[0]
        while target.kind in self._code.habits.patterns and len(target.parts) == 1:
            target = target.parts[0]
        return target

    def _dies(self, target: Node, body: Node) -> bool:
        """Whether what a target names is the name in question, or is not known outside of the branch."""
        code = self._code
        if self._same(target):
            return True
        base = target
        while base.parts and base.kind in code.grammar.members | code.grammar.subscripts | code.grammar.calls:
            base = base.parts[0]
        if base.kind in code.habits.patterns:
            return all(self._dies(part, body) for part in base.parts)
        own = self._names.at(base) if base.kind in code.habits.lexical else None
        if own is None or own.role not in LEXICAL:
            return False
        scope = self._names.scope(own)
        return all(
            one.node.inside(body) or self._dead.covers(one.node)
            for one in self._names.by_name[own.name]
            if one.role in LEXICAL and self._names.scope(one) is scope
        )


def _unwrapped(code: Code, step: Node) -> Node:
    """The one thing in a statement."""
    while (
        step.kind in code.habits.wraps | {"local_variable_declaration", "lexical_declaration"} and len(step.parts) == 1
    ):
        step = step.parts[0]
    return step
