"""Insomnia exports of version 5 (YAML): address, media type and form of the sign-in, by their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.endpoint import EXCHANGE, TOKEN
from migrator.rewrite.wire.parameters import GRANT, PARAMETER

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(r"^(?P<indent>[ ]*)- ", re.MULTILINE)
_URL = re.compile(r"^[ ]*(?:- )?url:[ ]*[^\n]*", re.MULTILINE)
_KIND = re.compile(r"^[ ]*(?:- )?(?:mimeType|value):[ ]*[\"']?(?P<kind>multipart/form-data[^\"'\n]*)", re.MULTILINE)
_NAME = re.compile(r"^(?P<head>[ ]*(?:- )?name:[ ]*)(?P<mark>[\"']?)(?P<name>\w+)(?P=mark)[ ]*$", re.MULTILINE)
_VALUE = re.compile(r"^(?P<head>[ ]*(?:- )?value:)[^\n]*", re.MULTILINE)
_ID = re.compile(r"^(?P<head>[ ]*(?:- )?id:[ ]*)(?P<id>\S+)[ ]*$", re.MULTILINE)
_SCRIPT = re.compile(r"^[ ]*(?:preRequest|afterResponse)(?:Script)?:", re.MULTILINE)


class _Block(NamedTuple):
    """An item of a list: a request, or one parameter of its form."""

    start: int
    end: int
    text: str


def sign_ins(text: str, scopes: str) -> tuple[Edit, ...]:
    """The edits of all sign-ins of an export; none where one of them is not followed."""
    edits: list[Edit] = []
    for url in _URL.finditer(text):
        if EXCHANGE.search(url.group()) is None:
            continue
        request = _around(text, url.start())
        parameters = [] if request is None else list(_parameters(text, request))
        names = {_name(one) for one in parameters}
        if request is None or _SCRIPT.search(request.text) or not {"client_id", "client_secret", PARAMETER} <= names:
            return ()
        edits.append(Edit(url.start(), url.end(), EXCHANGE.sub(TOKEN, url.group())))
        kinds = [
            (request.start + one.start("kind"), request.start + one.end("kind")) for one in _KIND.finditer(request.text)
        ]
        edits += [Edit(start, end, URLENCODED) for start, end in kinds]
        edits += [_grant(one, names, scopes) for one in parameters if _name(one) == PARAMETER]
    return tuple(edits)


def _around(text: str, offset: int) -> _Block | None:
    """The item of a list whose key stands at an offset: its mark is in that line, or in one above, two further out."""
    column = len(text[offset:]) - len(text[offset:].lstrip(" "))
    at = offset
    while at >= 0:
        item = _ITEM.match(text, at)
        if item is not None and (at == offset or len(item["indent"]) == column - 2):
            return _block(text, item)
        line = text[at : text.find("\n", at)]
        if line.strip() and len(line) - len(line.lstrip(" ")) < column:
            return None
        at = text.rfind("\n", 0, at - 1) + 1 if at > 0 else -1
    return None


def _parameters(text: str, request: _Block) -> Iterator[_Block]:
    """The items in a request that have a name."""
    for item in _ITEM.finditer(text, request.start + 1, request.end):
        block = _block(text, item)
        if _NAME.search(block.text) is not None:
            yield block


def _block(text: str, item: re.Match[str]) -> _Block:
    end = _end(text, item)
    return _Block(item.start(), end, text[item.start() : end])


def _end(text: str, item: re.Match[str]) -> int:
    """Where the next line begins that is no further in than the item's mark."""
    after = re.compile(rf"^[ ]{{0,{len(item['indent'])}}}\S", re.MULTILINE).search(text, item.end())
    return after.start() if after is not None else len(text)


def _name(parameter: _Block) -> str:
    match = _NAME.search(parameter.text)
    return match["name"] if match is not None else ""


def _grant(assertion: _Block, present: set[str], scopes: str) -> Edit:
    """The parameter as one of the grant, and one of the scopes in its image."""
    wanted = {name: value for name, value in (("grant_type", GRANT), ("scope", scopes)) if name not in present}
    copies = [_copy(assertion.text, name, value, number) for number, (name, value) in enumerate(wanted.items())]
    return Edit(assertion.start, assertion.end, "".join(copies))


def _copy(text: str, name: str, value: str, number: int) -> str:
    """The parameter with another name and value; a second copy has an identity of its own."""
    text = _NAME.sub(rf"\g<head>{name}", text, count=1)
    text = _VALUE.sub(rf"\g<head> {value}", text, count=1)
    text = _ID.sub(rf"\g<head>\g<id>-{number}", text, count=1) if number else text
    return text if text.endswith("\n") else f"{text}\n"
