"""Reduces a request to its canonical call, by allow-list: no secret, no assertion, no token, no address is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from migrator.ims import token as tokens
from migrator.ims.calls import Call, CallKind
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.ims.wire import RawRequest

ENDPOINTS: tuple[tuple[CallKind, re.Pattern[str]], ...] = (
    ("token", re.compile(r"/ims/token(?:/v[234])?/?")),
    ("exchange", re.compile(r"/ims/exchange/(?:v\d+/)?jwt/?")),
    ("validate", re.compile(r"/ims/validate_token(?:/v\d+)?/?")),
)
"""Paths of IMS; each version and a trailing slash mean the same (adobe-dev-console S2S/ims.md, adobe/aio-lib-ims)."""

_SENSITIVE = ("client_secret", "jwt_token", "token", "access_token", "refresh_token", "code", "assertion")
_SEPARATORS = re.compile(r"[,\s]+")


@dataclass(frozen=True, slots=True)
class ReducedRequest:
    """The canonical call without its fingerprint, the client secret to take one of, and all values to keep out."""

    call: Call
    secret: Secret | None
    sensitive: tuple[Secret, ...]


def reduce_request(request: RawRequest) -> ReducedRequest:
    """The canonical form: of the URL the path, of query, form and headers the allow-listed names.

    A parameter may stand in the query or in the body, the body may be URL-encoded or multipart, scopes may be separated
    by commas or blanks: IMS takes all of them, so they are one call.
    """
    url = urlsplit(request.url)
    form = form_fields(url.query, request.headers.get("content-type", ""), request.body)
    kind = _kind(url.path, form)
    bearer = request.headers.get("authorization", "").partition(" ")[2]
    secret = form.get("client_secret")
    return ReducedRequest(
        call=_call(kind, url.path, form, request.headers, bearer),
        secret=Secret(secret) if secret else None,
        sensitive=tuple(Secret(value) for value in (*(form.get(name) for name in _SENSITIVE), bearer) if value),
    )


def _kind(path: str, form: Mapping[str, str]) -> CallKind:
    """By the path; the token endpoint of another IMS by what is asked of it."""
    for kind, pattern in ENDPOINTS:
        if pattern.fullmatch(path):
            return kind
    return "token" if form.get("grant_type") == "client_credentials" else "api"


def _call(kind: CallKind, path: str, form: Mapping[str, str], headers: Mapping[str, str], bearer: str) -> Call:
    client_id = _client_id(form, headers, bearer)
    if kind == "api":
        org_id, sandbox = headers.get("x-gw-ims-org-id", ""), headers.get("x-sandbox-name", "")
        return Call("api", client_id, path=path, org_id=org_id, sandbox=sandbox)
    if kind == "token":
        scopes = {scope for scope in _SEPARATORS.split(form.get("scope", "")) if scope}
        return Call("token", client_id, grant_type=form.get("grant_type", ""), scopes=tuple(sorted(scopes)))
    return Call(kind, client_id)


def _client_id(form: Mapping[str, str], headers: Mapping[str, str], bearer: str) -> str:
    """From the form, the API key, or the claims of the token that is sent."""
    named = form.get("client_id") or headers.get("x-api-key") or headers.get("x-ims-clientid")
    decoded = None if named else tokens.decode(bearer)
    claimed = decoded[1].get("client_id") if decoded else None
    return named or (claimed if isinstance(claimed, str) else "")


def form_fields(query: str, content_type: str, body: bytes) -> dict[str, str]:
    """The parameters of a query and of a form, URL-encoded or multipart: Adobe's own clients send all of them."""
    fields = dict(parse_qsl(query))
    if content_type.lower().startswith("multipart/form-data"):
        fields.update(_multipart(content_type, body))
    elif "json" not in content_type:
        fields.update(parse_qsl(body.decode("utf-8", "replace")))
    return fields


def _multipart(content_type: str, body: bytes) -> dict[str, str]:
    head = b"content-type: " + content_type.encode("utf-8", "replace") + b"\r\n\r\n"
    message = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + body)
    fields = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        content = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str) and isinstance(content, bytes):
            fields[name] = content.decode("utf-8", "replace").strip("\r\n")
    return fields
