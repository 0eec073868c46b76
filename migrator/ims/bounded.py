"""Bounds what an answer may cost, and puts a transport's faults into words."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from typing import TYPE_CHECKING

import httpx

from migrator.ims.calls import Failure
from migrator.ims.text import printable
from migrator.ims.transport import CallError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WBITS = 47  # zlib or gzip, told apart by its header
_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}


class BoundedTransport(httpx.BaseTransport):
    """Reads at most `body` bytes, as received and as decoded, within `read` seconds in total.

    Its responses are whole and decoded. Raises CallError for every fault.
    """

    def __init__(self, inner: httpx.BaseTransport, *, connect: float, read: float, body: int) -> None:
        self._inner = inner
        self._timeout = {"connect": connect, "read": read, "write": read, "pool": read}
        self._read = read
        self._limit = body

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer."""
        request.extensions = {**request.extensions, "timeout": self._timeout}
        try:
            response = self._inner.handle_request(request)
            try:
                body = self._body(response)
            finally:
                response.close()
        except httpx.TransportError as error:
            connecting = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)) and not _untrusted(error)
            raise CallError(describe(error, request.url), connecting=connecting) from None
        headers = [(name, value) for name, value in response.headers.items() if name.lower() not in _FRAMING]
        return httpx.Response(response.status_code, headers=headers, content=body)

    def _body(self, response: httpx.Response) -> bytes:
        """The decoded body. It is decoded as it comes, so that a bomb costs no more than its first piece."""
        decoder = _decoder(response.headers.get("content-encoding", "").strip().lower())
        started = time.monotonic()
        received, body = 0, bytearray()
        for chunk in _chunks(response):
            received += len(chunk)
            body += decoder(chunk, self._limit + 1 - len(body))
            if max(received, len(body)) > self._limit:
                raise CallError(Failure("oversized_answer", f"the answer is larger than {self._limit // 1024} KiB"))
            if time.monotonic() - started > self._read:
                raise CallError(Failure("unreachable", f"the answer was not complete after {self._read:g} s"))
        return bytes(body)

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()


_FRAMING = {"content-encoding", "content-length", "transfer-encoding", "connection"}


def _decoder(encoding: str) -> Callable[[bytes, int], bytes]:
    """What turns a piece as received into at most so many decoded bytes. Raises CallError for an unknown encoding."""
    if encoding not in _ENCODINGS:
        raise CallError(Failure("undecodable_answer", "the answer has an encoding that was not asked for"))
    if encoding in {"", "identity"}:
        return lambda piece, _most: piece
    inflating = zlib.decompressobj(_WBITS)

    def inflate(piece: bytes, most: int) -> bytes:
        try:
            return inflating.decompress(inflating.unconsumed_tail + piece, most)
        except zlib.error:
            raise CallError(Failure("undecodable_answer", "the answer says it is compressed, but is not")) from None

    return inflate


def _chunks(response: httpx.Response) -> Iterator[bytes]:
    """The bytes as received, before any decoding: httpx's own decoder has no bound."""
    if isinstance(response.stream, httpx.SyncByteStream):
        yield from response.stream


def describe(error: httpx.TransportError, url: httpx.URL) -> Failure:
    """A fault in words. Texts of exceptions are not passed on: that of a proxy may hold its password."""
    if isinstance(error, CallError):
        return error.failure
    return Failure("unreachable", f"{url.host}: {_cause(error)}")


def _cause(error: httpx.TransportError) -> str:
    chain = list(_chain(error))
    untrusted = _untrusted(error)
    if untrusted:
        return f"its certificate is not trusted ({printable(untrusted.verify_message, 80)})"
    if any(isinstance(one, ssl.SSLError) for one in chain):
        return "no TLS connection could be made"
    if isinstance(error, httpx.ProxyError):
        return "the proxy refused the connection"
    if any(isinstance(one, socket.gaierror) for one in chain):
        return "its name could not be resolved"
    if any(isinstance(one, ConnectionRefusedError) for one in chain):
        return "the connection was refused"
    return next((words for kind, words in _WORDS if isinstance(error, kind)), "the connection failed")


def _untrusted(error: httpx.TransportError) -> ssl.SSLCertVerificationError | None:
    return next((one for one in _chain(error) if isinstance(one, ssl.SSLCertVerificationError)), None)


_WORDS: tuple[tuple[type[httpx.TransportError], str], ...] = (
    (httpx.ConnectTimeout, "no connection in time"),
    (httpx.TimeoutException, "no answer in time"),
    (httpx.RemoteProtocolError, "the answer was cut off or is no HTTP"),
    (httpx.ReadError, "the answer was cut off"),
)


def _chain(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__
