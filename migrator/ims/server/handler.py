"""One connection to the local IMS: reads requests, writes replies, turns CONNECT into TLS for Adobe's hosts."""

from __future__ import annotations

import socket
import ssl
import time
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from migrator import __version__
from migrator.ims.guarded import is_adobe, is_loopback
from migrator.ims.reduce_request import form_fields
from migrator.ims.server.messages import Reply, Request, error_reply

if TYPE_CHECKING:
    from migrator.ims.server.listener import LocalServer

_LARGEST_BODY = 1024 * 1024
_DRAINED = 8 * 1024 * 1024
_IDLE = 30.0
_TLS_HANDSHAKE = b"\x16"
_PLAIN_PROXY = error_reply(501, "plain_proxy", "write the proxy's address with http://, the tunnel inside is TLS")
_UNREADABLE = error_reply(400, "bad_request", "the request cannot be read")
_NOT_ADOBE = error_reply(403, "not_adobe", "this proxy stands in for Adobe's hosts and passes nothing on")


@dataclass(frozen=True, slots=True)
class Access:
    """One request for a log: never a query, a header or a body."""

    method: str
    host: str
    path: str
    status: int


class _BadRequestError(Exception):
    """A body that cannot be read."""


class Handler(BaseHTTPRequestHandler):
    """HTTP/1.1 with connections that stay open; closed after half a minute of silence."""

    protocol_version = "HTTP/1.1"
    server_version = f"ims-migrator/{__version__}"
    sys_version = ""
    timeout = _IDLE
    wbufsize = -1
    meant_host = ""
    """The host of the CONNECT that this connection began with."""

    def setup(self) -> None:
        """Begin with TLS where the client does: one port serves https, http, and CONNECT."""
        super().setup()
        if self.connection.recv(1, socket.MSG_PEEK) == _TLS_HANDSHAKE:
            self._secure(cast("LocalServer", self.server).context("localhost"))

    def finish(self) -> None:
        """Close the connection: the server's own socket object has been detached where TLS was begun."""
        super().finish()
        self.connection.close()

    def _secure(self, context: ssl.SSLContext) -> None:
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")

    def do_CONNECT(self) -> None:
        """Stand in for the host with a certificate of the throwaway authority."""
        host, _, port = self.path.rpartition(":")
        if isinstance(self.connection, ssl.SSLSocket):
            self._write(_PLAIN_PROXY, Request("CONNECT", host, "", {}, {}))
            return
        if not is_adobe(host.lower()) or port != "443":
            self._write(_NOT_ADOBE, Request("CONNECT", host, "", {}, {}))
            return
        self.send_response_only(200, "Connection established")
        self.end_headers()
        self.wfile.flush()
        self.meant_host = host.lower()
        self._secure(cast("LocalServer", self.server).context(self.meant_host))
        self.close_connection = False

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def do_POST(self) -> None:
        """Answer."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
        """Nothing: the log of the server is its own, and holds no query."""

    def _answer(self) -> None:
        local = cast("LocalServer", self.server)
        try:
            request = self._request()
        except (_BadRequestError, ValueError):
            self.close_connection = True
            self._write(_UNREADABLE, Request("", "", "", {}, {}))
            self._drain()
            return
        foreign = not is_adobe(request.host) and not is_loopback(request.host)
        self._write(_NOT_ADOBE if foreign else local.service.handle(request), request)

    def _request(self) -> Request:
        headers = {name.lower(): value for name, value in self.headers.items()}
        url = urlsplit(self.path)
        meant = self.meant_host or url.hostname or urlsplit(f"//{headers.get('host', '')}").hostname or "localhost"
        fields = form_fields(url.query, headers.get("content-type", ""), self._body(headers))
        return Request(self.command, meant, url.path, headers, fields)

    def _body(self, headers: dict[str, str]) -> bytes:
        if "chunked" in headers.get("transfer-encoding", "").lower():
            return self._chunked()
        length = int(headers.get("content-length", "0"))
        if not 0 <= length <= _LARGEST_BODY:
            raise _BadRequestError
        return self.rfile.read(length)

    def _chunked(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(32).split(b";")[0], 16):
            if size < 0 or len(body) + size > _LARGEST_BODY:
                raise _BadRequestError
            body += self.rfile.read(size)
            self.rfile.readline(8)
        while self.rfile.readline(1024).strip():
            pass
        return body

    def _drain(self) -> None:
        """Read on for a while: closing with unread bytes would reset the connection before the reply is seen."""
        self.connection.settimeout(1.0)
        left = _DRAINED
        try:
            while left > 0 and (block := self.rfile.read1(65_536)):
                left -= len(block)
        except OSError:
            return

    def _write(self, reply: Reply, request: Request) -> None:
        if reply.delay:
            time.sleep(reply.delay)
        local = cast("LocalServer", self.server)
        local.log(Access(request.method, request.host, request.path, reply.status))
        if not reply.status:
            self.close_connection = True
            return
        self.send_response_only(reply.status)
        now = local.service.now() + timedelta(seconds=float(reply.headers.get("x-skew", "0")))
        self.send_header("Date", format_datetime(now, usegmt=True))
        for name, value in reply.headers.items():
            if name != "x-skew":
                self.send_header(name, value)
        self.close_connection = self.close_connection or not isinstance(reply.body, bytes)
        if self.close_connection:
            self.send_header("Connection", "close")
        self._write_body(reply)
        self.wfile.flush()

    def _write_body(self, reply: Reply) -> None:
        if not isinstance(reply.body, bytes):
            self.end_headers()
            for block in reply.body:
                self.wfile.write(block)
            return
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
        if reply.cut is not None:
            self.close_connection = True
