"""An IMS on loopback with the strictest reading of the documentation, to judge programs by what they send.

`former` answers the JWT exchange as IMS did in 2022 and knows no client credentials grant; otherwise the exchange is
gone and the token endpoint wants exactly the documented request (adobe-dev-console S2S/ims.md).
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENT_ID = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
CLIENT_SECRET = "p8e-Kq3vXw_9-ZtB7nLd2RfYh5mJc8sGa1uE"
ORG_ID = "0123456789ABCDEF0A495C99@AdobeOrg"
TECHNICAL_ACCOUNT = "89ABCDEF012345670A495C98@techacct.adobe.com"
_PARAMETERS = {"grant_type", "client_id", "client_secret", "scope"}


@dataclass
class Ims:
    """What a program may learn from the outside: the address; and what the test learns: tokens and refusals."""

    former: bool
    public_key: str
    url: str = ""
    tokens: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def issue(self, life: int) -> dict[str, object]:
        """A new token; `life` in the unit of the endpoint."""
        with self.lock:
            token = f"eyJhbGciOiJSUzI1NiJ9.token-{len(self.tokens) + 1}.c2ln"
            self.tokens.append(token)
        return {"access_token": token, "token_type": "bearer", "expires_in": life}


class _Handler(BaseHTTPRequestHandler):
    ims: Ims

    def do_POST(self) -> None:
        """Any request: the reason of a refusal is kept for the test to show."""
        body = self._body().decode()
        parts = urlsplit(self.path)
        if self.ims.former:
            reason = self._exchange(parts.path, parts.query, body)
            life = 86_399_992
        else:
            reason = self._token(parts.path, parts.query, body)
            life = 86_399
        if reason:
            self.ims.refusals.append(f"{self.command} {self.path}: {reason}")
        self._answer(
            400 if reason else 200,
            {"error": "invalid_request", "error_description": reason} if reason else self.ims.issue(life),
        )

    do_GET = do_POST  # noqa: N815 - the base class names it

    def _body(self) -> bytes:
        """By its length, or in chunks."""
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length") or 0))
        body = b""
        while size := int(self.rfile.readline().strip() or b"0", 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        return body

    def _token(self, path: str, query: str, body: str) -> str:
        if path != "/ims/token/v3":
            return "no such endpoint"
        if self.command != "POST":
            return "not a POST"
        if query:
            return "parameters in the query"
        content_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type != "application/x-www-form-urlencoded":
            return f"content type {content_type!r}"
        given = parse_qs(body, keep_blank_values=True, strict_parsing=True)
        if any(len(values) != 1 for values in given.values()):
            return f"parameters {sorted(given)}"
        return refused_parameters({name: values[0] for name, values in given.items()})

    def _exchange(self, path: str, query: str, body: str) -> str:
        if path.rstrip("/") not in {"/ims/exchange/jwt", "/ims/exchange/v1/jwt"}:
            return "no such endpoint"
        content_type = self.headers.get("content-type", "")
        fields = _multipart(content_type, body) if "multipart/form-data" in content_type else _flat(body)
        fields |= _flat(query)
        return refused_assertion(fields, self.ims.public_key)

    def _answer(self, status: int, content: dict[str, object]) -> None:
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json;charset=UTF-8")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Nothing: the test tells what went wrong."""


def refused_parameters(fields: dict[str, str]) -> str:
    """Why the client credentials grant is refused; empty where it is not."""
    if set(fields) != _PARAMETERS:
        return f"parameters {sorted(fields)}"
    if fields["grant_type"] != "client_credentials":
        return f"grant type {fields['grant_type']!r}"
    if fields["client_id"] != CLIENT_ID or fields["client_secret"] != CLIENT_SECRET:
        return "wrong credential"
    scopes = fields["scope"].split(",")
    blank = any(character in fields["scope"] for character in " \t\n")
    return "" if all(scopes) and not blank else f"scope {fields['scope']!r}"


def refused_assertion(fields: dict[str, str], public_key: str) -> str:
    """Why the exchange of an assertion was refused in its day; empty where it was not."""
    if fields.get("client_id") != CLIENT_ID or fields.get("client_secret") != CLIENT_SECRET:
        return f"wrong credential {sorted(fields)}"
    try:
        claims = jwt.decode(
            fields.get("jwt_token", ""), public_key, algorithms=["RS256"], options={"verify_aud": False}
        )
    except jwt.PyJWTError as error:
        return f"assertion: {error}"
    if claims.get("iss") != ORG_ID or claims.get("sub") != TECHNICAL_ACCOUNT:
        return f"claims {claims}"
    if not str(claims.get("aud", "")).endswith(f"/c/{CLIENT_ID}") or not any("/s/ent_" in name for name in claims):
        return f"claims {claims}"
    return ""


def _flat(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}


def _multipart(content_type: str, body: str) -> dict[str, str]:
    boundary = content_type.partition("boundary=")[2].strip('"')
    fields = {}
    for part in body.split(f"--{boundary}"):
        head, _, value = part.partition("\r\n\r\n")
        name = head.partition("name=")[2].partition("\r")[0].partition(";")[0].strip('"')
        if name:
            fields[name] = value.removesuffix("\r\n")
    return fields


@contextmanager
def serve(*, former: bool, public_key: str = "") -> Iterator[Ims]:
    """An IMS for as long as the context lasts."""
    ims = Ims(former, public_key)
    handler = type("Handler", (_Handler,), {"ims": ims})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    ims.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield ims
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
