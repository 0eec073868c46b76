"""Python: whatever carried the parameters before becomes a urlencoded body.

`files=` (multipart), `params=` (query) and `json=` become `data=`; a hand-set content type follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.requests import literal_of, mentions, receiver_of, region_of, variable_of
from migrator.rewrite.wire.wrapped_python import handed_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CARRIERS = frozenset({"files", "params", "json"})
_SENDS = re.compile(r"(?:^|\.)(?:post|request|Request|put|get|send)$")
_ENCODERS = re.compile(r"(?:^|\.)(?:MultipartEncoder|dumps)$")


def _propose(context: Context) -> Iterator[Proposal]:
    made: list[tuple[Code, Edit]] = []

    def edits(code: Code, entry: Entry) -> Iterator[Edit]:
        for edit in _edits(code, entry):
            made.append((code, edit))
            yield edit

    yield from urlencoded(context, edits)
    yield from handed_on(context, made)


def _edits(code: Code, entry: Entry) -> Iterator[Edit]:
    literal = literal_of(code, entry)
    if literal is None:
        yield from _filled_later(code, entry)
        return
    call, keyword = _carrier(code, literal)
    if call is None:
        return
    yield from _unwrapped(code, literal)
    if keyword is not None and code.source(keyword.parts[0]) in _CARRIERS:
        taken = any(_keyword_name(code, part) == "data" for part in _arguments(code, call))
        if not taken:
            yield Edit(keyword.parts[0].start, keyword.parts[0].end, "data")
    yield from _unencoded(code, literal, keyword)
    yield from _content_type(code, call)


def _filled_later(code: Code, entry: Entry) -> Iterator[Edit]:
    """`params["jwt_token"] = …`: the variable where a request takes it."""
    name = receiver_of(code, entry)
    node = code.smallest(entry.span)
    if name is None:
        return
    for mention in mentions(code, name, region_of(code, node)):
        keyword = mention.parent
        if keyword is not None and keyword.kind == "keyword_argument" and code.source(keyword.parts[0]) in _CARRIERS:
            call = next((around for around in keyword.ancestors() if around.kind in code.grammar.calls), None)
            if call is not None and keyword.parts[-1] is mention and _SENDS.search(code.source(call.parts[0])):
                yield Edit(keyword.parts[0].start, keyword.parts[0].end, "data")
                yield from _content_type(code, call)


def _carrier(code: Code, literal: Node) -> tuple[Node | None, Node | None]:
    """The call that sends the literal, and the keyword argument that hands it over."""
    holders = [literal]
    name = variable_of(code, _encoder(code, literal) or literal)
    if name is not None:
        holders += list(mentions(code, name.rpartition(".")[2], region_of(code, literal)))
    for holder in holders:
        keyword: Node | None = None
        for around in holder.ancestors():
            if around.kind == "keyword_argument" and keyword is None:
                keyword = around
            if around.kind in code.grammar.calls and _SENDS.search(code.source(around.parts[0])):
                return around, keyword
            if around.kind in code.habits.blocks:
                break
    return None, None


def _encoder(code: Code, literal: Node) -> Node | None:
    """The call around a literal that makes a body of it."""
    call = next((around for around in literal.ancestors() if around.kind in code.grammar.calls), None)
    return call if call is not None and _ENCODERS.search(code.source(call.parts[0])) else None


def _arguments(code: Code, call: Node) -> list[Node]:
    listed = call.child(*code.grammar.arguments)
    return listed.parts if listed is not None else []


def _keyword_name(code: Code, node: Node) -> str:
    return code.source(node.parts[0]) if node.kind == "keyword_argument" else ""


def _unwrapped(code: Code, literal: Node) -> Iterator[Edit]:
    """`(None, value)` and `(None, value, "text/plain")`, as `files=` wants them, become the value."""
    for pair in literal.parts:
        if pair.kind not in {"pair", "tuple"} or len(pair.parts) < 2:  # noqa: PLR2004 - name and value
            continue
        value = pair.parts[1]
        if value.kind == "tuple" and len(value.parts) > 1 and code.source(value.parts[0]) in {"None", '""', "''"}:
            yield Edit(value.start, value.parts[1].start, "")
            yield Edit(value.parts[1].end, value.end, "")


def _unencoded(code: Code, literal: Node, keyword: Node | None) -> Iterator[Edit]:
    """`json.dumps({…})` and `MultipartEncoder(fields={…})` become the mapping."""
    holders = [literal, *([keyword.parts[-1]] if keyword is not None else [])]
    for holder in holders:
        current = holder
        for around in holder.ancestors():
            if around.kind in code.grammar.calls:
                if _ENCODERS.search(code.source(around.parts[0])):
                    yield Edit(around.start, current.start, "")
                    yield from _outdented(code, around, current)
                    yield Edit(current.end, around.end, "")
                break
            if around.kind == "keyword_argument":
                if around is keyword:
                    break
                current = around.parts[-1]
    if (
        keyword is not None
        and keyword.parts[-1].kind == "call"
        and _ENCODERS.search(code.source(keyword.parts[-1].parts[0]))
    ):
        inner = _arguments(code, keyword.parts[-1])
        if len(inner) == 1 and not inner[0].inside(literal) and not literal.inside(keyword):
            yield Edit(keyword.parts[-1].start, inner[0].start, "")
            yield Edit(inner[0].end, keyword.parts[-1].end, "")


def _outdented(code: Code, outer: Node, inner: Node) -> Iterator[Edit]:
    """The lines of what stays, moved to where the call stood."""
    extra = len(code.indentation(inner.start)) - len(code.indentation(outer.start))
    line = code.line_end(inner.start)
    while extra > 0 and line < inner.end:
        if code.text[line : line + extra].isspace():
            yield Edit(line, line + extra, "")
        line = code.line_end(line)


def _content_type(code: Code, call: Node) -> Iterator[Edit]:
    """A content type that says something else than urlencoded, in the headers of the call."""
    given = next((part for part in _arguments(code, call) if _keyword_name(code, part) == "headers"), None)
    spans = [Span(call.start, call.end)]
    if given is not None and given.parts[-1].kind in {"identifier", "attribute"}:
        name = code.source(given.parts[-1]).rpartition(".")[2]
        found = [node for node in mentions(code, name, region_of(code, call)) if node.end <= call.start]
        spans += [Span(code.statement(node).start, code.statement(node).end) for node in found]
    for span in spans:
        for node in code.within(span):
            if node.kind == "string" and code.source(node).strip("'\"").lower() == "content-type":
                value = _value_of(node)
                if value is not None and URLENCODED not in code.source(value):
                    yield Edit(value.start, value.end, code.literal(URLENCODED, code.text[node.start]))


def _value_of(name: Node) -> Node | None:
    """The value of a header: of a pair, or of `headers["Content-Type"] = …`."""
    parent = name.parent
    if parent is None:
        return None
    if parent.kind == "pair" and parent.parts[0] is name:
        return parent.parts[1]
    if parent.kind == "subscript" and parent.parent is not None and parent.parent.kind == "assignment":
        return parent.parent.parts[-1]
    return None


REWRITER = Rewriter("body-python", 20, _propose, frozenset({"python"}))
