"""The local IMS itself: endpoints by path, without a socket."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from migrator import clock as system_clock
from migrator.catalogue.load import products
from migrator.ims.probing import EXPERIENCE_PLATFORM, SANDBOXES
from migrator.ims.server import assertion, gateway
from migrator.ims.server.faults import Faults
from migrator.ims.server.issuer import Issuer
from migrator.ims.server.messages import Reply, Request, error_reply, json_reply
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from migrator.ims.server.scenario import Client, Scenario

_TOKEN = re.compile(r"/ims/token/v[234]/?")
_EXCHANGE = re.compile(r"/ims/exchange/(?:v\d+/)?jwt/?")
_VALIDATE = re.compile(r"/ims/validate_token/v1/?")
_REVOKE = re.compile(r"/ims/(?:revoke|invalidate_token/v[12])/?")
_KEYS = re.compile(r"/ims/keys/?")
_DISCOVERY = re.compile(r"/ims/\.well-known/openid-configuration")
_PDF_TOKEN = re.compile(r"/token/?")
_SEPARATORS = re.compile(r"[,\s]+")


class Service:
    """Answers requests by a scenario. Thread-safe."""

    def __init__(self, scenario: Scenario, clock: Callable[[], datetime] = system_clock.now) -> None:
        self._scenario = scenario
        self._clients = {client.client_id: client for client in scenario.clients}
        self._faults = Faults(scenario.faults)
        self._clock = clock
        self._issuer = Issuer(clock)
        self._endpoints: tuple[tuple[re.Pattern[str], str, str, Callable[[Request], Reply]], ...] = (
            (_TOKEN, "POST", "token", self._token),
            (_EXCHANGE, "POST", "exchange", self._exchange),
            (_VALIDATE, "POST", "validate", self._validate),
            (_REVOKE, "POST", "revoke", self._revoke),
            (_KEYS, "GET", "keys", lambda _request: json_reply(200, self._issuer.keys())),
            (_DISCOVERY, "GET", "keys", self._discovery),
            (_PDF_TOKEN, "POST", "token", self._pdf_token),
        )

    def handle(self, request: Request) -> Reply:
        """The reply to a request, faults and latency included."""
        place, client_id, reply = self._route(request)
        reply = self._faults.apply(place, client_id, request, reply)
        return replace(reply, delay=reply.delay + self._scenario.latency)

    def now(self) -> datetime:
        """The time of this IMS."""
        return self._clock()

    def _route(self, request: Request) -> tuple[str, str, Reply]:
        """The place that faults name, the client concerned, and the reply without faults."""
        for pattern, method, place, respond in self._endpoints:
            if pattern.fullmatch(request.path):
                client_id = request.fields.get("client_id") or _basic(request)[0]
                if request.method != method:
                    return place, client_id, error_reply(405, "method_not_allowed", f"use {method}")
                return place, client_id, respond(request)
        if request.path == SANDBOXES:
            return self._api("sandboxes", EXPERIENCE_PLATFORM, request)
        product = gateway.product_of(request)
        if product:
            return self._api(product.id, product.id, request)
        return "other", "", error_reply(404, "not_found", "this local IMS has no such endpoint")

    def _api(self, place: str, product_id: str, request: Request) -> tuple[str, str, Reply]:
        product = products()[product_id]
        claims, _ = self._issuer.read(request.bearer)
        client = self._clients.get(str(claims["client_id"])) if claims else None
        refused = gateway.refusal(request, client, product)
        if refused or client is None:
            return place, client.client_id if client else "", refused or Reply(401)
        return place, client.client_id, gateway.answer(client, product, request)

    def _token(self, request: Request) -> Reply:
        """Errors as seen in adobe/asset-compute-client and adobe/reactor-uploader, else RFC 6749 section 5.2."""
        grant = request.fields.get("grant_type")
        if grant != "client_credentials":
            return error_reply(
                400, "unsupported_grant_type" if grant else "invalid_request", "invalid grant_type parameter"
            )
        client, refused = self._client(request)
        if client is None:
            return refused
        scopes = [scope for scope in _SEPARATORS.split(request.fields.get("scope", "")) if scope]
        if not scopes or not set(scopes) <= set(client.scopes):
            return error_reply(400, "invalid_scope", "invalid scope parameter")
        return self._granted(client, scopes)

    def _client(self, request: Request) -> tuple[Client | None, Reply]:
        """The client that a request authenticates, by its form or by HTTP Basic; else a refusal."""
        name, password = _basic(request)
        client = self._clients.get(request.fields.get("client_id") or name)
        if client is None:
            return None, error_reply(400, "invalid_client", "invalid client_id parameter")
        secret = Secret(request.fields.get("client_secret") or password)
        if not any(secret == own for own in client.secrets):
            return None, error_reply(400, "invalid_client", "invalid client_secret parameter")
        return client, Reply()

    def _granted(self, client: Client, scopes: list[str]) -> Reply:
        life = self._scenario.token_life if client.token_life is None else client.token_life
        token = self._issuer.issue(client, scopes, life)
        data = {"access_token": token, "token_type": "bearer", "expires_in": life}
        return json_reply(200, data, cache_control="no-store")

    def _pdf_token(self, request: Request) -> Reply:
        """PDF Services' own token call: no grant type, no scope (AdobeDocs/pdfservices-api-documentation)."""
        client, refused = self._client(request)
        return refused if client is None else self._granted(client, list(client.scopes))

    def _exchange(self, request: Request) -> Reply:
        """A token for an assertion; `expires_in` is in milliseconds there."""
        if self._scenario.exchange == "ended":
            return assertion.ended()
        client, refused = self._client(request)
        if client is None:
            return replace(refused, status=401)
        refusal = assertion.refusal(client, request.fields.get("jwt_token", ""), self._clock())
        if refusal:
            return refusal
        token = self._issuer.issue(client, client.metascopes, self._scenario.token_life)
        life = self._scenario.token_life * 1000 + 992
        return json_reply(200, {"token_type": "bearer", "access_token": token, "expires_in": life})

    def _validate(self, request: Request) -> Reply:
        if request.fields.get("client_id") not in self._clients:
            return error_reply(400, "invalid_client", "invalid client_id parameter")
        claims, reason = self._issuer.read(request.fields.get("token") or request.bearer)
        return json_reply(200, {"valid": True, "token": dict(claims)} if claims else {"valid": False, "reason": reason})

    def _revoke(self, request: Request) -> Reply:
        self._issuer.revoke(request.fields.get("token") or request.bearer)
        return Reply(200)

    def _discovery(self, request: Request) -> Reply:
        base = f"https://{request.host}"
        return json_reply(
            200,
            {
                "issuer": base,
                "token_endpoint": f"{base}/ims/token/v3",
                "revocation_endpoint": f"{base}/ims/revoke",
                "jwks_uri": f"{base}/ims/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            },
        )


def _basic(request: Request) -> tuple[str, str]:
    """User and password of HTTP Basic; empty where there is none."""
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
