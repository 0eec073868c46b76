"""Python: parameters in the address of a POST become its `data`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Rewriter
from migrator.rewrite.wire.asked_address import is_empty, mapping, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context, Proposal
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node
    from migrator.rewrite.wire.asked_address import Query

_POSTS = re.compile(r"(?:^|\.)post$")
_ASKS = re.compile(r"(?:^|\.)request$")
_OPENS = re.compile(r"(?:^|\.)(?:Request|urlopen)$")
_BODIES = frozenset({"data", "json", "files", "content", "params"})
_URL = frozenset({"url", "fullurl"})


def _propose(context: Context) -> Iterator[Proposal]:
    yield from moved(context, _send)


def _send(code: Code, place: Node, query: Query) -> Iterator[Edit]:
    keyword = place.parent if place.parent is not None and place.parent.kind == "keyword_argument" else None
    argument = keyword or place
    listed = argument.parent
    call = listed.parent if listed is not None and listed.kind == "argument_list" else None
    if call is None or listed is None or (keyword is not None and code.source(keyword.parts[0]) not in _URL):
        return
    given = listed.parts
    name, at = code.source(call.parts[0]), given.index(argument)
    literal = mapping(code, code.statement(call), query)
    if _OPENS.search(name):
        literal = _encoded(code, literal)
        method = next((one for one in given if _key(code, one) == "method"), None)
        opened = method is None or "POST" in code.source(method)
        if not opened or not literal:
            return
    elif not (_POSTS.search(name) or (_ASKS.search(name) and any(_is_post(code, one) for one in given))):
        return
    bodies = [one for one in given if _key(code, one) in _BODIES]
    positional = [one for one in given[at + 1 :] if one.kind not in {"keyword_argument", "dictionary_splat"}]
    taken = bodies or positional
    values = [one.parts[-1] if one.kind == "keyword_argument" else one for one in taken]
    if not all(is_empty(code, one) for one in values) or any(one.kind == "dictionary_splat" for one in given):
        return
    if _OPENS.search(name) and not taken and not any(_key(code, one) == "method" for one in given):
        return
    yield from _placed(argument, taken, literal, positional=bool(positional))


def _placed(argument: Node, taken: list[Node], literal: str, *, positional: bool) -> Iterator[Edit]:
    """The body in the place of an empty one, or after the address."""
    if not taken:
        yield Edit(argument.end, argument.end, f", data={literal}")
        return
    body, *others = taken
    yield Edit(body.start, body.end, literal if positional else f"data={literal}")
    for other in others:
        comma = other.before()
        yield Edit(comma.start if comma is not None else other.start, other.end, "")


def _key(code: Code, node: Node) -> str:
    return code.source(node.parts[0]) if node.kind == "keyword_argument" else ""


def _is_post(code: Code, node: Node) -> bool:
    value = node.parts[-1] if node.kind == "keyword_argument" else node
    return re.fullmatch(r"""['"]post['"]""", code.source(value), re.IGNORECASE) is not None


def _encoded(code: Code, literal: str) -> str:
    """The bytes that urllib sends; empty where the file has no name for the encoder."""
    if "urlencode" in {name for one in code.facts.imports for name in one.names}:
        encoder = "urlencode"
    elif re.search(r"(?m)^\s*import urllib\.(?:parse|request)\b(?! as)", code.text):
        encoder = "urllib.parse.urlencode"
    else:
        return ""
    return f"{encoder}({literal}).encode()"


REWRITER = Rewriter("address-python", 14, _propose, frozenset({"python"}))
