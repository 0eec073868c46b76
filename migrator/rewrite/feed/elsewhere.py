"""What other files have of a name: imports of it, uses of it, and what goes with it there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.feed.containers import implementation, registration
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.module_names import names_module
from migrator.rewrite.feed.named_methods import called_by_name
from migrator.rewrite.feed.names import BINDINGS, Role
from migrator.rewrite.feed.statements import own_statement, whole
from migrator.rewrite.feed.stored import put_away

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node


class Elsewhere:
    """Asks the other modules of a world about what one of them declares."""

    def __init__(self, world: World, dead: Dead) -> None:
        self._world = world
        self._dead = dead

    def along(self, module: Module, use: Occurrence) -> Removal | None:
        """What goes with a use that only offers a name to others, puts it away, or that is a type's alone."""
        put = put_away(self._world.modules, self._dead, module.code, use.node)
        return put or self._exported(module, use) or self._follower(module, use.node)

    def _exported(self, module: Module, use: Occurrence) -> Removal | None:
        """An entry of `module.exports` or `__all__` that nobody imports."""
        node, code = use.node, module.code
        if node.parent is not None and node.parent.kind in code.habits.exports:
            return Removal(code, node.parent) if not self._imported(module, use.name) else None
        element = node.parent if node.parent is not None and node.parent.kind in code.grammar.pairs else node
        holder = element.parent
        target = holder.parent if holder is not None else None
        if use.role is Role.USE and _exports(code, element):
            own = own_statement(code, element)
            return Removal(code, own) if own is not None and not self._imported(module, use.name) else None
        if target is None or not _exports(code, target):
            return None
        return Removal(code, element) if not self._imported(module, use.name) else None

    def _imported(self, module: Module, name: str) -> bool:
        return any(
            not self._dead.covers(one.node)
            for other in self._world.modules
            if other is not module and not other.test
            for one in other.names.by_name.get(name, ())
            if one.role in {Role.IMPORT, Role.SOURCE, Role.MEMBER}
            or (one.role is Role.BIND and one.node.kind == "shorthand_property_identifier_pattern")
        )

    def _follower(self, module: Module, node: Node) -> Removal | None:
        """What goes with a type: its registration, and a class that nobody knows but as an implementation of it."""
        found = registration(module.code, node)
        around = implementation(module.code, node)
        if found is not None or around is None:
            return found
        own = around.child(*module.code.habits.lexical)
        name = module.code.source(own) if own is not None else ""
        uses = [
            (other, one)
            for other in self._world.modules
            for one in other.names.by_name.get(name, ())
            if not other.test and not one.node.inside(around) and not self._dead.covers(one.node)
        ]
        known = all(registration(other.code, one.node) is not None for other, one in uses)
        return Removal(module.code, whole(module.code, around)) if name and known else None

    def followers(self, module: Module, name: str, bindings: list[Occurrence]) -> list[Removal]:
        """The same in other files, for a type that goes."""
        if not any(one.role is Role.DEFINITION for one in bindings):
            return []
        found = (
            self._follower(other, one.node)
            for other in self._world.modules
            if other is not module and not other.test
            for one in other.names.by_name.get(name, ())
            if not self._dead.covers(one.node)
        )
        return [removal for removal in found if removal is not None]

    def needed(self, module: Module, name: str, bindings: list[Occurrence], followers: list[Removal]) -> bool:
        """Whether another file uses what this one declares."""
        offered = [one for one in bindings if one.role in {Role.BIND, Role.DEFINITION}]
        if not offered or all(_required(module.code, one) for one in offered):
            return False
        if any(one.role is Role.DEFINITION for one in bindings) and self._named(name):
            return True
        for other in self._world.modules:
            if other is module or other.test:
                continue
            if self._asked_by_text(other, name):
                return True
            for one in other.names.by_name.get(name, ()):
                goes = any(one.node.inside(removal.node) and removal.keep is None for removal in followers)
                if not goes and not self._dead.covers(one.node) and self._reaches(module, other, one):
                    return True
        return False

    def _named(self, name: str) -> bool:
        """Whether something that stays names a function without calling it: `array_map('sign', …)`."""
        return any(
            not self._dead.covers(node)
            for other in self._world.modules
            if not other.test
            for node in called_by_name(other.code, name)
        )

    def _asked_by_text(self, other: Module, name: str) -> bool:
        """Python: `getattr(settings, "NAME")`."""
        code = other.code
        if code.region.language != "python" or name not in code.text:
            return False
        asked = re.compile(rf"\bgetattr\(\s*[\w.]+,\s*[\"']{re.escape(name)}[\"']")
        found = (code.smallest(Span(*match.span())) for match in asked.finditer(code.text))
        return any(not self._dead.covers(node) for node in found)

    def _reaches(self, module: Module, other: Module, one: Occurrence) -> bool:
        if one.role in {Role.IMPORT, Role.SOURCE}:
            return True
        if one.role is Role.BIND:
            return one.node.kind == "shorthand_property_identifier_pattern" and other.names.scope(one) is None
        if one.role is Role.MEMBER:
            first = one.node.parent.parts[0] if one.node.parent is not None else one.node
            return names_module(module, other.code, other.code.source(first).split(".")[-1])
        if one.role in {Role.USE, Role.SHORT} and _takes_all(other.code):
            return other.names.unbound(one)
        if one.role is Role.USE and module.code.shares_globals:
            return other.names.scope(one) is None and not any(
                mine.role in BINDINGS and other.names.scope(mine) is None and mine.variable == one.variable
                for mine in other.names.by_name[one.name]
            )
        return False


def _takes_all(code: Code) -> bool:
    """Python: whether code imports all that some module offers: `from settings import *`."""
    return code.region.language == "python" and any("*" in fact.names for fact in code.facts.imports)


def _exports(code: Code, node: Node) -> bool:
    """`module.exports = …`, `exports.name = …`."""
    return code.habits.targets.get(node.kind) == "left" and code.source(node.parts[0]).startswith(
        ("module.exports", "exports.")
    )


def _required(code: Code, binding: Occurrence) -> bool:
    """JavaScript: whether a name is only taken out of another module: `const { name } = require('./module')`."""
    binder = next((one for one in binding.node.ancestors() if one.kind == "variable_declarator"), None)
    value = code.source(binder.parts[-1]) if binder is not None and binder.parts[-1].kind == "call_expression" else ""
    return value.startswith("require(")
