"""The live transport: where it may go, whom it trusts, through what, and what it makes of faults."""

from __future__ import annotations

import gzip
import ssl
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import httpx
import pytest

from migrator import clock
from migrator.errors import UsageError
from migrator.ims.bounded import BoundedTransport
from migrator.ims.breaker import BreakerTransport
from migrator.ims.calls import Failure
from migrator.ims.check import check_credentials
from migrator.ims.guarded import GuardedTransport, is_adobe, is_loopback
from migrator.ims.live import Network, live_transport
from migrator.ims.retrying import RetryingTransport, retry_after
from migrator.ims.routed import proxies, spared
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.ims.target import ADOBE, open_target
from migrator.ims.transport import CallError
from tests.ims.rehearsing import CANARY, CLIENT, CREDENTIAL, FAST, result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from migrator.model import Verdict

SCENARIO = Scenario((CLIENT,))


def _mock(handler: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(handler)


def _ok(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={})


def _check(url: str, network: Network) -> Verdict:
    with closing(open_target(url, network)) as target:
        return check_credentials([CREDENTIAL], target, [], clock.now())[0]


ALLOWED = [
    "https://ims-na1.adobelogin.com/ims/token/v3",
    "https://ims-na1-stg1.adobelogin.com/",
    "https://platform.adobe.io/x",
    "https://api.demdex.com/v1/datasources/",
    "https://author-p1-e2.adobeaemcloud.com/content/dam.json",
    "http://127.0.0.1:8080/ims/token/v3",
]
REFUSED = [
    "https://adobelogin.com.evil.example/",
    "https://evil-adobelogin.com/",
    "https://xadobe.io/",
    "https://example.com/",
    "https://127.0.0.1:9/",
    "https://ims-na1.adobelogin.com:8443/",
    "http://ims-na1.adobelogin.com/ims/token/v3",
    "http://127.0.0.1/",
]


@pytest.mark.parametrize("url", ALLOWED)
def test_allowed_hosts(url: str) -> None:
    """Adobe's, the products', and the one that was named with --ims."""
    with GuardedTransport(_mock(_ok), "127.0.0.1:8080") as guarded:
        assert guarded.handle_request(httpx.Request("GET", url)).status_code == 200


@pytest.mark.parametrize("url", REFUSED)
def test_refused_hosts(url: str) -> None:
    """Names that only look alike, other ports, and anything without TLS that is not this machine."""
    with GuardedTransport(_mock(_ok), "127.0.0.1:8080") as guarded, pytest.raises(CallError) as caught:
        guarded.handle_request(httpx.Request("GET", url))
    assert caught.value.failure.code == "refused_host"


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("http://ims.example.com", "http is for this machine alone"),
        ("https://user:pass@ims.example.com", "must not hold a user name"),
        ("https://ims.example.com/?a=b", "must not have a query"),
        ("ftp://ims.example.com", "write live, https://host"),
        ("https://", "write live, https://host"),
        ("https://[::1", "is no address"),
    ],
)
def test_an_address_that_cannot_be_used(spec: str, words: str) -> None:
    """One line, and a password in it is not repeated."""
    with pytest.raises(UsageError, match=words) as caught:
        open_target(spec, Network({}))
    assert "pass@" not in str(caught.value)


def test_what_the_target_of_an_address_is() -> None:
    """Live is Adobe with each product's own host; an address plays all of them; a path is the token endpoint."""
    with closing(open_target("live", Network({}))) as target:
        assert (target.token_url, target.api, target.is_adobe) == (f"{ADOBE}/ims/token/v3", "", True)
    with closing(open_target("https://ims-na1-stg1.adobelogin.com", Network({}))) as target:
        assert target.is_adobe
    with closing(open_target("https://idp.example.com:8443/oauth/token", Network({}))) as target:
        assert target.token_url == "https://idp.example.com:8443/oauth/token"
        assert (target.ims, target.location) == ("https://idp.example.com:8443", "idp.example.com:8443")


def test_tls_is_verified(tmp_path: Path) -> None:
    """An authority that nobody named is not trusted; named, by option or variable, it is."""
    with serve(SCENARIO, tls=True) as running:
        authority = tmp_path / "ca.pem"
        authority.write_bytes(running.ca_pem)
        untrusted = _check(running.url, Network({}, limits=FAST))
        assert (untrusted.status, untrusted.code) == ("unknown", "unreachable")
        assert "its certificate is not trusted" in untrusted.reason
        assert "--ca-bundle" in untrusted.remedy
        assert _check(running.url, Network({}, ca_bundle=authority, limits=FAST)).status == "valid"
        for variable in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            assert _check(running.url, Network({variable: str(authority)}, limits=FAST)).status == "valid"


