"""JavaScript and TypeScript: whatever carried the parameters before becomes a urlencoded body.

`FormData` becomes `URLSearchParams`, `formData:` of request becomes `form:`, query parameters and JSON bodies move into
the body; a hand-set content type follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.libraries_javascript import ENCODING, JQUERY, SUPERAGENT, by_query, library_of
from migrator.rewrite.wire.requests import literal_of, mentions, receiver_of, region_of, variable_of
from migrator.rewrite.wire.wrapped_javascript import handed_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry, Span
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SEARCH = "URLSearchParams"
_QUERY = frozenset({"params", "qs", "query", "searchParams"})
_FORM = frozenset({"formData", "json"})
_BODY = frozenset({"body", "data"})
_SENDS = re.compile(
    r"(?:^|\.)(?:post|postForm|request|put|fetch|axios|got|instance|send|needle|superagent|client|http|\$|ajax|rp|api)$"
)
_ENCODES = re.compile(r"(?:^|\.)(?:stringify|encode|URLSearchParams|urlencode)$|toString$")

_LOGS = re.compile(
    r"(?i)^(?:console|(?:[\w$]+\.)*_?log(?:ger)?)\.(?:log|trace|debug|info|warn|error|verbose|silly)$|^debug$"
)


def _propose(context: Context) -> Iterator[Proposal]:
    made: list[tuple[Code, Edit]] = []

    def edits(code: Code, entry: Entry) -> Iterator[Edit]:
        for edit in _edits(code, entry):
            made.append((code, edit))
            yield edit

    yield from urlencoded(context, edits)
    yield from handed_on(context, made)


def _edits(code: Code, entry: Entry) -> Iterator[Edit]:
    receiver = receiver_of(code, entry)
    if receiver is not None:
        yield from _form(code, receiver, region_of(code, code.smallest(entry.span)))
        return
    literal = literal_of(code, entry)
    if literal is None:
        yield from _headers(code, code.smallest(entry.span))
        return
    holders = [literal]
    name = variable_of(code, literal)
    if name is not None:
        nested = literal.parent is not None and literal.parent.kind == "pair"
        holders += [
            node
            for node in mentions(code, name.rpartition(".")[2], region_of(code, literal))
            if not node.inside(literal) and not (nested and _made_text(code, node))
        ]
    for holder in holders:
        yield from _held(code, holder)


def _form(code: Code, name: str, span: Span) -> Iterator[Edit]:
    """A `FormData` object under a name."""
    for node in mentions(code, name, span):
        parent = node.parent
        if parent is None:
            continue
        if parent.kind in {"variable_declarator", "assignment_expression"}:
            yield from _constructor(code, parent)
        elif parent.kind == "member_expression" and parent.parts[0] is node:
            yield from _method(code, parent)
        else:
            yield from _held(code, node)


def _constructor(code: Code, declarator: Node) -> Iterator[Edit]:
    value = declarator.parts[-1]
    if value.kind == "new_expression" and code.source(value.parts[0]).rpartition(".")[2] == "FormData":
        yield Edit(value.parts[0].start, value.parts[0].end, _SEARCH)


def _method(code: Code, member: Node) -> Iterator[Edit]:
    call = member.parent
    if call is None or call.kind != "call_expression":
        return
    method = code.source(member.parts[-1])
    name = code.source(member.parts[0])
    content_type = f"{code.literal('Content-Type')}: {code.literal(URLENCODED)}"
    if method == "getHeaders":
        spread = call.parent
        if spread is not None and spread.kind == "spread_element":
            if spread.parent is not None and any(_names_type(code, part) for part in spread.parent.parts):
                yield from _without(spread, spread.parent)
            else:
                yield Edit(spread.start, spread.end, content_type)
        else:
            yield Edit(call.start, call.end, f"{{ {content_type} }}")
    elif method == "pipe":
        target = call.parts[-1].parts
        if len(target) == 1:
            yield Edit(call.start, call.end, f"{code.source(target[0])}.end({name}.toString())")


def _names_type(code: Code, part: Node) -> bool:
    return part.kind == "pair" and code.source(part.parts[0]).strip("'\"").lower() == "content-type"


def _held(code: Code, holder: Node) -> Iterator[Edit]:
    """The literal, or a variable that holds it, where a request takes it."""
    parent = holder.parent
    if parent is None:
        return
    if parent.kind == "arguments":
        yield from _argument(code, holder, parent)
    elif parent.kind == "pair" and parent.parts[-1] is holder:
        yield from _option(code, holder, parent)
    elif parent.kind == "object" and holder.kind == "shorthand_property_identifier":
        yield from _shorthand(code, holder, parent)


def _argument(code: Code, holder: Node, arguments: Node) -> Iterator[Edit]:
    call = arguments.parent
    if call is None:
        return
    callee = code.source(call.parts[0])
    if callee == "JSON.stringify":
        if _shown(code, call):
            return
        yield (
            Edit(call.start, call.end, f"new {_SEARCH}({code.source(holder)}).toString()")
            if holder.kind != "object"
            else Edit(call.parts[0].start, call.parts[0].end, f"new {_SEARCH}")
        )
        yield from _headers(code, call)
    elif _ENCODES.search(callee):
        yield from _headers(code, call)
    elif _SENDS.search(callee) and arguments.parts[0] is not holder and not _own(code, callee):
        if callee.endswith(".postForm"):
            yield Edit(call.parts[0].end - len("Form"), call.parts[0].end, "")
        if library_of(code, call) is ENCODING:
            yield from _flags(code, arguments)
        elif holder.kind == "object" and not _encoded(code, call):
            yield Edit(holder.start, holder.start, f"new {_SEARCH}(")
            yield Edit(holder.end, holder.end, ")")
        yield from _headers(code, holder)


def _made_text(code: Code, node: Node) -> bool:
    """Whether options that hold the parameters are written out as a whole: that text is no body."""
    call = node.parent.parent if node.parent is not None else None
    return call is not None and call.kind == "call_expression" and code.source(call.parts[0]) == "JSON.stringify"


def _shown(code: Code, node: Node) -> bool:
    """Whether a text is only written to a log: what is sent on the way to it is not."""
    call = next((around for around in node.ancestors() if around.kind == "call_expression"), None)
    return call is not None and _LOGS.search(code.source(call.parts[0])) is not None


def _encoded(code: Code, call: Node) -> bool:
    """Whether a request encodes an object itself: superagent and jQuery do, and axios where it is told how."""
    return library_of(code, call) in {JQUERY, SUPERAGENT} or "transformRequest" in code.source(call)


def _flags(code: Code, arguments: Node) -> Iterator[Edit]:
    """needle: options that make something else of an object than a form."""
    for literal in (part for part in arguments.parts if part.kind == "object"):
        for part in literal.parts:
            if re.fullmatch(r"(?:multipart|json):\s*true", code.source(part)):
                yield from _without(part, literal)


def _option(code: Code, holder: Node, pair: Node) -> Iterator[Edit]:
    key = code.source(pair.parts[0]).strip("'\"")
    if key in _FORM:
        yield Edit(pair.parts[0].start, pair.parts[0].end, "form")
    elif key in _QUERY:
        yield from _query(code, holder, pair)
    elif key in _BODY and holder.kind == "object" and not _ajax(code, pair):
        yield Edit(holder.start, holder.start, f"new {_SEARCH}(")
        yield Edit(holder.end, holder.end, ")")
    elif key == "body" and _imports(code, "got"):
        yield Edit(holder.end, holder.end, f".toString(){_typed(code, pair)}")
    yield from _headers(code, pair)


def _typed(code: Code, pair: Node) -> str:
    """got: a text as the body has no content type; empty where the options have headers."""
    around = pair.parent
    named = any(code.source(part).startswith("headers") for part in around.parts) if around is not None else True
    kept = around is not None and any("getHeaders" in code.source(part) for part in around.parts)
    if named or kept:
        return ""
    return f", headers: {{ {code.literal('Content-Type')}: {code.literal(URLENCODED)} }}"


def _ajax(code: Code, pair: Node) -> bool:
    """Whether options are jQuery's, which makes a form of an object itself."""
    text = code.source(code.function(pair) or code.nodes[0])
    asks = re.search(r"(?<![\w$])(?:\$|jQuery)\.ajax\(", text) is not None
    return asks and not _imports(code, "axios")


