"""A method that only set what has gone: it goes with its calls, or with its links of their chains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.called_names import name_of
from migrator.rewrite.feed.containers import is_constructor
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import linked, own_statement, steps, whole

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.callers import Callers, CallSite
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_SETS = re.compile(r"(?:set|with)_?[A-Z_]")
_FLUENT = frozenset({"return this", "return self", "return $this", "self"})


def unset(callers: Callers, dead: Dead, module: Module, parameter: Occurrence) -> list[Removal]:
    """A method that only set what has gone goes, with the statements or the links of chains that call it."""
    code = module.code
    function = code.function(parameter.node)
    name = name_of(code, function) if function is not None else None
    if function is None or name is None or is_constructor(function):
        return []
    body = next((part for part in function.parts if part.kind in code.habits.blocks), None)
    left = [step for step in steps(code, body) if not dead.covers(step)] if body is not None else []
    if body is None or not all(_sets_nothing(code, step, dead) for step in left):
        return []
    sites = callers.sites(name, function)
    if sites is None or not (_SETS.match(name) or left):
        return []
    calls = [_call(site) for site in sites]
    if any(call is None for call in calls):
        return []
    return [Removal(code, whole(code, function)), *(call for call in calls if call is not None)]


def _sets_nothing(code: Code, step: Node, dead: Dead) -> bool:
    """`return this`, or Go's `return func(c *Client) error { return nil }` of an option."""
    if code.source(step).strip(" ;") in _FLUENT:
        return True
    made = next((part for part in step.descendants() if part.kind == "func_literal"), None)
    if (
        step.kind != "return_statement"
        or made is None
        or code.source(step).removeprefix("return ") != code.source(made)
    ):
        return False
    inner = [one for body in made.parts if body.kind in code.habits.blocks for one in steps(code, body)]
    return all(dead.covers(one) or code.source(one) in {"return nil", "return"} for one in inner)


def _call(site: CallSite) -> Removal | None:
    """What goes with a call whose value nobody needs: its statement, or its link of a chain."""
    code, call = site.code, site.arguments.parent
    if call is None or call.kind not in code.grammar.calls:
        return None
    link = linked(code, call)
    if link is not None:
        return Removal(code, call, link)
    if code.region.language == "go" and call.parent is not None and call.parent.kind in code.grammar.arguments:
        return Removal(code, call)
    statement = own_statement(code, call)
    return Removal(code, statement) if statement is not None else None
