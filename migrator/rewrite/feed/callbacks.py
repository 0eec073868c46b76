"""A callback that was handed the assertion or the key is called at once: its body takes the place of the call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, own_statement, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.tree import Node

_GIVES = re.compile(
    r"(?i)(?:sign|encode|readFile|get\w{0,60}(?:key|jwt|token|assertion|(?:secret|parameter|cert)\w{0,40})|decrypt"
    r"|(?:load|generate|create|build)\w{0,60})$"
)
_BLOCKS = frozenset({"statement_block", "block"})


def unwrapped(  # noqa: PLR0911 - one way out for each shape
    function: Node, judge: Uses, touched: Callable[[Occurrence], bool]
) -> list[Removal]:
    """The removals that leave only the body of a callback; empty where it is needed."""
    code, names = judge.code, judge.names
    listed = function.parent
    call = listed.parent if listed is not None else None
    if listed is None or call is None or listed.kind not in code.grammar.arguments or judge.dead.covers(function):
        return []
    name = callee(code, call)
    then = name.endswith(".then")
    if not then and not _GIVES.search(name.rstrip("!?")):
        return []
    parameters = [
        one
        for found in names.by_name.values()
        for one in found
        if one.role is Role.PARAMETER and names.scope(one) is function
    ]
    if not parameters or not any(touched(one) for one in parameters):
        return []
    removals: list[Removal] = []
    for parameter in parameters:
        taken = judge.absorb_parameter(function, parameter)
        if taken is None:
            return []
        removals += taken
    if then:
        return [*removals, *_resolved(code, function, call, parameters)]
    body = function.parts[-1]
    statement = own_statement(code, call)
    if body.kind not in _BLOCKS or statement is None:
        return []
    return [*removals, Removal(code, statement, body)]


def _resolved(code: Code, function: Node, call: Node, parameters: list[Occurrence]) -> list[Removal]:
    """`x.then((token) => …)` no longer waits for `x`."""
    member = call.parts[0]
    receiver = member.parts[0]
    listed = function.child(*code.habits.parameters)
    if code.source(receiver) == "Promise.resolve()":
        return []
    target = listed if listed is not None else parameters[0].node
    return [Removal(code, receiver, text="Promise.resolve()"), Removal(code, target, text="()")]


_EACH = re.compile(r"(?i)(?:^|[.>:])(?:for_?each|each(?:_\w+)?|array_walk)$")


def each_of_nothing(code: Code, function: Node, dead: Dead) -> list[Removal]:
    """`list.forEach((x) => {})`: a loop written as a call, whose body has gone."""
    listed = function.parent
    while listed is not None and listed.kind == "argument":
        listed = listed.parent
    call = listed.parent if listed is not None else None
    body = function.parts[-1] if function.parts else None
    if listed is None or call is None or body is None or listed.kind not in code.grammar.arguments:
        return []
    inside = steps(code, body) if body.kind in code.habits.blocks else []
    statement = own_statement(code, call)
    if not inside or statement is None or not _EACH.search(callee(code, call)):
        return []
    return [Removal(code, statement)] if all(dead.covers(step) for step in inside) else []


_OPTION = re.compile(r"['\"]--?\w")


def empty_block(code: Code, call: Node, dead: Dead) -> list[Removal]:
    """Ruby: `list.each { |x| … }` whose body has gone; so with an option, `parser.on('--key FILE') { |x| … }`."""
    block = call.child("block", "do_block")
    body = block.child("block_body", "body_statement") if block is not None else None
    inside = steps(code, body) if body is not None else []
    statement = own_statement(code, call)
    if block is None or not inside or statement is None:
        return []
    method = next((part for part in call.parts if part.kind == "identifier" and part is not call.parts[0]), None)
    if method is None or not (_EACH.search(code.source(method)) or _takes_option(code, call, method)):
        return []
    return [Removal(code, statement)] if all(dead.vanishes(step) for step in inside) else []


def _takes_option(code: Code, call: Node, method: Node) -> bool:
    """Whether a call of OptionParser says what an option of the command line does."""
    listed = call.child(*code.grammar.arguments)
    first = code.source(listed.parts[0]) if listed is not None and listed.parts else ""
    return code.source(method) == "on" and _OPTION.match(first) is not None
