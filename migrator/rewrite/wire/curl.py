"""curl and its like: every option that carried a part of the form becomes one of a urlencoded body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.parameters import GRANT, PARAMETER, requests
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FORM = re.compile(r"^(?:-F|--form|--form-string)$")
_ENCODED = re.compile(r"^--data-urlencode$")
_DATA = re.compile(r"^(?:-d|--data(?:-raw|-binary|-ascii)?)$")
_TYPE = re.compile(r"(?i)(content-type:\s*)(?:multipart/form-data|application/json)[^'\"]*")
_TOKEN = re.compile(r"jwt_token=")
_GET = re.compile(r"-[fgiksvLS]{0,8}G[fgiksvLS]{0,8}|--get")
_IN_ADDRESS = re.compile(r"(?P<name>client_id|client_secret|grant_type)(?P<sign>==)")
"""HTTPie: an item of the query."""
_ASSERTED = re.compile(r"(?i)^[\"']?[^\"'?\s]*\?(?:[^\"'\s]*&)?jwt_token=")


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        edits: dict[Edit, None] = {}
        for code in codes(document):
            for entry in requests(code, spots):
                word = _word(code, entry.name_span.start)
                if word is not None:
                    own = code.in_file(list(_edits(context, code, word)))
                    edits.update(dict.fromkeys(own or ()))
            for word in _addresses(code, spots):
                own = code.in_file([*_query(context, code, word), *_headers(code, word.parent or word)])
                edits.update(dict.fromkeys(own or ()))
        if edits:
            yield Proposal("Send the client credentials grant", CONFIRM, edits={document.path: tuple(edits)})


def _addresses(code: Code, spots: Spots) -> Iterator[Node]:
    """The addresses that curl is given with the assertion in the query, and that are no parameter to the parser."""
    known = {entry.span.start for entry in code.facts.entries if entry.name == PARAMETER}
    for node in code.nodes:
        if node.kind != "command" or callee(code, node) != "curl":
            continue
        for part in node.parts:
            token = _ASSERTED.search(code.source(part))
            span = Span(part.start, part.end)
            if token is None or any(part.start <= start < part.end for start in known):
                continue
            if spots.near(code.region, span, "jwt-token-parameter"):
                yield part


def _word(code: Code, offset: int) -> Node | None:
    """The word of the command that holds an offset."""
    found: Node | None = None
    for node in code.nodes:
        if not node.start <= offset < node.end or node.parent is None:
            continue
        if node.parent.kind in {"command", "array", "variable_assignment"} and node.kind != "command_name":
            found = node
    return found


def _edits(context: Context, code: Code, word: Node) -> Iterator[Edit]:
    holder = word.parent
    if holder is None:
        return
    option = word.before()
    flag = code.source(option) if option is not None else ""
    source = code.source(word)
    token = _TOKEN.search(source)
    if token is None:
        return
    if holder.kind == "command" and callee(code, holder) in _HTTPIE:
        yield from _items(context, code, holder, word)
        return
    if _FORM.match(flag) or _ENCODED.match(flag) or (_DATA.match(flag) and _is_alone(source)):
        yield from _cloned(context, code, option, word)
        for part in _parts(code, holder):
            yield from _siblings(code, part)
    elif holder.kind == "variable_assignment" and "?" in source[: token.start()]:
        yield from _moved(context, code, holder, word)
        return
    elif source.lstrip("\"'")[: token.start()].find("?") != -1 and "jwt" in source:
        yield from _query(context, code, word)
    else:
        start, end = _value(code, word, word.start + token.start())
        yield Edit(start, end, f"grant_type={GRANT}&scope={context.program.scopes}")
    yield from _headers(code, holder)


def _is_alone(source: str) -> bool:
    """Whether a word holds just this parameter."""
    return source.lstrip("\"'").startswith("jwt_token=") and "&" not in source


def _cloned(context: Context, code: Code, option: Node | None, word: Node) -> Iterator[Edit]:
    """The option once for the grant and once for the scope, laid out like the one before it."""
    if option is None:
        return
    quote = code.text[word.start] if code.text[word.start] in "\"'" else ""
    flag = code.source(option) if _DATA.match(code.source(option)) else "--data-urlencode"
    previous = option.before()
    between = code.text[previous.end : option.start] if previous is not None else " "
    gap = between if between.strip() in {"", "\\"} and between else " "
    space = code.text[option.end : word.start]
    grant, scope = f"grant_type={GRANT}", f"scope={context.program.scopes}"
    text = f"{flag}{space}{quote}{grant}{quote}{gap}{flag}{space}{quote}{scope}{quote}"
    yield Edit(option.start, word.end, text)


def _parts(code: Code, holder: Node) -> list[Node]:
    """The command itself, or every array that is added to the variable of the one that holds the word."""
    name = holder.parent.parts[0] if holder.parent is not None and holder.kind == "array" else None
    if name is None:
        return [holder]
    return [
        node
        for node in code.nodes
        if node.kind == "array" and node.parent is not None and code.source(node.parent.parts[0]) == code.source(name)
    ]


def _siblings(code: Code, holder: Node) -> Iterator[Edit]:
    """The other parts of the form."""
    for part in holder.parts:
        source = code.source(part)
        following = part.after()
        if _FORM.match(source) and following is not None and not _TOKEN.search(code.source(following)):
            yield Edit(part.start, part.end, "--data-urlencode")


def _value(code: Code, word: Node, start: int) -> tuple[int, int]:
    """From the parameter's name to the end of its value inside a word."""
    end = word.end - (1 if code.text[word.end - 1] in "\"'" else 0)
    at = start
    depth = 0
    while at < end:
        char = code.text[at]
        depth += (char in "({") - (char in ")}")
        if char == "&" and depth == 0:
            return start, at
        at += 1
    return start, end


