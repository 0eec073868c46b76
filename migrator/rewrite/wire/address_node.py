"""Node: `https.request` takes no body; the parameters of its address are what the request ends with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.requests import mentions, region_of, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_REQUEST = re.compile(r"(?:^|\W)(?P<module>\w+)\.request$")
_MODULES = frozenset({"http", "https", "node:http", "node:https"})
_TYPE = "content-type"


def asks(code: Code, call: Node) -> bool:
    """Whether a call is `https.request` of Node's own module."""
    found = _REQUEST.search(callee(code, call))
    named = {name for one in code.facts.imports if one.module in _MODULES for name in one.names}
    return found is not None and found["module"] in named | {"https"}


def ended(code: Code, call: Node, options: Node, near: Node, body: str) -> Iterator[Edit]:
    """The edits that end a request with a body and say its type in the options, behind `near` or in the headers.

    None where the request is ended elsewhere, more than once, or sends something already.
    """
    end = _end(code, call)
    headers = _headers(code, options)
    if end is None or headers is None:
        return
    said = (
        next((part for part in headers.parts if _name(code, part) == _TYPE), None) if headers is not options else None
    )
    if said is not None and URLENCODED not in code.source(said):
        return
    yield Edit(end.start, end.end, f"({body})")
    if said is None:
        yield _typed(code, options, headers, near)


def _typed(code: Code, options: Node, headers: Node, near: Node) -> Edit:
    line = f"'Content-Type': '{URLENCODED}'"
    if headers is options:
        between = f",{code.newline}{code.indentation(near.start)}" if code.begins_line(near.start) else ", "
        return Edit(near.end, near.end, f"{between}headers: {{ {line} }}")
    if not headers.parts:
        return Edit(headers.start, headers.end, f"{{ {line} }}")
    last = headers.parts[-1]
    between = f",{code.newline}{code.indentation(last.start)}" if code.begins_line(last.start) else ", "
    return Edit(last.end, last.end, f"{between}{line}")


def _headers(code: Code, options: Node) -> Node | None:
    """The literal that holds the headers, the options themselves where they hold none; None where it is not seen."""
    if any(part.kind == "spread_element" for part in options.parts):
        return None
    given = [part for part in options.parts if _name(code, part) == "headers"]
    if not given:
        return options
    value = given[0].parts[-1]
    return value if value.kind == "object" and all(part.kind == "pair" for part in value.parts) else None


def _name(code: Code, part: Node) -> str:
    return code.source(part.parts[0] if part.parts else part).strip("'\"").lower()


def _end(code: Code, call: Node) -> Node | None:
    """The empty arguments of the one `end()` of a request to which nothing is written."""
    name = variable_of(code, call)
    held = [call]
    if name is not None:
        held = [one for one in mentions(code, name, region_of(code, call)) if one.start > call.end]
    called = [found for one in held if (found := _called(code, one)) is not None]
    if any(callee(code, one).endswith(".write") for one in called):
        return None
    ends = [one.parts[-1] for one in called if callee(code, one).endswith(".end")]
    return ends[0] if len(ends) == 1 and not ends[0].parts else None


def _called(code: Code, holder: Node) -> Node | None:
    """The call of a method of what a node is."""
    member = holder.parent
    call = member.parent if member is not None and member.kind in code.grammar.members else None
    return call if call is not None and call.kind in code.grammar.calls and call.parts[0] is member else None
