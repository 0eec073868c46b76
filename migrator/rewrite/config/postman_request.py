"""One request of a Postman collection: address, query, headers and body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from migrator.rewrite.base import Edit
from migrator.rewrite.config.json_tree import Value, after, between, like, quoted, removed, rendered
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.endpoint import EXCHANGE, TOKEN
from migrator.rewrite.wire.parameters import GRANT, PARAMETER

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMS = ("formdata", "urlencoded")
_OAUTH = re.compile(r"(?i)/ims/token/v\d")
_VERSION = re.compile(r"v\d{1,2}")
_PAIR = re.compile(r"(?P<name>[\w.-]{1,100})=(?P<value>[^&]*)")
_MOVED = frozenset({"client_id", "client_secret", "grant_type", "scope", "scopes", PARAMETER})


class UnclearError(ValueError):
    """A request or script that is not followed: where it stands, and what to write there."""

    def __init__(self, value: Value, reason: str) -> None:
        super().__init__(reason)
        self.value = value
        self.reason = reason


def request_edits(text: str, request: Value, scopes: str) -> list[Edit]:
    """The edits of a request that signs in; none for any other. `scopes` names the variable of the scopes.

    Raises:
        UnclearError: it signs in, in a way that is not followed.
    """
    address = address_of(request)
    query, fields = _query(request, address), _fields(request)
    given = query | fields
    exchange = EXCHANGE.search(address) is not None or PARAMETER in given
    in_query = _OAUTH.search(address) is not None and "client_secret" in query and "grant_type" in given
    if not exchange and not in_query:
        return []
    if not {"client_id", "client_secret"} <= set(given):
        raise UnclearError(
            request,
            "this request asks for a token without client_id and client_secret in its form or query; send "
            f"grant_type={GRANT}, client_id, client_secret and scope, urlencoded, to /ims/token/v3.",
        )
    wanted = {name: value for name, value in given.items() if name not in {PARAMETER, "scopes"}}
    wanted["grant_type"] = GRANT
    wanted.setdefault("scope", given.get("scopes") or f"{{{{{scopes}}}}}")
    return [
        *_method(request),
        *_address(request, exchange=exchange),
        *_headers(request),
        *_body(text, request, wanted),
    ]


def address_of(request: Value) -> str:
    """The address as the request writes it in one piece."""
    return request.string("url") or request.string("url", "raw")


def assertion_variable(request: Value) -> str:
    """The variable that a request takes the assertion from; empty where it is written out."""
    given = _query(request, address_of(request)) | _fields(request)
    match = re.fullmatch(r"\{\{([^{}]+)\}\}", given.get(PARAMETER, "").strip())
    return match[1] if match is not None else ""


def _query(request: Value, address: str) -> dict[str, str]:
    """What the query says: in `url.query`, or in the address alone."""
    listed = request.get("url", "query")
    if listed is not None and listed.kind == "array" and listed.items:
        return {item.string("key"): item.string("value") for item in listed.items if item.get("disabled") is None}
    return {match["name"]: unquote_plus(match["value"]) for match in _PAIR.finditer(address.partition("?")[2])}


def _fields(request: Value) -> dict[str, str]:
    """What the body says: as a form, or as one string."""
    form = _form(request)
    if form is not None:
        return {item.string("key"): item.string("value") for item in form.items if item.get("disabled") is None}
    raw = request.string("body", "raw").strip()
    if request.string("body", "mode") != "raw" or raw[:1] in {"{", "["}:
        return {}
    return {match["name"]: unquote_plus(match["value"]) for match in _PAIR.finditer(raw)}


def _form(request: Value) -> Value | None:
    mode = request.string("body", "mode")
    form = request.get("body", mode) if mode in _FORMS else None
    return form if form is not None and form.kind == "array" else None


def _method(request: Value) -> Iterator[Edit]:
    method = request.get("method")
    if method is not None and method.text != "POST":
        yield Edit(method.start, method.end, quoted("POST"))


def _address(request: Value, *, exchange: bool) -> Iterator[Edit]:
    url = request.get("url")
    for written in (url, request.get("url", "raw")):
        if written is None or written.kind != "string":
            continue
        new = _without_secrets(EXCHANGE.sub(TOKEN, written.text))
        if new != written.text:
            yield Edit(written.start, written.end, quoted(new))
    if url is None or url.kind != "object":
        return
    if exchange:
        yield from _path(request)
    query = url.get("query")
    if query is not None and query.kind == "array":
        gone = [item for item in query.items if item.string("key") in _MOVED]
        yield from removed(url, [query]) if gone and len(gone) == len(query.items) else removed(query, gone)


def _without_secrets(address: str) -> str:
    """An address whose query holds no parameter of the sign-in."""
    base, mark, query = address.partition("?")
    kept = [part for part in query.split("&") if part.partition("=")[0] not in _MOVED]
    return base + (mark + "&".join(kept) if any(kept) else "")


def _path(request: Value) -> Iterator[Edit]:
    """`url.path`, which Postman sends; it has to say the same as `url.raw`."""
    path = request.get("url", "path")
    if path is None or EXCHANGE.search(address_of(request)) is None:
        return
    if path.kind == "string":
        yield Edit(path.start, path.end, quoted(EXCHANGE.sub(TOKEN, path.text)))
        return
    words = [item.text.lower() if item.kind == "string" else "" for item in path.items]
    for at, word in enumerate(words):
        if word != "exchange":
            continue
        version = 1 if _VERSION.fullmatch("".join(words[at + 1 : at + 2])) else 0
        if words[at + 1 + version : at + 2 + version] == ["jwt"]:
            last = path.items[at + 1 + version]
            yield Edit(path.items[at].start, path.items[at].end, quoted("token"))
            yield Edit(last.start, last.end, quoted("v3"))
            tail = path.items[at + 2 + version :]
            yield from removed(path, [*path.items[at + 1 : at + 1 + version], *(one for one in tail if not one.text)])
            return
    raise UnclearError(path, "write the path of /ims/token/v3 here: `url.path` does not spell what `url.raw` does.")


def _headers(request: Value) -> Iterator[Edit]:
    header = request.get("header")
    for item in header.items if header is not None else ():
        value = item.get("value")
        if item.string("key").lower() == "content-type" and value is not None and value.text != URLENCODED:
            yield Edit(value.start, value.end, quoted(URLENCODED))


def _body(text: str, request: Value, wanted: dict[str, str]) -> Iterator[Edit]:
    body, form = request.get("body"), _form(request)
    if form is None or not form.items:
        fields = [{"key": name, "value": value, "type": "text"} for name, value in wanted.items()]
        new: object = {"mode": "urlencoded", "urlencoded": fields}
        if body is None:
            at = request.get("header") or request.items[0]
            member = f"{quoted('body')}: {rendered(new, text, at.begin)}"
            yield after(text, request, at, [member])
        else:
            yield Edit(body.start, body.end, rendered(new, text, body.begin))
        return
    mode = request.get("body", "mode")
    other = request.get("body", "urlencoded")
    if mode is not None and mode.text == "formdata" and body is not None:
        yield Edit(mode.start, mode.end, quoted("urlencoded"))
        yield Edit(form.begin, form.begin + len('"formdata"'), quoted("urlencoded"))
        if other is not None:
            yield from removed(body, [other])
    yield from _entries(text, form, wanted)


def _entries(text: str, form: Value, wanted: dict[str, str]) -> Iterator[Edit]:
    """The assertion's entry becomes those that are missing; without one they come last."""
    present = {item.string("key") for item in form.items if item.get("disabled") is None}
    assertion = next((item for item in form.items if item.string("key") == PARAMETER), None)
    for item in form.items:
        key, value = item.get("key"), item.get("value")
        if item.string("key") == "grant_type" and value is not None and value.text != GRANT:
            yield Edit(value.start, value.end, quoted(GRANT))
        elif item.string("key") == "scopes" and key is not None:
            yield Edit(key.start, key.end, quoted("scope"))
            present.add("scope")
    sample = assertion or form.items[-1]
    new = [like(text, sample, {"key": name, "value": wanted[name]}) for name in wanted if name not in present]
    if assertion is None:
        yield from [after(text, form, sample, new)] if new else []
    elif new:
        yield Edit(assertion.begin, assertion.end, between(text, form).join(new))
    else:
        yield from removed(form, [assertion])
