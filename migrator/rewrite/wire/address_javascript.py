"""JavaScript and TypeScript: parameters in the address of a POST become its body, in the way of the library.

axios and fetch encode a `URLSearchParams`, request and got a `form`, jQuery a plain `data`; a request of Node's own
ends with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Rewriter
from migrator.rewrite.wire.address_node import asks, ended
from migrator.rewrite.wire.asked_address import is_empty, mapping, moved
from migrator.rewrite.wire.libraries_javascript import FETCH, FORM, library_of
from migrator.rewrite.wire.requests import mentions, region_of, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context, Proposal
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node
    from migrator.rewrite.wire.asked_address import Query
    from migrator.rewrite.wire.libraries_javascript import Library

_URL = frozenset({"url", "uri"})
_PATH = "path"
"""Of `https.request`, whose host is another option."""
_BODIES = frozenset({"data", "body", "form", "formData", "json", "params", "qs", "searchParams"})


def _propose(context: Context) -> Iterator[Proposal]:
    yield from moved(context, _send)


def _send(code: Code, place: Node, query: Query) -> Iterator[Edit]:
    holder = place.parent
    if holder is None:
        return
    if holder.kind == "arguments" and holder.parts[0] is place and holder.parent is not None:
        yield from _asked(code, holder.parent, holder, query)
        return
    pair = place if place.kind == "shorthand_property_identifier" else holder
    options = pair.parent
    if options is None or options.kind != "object" or _key(code, pair) not in {*_URL, _PATH}:
        return
    call = _call_of(code, options)
    if _key(code, pair) == _PATH:
        if call is not None and asks(code, call) and _posts(code, options):
            yield from ended(code, call, options, pair, _ending(code, call, query))
        return
    library = library_of(code, call) if call is not None else None
    if call is not None and library is not None and (_named(code, call, "post") or _posts(code, options)):
        yield from _option(code, options, pair, library, query)


def _asked(code: Code, call: Node, listed: Node, query: Query) -> Iterator[Edit]:
    """`post(url, …)`, `fetch(url, options)`."""
    library = library_of(code, call)
    place, *others = listed.parts
    if asks(code, call):
        options = _literal(code, others[0]) if others else None
        if options is not None and options.parts and _posts(code, options):
            yield from ended(code, call, options, options.parts[-1], _ending(code, call, query))
        return
    if library is None or call.kind != "call_expression":
        return
    if library.second and _named(code, call, "post"):
        body = _body(code, code.statement(call), library, query)
        if others and is_empty(code, others[0]):
            yield Edit(others[0].start, others[0].end, body)
        elif not others:
            yield Edit(place.end, place.end, f", {body}")
        return
    options = _literal(code, others[0]) if others else None
    if options is not None and options.parts and (_named(code, call, "post") or _posts(code, options)):
        yield from _option(code, options, options.parts[0], library, query)
    elif (not others or options is None) and library is FORM and _named(code, call, "post"):
        body = _body(code, code.statement(call), library, query)
        yield Edit(place.end, place.end, f", {{ form: {body} }}")


def _option(code: Code, options: Node, near: Node, library: Library, query: Query) -> Iterator[Edit]:
    """The body as an option, in the place of an empty one or after another."""
    if any(part.kind == "spread_element" for part in options.parts):
        return
    bodies = [part for part in options.parts if _key(code, part) in _BODIES and code.source(part.parts[-1]) != "true"]
    if not all(part.kind == "pair" and is_empty(code, part.parts[-1]) for part in bodies) or len(bodies) > 1:
        return
    body = f"{library.option}: {_body(code, near, library, query)}"
    if bodies:
        yield Edit(bodies[0].start, bodies[0].end, body)
        return
    between = f",{code.newline}{code.indentation(near.start)}" if code.begins_line(near.start) else ", "
    yield Edit(near.end, near.end, between + body)


def _body(code: Code, near: Node, library: Library, query: Query) -> str:
    """The source of the body."""
    literal = mapping(code, near, query, bare=True)
    if query.search:
        return literal if library.search else f"Object.fromEntries({literal})"
    return f"new URLSearchParams({literal})" if library.search else literal


def _ending(code: Code, call: Node, query: Query) -> str:
    """What a request of Node's own ends with."""
    return f"{_body(code, code.statement(call), FETCH, query)}.toString()"


def _call_of(code: Code, options: Node) -> Node | None:
    """The call that takes options, by themselves or by the name of a variable."""
    holders = [options]
    name = variable_of(code, options)
    if name is not None:
        holders = [one for one in mentions(code, name, region_of(code, options)) if not one.inside(options)]
    calls = [
        one.parent.parent
        for one in holders
        if one.parent is not None and one.parent.kind == "arguments" and one.parent.parts[0] is one
    ]
    return calls[0] if len(calls) == 1 else None


def _literal(code: Code, node: Node) -> Node | None:
    """An object literal, or the one that a variable of the function is bound to."""
    if node.kind != "identifier":
        return node if node.kind == "object" else None
    bound = [
        one.parent.parts[-1]
        for one in mentions(code, code.source(node), region_of(code, node))
        if one.parent is not None and one.parent.kind == "variable_declarator" and one.parent.parts[0] is one
    ]
    return bound[0] if len(bound) == 1 and bound[0].kind == "object" else None


def _named(code: Code, call: Node, name: str) -> bool:
    return code.source(call.parts[0]).endswith(f".{name}")


def _posts(code: Code, options: Node) -> bool:
    """Whether options say `method: "POST"`."""
    return any(
        _key(code, part) in {"method", "type"} and code.source(part.parts[-1]).strip("'\"`").upper() == "POST"
        for part in options.parts
    )


def _key(code: Code, part: Node) -> str:
    source = code.source(part.parts[0]) if part.kind == "pair" else code.source(part)
    return source.strip("'\"")


REWRITER = Rewriter("address-javascript", 14, _propose, frozenset({"javascript"}))
