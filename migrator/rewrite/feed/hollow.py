"""Statements that have lost their meaning with what stood in them: empty branches, loops, handlers, imports."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from migrator.rewrite.feed.branches import branch
from migrator.rewrite.feed.callbacks import each_of_nothing, empty_block, unwrapped
from migrator.rewrite.feed.chains import unneeded
from migrator.rewrite.feed.dead import Dead, Removal
from migrator.rewrite.feed.emptied import emptied
from migrator.rewrite.feed.idle_shell import idle_function, idle_trap
from migrator.rewrite.feed.loops import once
from migrator.rewrite.feed.names import Occurrence, Role
from migrator.rewrite.feed.numbered import unread_arguments
from migrator.rewrite.feed.opened import unopened
from migrator.rewrite.feed.presence import asks_in_vain, given_in_vain
from migrator.rewrite.feed.properties import SETTERS, unset_property
from migrator.rewrite.feed.resources_java import unread_resources
from migrator.rewrite.feed.results import undelivered
from migrator.rewrite.feed.statements import bodies, exits, steps
from migrator.rewrite.feed.structs import unread_members
from migrator.rewrite.feed.tuples_python import unread_names
from migrator.rewrite.feed.webs import Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.callers import Callers
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_OPTION = re.compile(r"[\"']--?\w[\w-]*[\"']$")
_CASES = frozenset({"switch_block_statement_group", "switch_section", "expression_case"})
FUNCTION_VALUES = frozenset(
    {"arrow_function", "function_expression", "lambda", "func_literal", "class", "class_expression"}
)
_LEFT_OVER = frozenset({"case_item", "function_definition", "rescue", "with_statement", "call"})
"""Kinds that lose their meaning in a way of one language."""
_OPENING = {"with_statement": unopened, "try_with_resources_statement": unread_resources}
"""Statements that hold a file open for a block."""


class Hollow:
    """Finds them and hands them to `take`; `is_touched` tells of a name of a function whether the sweep is at it."""

    def __init__(
        self,
        world: World,
        dead: Dead,
        callers: Callers,
        uses: Mapping[int, Uses],
        take: Callable[[Iterable[Removal]], bool],
        is_touched: Callable[[Module, str, Web, Node | None], bool],
    ) -> None:
        self._world = world
        self._dead = dead
        self._callers = callers
        self._uses = uses
        self._take = take
        self._is_touched = is_touched
        self._shaped = {id(module): _shaped(module.code) for module in world.modules}

    def take_out(self, module: Module) -> bool:
        """Take out the statements of a module whose bodies have gone; whether there were any."""
        grew = False
        habits = module.code.habits
        for node in self._shaped[id(module)]:
            if self._dead.covers(node):
                continue
            if node.kind in habits.compounds and self._is_hollow(module.code, node):
                grew |= self._take([Removal(module.code, node)])
            elif node.kind in habits.ifs and (asked := asks_in_vain(module.code, node, self._dead)) is not None:
                grew |= self._take([asked])
            elif node.kind in FUNCTION_VALUES:
                grew |= self._called_back(module, node) | self._take(each_of_nothing(module.code, node, self._dead))
            elif node.kind in habits.loops:
                grew |= self._take(once(module.code, module.names, node, self._dead))
            elif self._no_case(module.code, node) or self._imports_nothing(module, node):
                grew |= self._take([Removal(module.code, node)])
            else:
                grew |= self._take(self._left_over(module, node))
        return grew

    def _left_over(self, module: Module, node: Node) -> list[Removal]:  # noqa: PLR0911 - one way out for each shape
        """What has lost its meaning in a way of one language."""
        if node.kind == "case_item":
            return branch(module.code, node, self._dead)
        if module.code.grammar.commands:
            return self._left_over_in_shell(module, node)
        if node.kind == "function_definition":
            return undelivered(self._world, self._dead, self._callers, self._uses, module, node)
        if node.kind in SETTERS:
            return unset_property(self._world, self._dead, module.code, node)
        if node.kind == "rescue":
            return self._cannot_happen(module, node)
        if node.kind in _OPENING:
            return _OPENING[node.kind](self._world, self._dead, module, node)
        if node.kind == "call":
            return self._left_over_call(module, node)
        if node.kind in module.code.grammar.calls:
            judge = self._uses[id(module)]
            idle = given_in_vain(module.code, node, self._dead, judge)
            return idle or unneeded(node, judge, self._touched_in(module))
        if node.kind in module.code.grammar.classes:
            return emptied(self._world, self._dead, module, node)
        return []

    def _left_over_call(self, module: Module, call: Node) -> list[Removal]:
        """Ruby: a block that does nothing; and what makes a type of names of which some have gone."""
        if module.code.region.language != "ruby":
            return unread_names(self._world, self._dead, module, call)
        idle = empty_block(module.code, call, self._dead)
        return idle or unread_members(self._world, self._dead, module, call)

    def _left_over_in_shell(self, module: Module, node: Node) -> list[Removal]:
        """Functions and traps; what else a shell has is told by its kind."""
        if node.kind == "function_definition":
            idle = idle_function(self._world, self._dead, module, node)
            return idle or unread_arguments(self._world, self._dead, module, node)
        if node.kind == "command":
            return idle_trap(self._world, self._dead, module, node)
        return []

    def _cannot_happen(self, module: Module, clause: Node) -> list[Removal]:
        """Ruby: `rescue OpenSSL::…` where nothing of that library is left in the body."""
        code = module.code
        caught = clause.child("exceptions")
        roots = {code.source(part).partition("::")[0] for part in caught.parts} if caught is not None else set()
        if not roots or not roots <= {"OpenSSL", "JWT"} or clause.parent is None:
            return []
        named = [
            node
            for part in clause.parent.parts
            if part is not clause
            for node in part.descendants()
            if node.kind == "constant" and code.source(node) in roots
        ]
        gone = any(self._dead.covers(part) for part in clause.parent.parts)
        gone = gone or bool(self._world.seeds_in(module, clause.parent))
        return [Removal(code, clause)] if gone and all(self._dead.covers(node) for node in named) else []

    def _touched_in(self, module: Module) -> Callable[[Node, Occurrence], bool]:
        """Whether a use of a function's parameter has gone."""

        def touched(function: Node, one: Occurrence) -> bool:
            same = [use for use in module.names.by_name[one.name] if module.names.scope(use) is function]
            return self._is_touched(module, one.name, Web(same, function.start, function.end), function)

        return touched

    def _called_back(self, module: Module, function: Node) -> bool:
        """Callbacks that waited for the key or the assertion."""
        touched = partial(self._touched_in(module), function)
        judge = self._uses[id(module)]
        return self._take(unwrapped(function, judge, touched))

    def _imports_nothing(self, module: Module, statement: Node) -> bool:
        """Whether a statement is an import of which all names have gone."""
        if statement.kind not in module.code.habits.imports:
            return False
        locals_ = [
            one
            for name in (
                module.code.source(part) for part in statement.descendants() if part.kind in module.code.habits.lexical
            )
            for one in module.names.by_name.get(name, ())
            if one.role is Role.IMPORT and one.node.inside(statement)
        ]
        return bool(locals_) and all(self._dead.covers(one.node) for one in locals_)

    def _is_hollow(self, code: Code, node: Node) -> bool:
        found = [steps(code, body) for body in bodies(code, node)]
        if node.kind in code.habits.blocks:  # Ruby: the statements of `begin` stand in it directly
            found.insert(0, [step for step in steps(code, node) if step.kind not in code.habits.clauses])
        if not found or not any(self._dead.vanishes(step) for step in found[0]):
            return False
        if node.kind in code.habits.tries:
            return self._gone(code, found[0])
        return self._gone(code, found[0]) and all(
            all(exits(code, step, self._dead.vanishes) for step in rest) for rest in found[1:]
        )

    def _no_case(self, code: Code, case: Node) -> bool:
        """A branch of a switch that only took an option that nothing reads: `case "--key": key = args[++i]; break;`."""
        label, *inner = case.parts if case.kind in _CASES else (case,)
        if not inner or _OPTION.search(code.source(label)) is None:
            return False
        found = [step for part in inner for step in steps(code, part)]
        gone = [step for step in found if self._dead.covers(step)]
        return bool(gone) and self._gone(code, found)

    def _gone(self, code: Code, body: list[Node]) -> bool:
        return all(
            self._dead.vanishes(step) or step.kind in code.habits.idle | {"break_statement", "continue_statement"}
            for step in body
        )


def _shaped(code: Code) -> list[Node]:
    """The nodes whose kind can make them hollow, the innermost first: few of all, asked each round."""
    habits, grammar = code.habits, code.grammar
    kinds = habits.compounds | habits.ifs | habits.loops | habits.imports | grammar.calls | grammar.classes
    kinds = kinds | _CASES | FUNCTION_VALUES | _LEFT_OVER | SETTERS
    return [node for node in reversed(code.nodes) if node.kind in kinds]
