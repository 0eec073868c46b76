"""JavaScript: superagent sends JSON unless it is told otherwise, and multipart where a field is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.bodies import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_GRANT = "client_credentials"
_GIVES = frozenset({"send", "field"})
_TWO = 2


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits: dict[Edit, None] = {}
        for code in codes(document):
            if any(one.module == "superagent" for one in code.facts.imports):
                edits.update(dict.fromkeys(code.in_file(list(_edits(code))) or ()))
        if edits:
            yield Proposal(TITLE, edits={document.path: tuple(edits)})


def _edits(code: Code) -> Iterator[Edit]:
    at = code.text.find(_GRANT)
    node = code.smallest(Span(at, at + 1)) if at != -1 else None
    given = next((link for one in node.ancestors() if (link := _link(code, one)) is not None), None) if node else None
    if given is None:
        return
    links = [given]
    while (inner := _link(code, links[-1].parts[0].parts[0])) is not None:
        links.append(inner)
    while (outer := _around(code, links[0])) is not None:
        links.insert(0, outer)
    for link in links:
        name, listed = link.parts[0].parts[-1], link.parts[-1]
        if code.source(name) == "field" and len(listed.parts) == _TWO:
            key, value = (code.source(part) for part in listed.parts)
            yield Edit(name.start, link.end, f"send({{ {key.strip(chr(39) + chr(34))}: {value} }})")
    first = links[-1].parts[0].parts[0]
    if ".type(" not in code.text[first.start : links[0].end]:
        yield Edit(first.end, first.end, f".type({code.literal('form')})")


def _link(code: Code, call: Node) -> Node | None:
    """A call of a chain that gives a request something to send."""
    if call.kind != "call_expression" or not call.parts or call.parts[0].kind != "member_expression":
        return None
    return call if code.source(call.parts[0].parts[-1]) in _GIVES else None


def _around(code: Code, link: Node) -> Node | None:
    member = link.parent
    call = member.parent if member is not None and member.kind == "member_expression" else None
    return _link(code, call) if call is not None and call.parts[0] is member else None


REWRITER = Rewriter("superagent", 44, _propose, frozenset({"javascript"}))
