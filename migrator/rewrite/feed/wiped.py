"""What only overwrites the key once it was used: `for i := range key { key[i] = 0 }`, `Arrays.fill(key, '0')`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import bodies, callee, own_statement, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_WIPES = re.compile(
    r"(?:^|\.)(?:Arrays\.fill|Array\.Clear|CryptographicOperations\.ZeroMemory|runtime\.KeepAlive|ctypes\.memset)$"
    r"|^\\?sodium_memzero$|^clear$"
)
"""Calls of libraries, and Go's own `clear`, that overwrite their first argument."""
_FILLS = re.compile(r"\.(?:fill|Clear|clear!?)$")
"""Methods that overwrite what they are called on."""
_NOTHING = re.compile(r"=\s*(?:0|0x00?|'\\0'|\"\\0\"|byte\(0\)|\(byte\)\s*0)\s*;?$")


def wiped(code: Code, node: Node, same: Callable[[Node], bool]) -> Removal | None:
    """The statement that does nothing else, with the deferred function that it is all of; None for another use."""
    statement = _call(code, node) or _loop(code, node, same)
    return Removal(code, _deferred(code, statement)) if statement is not None else None


def _call(code: Code, node: Node) -> Node | None:
    """`Arrays.fill(key, 0)`, `key.fill(0)` as a statement."""
    call = next((one for one in node.ancestors() if one.kind in code.grammar.calls), None)
    if call is None:
        return None
    listed = call.child(*code.grammar.arguments)
    first = listed.parts[0] if listed is not None and listed.parts else None
    name = callee(code, call)
    given = first is not None and node.inside(first) and _WIPES.search(name) is not None
    itself = call.parts[0].parts[:1] == [node] and _FILLS.search(name) is not None
    others = [part for part in listed.parts if not node.inside(part)] if listed is not None else []
    plain = all(one.kind not in code.habits.lexical for part in others for one in (part, *part.descendants()))
    return own_statement(code, call) if (given or itself) and (plain or "memset" in name) else None


def _loop(code: Code, node: Node, same: Callable[[Node], bool]) -> Node | None:
    """A loop over the key, each step of which gives one of its bytes the value zero."""
    loop = next((one for one in node.ancestors() if one.kind in code.habits.loops), None)
    inner = [step for body in bodies(code, loop) for step in steps(code, body)] if loop is not None else []
    if not inner or not all(_NOTHING.search(code.source(step).strip()) and _is_of(code, step, same) for step in inner):
        return None
    return loop


def _is_of(code: Code, step: Node, same: Callable[[Node], bool]) -> bool:
    """Whether a statement gives an element of the key a value."""
    target = next((one for one in (step, *step.descendants()) if one.kind in code.grammar.subscripts), None)
    return target is not None and bool(target.parts) and same(target.parts[0])


def _deferred(code: Code, statement: Node) -> Node:
    """Go: `defer func() { … }()` around what is all that it does."""
    function = code.function(statement)
    if function is None or function.kind != "func_literal":
        return statement
    deferred = next((one for one in function.ancestors() if one.kind == "defer_statement"), None)
    alone = [step for body in function.parts[-1:] for step in steps(code, body)] == [statement]
    return deferred if deferred is not None and alone else statement
