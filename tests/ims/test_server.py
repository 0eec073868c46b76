"""The local IMS by itself: what programs meet that are rehearsed against it."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from migrator.errors import CredentialError, UsageError
from migrator.ims.credentials import load
from migrator.ims.keys import assertion_claims
from migrator.ims.server.handler import Access
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario, load_scenario, rehearsal
from tests.ims.rehearsing import ACCOUNT, CANARY, CLIENT, CLIENT_ID, ORG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOW = datetime(2022, 6, 1, 12, tzinfo=timezone.utc)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM = KEY.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
METASCOPES = ("ent_dataservices_sdk",)


def certificate(key: rsa.RSAPrivateKey = KEY, end: datetime = NOW + timedelta(days=100)) -> bytes:
    """A self-signed certificate, as the Console's instructions have openssl make one."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW - timedelta(days=265)).not_valid_after(end)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


FORMER = Scenario((replace(CLIENT, metascopes=METASCOPES, certificates=(certificate(),)),), exchange="former")


@pytest.fixture(scope="module")
def ims() -> Iterator[httpx.Client]:
    """A client of a local IMS in which the old exchange works as it did in 2022."""
    with serve(FORMER, clock=lambda: NOW) as running, httpx.Client(base_url=running.url, trust_env=False) as client:
        yield client


FORM = {"grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CANARY, "scope": "openid,AdobeID"}
WITHOUT_SECRET = {name: value for name, value in FORM.items() if name not in {"client_id", "client_secret"}}
SHAPES: dict[str, dict[str, Any]] = {
    "body": {"data": FORM},
    "query": {"params": FORM},
    "multipart": {"files": {name: (None, value) for name, value in FORM.items()}},
    "client in query, multipart": {
        "params": {"client_id": CLIENT_ID},
        "files": {name: (None, value) for name, value in FORM.items() if name != "client_id"},
    },
    "blanks": {"data": {**FORM, "scope": "openid, AdobeID"}},
    "basic": {"data": WITHOUT_SECRET, "auth": (CLIENT_ID, CANARY)},
    "chunked": {
        "content": iter(
            [
                b"grant_type=client_credentials&client_id=",
                f"{CLIENT_ID}&scope=openid".encode(),
                f"&client_secret={CANARY}".encode(),
            ]
        ),
        "headers": {"content-type": "application/x-www-form-urlencoded"},
    },
}


@pytest.mark.parametrize("version", ["v2", "v3", "v4"])
@pytest.mark.parametrize("shape", [name for name in SHAPES if name != "chunked"])
def test_a_token_is_granted_in_every_shape_seen(ims: httpx.Client, version: str, shape: str) -> None:
    """Body, query, multipart, Basic; commas or blanks: programs send all of them, IMS takes all of them."""
    answer = ims.post(f"/ims/token/{version}", **SHAPES[shape])
    assert answer.status_code == 200
    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("bearer", 86399)


def test_a_body_in_chunks_is_read(ims: httpx.Client) -> None:
    """Node's fetch sends a stream in chunks; the connection stays usable."""
    assert ims.post("/ims/token/v3/", **SHAPES["chunked"]).status_code == 200
    assert ims.get("/ims/keys").status_code == 200


def test_a_token_looks_like_that_of_ims_and_is_signed(ims: httpx.Client) -> None:
    """Milliseconds as text, scope with commas, no exp; signed with the key that /ims/keys shows."""
    token = ims.post("/ims/token/v3", data=FORM).json()["access_token"]
    (key,) = ims.get("/ims/keys").json()["keys"]
    claims = jwt.decode(token, jwt.PyJWK(key).key, algorithms=["RS256"])
    assert claims["type"] == "access_token"
    assert (claims["client_id"], claims["user_id"], claims["scope"]) == (CLIENT_ID, ACCOUNT, "openid,AdobeID")
    assert (claims["created_at"], claims["expires_in"]) == (str(int(NOW.timestamp()) * 1000), "86399000")
    assert not {"exp", "iss", "aud"} & claims.keys()
    assert jwt.get_unverified_header(token)["x5u"] == "ims_na1-key-at-1.cer"


REFUSED = [
    ({"grant_type": "authorization_code"}, 400, "unsupported_grant_type", "grant_type"),
    ({"grant_type": ""}, 400, "invalid_request", "grant_type"),
    ({"client_id": "unknown"}, 400, "invalid_client", "invalid client_id parameter"),
    ({"client_secret": "wrong"}, 400, "invalid_client", "invalid client_secret parameter"),
    ({"scope": ""}, 400, "invalid_scope", "scope"),
    ({"scope": "openid,ent_dataservices_sdk"}, 400, "invalid_scope", "scope"),
]


@pytest.mark.parametrize(("change", "status", "error", "description"), REFUSED)
def test_a_token_is_refused(
    ims: httpx.Client, change: dict[str, str], status: int, error: str, description: str
) -> None:
    """The errors of the token endpoint."""
    answer = ims.post("/ims/token/v3", data={**FORM, **change})
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert description in answer.json()["error_description"]


def test_a_token_lives_until_it_is_revoked(ims: httpx.Client) -> None:
    """validate_token tells valid, revoked and forged apart; a revoked token opens no API."""
    token = ims.post("/ims/token/v3", data=FORM).json()["access_token"]
    form = {"type": "access_token", "client_id": CLIENT_ID, "token": token}
    valid = ims.post("/ims/validate_token/v1", data=form).json()
    assert valid["valid"] is True
    assert valid["token"]["client_id"] == CLIENT_ID
    assert ims.post("/ims/revoke", data={"token": token}).content == b""
    assert ims.post("/ims/validate_token/v1", data=form).json() == {"valid": False, "reason": "token_revoked"}
    forged = {**form, "token": token[:-8] + "AAAAAAAA"}
    assert ims.post("/ims/validate_token/v1", data=forged).json() == {"valid": False, "reason": "bad_signature"}
    refused = ims.get("/discovery/me", headers={"authorization": f"Bearer {token}", "x-api-key": CLIENT_ID})
    assert refused.json()["error_code"] == "401013"


def test_discovery_names_its_own_endpoints(ims: httpx.Client) -> None:
    """A generic OAuth client finds the token endpoint by itself."""
    assert ims.get("/ims/.well-known/openid-configuration").json()["token_endpoint"].endswith("/ims/token/v3")


def _assertion(
    changes: Mapping[str, object] | None = None, *, key: rsa.RSAPrivateKey = KEY, algorithm: str = "RS256"
) -> str:
    claims = {**assertion_claims(CLIENT_ID, ORG, ACCOUNT, METASCOPES, NOW + timedelta(minutes=5)), **(changes or {})}
    signer: Any = "not-a-key-but-long-enough-for-hmac-256" if algorithm == "HS256" else key
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, signer, algorithm=algorithm)


