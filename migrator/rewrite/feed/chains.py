"""JavaScript: a step of a chain that is named there: `sign().then(exchange)`, `async.waterfall([sign, exchange])`.

When nothing in a step asks for what the step before gives, that one has nothing to do any more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"javascript", "typescript", "tsx"})
_WATERFALL = re.compile(r"(?:^|\.)waterfall$")
_NOTHING = "Promise.resolve()"


def unneeded(call: Node, judge: Uses, touched: Callable[[Node, Occurrence], bool]) -> list[Removal]:
    """The removals after which a step of a chain is given nothing; empty where it needs what it is given."""
    code = judge.code
    if code.region.language not in _LANGUAGES or call.kind != "call_expression" or judge.dead.covers(call):
        return []
    listed = call.child("arguments")
    given = listed.parts if listed is not None else []
    name = callee(code, call)
    if name.endswith(".then") and given and given[0].kind == "identifier":
        receiver = call.parts[0].parts[0]
        freed = _freed(given[0], judge, touched)
        if not freed or code.source(receiver) == _NOTHING:
            return freed
        return [*freed, Removal(code, receiver, text=_NOTHING)]
    if _WATERFALL.search(name) and given and given[0].kind == "array":
        return _first(given[0], judge, touched)
    return []


def _first(steps: Node, judge: Uses, touched: Callable[[Node, Occurrence], bool]) -> list[Removal]:
    """The first task of a waterfall goes, where the second does nothing with its result."""
    code = judge.code
    tasks = [part for part in steps.parts if part.kind not in code.grammar.comments]
    if len(tasks) < 2 or any(task.kind != "identifier" for task in tasks[:2]) or judge.dead.covers(tasks[0]):  # noqa: PLR2004
        return []
    function = _function(tasks[1], judge)
    if function is None or len(_parameters(code, function)) != 2:  # noqa: PLR2004 - the result and the callback
        return []
    freed = _freed(tasks[1], judge, touched)
    return [*freed, Removal(code, tasks[0])] if freed else []


def _freed(named: Node, judge: Uses, touched: Callable[[Node, Occurrence], bool]) -> list[Removal]:
    """The first parameter of a step that is used here alone, with what is done with it; empty where it is needed."""
    code = judge.code
    function = _function(named, judge)
    parameters = _parameters(code, function) if function is not None else []
    if function is None or not parameters:
        return []
    own = judge.names.at(parameters[0])
    if own is None or own.role is not Role.PARAMETER or not touched(function, own):
        return []
    taken = judge.absorb_parameter(function, own)
    if taken is None:
        return []
    bare = parameters[0].parent is function
    return [*taken, Removal(code, parameters[0], text="()" if bare else "")]


def _function(named: Node, judge: Uses) -> Node | None:
    """The function of a name that nothing else names."""
    code, names = judge.code, judge.names
    found = [one for one in names.by_name[names.key(named)] if not judge.dead.covers(one.node)]
    declared = [one.node for one in found if one.node is not named]
    if len(declared) != 1 or declared[0].parent is None:
        return None
    holder = declared[0].parent
    if holder.kind in code.functions:
        return holder
    value = holder.parts[-1] if holder.kind == "variable_declarator" else None
    return value if value is not None and value.kind in code.functions else None


def _parameters(code: Code, function: Node) -> list[Node]:
    listed = function.child(*code.habits.parameters)
    if listed is None:
        return [function.parts[0]] if function.parts and function.parts[0].kind == "identifier" else []
    plain = [_plain(part) for part in listed.parts if part.kind not in code.grammar.comments]
    return [part for part in plain if part is not None]


def _plain(part: Node) -> Node | None:
    """The name of a parameter that is one, perhaps with its type."""
    if part.kind == "identifier":
        return part
    first = part.parts[0] if part.kind == "required_parameter" and part.parts else None
    return first if first is not None and first.kind == "identifier" else None
