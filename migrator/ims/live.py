"""The live transport: verified TLS, allow-listed hosts, bounded bodies, retries in a budget, no redirects, no cookies.

Made of small transports, from the outside in: guarded (which hosts), breaker (no host that is dead), retrying (again,
within a budget), bounded (how much, and faults in words), routed (directly or through a proxy), httpx's own.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from migrator.errors import UsageError
from migrator.ims.bounded import BoundedTransport
from migrator.ims.breaker import BreakerTransport
from migrator.ims.guarded import GuardedTransport
from migrator.ims.retrying import RetryingTransport
from migrator.ims.routed import RoutedTransport

if TYPE_CHECKING:
    from collections.abc import Mapping

_CA_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one call. Seconds, except `attempts` and `body` (bytes, as received and as decoded alike)."""

    connect: float = 10.0
    read: float = 20.0
    budget: float = 60.0
    """For all attempts of one call together, waiting included."""
    attempts: int = 4
    first_wait: float = 0.5
    """Before the second attempt; it doubles with each further one."""
    body: int = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Network:
    """How this machine reaches others. `environ` gives proxies (HTTPS_PROXY, NO_PROXY) and certificate authorities."""

    environ: Mapping[str, str]
    ca_bundle: Path | None = None
    limits: Limits = Limits()


def live_transport(network: Network, named_host: str = "") -> httpx.BaseTransport:
    """The whole stack. `named_host` (host or host:port) comes on top of Adobe's, from the command line only.

    Raises UsageError for a proxy or an authority that cannot be used.
    """
    limits = network.limits
    routed = RoutedTransport(network.environ, tls_context(network))
    bounded = BoundedTransport(routed, connect=limits.connect, read=limits.read, body=limits.body)
    retrying = RetryingTransport(bounded, attempts=limits.attempts, budget=limits.budget, first_wait=limits.first_wait)
    return GuardedTransport(BreakerTransport(retrying), named_host)


def tls_context(network: Network) -> ssl.SSLContext:
    """The authorities of the system, of the environment's variables and of `--ca-bundle` together; always verifying.

    Where the system has none (a slim container) those that httpx brings stand in.
    """
    context = ssl.create_default_context()
    named = [(name, network.environ[name]) for name in _CA_VARIABLES if network.environ.get(name)]
    if network.ca_bundle:
        named.append(("--ca-bundle", str(network.ca_bundle)))
    for origin, path in named:
        _add(context, origin, Path(path))
    return context if named or _has_authorities(context) else httpx.create_ssl_context()


def _has_authorities(context: ssl.SSLContext) -> bool:
    """True where the system brings authorities; those of a folder are loaded only when they are needed."""
    system = ssl.get_default_verify_paths()
    folder = Path(system.capath) if system.capath else None
    return bool(context.get_ca_certs() or system.cafile or (folder and any(folder.iterdir())))


def _add(context: ssl.SSLContext, origin: str, path: Path) -> None:
    try:
        if path.is_dir():
            context.load_verify_locations(capath=path)
        else:
            context.load_verify_locations(cafile=path)
    except FileNotFoundError:
        raise UsageError(f"{origin}: there is no file {path.name} of certificate authorities") from None
    except OSError:  # ssl.SSLError is one
        raise UsageError(f"{origin}: {path.name} holds no certificate authority in PEM form") from None
