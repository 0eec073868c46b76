"""Parameters in the address of a request: what the rewriters of each language have in common.

The parameters become a mapping in the body before anything else looks at the request, so that what follows sees it as
if it had been written that way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.parameters import requests
from migrator.rewrite.wire.requests import literal_of, mentions, receiver_of, region_of, variable_of
from migrator.rewrite.wire.spelled import spelled, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.parse.facts import Entry, Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

    Sending = Callable[[Code, Node, "Query"], Iterator[Edit]]

_EMPTY = re.compile(r"""None|null|undefined|\{\s*\}|[bru]?(?:''|""|``)|dict\(\)""")
_ENCODES = re.compile(r"(?:^|\.|\s)(?:urlencode|stringify|encode|URLSearchParams|toString|str)$")
_SEARCH = "URLSearchParams"
_LENGTH = re.compile(r"(?i)content-length")


class Query(NamedTuple):
    """What an address said: parameters with the source of their values, or the source of what held them."""

    parameters: tuple[tuple[str, str], ...]
    source: str = ""
    search: bool = False
    """Whether that source is a `URLSearchParams`."""


def moved(context: Context, send: Sending) -> Iterator[Proposal]:
    """One proposal for each file.

    `send` gives the edits that hand a query to the request that asks the address at a node; none: it is not followed.
    """
    for document in context.documents():
        spots = Spots(context, document)
        edits: dict[Edit, None] = {}
        for code in codes(document):
            for entry in requests(code, spots):
                own = _edits(code, entry.name_span, send) if entry.shape == "form" else _encoded(code, entry, send)
                edits.update(dict.fromkeys(code.in_file(own) or ()))
        if edits:
            yield Proposal("Send the parameters in the body", edits={document.path: tuple(edits)})


def _edits(code: Code, name: Span, send: Sending) -> list[Edit]:
    """The edits of the address and of its request; none where one of them is not followed."""
    literal = next((one for one in _around(code, name) if one.kind in code.grammar.strings), None)
    if literal is None:
        return []
    whole = spelled(code, literal)
    removed: list[Edit] = []
    if "?" not in code.source(whole):
        query = _only_use(code, whole)
        if query is None:
            return []
        statement = code.statement(whole)
        removed = [Edit(code.line_start(statement.start), code.line_end(statement.end), "")]
        whole = spelled(code, query)
    found = split(code, whole)
    place = whole if _variable(code, whole) is None else _only_use(code, whole)
    if found is None or place is None or _LENGTH.search(code.source(code.statement(place))):
        return []
    body = list(send(code, place, Query(found.parameters))) if found.parameters else []
    return [*removed, *found.address, *body] if body else []


def _encoded(code: Code, entry: Entry, send: Sending) -> list[Edit]:
    """As `_edits`, of an address that ends with a mapping or a `URLSearchParams` that was made a query."""
    receiver = receiver_of(code, entry)
    literal = literal_of(code, entry) if receiver is None else None
    span = region_of(code, code.smallest(entry.span))
    for held in list(_holders(code, literal, receiver, span)):
        made = _outside(code, held)
        use = _only_use(code, made) if made is not held else None
        bare = [Edit(made.start, held.start, ""), Edit(held.end, made.end, "")] if use is not None else []
        own = _made(code, use or held, use or made, send)
        if own:
            return [*bare, *own]
    return []


def _made(code: Code, held: Node, outer: Node, send: Sending) -> list[Edit]:
    """The edits of an address that ends with the query that `outer` makes of what `held` names."""
    whole = spelled(code, outer)
    found = split(code, whole) if whole is not outer else None
    place = whole if _variable(code, whole) is None else _only_use(code, whole)
    if found is None or found.made is None or place is None or not held.inside(found.made):
        return []
    search = code.source(held).startswith(f"new {_SEARCH}") or _made_search(code, held)
    body = list(send(code, place, Query((), code.source(held), search)))
    return [*found.address, *body] if body else []


def _holders(code: Code, literal: Node | None, receiver: str | None, span: Span) -> Iterator[Node]:
    """The literal itself, and where the variable that holds it is read."""
    name = receiver
    if literal is not None:
        yield literal
        call = literal.parent.parent if literal.parent is not None and literal.parent.kind == "arguments" else None
        made = call if call is not None and call.kind == "new_expression" else literal
        name = _variable(code, made)
    if name is not None:
        yield from (one for one in mentions(code, name, span) if not _binds(code, one))


def _outside(code: Code, holder: Node) -> Node:
    """The expression around a holder that makes a query of it."""
    node = holder
    while node.parent is not None and _passes(code, node.parent):
        node = node.parent
    return node


def _passes(code: Code, node: Node) -> bool:
    if node.kind in code.grammar.calls:
        return _ENCODES.search(code.source(node.parts[0])) is not None
    return node.kind in code.grammar.arguments or node.kind in code.grammar.members


def _made_search(code: Code, holder: Node) -> bool:
    """Whether a variable is bound to a `URLSearchParams`."""
    made = rf"\b{re.escape(code.source(holder))}\s*(?::\s*\w+\s*)?=\s*new {_SEARCH}\b"
    return holder.kind == "identifier" and re.search(made, code.text) is not None


def _around(code: Code, span: Span) -> Iterator[Node]:
    node = code.smallest(span)
    yield node
    yield from node.ancestors()


def _only_use(code: Code, value: Node) -> Node | None:
    """The one place that reads the variable that a value is bound to, in its function; what only shows it aside."""
    name = _variable(code, value)
    if name is None:
        return None
    uses = [node for node in mentions(code, name, region_of(code, value)) if not _binds(code, node)]
    asked = [node for node in uses if not _shown(code, node)]
    binders = [node for node in mentions(code, name, region_of(code, value)) if _binds(code, node)]
    return asked[0] if len(asked) == len(binders) == 1 else None


def _variable(code: Code, value: Node) -> str | None:
    """The name that a value is bound to as it is, rather than in a literal."""
    name = variable_of(code, value) if value.parent is not None and value.parent.kind in code.habits.targets else None
    return name if name is not None and name.isidentifier() else None


def _binds(code: Code, node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.kind in code.habits.targets and parent.parts[0] is node


def _shown(code: Code, node: Node) -> bool:
    call = next((one for one in node.ancestors() if one.kind in code.grammar.calls), None)
    return call is not None and code.habits.logs.search(callee(code, call)) is not None


def is_empty(code: Code, node: Node) -> bool:
    """Whether a body has nothing in it: an empty literal, or a variable that is bound to one."""
    if node.kind == "identifier":
        bound = [
            one.parent.parts[-1]
            for one in mentions(code, code.source(node), region_of(code, node))
            if one.parent is not None and _binds(code, one)
        ]
        return len(bound) == 1 and _EMPTY.fullmatch(code.source(bound[0])) is not None
    return _EMPTY.fullmatch(code.source(node)) is not None


def mapping(code: Code, near: Node, query: Query, *, bare: bool = False) -> str:
    """A literal with one parameter a line, indented as the line of `near`; with `bare` the names are not quoted.

    What held the parameters already stays as it is.
    """
    if query.source:
        return query.source
    outer = code.indentation(near.start)
    inner = outer + _step(code)
    lines = [f"{inner}{name if bare else code.literal(name)}: {value}" for name, value in query.parameters]
    end = f",{code.newline}"
    trailing = "" if bare else ","
    return f"{{{code.newline}{end.join(lines)}{trailing}{code.newline}{outer}}}"


def _step(code: Code) -> str:
    """What the text indents a block by."""
    first = re.search(r"(?m)^(\t| {2,8})(?=[^\s*])", code.text)
    return first[1] if first is not None else "    "
