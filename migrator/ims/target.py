"""Which IMS is asked: Adobe's, another one, or a recording."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import httpx

from migrator import clock
from migrator.errors import RecordingError, UsageError
from migrator.ims.guarded import is_adobe, is_loopback
from migrator.ims.live import Network, live_transport
from migrator.ims.recording_file import load
from migrator.ims.text import printable
from migrator.ims.transport import ReplayTransport

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

ADOBE = "https://ims-na1.adobelogin.com"
TOKEN_PATH = "/ims/token/v3"  # noqa: S105 - a path; adobe-dev-console S2S/ims.md


@dataclass(frozen=True, slots=True)
class ImsTarget:
    """An IMS and the way to it.

    `token_url` is the token endpoint, `ims` the address of the other endpoints of IMS. `api` is the address that stands
    in for every product's API, empty where each product has its own host. `clock` gives the moment of a live answer.
    """

    kind: Literal["live", "recorded"]
    location: str
    token_url: str
    ims: str
    api: str
    transport: httpx.BaseTransport
    clock: Callable[[], datetime] = clock.now

    @property
    def is_adobe(self) -> bool:
        """False for another IMS (a rehearsal, a mock), which need not have every endpoint."""
        return not self.api

    def close(self) -> None:
        """Close its connections; `contextlib.closing` does."""
        self.transport.close()


def open_target(spec: str, network: Network, moment: Callable[[], datetime] = clock.now) -> ImsTarget:
    """The IMS that `--ims` names: `live`, an address, or the file of a recording.

    A recording opens no socket. An address with a path is a token endpoint; one without is an IMS that has
    /ims/token/v3. Raises UsageError for an address that cannot be used, RecordingError for a bad recording.
    """
    if spec == "live":
        return address(ADOBE, live_transport(network), moment)
    if "://" in spec:
        url = _url(spec)
        return address(spec, live_transport(network, _authority(url)), moment)
    recording = load(Path(spec))
    try:
        base = address(recording.endpoint, ReplayTransport(recording), moment)
    except UsageError:
        raise RecordingError(f"{recording.name}: endpoint: is no address of an IMS; record again") from None
    return ImsTarget("recorded", recording.name, base.token_url, base.ims, base.api, base.transport, moment)


def address(spec: str, transport: httpx.BaseTransport, moment: Callable[[], datetime] = clock.now) -> ImsTarget:
    """A live target at an address, over a given transport. Raises UsageError."""
    url = _url(spec)
    origin = f"{url.scheme}://{_authority(url)}"
    path = url.path.rstrip("/")
    api = "" if is_adobe(url.host) and url.port is None else origin
    return ImsTarget("live", _authority(url), origin + (path or TOKEN_PATH), origin, api, transport, moment)


def _url(spec: str) -> httpx.URL:
    try:
        url = httpx.URL(spec)
    except httpx.InvalidURL:
        raise UsageError("--ims: is no address; write live, https://host, or the file of a recording") from None
    if url.userinfo:
        raise UsageError("--ims: an address must not hold a user name or password")
    if url.scheme not in {"http", "https"} or not url.host:
        raise UsageError(f"--ims {printable(spec, 80)}: write live, https://host, or the file of a recording")
    if url.query or url.fragment:
        raise UsageError("--ims: an address must not have a query or a fragment")
    if url.scheme == "http" and not is_loopback(url.host):
        raise UsageError(f"--ims {printable(spec, 80)}: http is for this machine alone; use https")
    return url


def _authority(url: httpx.URL) -> str:
    return url.netloc.decode("ascii")
