"""Ruby: parameters that the block of a Faraday request puts into the query, one by one, become its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import steps
from migrator.rewrite.wire.bodies import TITLE, URLENCODED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FARADAY = re.compile(r"\bFaraday\b")
_GRANT = "client_credentials"
_BLOCKS = frozenset({"do_block", "block"})
_TAKES = frozenset({"update", "merge!"})


def _propose(context: Context) -> Iterator[Proposal]:
    if not any(_FARADAY.search(document.text) for document in context.documents()):
        return
    for document in context.documents():
        found: list[Edit] = []
        for code in codes(document):
            blocks = [node for node in code.nodes if node.kind in _BLOCKS and _posts(code, node)]
            edits = [edit for block in blocks if _GRANT in code.source(block) for edit in _edits(code, block)]
            found += code.in_file(edits) or ()
        if found:
            yield Proposal(TITLE, edits={document.path: tuple(found)})


def _posts(code: Code, block: Node) -> bool:
    """Whether a block is what `connection.post` calls with the request."""
    call = block.parent
    if call is None or call.kind not in code.grammar.calls or call.parts[-1] is not block:
        return False
    return re.search(r"\.post$", code.text[call.start : _end_of_name(call)]) is not None


def _end_of_name(call: Node) -> int:
    return max((part.end for part in call.parts[:2] if part.kind in {"identifier", "constant", "call"}), default=0)


def _edits(code: Code, block: Node) -> list[Edit]:
    """The edits of one block; none where it does something else with the parameters, or has a body of its own."""
    listed = block.child("block_parameters")
    if listed is None or len(listed.parts) != 1:
        return []
    request = code.source(listed.parts[0])
    inner = next((part for part in block.parts if part.kind in {"body_statement", "block_body"}), None)
    lines = [one for one in (steps(code, inner) if inner is not None else ()) if one.kind not in code.grammar.comments]
    query = f"{request}.params"
    given = [one for one in lines if code.source(one).startswith(query)]
    apart = re.findall(rf"\b{re.escape(query)}\b", code.source(block))
    if not given or len(apart) != len(given) or re.search(rf"\b{re.escape(request)}\.body\b", code.source(block)):
        return []
    first = lines.index(given[0])
    if lines[first : first + len(given)] != given:
        return []
    typed = re.search(r"(?i)content-?_?type", code.source(block))
    indent = code.text[code.line_start(given[0].start) : given[0].start]
    head = "" if typed or indent.strip() else f'{request}.headers["Content-Type"] = "{URLENCODED}"\n{indent}'
    if (whole := _whole(code, given, query)) is not None:
        return [Edit(given[0].start, given[0].end, f"{head}{request}.body = URI.encode_www_form({whole})")]
    entries = [_entry(code, one, query) for one in given]
    if indent.strip() or None in entries:
        return []
    return [
        Edit(given[0].start, given[0].start, f"{head}{request}.body = URI.encode_www_form(\n{indent}"),
        *(
            Edit(one.start, one.end, f"  {entry}" + (f"\n{indent})" if one is given[-1] else ","))
            for one, entry in zip(given, entries, strict=True)
        ),
    ]


def _whole(code: Code, given: list[Node], query: str) -> str | None:
    """The mapping that is all of the query: `request.params = {…}`, `request.params.update(…)`."""
    node = given[0]
    if len(given) != 1:
        return None
    if node.kind == "assignment" and code.source(node.parts[0]) == query:
        return code.source(node.parts[-1])
    taken = node.kind == "call" and len(node.parts) == 3  # noqa: PLR2004 - receiver, name, arguments
    if not taken or code.source(node.parts[0]) != query or code.source(node.parts[1]) not in _TAKES:
        return None
    return code.source(node.parts[2]).strip("()")


def _entry(code: Code, node: Node, query: str) -> str | None:
    """`"client_id" => @id` of `request.params["client_id"] = @id`."""
    target = node.parts[0] if node.kind == "assignment" else None
    if target is None or target.kind != "element_reference" or code.source(target.parts[0]) != query:
        return None
    return f"{code.source(target.parts[1])} => {code.source(node.parts[-1])}" if len(target.parts) > 1 else None


REWRITER = Rewriter("params-ruby", 43, _propose, frozenset({"ruby"}))
