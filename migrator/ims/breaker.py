"""Stops asking a host that does not answer, so that one dead host costs a run a few time-outs and not hundreds."""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING

import httpx

from migrator.ims.transport import CallError

if TYPE_CHECKING:
    from migrator.ims.calls import Failure

_ENOUGH = 3


class BreakerTransport(httpx.BaseTransport):
    """After three unreachable calls in a row to a host, every further one fails at once, with the same reason."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner
        self._failures: dict[str, list[Failure]] = defaultdict(list)
        self._lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The inner transport's answer."""
        host = request.url.netloc.decode("ascii")
        with self._lock:
            failures = self._failures[host]
            if len(failures) >= _ENOUGH:
                raise CallError(failures[-1])
        try:
            response = self._inner.handle_request(request)
        except CallError as error:
            if error.failure.code == "unreachable":
                with self._lock:
                    failures.append(error.failure)
            raise
        with self._lock:
            if len(failures) < _ENOUGH:
                failures.clear()
        return response

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()
