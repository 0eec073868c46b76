"""A stand-in for Adobe's hosts, for programs whose SDK has the addresses in its code: they reach it as a proxy.

IMS is as strict as in `strict_ims`, but for what published SDKs do and IMS takes: the endpoints v2 and v3, with or
without a slash at the end. PDF Services gives tokens at an endpoint of its own, for client ID and secret alone. An API
answers to a token that was issued here, and what it was given is kept for the test to see.
"""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING, cast

from migrator.ims.server.listener import LocalServer
from migrator.ims.server.messages import Reply, Request, error_reply, json_reply
from tests.behaviour.strict_ims import CLIENT_ID, CLIENT_SECRET, refused_assertion, refused_parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.ims.server.service import Service

_TOKEN = re.compile(r"/ims/token/v[23]/?")
_EXCHANGE = re.compile(r"/ims/exchange/(?:v1/)?jwt/?")
_LIFE = 86_399
_USERS = {"result": "success", "lastPage": True, "users": [{"email": "anna@acme.example"}]}
_APIS: dict[str, object] = {
    "platform.adobe.io": {
        "results": [{"title": "Loyalty", "$id": "https://ns.acme/l", "meta:altId": "_acme.l"}],
        "_page": {"next": None},
    },
    "analytics.adobe.io": {"imsOrgs": [{"companies": [{"globalCompanyId": "acme1"}]}]},
    "cja.adobe.io": {"imsUserId": "A1@AdobeID"},
    "reactor.adobe.io": {"data": [{"id": "CO1", "attributes": {"name": "Acme"}}]},
    "usermanagement.adobe.io": _USERS,
}


@dataclass
class Adobe:
    """What the test learns. `former` answers the JWT exchange alone, as in 2022; otherwise it is gone."""

    former: bool
    public_key: str
    proxy: str = ""
    ca_pem: bytes = b""
    tokens: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    """Hosts of the APIs that were called with a token issued here."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        """The time, for the replies' dates."""
        return datetime.now(timezone.utc)

    def handle(self, request: Request) -> Reply:
        """The answer to any request."""
        if request.path.startswith("/ims/") or request.path.rstrip("/") == "/token":
            reason = self._refused(request)
            return self._issued() if not reason else self._told(request, reason)
        if request.bearer not in self.tokens or request.headers.get("x-api-key") != CLIENT_ID:
            return self._told(request, "no token of this IMS", 401)
        self.called.append(request.host)
        if request.host not in _APIS:
            return json_reply(400, {"error": {"code": "NO_JOB", "message": "signed in, and nothing to do"}})
        return json_reply(200, _APIS[request.host])

    def _refused(self, request: Request) -> str:
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.method != "POST" or content_type != "application/x-www-form-urlencoded":
            return f"{request.method} of {content_type!r}"
        fields = dict(request.fields)
        if self.former:
            known = _EXCHANGE.fullmatch(request.path) is not None
            return refused_assertion(fields, self.public_key) if known else "no such endpoint"
        if request.host == "pdf-services.adobe.io" and request.path.rstrip("/") == "/token":
            right = fields == {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
            return "" if right else f"parameters {sorted(fields)}"
        return refused_parameters(fields) if _TOKEN.fullmatch(request.path) else "no such endpoint"

    def _issued(self) -> Reply:
        with self.lock:
            token = f"eyJhbGciOiJSUzI1NiJ9.token-{len(self.tokens) + 1}.c2ln"
            self.tokens.append(token)
        life = _LIFE * 1000 if self.former else _LIFE
        return json_reply(200, {"access_token": token, "token_type": "bearer", "expires_in": life})

    def _told(self, request: Request, reason: str, status: int = 400) -> Reply:
        self.refusals.append(f"{request.method} {request.host}{request.path}: {reason}")
        return error_reply(status, "invalid_request", reason)


@contextmanager
def serve(*, former: bool, public_key: str = "") -> Iterator[Adobe]:
    """Adobe's hosts for as long as the context lasts."""
    adobe = Adobe(former, public_key)
    server = LocalServer(("127.0.0.1", 0), cast("Service", adobe), lambda _access: None)
    adobe.proxy, adobe.ca_pem = f"http://127.0.0.1:{server.server_port}", server.authority.pem()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield adobe
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
