"""Unmodified programs with Adobe's addresses in their code sign in at the local IMS, through its forward proxy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import requests

from migrator.ims.server.listener import Running, serve
from migrator.ims.server.scenario import Scenario
from tests.ims.rehearsing import CANARY, CLIENT, CLIENT_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "https://ims-na1.adobelogin.com/ims/token/v3"
FORM = f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={CANARY}&scope=openid,AdobeID"

PYTHON = f"""
import requests
answer = requests.post("{URL}", data="{FORM}", headers={{"Content-Type": "application/x-www-form-urlencoded"}})
print(answer.text)
"""
NODE = f"""
fetch("{URL}", {{method: "POST", body: new URLSearchParams("{FORM}")}})
  .then(async answer => console.log(await answer.text()))
  .catch(error => {{ console.error(error.cause || error); process.exit(1) }})
"""
NODE_FORM_DATA = f"""
const form = new FormData()
for (const [name, value] of new URLSearchParams("{FORM}")) form.set(name, value)
fetch("{URL}", {{method: "POST", body: form}}).then(async answer => console.log(await answer.text()))
"""
PROXY_VARIABLES = ("HTTPS_PROXY", "https_proxy")
CA_VARIABLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A local IMS."""
    with serve(Scenario((CLIENT,))) as server:
        yield server


@pytest.fixture
def surroundings(running: Running, tmp_path: Path) -> dict[str, str]:
    """The environment of a rehearsed program: the proxy, and the authority under every name in use."""
    authority = tmp_path / "ca.pem"
    authority.write_bytes(running.ca_pem)
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return {
        **kept,
        **dict.fromkeys(PROXY_VARIABLES, running.proxy),
        **dict.fromkeys(CA_VARIABLES, str(authority)),
        "NODE_USE_ENV_PROXY": "1",
    }


def _output(command: list[str], environ: dict[str, str]) -> str:
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _signed_in(output: str) -> bool:
    answer = json.loads(output)
    return bool(answer["token_type"] == "bearer") and str(answer["access_token"]).count(".") == 2


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
@pytest.mark.parametrize(
    "form", [["-d", FORM], [arg for pair in FORM.split("&") for arg in ("-F", pair)]], ids=["-d", "-F"]
)
def test_curl_signs_in(surroundings: dict[str, str], form: list[str]) -> None:
    """URL-encoded and multipart, with nothing but the two variables."""
    assert _signed_in(_output(["curl", "-sS", URL, *form], surroundings))


def test_python_requests_signs_in(surroundings: dict[str, str]) -> None:
    """A program of its own process, with nothing but the two variables."""
    assert _signed_in(_output([sys.executable, "-c", PYTHON], surroundings))


PRELOAD = """
const {{ setGlobalDispatcher, EnvHttpProxyAgent }} = require({undici})
setGlobalDispatcher(new EnvHttpProxyAgent())
"""


def _node_environment(surroundings: dict[str, str], node_modules: Path, tmp_path: Path) -> dict[str, str]:
    """Node's fetch takes HTTPS_PROXY by itself since 22.21 and 24.5; before, undici is put in front of the program."""
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
    major, minor = (int(part) for part in version.strip().strip("v").split(".")[:2])
    if (major, minor) >= (24, 5) or (major == 22 and minor >= 21):
        return surroundings
    preload = tmp_path / "proxy.cjs"
    preload.write_text(PRELOAD.format(undici=json.dumps(str(node_modules / "undici"))))
    return {**surroundings, "NODE_OPTIONS": f"--require {preload}"}


@pytest.mark.corpus
@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node")
@pytest.mark.parametrize("program", [NODE, NODE_FORM_DATA], ids=["URLSearchParams", "FormData"])
def test_node_fetch_signs_in(surroundings: dict[str, str], node_modules: Path, tmp_path: Path, program: str) -> None:
    """URL-encoded and multipart, with the built-in fetch."""
    environ = _node_environment(surroundings, node_modules, tmp_path)
    assert _signed_in(_output(["node", "-e", program], environ))


def test_one_connection_carries_several_calls(running: Running, tmp_path: Path) -> None:
    """A session signs in and goes on to a product over the same authority; each host gets its own certificate."""
    authority = tmp_path / "ca.pem"
    authority.write_bytes(running.ca_pem)
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = {"https": running.proxy}
        session.verify = str(authority)
        for _ in range(2):
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            token = session.post(URL, data=FORM, headers=headers, timeout=10).json()["access_token"]
        bearer = {"Authorization": f"Bearer {token}", "x-api-key": CLIENT_ID}
        assert session.get("https://analytics.adobe.io/discovery/me", headers=bearer, timeout=10).status_code == 200


@pytest.mark.parametrize("url", ["https://example.com/", "https://127.0.0.1/", "https://ims-na1.adobelogin.com:8443/"])
def test_the_proxy_passes_nothing_on(running: Running, url: str) -> None:
    """It stands in for Adobe's hosts and is no way into any network."""
    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(requests.exceptions.ProxyError, match="403"):
            session.get(url, proxies={"https": running.proxy}, timeout=10)


def test_plain_http_to_others_is_refused(running: Running) -> None:
    """An absolute address of somebody else is not fetched either."""
    with requests.Session() as session:
        session.trust_env = False
        answer = session.get("http://example.com/", proxies={"http": running.proxy}, timeout=10)
    assert (answer.status_code, answer.json()["error"]) == (403, "not_adobe")


def test_a_program_that_does_not_trust_the_authority_fails(running: Running) -> None:
    """TLS is real: without the CA variable nobody signs in."""
    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
            session.post(URL, data=FORM, proxies={"https": running.proxy}, timeout=10)


def test_one_port_speaks_http_and_https(tmp_path: Path) -> None:
    """With `--tls` the same port is still a proxy, and a proxy address with https:// is refused with the reason."""
    with serve(Scenario((CLIENT,)), tls=True) as both, requests.Session() as session:
        authority = tmp_path / "ca.pem"
        authority.write_bytes(both.ca_pem)
        session.trust_env = False
        session.verify = str(authority)
        for base in (both.url, both.url.replace("127.0.0.1", "localhost"), both.proxy):
            assert session.get(f"{base}/ims/keys", timeout=10).status_code == 200
        assert session.get("https://ims-na1.adobelogin.com/ims/keys", proxies={"https": both.proxy}, timeout=10).ok
        with pytest.raises(requests.exceptions.ProxyError, match="501"):
            session.get("https://ims-na1.adobelogin.com/ims/keys", proxies={"https": both.url}, timeout=10)