META = "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk"
EXCHANGES: dict[str, tuple[str, int, str, str]] = {
    "good": (_assertion(), 200, "", ""),
    "audience list": (_assertion({"aud": [f"https://ims-na1.adobelogin.com/c/{CLIENT_ID}"]}), 200, "", ""),
    "other key": (
        _assertion(key=OTHER_KEY),
        400,
        "invalid_token",
        "Could not match JWT signature to any of the bindings",
    ),
    "hmac": (_assertion(algorithm="HS256"), 400, "invalid_token", "Could not match JWT signature"),
    "garbage": ("not.a.jwt", 400, "invalid_token", "incorrectly formatted"),
    "missing": ("", 400, "invalid_token", "incorrectly formatted"),
    "expired": (_assertion({"exp": int(NOW.timestamp()) - 1}), 400, "invalid_token", "expired"),
    "text exp": (_assertion({"exp": "soon"}), 400, "invalid_token", "incorrectly formatted"),
    "org": (_assertion({"iss": "X@AdobeOrg"}), 400, "bad_request", "iss"),
    "account": (_assertion({"sub": "x@techacct.adobe.com"}), 400, "bad_request", "sub"),
    "audience": (_assertion({"aud": "https://ims-na1.adobelogin.com/c/other"}), 400, "invalid_client", "aud"),
    "no metascope": (_assertion({META: None}), 400, "invalid_scope", "not a subset"),
    "false metascope": (_assertion({META: False}), 400, "invalid_scope", "not a subset"),
    "strange metascope": (_assertion({META.replace("data", "x"): True}), 400, "invalid_scope", "not a subset"),
}


