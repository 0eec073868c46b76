"""C#, Go and Ruby: an address with the parameters in its query is cut, and the request gets the rest as its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Rewriter
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.body_go import imported
from migrator.rewrite.wire.queries import cut, moved
from migrator.rewrite.wire.requests import mentions, region_of, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context, Proposal
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"csharp", "go", "ruby"})
_EMPTY = re.compile(r"""null|nil|''|""|\{\s*\}""")
_URI = re.compile(r"(?:URI|URI\.parse|new Uri)$")
_POSTS = re.compile(r"(?:^|::)(?:Net::HTTP|RestClient|Faraday)\.post$")
_BODY = re.compile(r":?(?:body|query)\b")
_OTHER = re.compile(r"(?i)application/json|multipart|content-length")


def _propose(context: Context) -> Iterator[Proposal]:
    yield from moved(context, _LANGUAGES, _edits)


def _edits(code: Code, span: Span) -> Iterator[Edit]:
    found = cut(code, span)
    place = _asked(code, code.smallest(span))
    body = _body(code, place, found.query) if found is not None and place is not None else None
    if found is not None and body is not None:
        edits = [Edit(span.start, span.end, found.address), body]
        yield from edits
        if code.region.language == "go":
            yield from imported(code, [body])


def _asked(code: Code, node: Node) -> Node | None:
    """Where the request takes an address: there itself, made a URI, or the one place that reads its variable."""
    for _ in range(3):
        while node.parent is not None and node.parent.kind == "argument":
            node = node.parent
        call = node.parent.parent if node.parent is not None and node.parent.kind in code.grammar.arguments else None
        if call is not None and _URI.search(callee(code, call)) is not None:
            node = call
            continue
        if call is not None:
            return node
        name = variable_of(code, node)
        if name is None:
            return None
        span = region_of(code, node)
        uses = [one for one in mentions(code, name, span) if one.start > node.end]
        if len(uses) != 1:
            return None
        node = uses[0]
    return None


def _body(code: Code, place: Node, query: str) -> Edit | None:
    """The edit that gives a request its body; None where it has one, says it is something else, or is not known."""
    listed = place.parent
    call = listed.parent if listed is not None else None
    if listed is None or call is None or _OTHER.search(code.source(call)) is not None:
        return None
    after = listed.parts[listed.parts.index(place) + 1 :]
    if code.region.language == "go":
        return _reader(code, call, after, query)
    if code.region.language == "csharp":
        return _content(code, call, after, query)
    return _data(code, call, place, after, query)


def _reader(code: Code, call: Node, after: list[Node], query: str) -> Edit | None:
    """Go: the last argument of `http.Post`, and of a request whose content type is set to a form."""
    name = callee(code, call)
    last = after[-1] if after else None
    if last is None or code.source(last) != "nil":
        return None
    function = code.source(code.function(call) or call)
    posts = name.endswith("http.Post") or (
        re.search(r"http\.NewRequest(?:WithContext)?$", name) and re.search(r'"POST"|MethodPost', code.source(call))
    )
    return Edit(last.start, last.end, f"strings.NewReader({query})") if posts and URLENCODED in function else None


def _content(code: Code, call: Node, after: list[Node], query: str) -> Edit | None:
    name = callee(code, call)
    space = "" if "using System.Net.Http;" in code.text else "System.Net.Http."
    content = f'new {space}StringContent({query}, System.Text.Encoding.UTF8, "{URLENCODED}")'
    if name.endswith("PostAsync") and after and _EMPTY.fullmatch(code.source(after[0])):
        return Edit(after[0].start, after[0].end, content)
    arguments = call.child(*code.grammar.arguments)
    posts = name.endswith("HttpRequestMessage") and arguments is not None and not after and call.end == arguments.end
    if posts and arguments is not None and code.source(arguments.parts[0]) == "HttpMethod.Post":
        return Edit(call.end, call.end, f" {{ Content = {content} }}")
    return None


def _data(code: Code, call: Node, place: Node, after: list[Node], query: str) -> Edit | None:
    """Ruby: a string as the body is urlencoded to Net::HTTP, which the others send with."""
    name = callee(code, call)
    if name.endswith("HTTParty.post") and not any(_BODY.match(code.source(one)) for one in after):
        return Edit(place.end, place.end, f", body: {query}")
    if _POSTS.search(name) is None:
        return None
    if not after:
        return Edit(place.end, place.end, f", {query}")
    return Edit(after[0].start, after[0].end, query) if _EMPTY.fullmatch(code.source(after[0])) else None


REWRITER = Rewriter("query-sent", 43, _propose, frozenset({"dotnet", "go", "ruby"}))