def test_an_authority_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    """A missing file and one without certificates, by the name of the option or variable."""
    (tmp_path / "no.pem").write_text("no certificate")
    with pytest.raises(UsageError, match=r"--ca-bundle: there is no file gone.pem"):
        live_transport(Network({}, ca_bundle=tmp_path / "gone.pem"))
    with pytest.raises(UsageError, match=r"SSL_CERT_FILE: no.pem holds no certificate authority"):
        live_transport(Network({"SSL_CERT_FILE": str(tmp_path / "no.pem")}))


def test_the_proxy_of_the_environment_is_used(tmp_path: Path) -> None:
    """`--ims live` goes through HTTPS_PROXY; a proxy that inspects is trusted by its authority alone."""
    with serve(SCENARIO) as running:
        authority = tmp_path / "ca.pem"
        authority.write_bytes(running.ca_pem)
        environ = {"HTTPS_PROXY": running.url, "SSL_CERT_FILE": str(authority)}
        verdict = _check("live", Network(environ, limits=FAST))
        untrusted = _check("live", Network({"https_proxy": running.url}, limits=FAST))
    assert (verdict.status, verdict.source.location) == ("valid", "ims-na1.adobelogin.com")
    assert result(verdict, "schema_registry").status == "passed"
    assert (untrusted.status, untrusted.code) == ("unknown", "unreachable")
    assert "certificate is not trusted" in untrusted.reason


def test_a_proxy_that_refuses_is_unreachable() -> None:
    """No proxy there, and an address that is none; its password is in neither message."""
    with serve(SCENARIO) as running:
        dead = running.url
    verdict = _check("live", Network({"HTTPS_PROXY": dead.replace("//", "//me:pa55word@")}, limits=FAST))
    assert (verdict.status, verdict.code) == ("unknown", "unreachable")
    assert "pa55word" not in repr(verdict)
    with pytest.raises(UsageError, match="https_proxy: is no address of an HTTP proxy") as caught:
        live_transport(Network({"HTTPS_PROXY": "gopher://me:pa55word@host"}))
    assert "pa55word" not in str(caught.value)


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, {}),
        ({"HTTPS_PROXY": "http://a", "https_proxy": "http://b"}, {"https": "http://b"}),
        ({"ALL_PROXY": "http://c", "NO_PROXY": "x"}, {"all": "http://c", "no": "x"}),
        ({"HTTPS_PROXY": ""}, {}),
    ],
)
def test_proxies_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, environ: Mapping[str, str], found: dict[str, str]
) -> None:
    """Either case of the letters, the lower one first; empty is none."""
    monkeypatch.setattr("sys.platform", "linux")
    assert proxies(environ) == found


@pytest.mark.parametrize(
    ("host", "no_proxy", "expected"),
    [
        ("platform.adobe.io", "", False),
        ("platform.adobe.io", "adobe.io", True),
        ("platform.adobe.io", ".adobe.io", True),
        ("platform.adobe.io", "*.adobe.io", True),
        ("xadobe.io", "adobe.io", False),
        ("platform.adobe.io", "localhost, PLATFORM.adobe.io ", True),
        ("platform.adobe.io", "*", True),
        ("platform.adobe.io", "adobe.io:8443", False),
        ("10.1.2.3", "10.0.0.0/8", True),
        ("11.1.2.3", "10.0.0.0/8", False),
        ("10.1.2.3", "10.0.0.0/99", False),
    ],
)
def test_hosts_that_no_proxy_spares(host: str, no_proxy: str, *, expected: bool) -> None:
    """Names, domains, networks and the star, as corporate set-ups have them."""
    assert spared(host, None, no_proxy) is expected


def test_this_machine_is_reached_directly() -> None:
    """A rehearsal on loopback works behind any proxy."""
    with serve(SCENARIO) as running:
        verdict = _check(
            running.url, Network({"HTTP_PROXY": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"}, limits=FAST)
        )
    assert verdict.status == "valid"
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "localhost", "::1", "[::1]"))
    assert not any(is_loopback(host) for host in ("127.0.0.1.example.com", "0.0.0.0", "localhost.example.com"))
    assert not is_adobe("adobe.io.example.com")


