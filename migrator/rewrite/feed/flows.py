"""Where the value of an expression goes: through variables, parameters and fields, until it ends in what is taken out.

`load(path, key=options.key)`, whose parameter only fills a field that goes, and the option that fills `options.key`
hold each other up when each is asked alone; followed from one to the next, they all end in the field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from migrator.rewrite.feed.checked import with_check
from migrator.rewrite.feed.names import LEXICAL, Role, marked
from migrator.rewrite.feed.statements import own_statement
from migrator.rewrite.feed.unbinding import unbound
from migrator.rewrite.feed.words import flat, only_jwt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead, Removal
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.signatures import Signatures
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_DEEPEST = 6
_MOST_FIELDS = 100
"""Fields that are looked at for one value: each may lead to others."""
_Fields = Callable[[str, "Sequence[Removal]", int], "list[Removal]"]
"""What goes with a field whose readers all end in what goes; nothing where one of them does not."""


class Flows:
    """Follows values through the modules of a program."""

    def __init__(self, dead: Dead, uses: Mapping[int, Uses], signatures: Signatures, fields: _Fields) -> None:
        self._dead = dead
        self._uses = uses
        self._signatures = signatures
        self._fields = fields
        self._left = _MOST_FIELDS

    def ends(  # noqa: PLR0911 - one way out for each shape
        self, module: Module, node: Node, pending: Sequence[Removal], depth: int = 0
    ) -> list[Removal] | None:
        """The removals after which nobody needs the value that stands at a node; None where somebody does.

        `pending` goes at the same time.
        """
        code, child = module.code, node
        self._left = self._left if depth else _MOST_FIELDS
        for around in node.ancestors():
            if self._gone(around, pending):
                return []
            if depth > _DEEPEST or around.kind in code.functions or around.kind in code.habits.leaves:
                return None
            if around.kind in code.grammar.arguments and child.kind not in code.grammar.comments:
                taken = self._signatures.parameter(code, around, child)
                found = self._parameter(*taken, pending, depth, code.source(child)) if taken is not None else None
                if found is not None:
                    return found
            field = self._field(code, around, child)
            if field:
                self._left -= 1
                return (self._fields(field, pending, depth + 1) or None) if self._left > 0 else None
            if around.kind in code.habits.targets and around.parts and around.parts[0] is not child:
                return self._variable(module, around, pending, depth)
            if around.kind == "decorator":
                return self._decorated(module, around, node, pending, depth)
            if around.kind in code.habits.blocks | code.habits.ifs | code.habits.wraps:
                return None
            child = around
        return None

    def _field(self, code: Code, around: Node, child: Node) -> str:
        """The field that gets the value: `KeyFile: o.key`, `new Config { KeyFile = o.key }`, `config.file = o.key`."""
        key = around.parts[0] if around.parts else None
        if key is None or key is child or around.parent is None or around.parent.kind in code.grammar.arguments:
            return ""
        assigns = code.habits.targets.get(around.kind) == "left"
        if assigns and key.kind in code.grammar.members and key.parts:
            return code.source(key.parts[-1])
        entry = assigns and around.parent.kind == "initializer_expression"
        return code.source(key).strip("\"':") if entry or marked(key, code.grammar.pairs.get(around.kind)) else ""

    def _gone(self, node: Node, pending: Sequence[Removal]) -> bool:
        return self._dead.covers(node) or any(one.takes(node) for one in pending)

    def _decorated(
        self, module: Module, decorator: Node, text: Node, pending: Sequence[Removal], depth: int
    ) -> list[Removal] | None:
        """The parameter that the decorator of an option fills, by its name."""
        code, holder = module.code, decorator.parent
        function = holder.child(*code.functions) if holder is not None else None
        word = flat(code.source(text))
        for name, occurrences in module.names.by_name.items():
            for one in occurrences if flat(name) == word else ():
                if one.role is Role.PARAMETER and function is not None and code.function(one.node) is function:
                    return self._parameter(module, one, pending, depth)
        return None

    def _variable(self, module: Module, binder: Node, pending: Sequence[Removal], depth: int) -> list[Removal] | None:
        """The variable that a statement gives the value, with what asks about it."""
        code, names = module.code, module.names
        target = binder.parts[0]
        if target.kind not in code.habits.lexical:
            target = next((part for part in target.parts if part.kind in code.habits.lexical), target)
        bound = names.at(target)
        if bound is None or bound.role is not Role.BIND:
            return None
        checked = with_check(code, bound, self._dead)
        if not checked and self._binds_more(code, binder):
            return None
        if not checked and own_statement(code, binder) is None and unbound(code, bound, self._dead) is None:
            return None
        scope = names.scope(bound)
        same = [one for one in names.by_name[bound.name] if one.role in LEXICAL and names.scope(one) is scope]
        if all(one.role is Role.BIND for one in same):
            return None  # nobody reads it: it is there for what the call does
        found = self._all_end(module, same, pending, depth)
        if found is None:
            return None
        found += checked
        left = [
            unbound(code, one, self._dead) for one in same if one.role is Role.BIND and not self._gone(one.node, found)
        ]
        return [*found, *(one for one in left if one is not None)] if None not in left else None

    def _binds_more(self, code: Code, binder: Node) -> bool:
        """Whether a statement gives several names a value."""
        target, lexical = binder.parts[0], code.habits.lexical
        inner = target.descendants() if target.kind not in lexical else ()  # PHP's `$name` holds a `name` of its own
        names = [part for part in (target, *inner) if part.kind in lexical]
        return len([part for part in names if code.source(part) != "_"]) > 1

    def _parameter(
        self, module: Module, parameter: Occurrence, pending: Sequence[Removal], depth: int, argument: str = ""
    ) -> list[Removal] | None:
        """The parameter that takes the value, with every argument for it, unless it looks at others, too."""
        names = module.names
        scope = names.scope(parameter)
        if self._dead.covers(parameter.node):
            return None
        same = [one for one in names.by_name[parameter.name] if one.role in LEXICAL and names.scope(one) is scope]
        if any(one.role is Role.BIND for one in same) or len(same) == 1:
            return None
        found = self._all_end(module, same, pending, depth)
        if found is None:
            return None
        gone = self._signatures.without(module, parameter)
        looks = not only_jwt(parameter.name) and not self._hands_on(module, same, pending, depth)
        if looks and not all(self._is_old(one, parameter, argument, pending) for one in gone):
            return None
        return [*found, *gone] if gone else None

    def _hands_on(self, module: Module, same: Sequence[Occurrence], pending: Sequence[Removal], depth: int) -> bool:
        """Whether a function gives what a parameter takes to anything, and does more than to look at it."""
        uses = [one.node for one in same if one.role is not Role.PARAMETER]
        return any(self._gone(one, pending) or self.ends(module, one, pending, depth + 1) is not None for one in uses)

    def _is_old(self, gone: Removal, parameter: Occurrence, argument: str, pending: Sequence[Removal]) -> bool:
        """Whether what goes with a parameter that is only looked at was the old flow's: `is_blank(settings.secret)`."""
        if parameter.node.inside(gone.node) or self._gone(gone.node, pending):
            return True
        return gone.code.source(gone.node) == argument

    def _all_end(
        self, module: Module, same: Sequence[Occurrence], pending: Sequence[Removal], depth: int
    ) -> list[Removal] | None:
        """What goes with all uses of a name; its bindings are left to the caller."""
        judge = self._uses[id(module)]
        identities = {id(one.node) for one in same}
        removals: list[Removal] = []
        for one in same:
            if one.role in {Role.BIND, Role.PARAMETER} or self._gone(one.node, [*pending, *removals]):
                continue
            found = self.ends(module, one.node, [*pending, *removals], depth + 1)
            if found is None:
                shown = only_jwt(one.name)  # a token that is printed is needed, a key is not
                absorbed = judge.absorb(one.node, lambda node: id(node) in identities, data=shown)
                found = [absorbed] if absorbed is not None else None
            if found is None:
                return None
            removals += found
        return removals