def _shorthand(code: Code, holder: Node, literal: Node) -> Iterator[Edit]:
    key = code.source(holder)
    if key in _FORM:
        yield Edit(holder.start, holder.end, f"form: {key}")
    elif key in _QUERY:
        yield from _query(code, holder, holder)
    yield from _headers(code, literal)


def _query(code: Code, holder: Node, entry: Node) -> Iterator[Edit]:
    """Query parameters move into the body: the argument before the options, or an option of the library."""
    literal = entry.parent
    arguments = literal.parent if literal is not None else None
    body = f"new {_SEARCH}({code.source(holder)})"
    if literal is None or arguments is None:
        return
    if arguments.kind == "arguments" and len(arguments.parts) == 3 and arguments.parts[2] is literal:  # noqa: PLR2004
        empty = arguments.parts[1]
        if code.source(empty) in {"null", "undefined", "{}", "''", '""'}:
            yield Edit(empty.start, empty.end, body)
            yield from _without(entry, literal)
            return
    option = entry if holder is entry else entry.parts[0]
    call = arguments.parent if arguments.kind == "arguments" else None
    library = by_query(code, call, code.source(option).strip("'\""))
    if holder is entry:
        yield Edit(entry.start, entry.end, f"{library.option}: {body if library.search else code.source(holder)}")
        return
    yield Edit(option.start, option.end, library.option)
    if library.search:
        yield Edit(holder.start, holder.start, f"new {_SEARCH}(")
        yield Edit(holder.end, holder.end, ")")


