"""Java: an address with the parameters in its query is cut, and the request gets the rest as its body.

Followed are a chain of `HttpRequest.newBuilder`, an `HttpURLConnection` and an `HttpPost` of Apache HttpClient 4, each
in a variable of the method; a request that has a body, or says that it is of another type, is left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Rewriter
from migrator.rewrite.feed.statements import callee, own_statement
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.imports_java import imported
from migrator.rewrite.wire.queries import cut, moved
from migrator.rewrite.wire.requests import mentions, region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context, Proposal
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_HOPS = 4
_URI = re.compile(r"(?:^|\.)URI\.create$|^new (?:java\.net\.)?(?:URI|URL)$")
_SAME = frozenset({"toURL", "toURI"})
_CALL = "method_invocation"
_NO_BODY = re.compile(r"(?P<of>(?:HttpRequest\.)?(?:BodyPublishers\.)?)noBody\(\)$")
_TYPE = re.compile(r"(?i)\"content-type\"")
_LENGTH = re.compile(r"(?i)\"content-length\"|FixedLength")
_SETS = re.compile(r"^(?:set|add)[A-Z]")


class _Call(NamedTuple):
    """A method that is called: the call, its name, the source of what it is given."""

    node: Node
    name: str
    given: str


def _propose(context: Context) -> Iterator[Proposal]:
    yield from moved(context, frozenset({"java"}), _edits)


def _edits(code: Code, span: Span) -> Iterator[Edit]:
    found, place = cut(code, span), _asked(code, code.smallest(span))
    if found is None or place is None or place.parent is None:
        return
    body = _body(code, place, found.query)
    if body:
        yield Edit(span.start, span.end, found.address)
        yield from body
        new = "".join(edit.replacement for edit in body)
        names = {
            "StandardCharsets": "java.nio.charset.StandardCharsets",
            "StringEntity": "org.apache.http.entity.StringEntity",
            "ContentType": "org.apache.http.entity.ContentType",
        }
        yield from imported(code, [full for name, full in names.items() if name in new])


def _asked(code: Code, node: Node) -> Node | None:
    """Where the request takes an address: there itself, made a URL, or the one place that reads its variable."""
    for _ in range(_HOPS):
        around = node.parent
        if around is None:
            return None
        call = around.parent if around.kind in code.grammar.arguments else None
        if call is not None and _URI.search(callee(code, call)) is not None:
            node = call
        elif call is not None:
            return node
        elif around.kind == _CALL and around.parts[0] is node:
            if code.source(around.parts[1]) not in _SAME:
                return node
            node = around
        elif around.kind == "variable_declarator":
            name = code.source(around.parts[0])
            uses = [one for one in mentions(code, name, region_of(code, node)) if one.start > node.end]
            if len(uses) != 1:
                return None
            node = uses[0]
        else:
            return None
    return None


def _body(code: Code, place: Node, query: str) -> list[Edit]:
    """The edits that give a request its body; none where it has one, says it is something else, or is not known."""
    around = place.parent
    call = around.parent if around is not None and around.kind in code.grammar.arguments else around
    if call is None:
        return []
    if call.kind == _CALL and code.source(call.parts[1]) == "openConnection":
        return _connection(code, call, query)
    if callee(code, call) == "new HttpPost" and "org.apache.http.client.methods" in code.text:
        return _entity(code, call, query)
    return _publisher(code, call, query)


def _publisher(code: Code, call: Node, query: str) -> list[Edit]:
    """`HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody())`, in whatever order."""
    top = call
    while top.parent is not None and top.parent.kind == _CALL and top.parent.parts[0] is top:
        top = top.parent
    links: list[_Call] = []
    node = top
    while node.kind == _CALL and len(node.parts) > 2:  # noqa: PLR2004 - receiver, name, arguments
        links.append(_Call(node, code.source(node.parts[1]), code.source(node.parts[2])[1:-1]))
        node = node.parts[0]
    posts = [one for one in links if one.name == "POST"]
    types = [one for one in links if one.name in {"header", "setHeader", "headers"} and _TYPE.search(one.given)]
    if len(posts) != 1 or code.source(node) != "HttpRequest" or any(URLENCODED not in one.given for one in types):
        return []
    post = posts[0].node
    empty = _NO_BODY.match(posts[0].given)
    if empty is None:
        return []
    listed = post.parts[2]
    edits = [Edit(listed.start + 1, listed.end - 1, f"{empty['of']}ofString({query})")]
    gap = code.text[post.parts[0].end : post.parts[1].start]
    if not types:
        edits.append(Edit(post.parts[0].end, post.parts[0].end, f'{gap}header("Content-Type", "{URLENCODED}")'))
    return edits


def _connection(code: Code, opened: Node, query: str) -> list[Edit]:
    """`connection.setRequestMethod("POST")` and what else is said of it, before it is asked for the answer."""
    cast = opened.parent if opened.parent is not None and opened.parent.kind == "cast_expression" else opened
    called = _of_variable(code, cast)
    settings: list[_Call] = []
    for one in called or ():
        if not _SETS.match(one.name):
            break
        settings.append(one)
    names = {one.name for one in called or ()}
    said = [one.given for one in settings]
    types = [given for given in said if _TYPE.search(given)]
    posts = any(one.name == "setRequestMethod" and one.given == '"POST"' for one in settings)
    other = "getOutputStream" in names or any(_LENGTH.search(f"{one.name} {one.given}") for one in settings)
    if not posts or other or any(URLENCODED not in given for given in types) or "setDoOutput(false)" in code.text:
        return []
    last = own_statement(code, settings[-1].node)
    if last is None or len({id(_block(code, one.node)) for one in settings}) > 1:
        return []
    name = code.source(settings[-1].node.parts[0])
    lines = [] if "setDoOutput" in names else [f"{name}.setDoOutput(true);"]
    if not types:
        lines.append(f'{name}.setRequestProperty("Content-Type", "{URLENCODED}");')
    lines.append(f"{name}.getOutputStream().write(({query}).getBytes(StandardCharsets.UTF_8));")
    return [_after(code, last, lines)]


def _entity(code: Code, made: Node, query: str) -> list[Edit]:
    """`HttpPost post = new HttpPost(url);`, with nothing that gives it a body."""
    called, declarator = _of_variable(code, made), made.parent
    if called is None or declarator is None or any(one.name == "setEntity" for one in called):
        return []
    if any(_TYPE.search(one.given) and URLENCODED not in one.given for one in called):
        return []
    entity = f"new StringEntity({query}, ContentType.APPLICATION_FORM_URLENCODED)"
    return [_after(code, code.statement(made), [f"{code.source(declarator.parts[0])}.setEntity({entity});"])]


def _of_variable(code: Code, value: Node) -> list[_Call] | None:
    """What is called on the variable that is declared with a value, in order; None where there is none."""
    declarator = value.parent
    if declarator is None or declarator.kind != "variable_declarator":
        return None
    found: list[_Call] = []
    for one in mentions(code, code.source(declarator.parts[0]), region_of(code, value)):
        call = one.parent
        if one.start <= value.end:
            continue
        if call is None or call.kind != _CALL or call.parts[0] is not one:
            found.append(_Call(one, "", ""))
        else:
            found.append(_Call(call, code.source(call.parts[1]), code.source(call.parts[-1])[1:-1]))
    return found


def _block(code: Code, node: Node) -> Node | None:
    statement = own_statement(code, node)
    return statement.parent if statement is not None else None


def _after(code: Code, statement: Node, lines: list[str]) -> Edit:
    gap = code.newline + code.indentation(statement.start)
    return Edit(statement.end, statement.end, "".join(f"{gap}{line}" for line in lines))


REWRITER = Rewriter("query-java", 43, _propose, frozenset({"jvm"}))