@pytest.mark.parametrize("name", EXCHANGES)
@pytest.mark.parametrize("path", ["/ims/exchange/jwt", "/ims/exchange/v1/jwt/"])
def test_the_former_exchange_checks_the_assertion(ims: httpx.Client, name: str, path: str) -> None:
    """Signature, dates, claims and metascopes are really looked at; a good one gives milliseconds."""
    assertion, status, error, words = EXCHANGES[name]
    form = {"client_id": CLIENT_ID, "client_secret": CANARY, "jwt_token": assertion}
    answer = ims.post(path, files={name: (None, value) for name, value in form.items()})
    assert answer.status_code == status
    if error:
        assert answer.json()["error"] == error
        assert words in answer.json()["error_description"]
    else:
        assert answer.json()["expires_in"] == 86_399_992


def test_the_former_exchange_wants_the_secret_too(ims: httpx.Client) -> None:
    """A good assertion with a wrong secret is 401 invalid_client."""
    form = {"client_id": CLIENT_ID, "client_secret": "wrong", "jwt_token": _assertion()}
    answer = ims.post("/ims/exchange/jwt", data=form)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_an_ended_certificate_signs_no_more() -> None:
    """What users saw when theirs ran out: the signature matches none of the bindings."""
    ended = replace(FORMER.clients[0], certificates=(certificate(end=NOW - timedelta(days=1)),))
    with serve(replace(FORMER, clients=(ended,)), clock=lambda: NOW) as running:
        form = {"client_id": CLIENT_ID, "client_secret": CANARY, "jwt_token": _assertion()}
        answer = httpx.post(f"{running.url}/ims/exchange/jwt", data=form, trust_env=False)
    assert answer.json()["error_description"] == "Could not match JWT signature to any of the bindings"


def test_the_exchange_of_today_is_dead() -> None:
    """Whatever it is sent, 500 internal_error."""
    with serve(replace(FORMER, exchange="ended"), clock=lambda: NOW) as running:
        answer = httpx.post(f"{running.url}/ims/exchange/jwt", data={"jwt_token": _assertion()}, trust_env=False)
    assert (answer.status_code, answer.json()) == (
        500,
        {"error": "internal_error", "error_description": "Please try again later"},
    )


GATEWAY = [
    ({"authorization": None}, 403, "403010"),
    ({"x-api-key": None}, 403, "403000"),
    ({"x-api-key": "other"}, 403, "403003"),
    ({"authorization": "Bearer x.y.z"}, 401, "401013"),
    ({"x-gw-ims-org-id": None}, 400, "400003"),
    ({"x-gw-ims-org-id": "X@AdobeOrg"}, 403, "403027"),
    ({}, 200, None),
]


@pytest.mark.parametrize(("change", "status", "code"), GATEWAY)
def test_the_gateway_answers_as_documented(
    ims: httpx.Client, change: dict[str, str | None], status: int, code: str | None
) -> None:
    """Every error of the schema registry's call that Adobe documents, and its success."""
    token = ims.post("/ims/token/v3", data=FORM).json()["access_token"]
    headers = {"authorization": f"Bearer {token}", "x-api-key": CLIENT_ID, "x-gw-ims-org-id": ORG, **change}
    sent = {name: value for name, value in headers.items() if value is not None}
    answer = ims.get("/data/foundation/schemaregistry/global/classes", headers=sent)
    assert answer.status_code == status
    assert answer.json().get("error_code") == code


def test_user_management_refuses_without_a_word(ims: httpx.Client) -> None:
    """401 with a challenge and an empty body, as its documentation has it."""
    answer = ims.get(f"/v2/usermanagement/users/{ORG}/0", headers={"authorization": "Bearer x"})
    assert (answer.status_code, answer.content) == (401, b"")
    assert 'realm="JIL"' in answer.headers["www-authenticate"]


def test_pdf_services_needs_no_grant_type_and_no_scope(ims: httpx.Client) -> None:
    """Its own token call sends client ID and secret alone."""
    assert ims.post("/token", data={"client_id": CLIENT_ID, "client_secret": CANARY}).status_code == 200


def test_what_is_not_there_is_404_or_405(ims: httpx.Client) -> None:
    """Unknown paths, token v1, wrong methods."""
    assert ims.get("/anything").status_code == 404
    assert ims.post("/ims/token/v1", data=FORM).status_code == 404
    assert ims.get("/ims/token/v3").status_code == 405