class _Stream(httpx.SyncByteStream):
    def __init__(self, *chunks: bytes) -> None:
        self.chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        yield from self.chunks


def _bounded(body: tuple[bytes, ...], encoding: str = "") -> httpx.Response:
    headers = {"content-encoding": encoding} if encoding else {}
    inner = _mock(lambda _request: httpx.Response(200, headers=headers, stream=_Stream(*body)))
    with BoundedTransport(inner, connect=1, read=1, body=1000) as bounded:
        return bounded.handle_request(httpx.Request("GET", "https://platform.adobe.io/"))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        ((b"a" * 500, b"a" * 500), ""),
        ((gzip.compress(b"a" * 1000),), "gzip"),
        ((zlib.compress(b"a" * 1000),), "deflate"),
    ],
)
def test_an_answer_within_its_bound_is_whole(body: tuple[bytes, ...], encoding: str) -> None:
    """Plain or compressed, up to the last byte."""
    assert _bounded(body, encoding).content == b"a" * 1000


@pytest.mark.parametrize(
    ("body", "encoding", "code"),
    [
        ((b"a" * 500, b"a" * 501), "", "oversized_answer"),
        ((gzip.compress(b"a" * 1001),), "gzip", "oversized_answer"),
        ((gzip.compress(b"a" * 10_000_000),), "gzip", "oversized_answer"),
        ((b"not compressed",), "gzip", "undecodable_answer"),
        ((b"x",), "br", "undecodable_answer"),
        ((b"x",), "gzip, gzip", "undecodable_answer"),
    ],
)
def test_an_answer_beyond_its_bound_is_a_failure(body: tuple[bytes, ...], encoding: str, code: str) -> None:
    """Too much as received, too much as decoded, and encodings that were not asked for."""
    with pytest.raises(CallError) as caught:
        _bounded(body, encoding)
    assert caught.value.failure.code == code


class _Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.naps: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


def _retried(
    *answers: httpx.Response | CallError, attempts: int = 4, budget: float = 60, once: bool = False
) -> tuple[object, list[float]]:
    time = _Clock()
    left = list(answers)

    def handle(_request: httpx.Request) -> httpx.Response:
        answer = left.pop(0)
        if isinstance(answer, CallError):
            raise answer
        return answer

    transport = RetryingTransport(
        _mock(handle), attempts=attempts, budget=budget, sleep=time.sleep, monotonic=lambda: time.now
    )
    request = httpx.Request("POST", "https://ims-na1.adobelogin.com/", extensions={"once": once})
    try:
        outcome: object = transport.handle_request(request).status_code
    except CallError as error:
        outcome = error.failure.code
    return outcome, time.naps


OK, BUSY, BROKEN = httpx.Response(200), httpx.Response(429), httpx.Response(503)
REFUSED_ONCE = CallError(Failure("unreachable", "refused"), connecting=True)
CUT = CallError(Failure("unreachable", "cut off"))


@pytest.mark.parametrize(
    ("answers", "outcome", "naps"),
    [
        ((OK,), 200, []),
        ((BROKEN, BUSY, OK), 200, [0.5, 1.0]),
        ((BROKEN,) * 4, 503, [0.5, 1.0, 2.0]),
        ((REFUSED_ONCE, OK), 200, [0.5]),
        ((REFUSED_ONCE,) * 4, "unreachable", [0.5, 1.0, 2.0]),
        ((CUT,), "unreachable", []),
        ((httpx.Response(400),), 400, []),
        ((httpx.Response(429, headers={"retry-after": "7"}), OK), 200, [7.0]),
        ((httpx.Response(429, headers={"retry-after": "61"}),), 429, []),
        ((httpx.Response(503, headers={"retry-after": "rubbish"}), OK), 200, [0.5]),
    ],
)
def test_what_is_asked_again(
    answers: tuple[httpx.Response | CallError, ...], outcome: object, naps: list[float]
) -> None:
    """429, 5xx and connections that were never made, with doubling waits or as Retry-After says, within the budget."""
    assert _retried(*answers) == (outcome, naps)