def _without(entry: Node, literal: Node) -> Iterator[Edit]:
    """The options without one of them; without any, no options."""
    if len(literal.parts) == 1:
        before = literal.before()
        start = before.start if before is not None and before.kind == "," else literal.start
        yield Edit(start, literal.end, "")
        return
    comma = entry.after()
    if comma is not None and comma.kind == ",":
        following = comma.after()
        yield Edit(entry.start, following.start if following is not None else comma.end, "")
        return
    before = entry.before()
    yield Edit(before.start if before is not None else entry.start, entry.end, "")


def _headers(code: Code, near: Node) -> Iterator[Edit]:
    """A content type that says something else than urlencoded, in the call or the function around."""
    for node in code.within(region_of(code, near)):
        if node.kind not in {"pair", "arguments"} or len(node.parts) != 2:  # noqa: PLR2004 - name and value
            continue
        name, value = node.parts
        if code.source(name).strip("'\"").lower() == "content-type" and _says_otherwise(code.source(value)):
            yield Edit(value.start, value.end, code.literal(URLENCODED, code.text[value.start]))


def _says_otherwise(value: str) -> bool:
    return "multipart" in value.lower() or "application/json" in value or "boundary" in value.lower()


def _own(code: Code, name: str) -> bool:
    """Whether a function of the program has this name: what it is given is its own business."""
    made = rf"\bfunction\s+{name}\b|\b(?:const|let|var)\s+{name}\s*=\s*(?:async\b|function\b|\(|\w+\s*=>)"
    brought = any(one.module.startswith(".") and name in one.names for one in code.facts.imports)
    return name.isidentifier() and (brought or re.search(made, code.text) is not None)


def _imports(code: Code, *modules: str) -> bool:
    return any(one.module in modules for one in code.facts.imports)


REWRITER = Rewriter("body-javascript", 20, _propose, frozenset({"javascript"}))
