"""Which hosts a token or a secret may be sent to."""

from __future__ import annotations

import ipaddress

import httpx

from migrator.catalogue import load as catalogue
from migrator.ims.calls import Failure
from migrator.ims.transport import CallError

_ADOBE = ("adobelogin.com", "adobe.io")


def is_loopback(host: str) -> bool:
    """True for this machine itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_adobe(host: str) -> bool:
    """True for a host of IMS, of the API gateway, or of a product that the catalogue names."""
    products = (name for product in catalogue.products().values() for name in product.hosts)
    return any(host == name or host.endswith(f".{name}") for name in (*_ADOBE, *products))


class GuardedTransport(httpx.BaseTransport):
    """Lets calls pass to Adobe's hosts and to the one named on the command line, over TLS unless it is this machine."""

    def __init__(self, inner: httpx.BaseTransport, named_host: str = "") -> None:
        self._inner = inner
        self._named_host = named_host

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The inner transport's answer; raises CallError for a host or a scheme that is not allowed."""
        url = request.url
        authority = url.netloc.decode("ascii")
        if authority != self._named_host and not (is_adobe(url.host) and url.port is None):
            raise CallError(Failure("refused_host", f"{authority} is no host of Adobe, nor the one given with --ims"))
        if url.scheme != "https" and not is_loopback(url.host):
            raise CallError(Failure("refused_host", f"{authority} was to be asked without TLS"))
        return self._inner.handle_request(request)

    def close(self) -> None:
        """Close the inner transport."""
        self._inner.close()
