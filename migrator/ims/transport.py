"""The seam to the network is httpx's transport: deny, replay and record are transports; the live one is in `live`.

Nothing is patched, so a replaying run cannot open a socket: it holds no transport that could.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx

from migrator import __version__
from migrator.ims.calls import Answer, Call, Failure
from migrator.ims.recording import Interaction, Recording, fingerprint
from migrator.ims.reduce_answer import rebuild, reduce_answer
from migrator.ims.reduce_request import ReducedRequest, reduce_request
from migrator.ims.wire import RawAnswer, RawRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


class CallError(httpx.TransportError):
    """A call came to no usable answer; `failure` says why in words that hold nothing secret.

    `connecting` is true where the request was certainly not received, so that it may be sent again.
    """

    def __init__(self, failure: Failure, *, connecting: bool = False) -> None:
        super().__init__(failure.reason)
        self.failure = failure
        self.connecting = connecting


def raw_request(request: httpx.Request) -> RawRequest:
    """A request of httpx, neutral."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    return RawRequest(request.method, str(request.url), headers, request.read())


def raw_answer(response: httpx.Response) -> RawAnswer:
    """An answer of httpx, neutral; its body has been read."""
    return RawAnswer(
        response.status_code, {name.lower(): value for name, value in response.headers.items()}, response.content
    )


class DenyTransport(httpx.BaseTransport):
    """Refuses every call: what a run holds that was not told to reach an IMS."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raise CallError, always."""
        raise CallError(
            Failure("refused_host", f"this run must not reach the network; {request.url.host} was not asked")
        )


class ReplayTransport(httpx.BaseTransport):
    """Answers from a recording, and from nothing else. A miss raises CallError with its diagnosis."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The recorded answer; `extensions["recorded_at"]` of the response says when it was given."""
        reduced = reduce_request(raw_request(request))
        found = self._recording.find(reduced.call, reduced.secret)
        if isinstance(found, Failure):
            raise CallError(found)
        if isinstance(found.result, Failure):
            raise CallError(found.result)
        raw = rebuild(found.result)
        extensions = {"recorded_at": found.recorded_at}
        return httpx.Response(raw.status, headers=dict(raw.headers), content=raw.body, extensions=extensions)


class RecordingTransport(httpx.BaseTransport):
    """Passes calls on and keeps them, reduced: only what the allow-list names is ever held.

    `clock` gives the moment of each answer. Without `fingerprints` the recording cannot tell a changed secret.
    """

    def __init__(
        self,
        inner: httpx.BaseTransport,
        clock: Callable[[], datetime],
        *,
        salt: str | None = None,
        fingerprints: bool = True,
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._salt = (salt or secrets.token_hex(16)) if fingerprints else ""
        self._kept: dict[Call, Interaction] = {}
        self._lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The inner transport's answer, after keeping what is to be kept of it."""
        reduced = reduce_request(raw_request(request))
        try:
            response = self._inner.handle_request(request)
        except CallError as error:
            now = self._clock()
            self._keep(reduced, replace(error.failure, at=now), now)
            raise
        response.read()
        now = self._clock()
        answer, _ = reduce_answer(reduced.call, raw_answer(response), reduced.sensitive, now)
        self._keep(reduced, answer, now)
        return response

    def _keep(self, reduced: ReducedRequest, result: Answer | Failure, now: datetime) -> None:
        """A call whose client is not known is not kept: it could be played back to another one."""
        if not reduced.call.client_id:
            return
        mark = fingerprint(reduced.secret, self._salt) if reduced.secret and self._salt else ""
        call = replace(reduced.call, secret=mark)
        with self._lock:
            self._kept[call] = Interaction(call, result, now)

    def recording(self, endpoint: str) -> Recording:
        """What was kept so far."""
        with self._lock:
            kept = tuple(sorted(self._kept.values(), key=lambda one: one.call))
        tool = f"ims-migrator {__version__}"
        return Recording("the recording", tool, self._clock(), endpoint, self._salt, kept)

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()
