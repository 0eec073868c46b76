"""OAuth servers that others wrote accept the client's token request, over `--ims URL`."""

from __future__ import annotations

import re
import subprocess
import threading
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from authlib.integrations.flask_oauth2 import AuthorizationServer  # type: ignore[import-untyped]
from authlib.oauth2.rfc6749 import ClientMixin  # type: ignore[import-untyped]
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant  # type: ignore[import-untyped]
from flask import Flask
from werkzeug.serving import make_server

from migrator import clock
from migrator.ims.check import check_credentials
from migrator.ims.live import Network
from migrator.ims.target import open_target
from migrator.secret import Secret
from tests.ims.rehearsing import CANARY, CLIENT_ID, CREDENTIAL, FAST, result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Response

    from migrator.ims.credentials import OAuthCredential
    from migrator.model import Verdict


class _Client(ClientMixin):  # type: ignore[misc]  # Authlib has no types
    """One confidential client, as Authlib wants to be told of it."""

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CANARY

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return (method, endpoint) == ("client_secret_post", "token")

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "client_credentials"


class _Grant(ClientCredentialsGrant):  # type: ignore[misc]  # Authlib has no types
    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_post",)


@contextmanager
def _authlib(issued: list[dict[str, Any]]) -> Iterator[str]:
    app = Flask(__name__)
    server = AuthorizationServer(
        app,
        query_client=lambda client_id: _Client() if client_id == CLIENT_ID else None,
        save_token=lambda token, _request: issued.append(token),
    )
    server.register_grant(_Grant)

    @app.post("/oauth/token")
    def token() -> Response:
        response: Response = server.create_token_response()
        return response

    http = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/oauth/token"
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def _check(url: str, credential: OAuthCredential = CREDENTIAL) -> Verdict:
    with closing(open_target(url, Network({}, limits=FAST))) as target:
        return check_credentials([credential], target, [], clock.now())[0]


@pytest.fixture
def _plain_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """Authlib refuses http unless it is told that this is a test."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")


@pytest.mark.usefixtures("_plain_http")
def test_authlib_grants_a_token() -> None:
    """Its provider, run as a server: granted, and what only IMS has is skipped, not failed."""
    issued: list[dict[str, Any]] = []
    with _authlib(issued) as url:
        verdict = _check(url)
    assert (verdict.status, verdict.code) == ("valid", "")
    assert len(issued) == 1
    assert verdict.expires_in_seconds == issued[0]["expires_in"]
    assert result(verdict, "claims").evidence == "the token is opaque, so it shows no claims"
    assert {result(verdict, check).status for check in ("validate_token", "schema_registry")} == {"skipped"}


@pytest.mark.usefixtures("_plain_http")
def test_authlib_rejects_a_wrong_secret() -> None:
    """Its invalid_client is a rejection here too."""
    with _authlib([]) as url:
        verdict = _check(url, replace(CREDENTIAL, client_secrets=(Secret("another-secret-altogether"),)))
    assert (verdict.status, verdict.code) == ("rejected", "invalid_client")
    assert "The client cannot authenticate" in verdict.reason


@contextmanager
def _mock_server(node_modules: Path) -> Iterator[str]:
    program = node_modules / "oauth2-mock-server" / "dist" / "oauth2-mock-server.mjs"
    process = subprocess.Popen(
        ["node", str(program), "-a", "127.0.0.1", "-p", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = ""
        for line in process.stdout:
            said += line
            found = re.search(r"http://[\w.\[\]:]+:\d+", line)
            if found:
                yield found[0]
                break
        else:
            pytest.fail(f"oauth2-mock-server said: {said}")
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()


@pytest.mark.corpus
def test_oauth2_mock_server_grants_a_token(node_modules: Path) -> None:
    """The npm package oauth2-mock-server grants a token of its own shape, signed by its own key."""
    with _mock_server(node_modules) as issuer:
        verdict = _check(f"{issuer}/token")
    assert (verdict.status, verdict.code) == ("valid", "")
    assert result(verdict, "token_type").evidence == "token_type is Bearer"
    assert result(verdict, "claims").status == "passed"
    assert verdict.expires_in_seconds == 3600
