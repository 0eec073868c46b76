"""Directly, or through the proxy that the environment names."""

from __future__ import annotations

import ipaddress
import ssl  # noqa: TC003 - part of a public signature
import sys
import urllib.request
from typing import TYPE_CHECKING

import httpx

from migrator.errors import UsageError
from migrator.ims.guarded import is_loopback

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=64)


class RoutedTransport(httpx.BaseTransport):
    """Chooses a proxy by scheme and NO_PROXY, in either case of the letters; this machine is reached directly."""

    def __init__(self, environ: Mapping[str, str], context: ssl.SSLContext) -> None:
        self._proxies = proxies(environ)
        self._direct = httpx.HTTPTransport(verify=context, trust_env=False, limits=_LIMITS)
        self._through = {
            scheme: _proxy_transport(scheme, self._proxies[scheme], context)
            for scheme in ("http", "https", "all")
            if self._proxies.get(scheme)
        }

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer of the chosen transport."""
        return self._choose(request.url).handle_request(request)

    def _choose(self, url: httpx.URL) -> httpx.BaseTransport:
        if is_loopback(url.host) or spared(url.host, url.port, self._proxies.get("no", "")):
            return self._direct
        return self._through.get(url.scheme) or self._through.get("all") or self._direct

    def close(self) -> None:
        """Close every transport."""
        self._direct.close()
        for transport in self._through.values():
            transport.close()


def proxies(environ: Mapping[str, str]) -> dict[str, str]:
    """Proxy by scheme, and `no` for the hosts to spare: from the variables, else from the system's settings.

    A lower-case variable goes before its upper-case twin, as curl has it.
    """
    found: dict[str, str] = {}
    for name in ("https", "http", "all", "no"):
        value = environ.get(f"{name}_proxy") or environ.get(f"{name}_proxy".upper())
        if value:
            found[name] = value
    if not found.keys() - {"no"} and sys.platform in {"darwin", "win32"}:
        found = {**urllib.request.getproxies(), **found}
    return found


def spared(host: str, port: int | None, no_proxy: str) -> bool:
    """True where NO_PROXY names the host: by name, by domain (`example.com`, `.example.com`), by network, or `*`."""
    return any(_names(entry.strip().lower(), host.lower(), port) for entry in no_proxy.split(","))


def _names(entry: str, host: str, port: int | None) -> bool:
    if "/" in entry:
        return _in_network(entry, host)
    name, _, wanted = entry.partition(":") if entry.count(":") == 1 else (entry, "", "")
    if wanted and wanted != str(port or ""):
        return False
    domain = name.removeprefix("*").removeprefix(".")
    return name == "*" or (bool(domain) and (host == domain or host.endswith(f".{domain}")))


def _in_network(entry: str, host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")) in ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return False


def _proxy_transport(scheme: str, url: str, context: ssl.SSLContext) -> httpx.HTTPTransport:
    """Raises UsageError without showing the address, which may hold a password."""
    address = url if "://" in url else f"http://{url}"
    try:
        proxy = httpx.Proxy(address, ssl_context=context if address.startswith("https") else None)
        return httpx.HTTPTransport(verify=context, trust_env=False, proxy=proxy, limits=_LIMITS)
    except (ValueError, ImportError, httpx.InvalidURL):
        raise UsageError(f"{scheme}_proxy: is no address of an HTTP proxy (http://host:port)") from None
