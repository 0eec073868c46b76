"""Puts the local IMS on a loopback socket: plain, with TLS, and as a forward proxy that stands in for Adobe's hosts."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING

from migrator import clock as system_clock
from migrator.errors import UsageError
from migrator.ims.guarded import is_loopback
from migrator.ims.server.authority import Authority
from migrator.ims.server.handler import Access, Handler
from migrator.ims.server.service import Service

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from migrator.ims.server.scenario import Scenario


class LocalServer(ThreadingHTTPServer):
    """Holds what its handlers need. Threads are daemons: a hanging rehearsal does not hold up the end."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"  # on Windows that would let two servers share one port
    request_queue_size = 256

    def __init__(self, address: tuple[str, int], service: Service, log: Callable[[Access], None]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.service = service
        self.log = log
        self.authority = Authority(system_clock.now())
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()
        super().__init__(address, Handler)

    def server_bind(self) -> None:
        """Bind without looking the name of this machine up, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def context(self, host: str) -> ssl.SSLContext:
        """The TLS context that stands in for a host, made once."""
        with self._lock:
            if host not in self._contexts:
                self._contexts[host] = self.authority.context(host)
            return self._contexts[host]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away, or does not trust the authority, is no error of the server."""


@dataclass(frozen=True, slots=True)
class Running:
    """A local IMS that answers.

    `url` goes into `--ims`, `proxy` into HTTPS_PROXY for a program that has Adobe's addresses in its code; such a
    program must also trust `ca_pem` (SSL_CERT_FILE, REQUESTS_CA_BUNDLE, NODE_EXTRA_CA_CERTS, CURL_CA_BUNDLE).
    """

    url: str
    proxy: str
    port: int
    ca_pem: bytes


@contextmanager
def serve(
    scenario: Scenario,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    tls: bool = False,
    clock: Callable[[], datetime] = system_clock.now,
    log: Callable[[Access], None] = lambda _access: None,
) -> Iterator[Running]:
    """A local IMS for as long as the context lasts; port 0 takes a free one. Raises UsageError.

    The port speaks http and https alike; `tls` says which of the two `url` names.
    """
    if not is_loopback(host):
        raise UsageError(f"{host}: a rehearsal listens on this machine alone; use 127.0.0.1 or ::1")
    try:
        server = LocalServer((host, port), Service(scenario, clock), log)
    except OSError as error:
        raise UsageError(f"{host}:{port}: cannot listen there: {error.strerror}") from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    taken = server.server_port
    name = f"[{host}]" if ":" in host else host
    try:
        yield Running(
            f"{'https' if tls else 'http'}://{name}:{taken}", f"http://{name}:{taken}", taken, server.authority.pem()
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
