"""Request files of REST clients: the request line, the headers and the body of the sign-in change together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import COLLECTION
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.endpoint import EXCHANGE, TOKEN
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_SEPARATOR = re.compile(r"(?m)^###[^\n]*\n?")
_LINE = re.compile(
    r"(?m)^[ \t]*(?:(?P<method>GET|POST|PUT)[ \t]+)?(?P<address>(?:https?://|\{\{)\S+)[^\r\n]*"
    r"(?P<more>(?:\r?\n[ \t]+[?&][^\r\n]*){0,50})"
)
_HEADER = re.compile(r"(?im)^content-type:[ \t]*(?P<value>[^\r\n]*)")
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_PAIR = re.compile(r"(?P<before>[?&]|^|(?<=\s))(?P<name>[\w.-]{1,100})=(?P<value>[^&\s]*)")
_PART = re.compile(r'name="(?P<name>[\w.-]{1,100})"[^\n]*\n(?:[^\n:]{1,60}:[^\n]*\n){0,5}\r?\n(?P<value>[^\r\n]*)')
_VARIABLE = re.compile(r"(?m)^@(?P<name>[\w.-]{1,100})[ \t]*=[^\n]*\n")
_OWN = frozenset({"client_id", "client_secret", PARAMETER, "grant_type", "scope"})
_LOOK = "{path}: the request is rewritten as its client would send it, and was not sent: send it once"
_BY_HAND = (
    "{path}:{line}: send POST to /ims/token/v3 with Content-Type: application/x-www-form-urlencoded and the body "
    "grant_type=client_credentials&client_id=…&client_secret=…&scope={scopes} here."
)


class _Request(NamedTuple):
    """One request: where it begins and ends, its line, and where its body begins."""

    start: int
    end: int
    line: re.Match[str]
    body: int


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if document.regions[0].language != "http":
            continue
        edits: list[Edit] = []
        for request in _requests(document.text):
            own = _edits(document.text, request, context.program.scopes)
            if own is None:
                line = document.position(request.line.start())[0]
                said = _BY_HAND.format(path=document.path, line=line, scopes=context.program.scopes)
                yield Proposal("Token request", said, blocking=True)
                return
            edits += own
        if edits:
            yield Proposal(
                "Send the client credentials grant",
                CONFIRM,
                edits={document.path: (*edits, *_unused(document, edits))},
                caution=_LOOK.format(path=document.path),
            )


def _requests(text: str) -> Iterator[_Request]:
    """The requests that go to the exchange."""
    borders = [0, *(match.end() for match in _SEPARATOR.finditer(text))]
    for start, end in zip(borders, [*borders[1:], len(text)], strict=True):
        line = _LINE.search(text, start, end)
        if line is None:
            continue
        blank = _BLANK.search(text, line.end(), end)
        body = end if blank is None else blank.end()
        if EXCHANGE.search(line.group()) or f"{PARAMETER}=" in text[line.start() : end]:
            yield _Request(start, end, line, body)


def _edits(text: str, request: _Request, scopes: str) -> list[Edit] | None:
    """The edits of a request; None where its parameters are not plain to see."""
    line = request.line
    query = {match["name"]: match["value"] for match in _PAIR.finditer(line.group().partition("?")[2], 0)}
    body = text[request.body : request.end]
    fields = {match["name"]: match["value"] for match in (*_PART.finditer(body), *_PAIR.finditer(body))}
    given = query | fields
    if not {"client_id", "client_secret"} <= set(given) or EXCHANGE.search(line["address"]) is None:
        return None
    edits = [*_head(text, request)]
    if PARAMETER in fields and not _PART.search(body):
        new = f"grant_type={GRANT}&scope={scopes}"
        found = next(match for match in _PAIR.finditer(body) if match["name"] == PARAMETER)
        start = request.body + found.start("name")
        return [*edits, Edit(start, start + len(found.group()) - len(found["before"]), new)]
    values = {name: value for name, value in given.items() if name != PARAMETER}
    values |= {"grant_type": GRANT, "scope": scopes}
    return [*edits, _body(text, request, "&".join(f"{name}={value}" for name, value in values.items() if name in _OWN))]


def _head(text: str, request: _Request) -> Iterator[Edit]:
    """Method, address and content type."""
    line = request.line
    start = line.start("address")
    address = line["address"] + line["more"]
    base, mark, query = address.partition("?")
    kept = [part.strip() for part in query.split("&") if part.partition("=")[0].strip() not in _OWN and part.strip()]
    new = EXCHANGE.sub(TOKEN, base.rstrip()) + (mark + "&".join(kept) if kept else "")
    between = text[line.end("address") : line.start("more")] if line["more"] else ""
    yield Edit(start, start + len(line["address"]), new)
    if line["more"]:
        yield Edit(line.end("address") + len(between), line.end(), "")
    if line["method"] not in {None, "POST"}:
        yield Edit(line.start("method"), line.end("method"), "POST")
    elif line["method"] is None:
        yield Edit(start, start, "POST ")
    header = _HEADER.search(text, line.end(), request.body)
    if header is None:
        newline = "\r\n" if "\r\n" in text else "\n"
        yield Edit(line.end(), line.end(), f"{newline}Content-Type: {URLENCODED}")
    elif header["value"].strip() != URLENCODED:
        yield Edit(header.start("value"), header.end("value"), URLENCODED)


def _body(text: str, request: _Request, new: str) -> Edit:
    """A body written anew, up to the script or separator that follows it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    old = text[request.body : request.end]
    script = re.search(r"(?m)^(?:>|<) |^###", old)
    stop = request.body + (script.start() if script is not None else len(old))
    tail = text[stop : request.end]
    separator = _SEPARATOR.search(text, request.body, request.end)
    if separator is not None:
        stop = min(stop, separator.start())
    blank = newline if request.body == request.end and not text[: request.end].endswith(newline * 2) else ""
    after = newline * 2 if tail or separator is not None or stop < len(text) else newline
    return Edit(request.body, stop, f"{blank}{new}{after}")


def _unused(document: Document, edits: list[Edit]) -> Iterator[Edit]:
    """File variables that only the assertion's parameter used."""
    text = document.text
    replaced = "".join(text[edit.start : edit.end] for edit in edits)
    written = "".join(edit.replacement for edit in edits)
    for match in _VARIABLE.finditer(text):
        name = f"{{{{{match['name']}}}}}"
        if name in replaced and name not in written and text.count(name) == 1:
            yield Edit(match.start(), match.end(), "")


REWRITER = Rewriter("http-file", 12, _propose, frozenset({COLLECTION}))