def test_broken_requests_are_refused(ims: httpx.Client) -> None:
    """A body without end and one that is too large cost the server nothing."""
    headers = {"transfer-encoding": "chunked", "content-type": "application/x-www-form-urlencoded"}
    large = iter([b"x" * 600_000, b"x" * 600_000])
    assert ims.post("/ims/token/v3", content=large, headers=headers).status_code == 400
    assert ims.post("/ims/token/v3", content=b"x" * (1024 * 1024 + 1)).status_code == 400


def test_the_log_holds_no_secret() -> None:
    """Method, host, path and status; the query, in which some programs put the secret, is left out."""
    log: list[Access] = []
    with serve(FORMER, clock=lambda: NOW, log=log.append) as running:
        httpx.post(f"{running.url}/ims/token/v2", params=FORM, trust_env=False)
    assert log == [Access("POST", "127.0.0.1", "/ims/token/v2", 200)]


def test_only_this_machine_is_served() -> None:
    """Another address is refused, a taken port is one clear line."""
    with pytest.raises(UsageError, match="listens on this machine alone"), serve(FORMER, host="0.0.0.0"):
        pass
    with (
        serve(FORMER) as running,
        pytest.raises(UsageError, match=f"{running.port}: cannot listen there"),
        serve(FORMER, port=running.port),
    ):
        pass


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_the_other_loopback_is_served_too() -> None:
    """::1 in brackets, as addresses have it."""
    with serve(FORMER, host="::1") as running:
        assert running.url == f"http://[::1]:{running.port}"
        assert httpx.get(f"{running.url}/ims/keys", trust_env=False).status_code == 200


def test_a_scenario_is_read_from_its_file(tmp_path: Path) -> None:
    """The file of the example, and a small one with everything left out."""
    example = load_scenario(Path("examples/rehearsal.yaml"))
    assert [len(client.certificates) for client in example.clients] == [1, 0, 0]
    assert [(fault.call, fault.kind, fault.retry_after) for fault in example.faults] == [("token", "throttle", "120")]
    small = tmp_path / "small.yaml"
    small.write_text("credentials: {client_id: abc, client_secrets: one}\nexchange: former\nlatency: 0.5\n")
    scenario = load_scenario(small)
    assert (scenario.exchange, scenario.latency, scenario.clients[0].scopes) == ("former", 0.5, ("openid", "AdobeID"))


BROKEN = [
    ("credentials: []", "answers nobody"),
    ("- a", "expected a mapping"),
    ("{", "is no YAML"),
    ("credentials: {client_id: a, secret: b}", "unknown key 'secret'"),
    ("credentials: {client_id: a, products: [aep]}", "'aep' is no product"),
    ("credentials: {client_id: a}\nexchange: maybe", "'maybe' is not one of 'ended', 'former'"),
    ("credentials: {client_id: a}\nlatency: fast", "latency: expected a number"),
    ("credentials: {client_id: a}\nfaults: {kind: trottle}", "did you mean 'throttle'"),
    ("credentials: {client_id: a}\nfaults: {kind: cut, call: tokens}", "did you mean 'token'"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_scenario_that_is_wrong_says_where(tmp_path: Path, text: str, words: str) -> None:
    """One line with the file's name."""
    path = tmp_path / "scenario.yaml"
    path.write_text(text)
    with pytest.raises(UsageError, match=words) as caught:
        load_scenario(path)
    assert str(caught.value).startswith("scenario.yaml: ")


def test_a_scenario_may_name_what_is_not_there(tmp_path: Path) -> None:
    """A missing file of its own, or of a certificate."""
    with pytest.raises(CredentialError, match="there is no such scenario"):
        load_scenario(tmp_path / "scenario.yaml")
    (tmp_path / "s.yaml").write_text("credentials: {client_id: a, certificates: [gone.crt]}")
    with pytest.raises(CredentialError, match="there is no such certificate"):
        load_scenario(tmp_path / "s.yaml")


def test_given_credentials_all_work() -> None:
    """The quickest rehearsal: the credentials of the example, no scenario at all."""
    credentials = load([Path("examples/credentials.env")], {})
    scenario = rehearsal(credentials)
    assert [client.client_id for client in scenario.clients] == [one.client_id for one in credentials]
    assert [client.scopes for client in scenario.clients] == [one.scopes for one in credentials]
