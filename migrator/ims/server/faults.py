"""Faults of the local IMS, one function each: how IMS, the gateway and networks are seen to fail."""

from __future__ import annotations

import json
import threading
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from migrator.ims.server.messages import Reply, Request, error_reply, json_reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PLACES = ("any", "token", "exchange", "validate", "sandboxes")
"""Beside these, the id of a product."""

_MEGABYTE = 1024 * 1024
_OVERSIZED = 100
_BOMB = 64
_GZIP = 31  # zlib's window bits for a gzip header


@dataclass(frozen=True, slots=True)
class Fault:
    """`call` says which, for which client (all when empty), the first `times` times (always when 0).

    `status`, `seconds`, `retry_after`, `error` and `description` mean what the kind makes of them.
    """

    kind: str
    call: str = "any"
    client_id: str = ""
    times: int = 0
    status: int = 0
    seconds: float = 0.0
    retry_after: str = ""
    error: str = ""
    description: str = ""


def _status(fault: Fault, _request: Request, _reply: Reply) -> Reply:
    """Any status, with an OAuth error in its body where one is given."""
    status = fault.status or 500
    headers = {"retry_after": fault.retry_after} if fault.retry_after else {}
    if not fault.error:
        return Reply(status, headers={"retry-after": fault.retry_after} if headers else {})
    return json_reply(status, {"error": fault.error, "error_description": fault.description}, **headers)


def _throttle(fault: Fault, _request: Request, _reply: Reply) -> Reply:
    body = {"error_code": "429050", "message": "Too many requests"}
    return json_reply(429, body, retry_after=fault.retry_after or "1")


def _gateway(fault: Fault, _request: Request, _reply: Reply) -> Reply:
    """An error of the API gateway; its first three digits are the status."""
    code = fault.error or "403000"
    return json_reply(int(code[:3]), {"error_code": code, "message": fault.description})


def _slow(fault: Fault, _request: Request, reply: Reply) -> Reply:
    return replace(reply, delay=reply.delay + fault.seconds)


def _cut(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    body = reply.body if isinstance(reply.body, bytes) else b""
    return replace(reply, cut=len(body) // 2)


def _drop(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    """The connection is closed without a byte."""
    return replace(reply, status=0)


def _oversized(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    return replace(reply, body=_blanks(), headers={**reply.headers, "content-type": "application/json"})


def _blanks() -> Iterator[bytes]:
    block = b" " * _MEGABYTE
    for _ in range(_OVERSIZED):
        yield block


def _bomb(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    return replace(reply, body=_deflated(_BOMB), headers={**reply.headers, "content-encoding": "gzip"})


def _deflated(megabytes: int) -> Iterator[bytes]:
    """Blanks as one gzip stream, made while it is sent: whoever reads on pays for it, the first byte is soon there."""
    packer = zlib.compressobj(wbits=_GZIP)
    block = b" " * _MEGABYTE
    for _ in range(megabytes):
        yield packer.compress(block) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()


def _malformed(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    return replace(reply, body=b'{"access_token": "eyJ', headers={"content-type": "application/json"})


def _portal(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    """A network that wants a sign-in first answers for everybody."""
    page = b"<!DOCTYPE html><html><title>Sign in to Guest Wi-Fi</title></html>"
    return replace(reply, status=200, body=page, headers={"content-type": "text/html"})


def _redirect(_fault: Fault, _request: Request, _reply: Reply) -> Reply:
    return Reply(302, headers={"location": "https://portal.example.net/login"})


def _edited(reply: Reply, **values: object) -> Reply:
    data = json.loads(reply.body) if isinstance(reply.body, bytes) and reply.body.startswith(b"{") else {}
    return replace(reply, body=json.dumps({**data, **values}).encode())


def _milliseconds(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    return _edited(reply, expires_in=86_399_992)


def _dead(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    return _edited(reply, expires_in=0)


def _wrong_type(_fault: Fault, _request: Request, reply: Reply) -> Reply:
    return _edited(reply, token_type="mac")  # noqa: S106 - a kind of token


def _tokenless(_fault: Fault, _request: Request, _reply: Reply) -> Reply:
    return json_reply(200, {"token_type": "bearer", "expires_in": 86_399})


def _echo(_fault: Fault, request: Request, _reply: Reply) -> Reply:
    """A server that repeats what it was sent: no client must pass that on."""
    sent = " ".join([*request.fields.values(), request.bearer])
    return error_reply(400, "invalid_client", f"cannot use {sent}")


def _skew(fault: Fault, _request: Request, reply: Reply) -> Reply:
    return replace(reply, headers={**reply.headers, "x-skew": str(fault.seconds)})


_FAULTS: Mapping[str, Callable[[Fault, Request, Reply], Reply]] = {
    "status": _status,
    "throttle": _throttle,
    "gateway": _gateway,
    "slow": _slow,
    "cut": _cut,
    "drop": _drop,
    "oversized": _oversized,
    "bomb": _bomb,
    "malformed": _malformed,
    "portal": _portal,
    "redirect": _redirect,
    "milliseconds": _milliseconds,
    "dead_on_arrival": _dead,
    "wrong_token_type": _wrong_type,
    "tokenless": _tokenless,
    "echo": _echo,
    "clock": _skew,
}
KINDS = tuple(_FAULTS)


class Faults:
    """The faults of a scenario, counted."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self._faults = tuple(faults)
        self._seen: Counter[int] = Counter()
        self._lock = threading.Lock()

    def apply(self, place: str, client_id: str, request: Request, reply: Reply) -> Reply:
        """The reply after every fault that is due for this call."""
        for at, fault in enumerate(self._faults):
            if self._due(at, fault, place, client_id):
                reply = _FAULTS[fault.kind](fault, request, reply)
        return reply

    def _due(self, at: int, fault: Fault, place: str, client_id: str) -> bool:
        if fault.call not in {"any", place} or fault.client_id not in {"", client_id}:
            return False
        with self._lock:
            self._seen[at] += 1
            return not fault.times or self._seen[at] <= fault.times