def test_a_budget_ends_the_retries_and_some_calls_have_none() -> None:
    """The wait that does not fit is not begun; a call that may be made only once is made once."""
    assert _retried(BROKEN, BROKEN, BROKEN, budget=2) == (503, [0.5, 1.0])
    assert _retried(BROKEN, OK, once=True) == (503, [])


def test_retry_after_in_both_forms() -> None:
    """Seconds, a date, the past, rubbish."""
    moment = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
    assert retry_after("120") == 120
    assert retry_after("Fri, 20 Nov 2026 09:01:00 GMT", moment) == 60
    assert retry_after("Fri, 20 Nov 2026 08:00:00 GMT", moment) == 0
    assert [retry_after(text) for text in ("", "-1", "soon", "١٢", "Fri, 20 Nov 2026 09:01:00")] == [0] * 5
    assert retry_after("9" * 400) == 999_999_999


def test_a_dead_host_is_not_asked_for_ever() -> None:
    """Three unreachable calls in a row and the rest fail at once; another host is not concerned."""
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        if request.url.host == "dead.adobe.io":
            raise CUT
        return OK

    with BreakerTransport(_mock(handle)) as breaker:
        for _ in range(10):
            with pytest.raises(CallError):
                breaker.handle_request(httpx.Request("GET", "https://dead.adobe.io/"))
            assert breaker.handle_request(httpx.Request("GET", "https://live.adobe.io/")).status_code == 200
    assert (asked.count("dead.adobe.io"), asked.count("live.adobe.io")) == (3, 10)


def test_faults_of_a_transport_are_put_into_words() -> None:
    """Each kind of exception has its words, and none of its own text is passed on."""
    url = "https://ims-na1.adobelogin.com/"
    cases: list[tuple[httpx.TransportError, str]] = [
        (httpx.ProxyError(f"http://me:{CANARY}@proxy"), "the proxy refused"),
        (httpx.ConnectTimeout(CANARY), "no connection in time"),
        (httpx.ReadTimeout(CANARY), "no answer in time"),
        (httpx.RemoteProtocolError(CANARY), "cut off or is no HTTP"),
        (httpx.ReadError(CANARY), "cut off"),
        (httpx.UnsupportedProtocol(CANARY), "the connection failed"),
    ]
    for error, words in cases:
        failure = _failure(error, url)
        assert failure.code == "unreachable"
        assert words in failure.reason
        assert CANARY not in failure.reason
    handshake = httpx.ConnectError(CANARY)
    handshake.__cause__ = ssl.SSLError(1, CANARY)
    assert "no TLS connection" in _failure(handshake, url).reason


def _failure(error: httpx.TransportError, url: str) -> Failure:
    def handle(_request: httpx.Request) -> httpx.Response:
        raise error

    with BoundedTransport(_mock(handle), connect=1, read=1, body=1) as bounded, pytest.raises(CallError) as caught:
        bounded.handle_request(httpx.Request("GET", url))
    return caught.value.failure


def test_no_cookie_and_no_redirect_is_followed() -> None:
    """Calls are independent: what one answer sets, the next does not send; a redirect is an answer like any other."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"set-cookie": "a=b", "location": "https://portal.example.net/"})

    with closing(open_target("live", Network({}))) as target:
        mocked = replace(target, transport=_mock(handle))
        verdict = check_credentials([CREDENTIAL, CREDENTIAL], mocked, [], clock.now())[0]
    assert (verdict.code, len(seen)) == ("redirected", 2)
    assert not any("cookie" in request.headers for request in seen)
    assert {request.url.host for request in seen} == {"ims-na1.adobelogin.com"}


def test_each_product_is_asked_at_its_own_host() -> None:
    """With `--ims live` the schema registry is asked at platform.adobe.io, with the documented headers."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"access_token": "opaque", "token_type": "bearer", "expires_in": 86399})

    with closing(open_target("live", Network({}))) as target:
        check_credentials([CREDENTIAL], replace(target, transport=_mock(handle)), [], clock.now())
    probe = next(request for request in seen if request.url.host == "platform.adobe.io")
    assert probe.url.path == "/data/foundation/schemaregistry/global/classes"
    assert probe.headers["accept"] == "application/vnd.adobe.xed-id+json"
    assert probe.headers["authorization"] == "Bearer opaque"
    assert (probe.headers["x-api-key"], probe.headers["x-gw-ims-org-id"]) == (CREDENTIAL.client_id, CREDENTIAL.org_id)
