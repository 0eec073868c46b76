"""Asks again where asking again can help: 429, 5xx and failed connections, within a budget of time."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx

from migrator import clock
from migrator.ims.transport import CallError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_TOO_MANY = 429
_SERVER_ERRORS = 500


class RetryingTransport(httpx.BaseTransport):
    """Repeats a call up to `attempts` times in all, with waits that double, or as Retry-After says.

    A wait that does not fit into `budget` seconds is not begun: the last answer stands. Only a connection that was
    never made is tried again; a request that may have been received is not, nor one with the extension `once`.
    """

    def __init__(
        self,
        inner: httpx.BaseTransport,
        *,
        attempts: int,
        budget: float,
        first_wait: float = 0.5,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inner = inner
        self._attempts = attempts
        self._budget = budget
        self._first_wait = first_wait
        self._sleep = sleep
        self._monotonic = monotonic

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The first answer that needs no repetition, or the last one."""
        end = self._monotonic() + self._budget
        wait = self._first_wait
        attempts = 1 if request.extensions.get("once") else self._attempts
        for attempt in range(1, attempts + 1):
            last = attempt == attempts
            try:
                response = self._inner.handle_request(request)
            except CallError as error:
                if last or not error.connecting or self._monotonic() + wait > end:
                    raise
                pause = wait
            else:
                pause = max(wait, retry_after(response.headers.get("retry-after", "")))
                if last or not _repeatable(response) or self._monotonic() + pause > end:
                    return response
            self._sleep(pause)
            wait *= 2
        raise AssertionError

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()


def _repeatable(response: httpx.Response) -> bool:
    return response.status_code == _TOO_MANY or response.status_code >= _SERVER_ERRORS


def retry_after(text: str, now: datetime | None = None) -> float:
    """Seconds of a Retry-After header, given in seconds or as a date (RFC 9110 section 10.2.3); 0 for anything else."""
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return 0.0
    if moment.tzinfo is None:
        return 0.0
    return max(0.0, (moment - (now or clock.now())).total_seconds())
