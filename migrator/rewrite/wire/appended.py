"""A body put together piece by piece: `body.append("&jwt_token=").append(jwt)`, or two statements that append."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.statements import callee, own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_APPENDS = re.compile(r"(?i)(?:^|[.>:])(?:append|write_?string|add|concat|push|print|write)$")


def appended(code: Code, literal: Node) -> Edit | None:
    """Takes out the piece after a literal: the next link of the chain, or the next statement."""
    listed = literal.parent
    while listed is not None and listed.kind == "argument":
        listed = listed.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if call is None or listed is None or len(listed.parts) != 1 or not _appends(code, call):
        return None
    around = call.parent
    outer = around.parent if around is not None and around.kind in code.grammar.members else around
    if outer is not None and outer.kind in code.grammar.calls and outer.start == call.start and _appends(code, outer):
        return Edit(call.end, outer.end, "")
    return _next(code, call)


def _appends(code: Code, call: Node) -> bool:
    return _APPENDS.search(callee(code, call)) is not None


def _next(code: Code, call: Node) -> Edit | None:
    statement = own_statement(code, call)
    following = statement.after() if statement is not None else None
    while following is not None and not following.named:
        following = following.after()
    inner = following
    while inner is not None and inner.kind in code.habits.wraps and inner.parts:
        inner = inner.parts[0]
    if following is None or inner is None or inner.kind not in code.grammar.calls:
        return None
    if callee(code, inner) != callee(code, call):
        return None
    return Edit(code.line_start(following.start), code.line_end(following.end), "")