def _query(context: Context, code: Code, word: Node) -> Iterator[Edit]:
    """`"$URL?client_id=…"` becomes the address and a body."""
    mark = code.text.index("?", word.start)
    quote = code.text[word.start] if code.text[word.start] in "\"'" else ""
    start, end = _value(code, word, word.start + code.source(word).index("jwt_token="))
    yield Edit(mark, mark + 1, f"{quote} -d {quote}")
    yield Edit(start, end, f"grant_type={GRANT}&scope={context.program.scopes}")


def _moved(context: Context, code: Code, holder: Node, word: Node) -> Iterator[Edit]:
    """`url="…?client_id=…"` is cut at the question mark; the one curl that takes `$url` gets the rest as data."""
    name = code.source(holder.parts[0])
    uses = [
        node
        for node in code.nodes
        if node.kind in {"simple_expansion", "expansion"} and code.source(node).strip("${}") == name
    ]
    taken = uses[0] if uses else None
    while taken is not None and taken.parent is not None and taken.parent.kind != "command":
        taken = taken.parent
    command = taken.parent if taken is not None else None
    if len(uses) != 1 or taken is None or command is None or callee(code, command) != "curl":
        return
    mark = code.text.index("?", word.start)
    quote = code.text[word.start] if code.text[word.start] in "\"'" else ""
    start, end = _value(code, word, word.start + code.source(word).index("jwt_token="))
    query = (
        code.text[mark + 1 : start]
        + f"grant_type={GRANT}&scope={context.program.scopes}"
        + code.text[end : word.end - len(quote)]
    )
    yield Edit(mark, word.end - len(quote), "")
    yield Edit(taken.end, taken.end, f' -d "{query}"')
    yield from _headers(code, command)


_HTTPIE = frozenset({"http", "https"})


def _items(context: Context, code: Code, command: Node, word: Node) -> Iterator[Edit]:
    """HTTPie: one item for the grant and one for the scope; without `--form` it would send JSON."""
    between = code.text[before.end : word.start] if (before := word.before()) is not None else " "
    yield Edit(word.start, word.end, f"grant_type={GRANT}{between}scope={context.program.scopes}")
    for part in command.parts:
        item = _IN_ADDRESS.match(code.source(part).lstrip("\"'"))
        if item is not None:
            start = part.start + code.source(part).index("==")
            yield Edit(start, start + 2, "=")
    flags = [part for part in command.parts if code.source(part) in {"--form", "-f", "--multipart", "--json", "-j"}]
    wrong = [part for part in flags if code.source(part) not in {"--form", "-f"}]
    yield from (Edit(part.start, part.end, "--form") for part in wrong)
    if not flags:
        yield Edit(command.parts[0].end, command.parts[0].end, " --form")


def _headers(code: Code, holder: Node) -> Iterator[Edit]:
    """What else a command is told: the type of the body, and `-G`, which would put it into the address."""
    for part in holder.parts:
        source = code.source(part)
        if _GET.fullmatch(source) is not None:
            others = source.replace("G", "") if not source.startswith("--") else ""
            before = part.before()
            start = before.end if before is not None and others in {"", "-"} else part.start
            yield Edit(start, part.end, "" if others in {"", "-"} else others)
        match = _TYPE.search(code.source(part))
        if match is not None:
            start = part.start + match.end(1)
            yield Edit(start, part.start + match.end(), URLENCODED)


REWRITER = Rewriter("curl", 40, _propose, frozenset({"shell"}))
