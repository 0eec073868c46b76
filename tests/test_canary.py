"""No piece of a secret leaves the program; only rewritten files and exact patches hold them."""

# ruff: noqa: E501 - a sample stays on the line that a program has it on

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.report.registry import names
from tests.ims.rehearsing import CANARY, CLIENT, CLIENT_ID, ORG, SCOPES
from tests.support.command import migrator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GRAM = 10
"""So many characters in a row are a leak."""
OLD_SECRET = "7c2f9b1e-4d6a-4f83-9b0c-e15d82aa7f36"
PLAIN = "Rk7vQ2xLw9TzNb4HsJ6pYd3M"
PASSPHRASE = "Mq4!tulip-Vx8wagon"
_PEM_HEADER = 40
"""Characters of a key in base64 that name its algorithm: equal in every key."""


_P = int(
    "fb8c5e692ea80890e33534b669715d5b52fe02a260c44a17dd81ca8d969ae194de92a340a6c922705d82c4e90294bc79b085"
    "3e78d1044815f2c85585afe58376b20c14c6698ca82ff7dc6015f43cbd5315e292961865427bf7af5443759d709d386a99a9"
    "101f334b550ef6760310859103e4e56863051288101d496b47aa3931",
    16,
)
_Q = int(
    "be7e010ced8c4ad51022d769f4c4fcddb0819a3db3bacdd33951adda2e536a8375c18a7fe7460f9b5f818cac4e07a8d7162a"
    "0f5301b8a7429ea42113b02077d6a5926b4d7288145c0c506ead7b92953a1d1066d38a35d7262b4998f66bc6acff18a4d292"
    "f8af32b78d2b217638f97a1ef094cd3af0f4b26adf9fc43eeaf284ed",
    16,
)
"""The primes of a key that no one uses: the same text in every run."""


def _key() -> tuple[str, str, rsa.RSAPrivateKey]:
    exponent = 65537
    private = pow(exponent, -1, (_P - 1) * (_Q - 1))
    public = rsa.RSAPublicNumbers(exponent, _P * _Q)
    parts = (private % (_P - 1), private % (_Q - 1), pow(_Q, -1, _P))
    key = rsa.RSAPrivateNumbers(_P, _Q, private, *parts, public).private_key()
    none = serialization.NoEncryption()
    pkcs8 = serialization.PrivateFormat.PKCS8
    pem = key.private_bytes(serialization.Encoding.PEM, pkcs8, none).decode()
    der = base64.b64encode(key.private_bytes(serialization.Encoding.DER, pkcs8, none)).decode()
    return pem, der, key


PEM, DER, _KEY = _key()
ASSERTION = jwt.encode({"iss": ORG, "sub": "A@techacct.adobe.com", "exp": 1924992000}, _KEY, "RS256")
ACCESS = jwt.encode({"client_id": CLIENT_ID, "as": "ims-na1", "expires_in": "86400000"}, _KEY, "RS256")
URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
PEM_LINES = PEM.strip().split("\n")
ESCAPED = "\\n".join(PEM_LINES)


def _code(secret: str) -> dict[str, str]:
    """One secret in the syntax of many languages and formats, beside a leftover."""
    return {
        "a.py": f"requests.post('{URL}', data={{'client_id': ID, 'client_secret': '{secret}', 'jwt_token': '{ASSERTION}'}})\n",
        "b.js": f"fetch(`{URL}`, {{body: `client_secret={secret}&jwt_token=${{t}}`}});\nconst clientSecret = '{secret}';\n",
        "c.ts": f"const config = {{ clientSecret: \"{secret}\", privateKey: `{PEM}`, metaScopes: ['ent_dataservices_sdk'], exchange: '{URL}' }};\n",
        "D.java": f'class D {{ String u = "{URL}"; void f() {{ p.put("client_secret", "{secret}"); p.add(new BasicNameValuePair("jwt_token", "{ASSERTION}")); }} }}\n',
        "e.cs": f'var d = new Dictionary<string, string> {{ ["client_secret"] = "{secret}", {{"jwt_token", "{ASSERTION}"}} }}; Post("{URL}", d);\n',
        "f.php": f"<?php $r = $c->post('{URL}', ['form_params' => ['client_secret' => '{secret}', 'jwt_token' => '{ASSERTION}']]);\n",
        "g.go": f'package m\nvar v = url.Values{{"client_secret": {{"{secret}"}}, "jwt_token": {{t}}}}\nvar u = "{URL}"\n',
        "h.rb": f"RestClient.post('{URL}', client_secret: '{secret}', jwt_token: \"{ASSERTION}\")\n",
        "i.sh": f"curl -X POST '{URL}' -d client_id=$ID -d client_secret={secret} -d jwt_token={ASSERTION}\nexport CLIENT_SECRET={secret}\ncurl -F \"client_secret={secret}\" {URL}\n",
        "j.ps1": f"$CLIENT_SECRET = '{secret}'\nInvoke-RestMethod -Uri {URL} -Body @{{client_secret='{secret}'; jwt_token='{ASSERTION}'}}\n",
        "k.json": json.dumps(
            {
                "url": URL,
                "CLIENT_SECRETS": [secret],
                "clientSecret": secret,
                "private_key": PEM,
                "META_SCOPES": ["ent_x_sdk"],
            }
        ),
        "l.yml": f"enterprise:\n  endpoint: {URL}\n  client_secret: {secret}\n  jwt_token: {ASSERTION}\n  priv_key_data: |\n"
        + "".join(f"    {line}\n" for line in PEM_LINES),
        "m.env": f'ADOBE_URL={URL}\nADOBE_CLIENT_SECRET={secret}\nADOBE_PRIVATE_KEY="{ESCAPED}"\nADOBE_PRIVATE_KEY_BASE64={DER}\nADOBE_JWT={ASSERTION}\nADOBE_ACCESS_TOKEN={ACCESS}\nADOBE_PASSPHRASE={PASSPHRASE}\n',
        "n.properties": f"adobe.ims.url={URL}\nadobe.client.secret={secret}\nadobe.private.key={DER}\nadobe.key.password={PASSPHRASE}\n",
        "o.xml": f'<c><url>{URL}</url><clientSecret>{secret}</clientSecret><property name="client_secret" value="{secret}"/><jwt_token>{ASSERTION}</jwt_token><keyPassword>{PASSPHRASE}</keyPassword></c>\n',
        "p.postman_environment.json": json.dumps(
            {
                "name": "x",
                "values": [
                    {"key": "CLIENT_SECRET", "value": secret},
                    {"key": "JWT_TOKEN", "value": ASSERTION},
                    {"key": "PRIVATE_KEY", "value": PEM},
                    {"key": "IMS", "value": "ims-na1.adobelogin.com"},
                ],
            }
        ),
        "q.ipynb": json.dumps(
            {
                "nbformat": 4,
                "nbformat_minor": 5,
                "metadata": {},
                "cells": [
                    {
                        "cell_type": "code",
                        "metadata": {},
                        "outputs": [],
                        "execution_count": None,
                        "source": [f"url = '{URL}'\n", f"client_secret = '{secret}'\n", f"jwt_token = '{ASSERTION}'"],
                    }
                ],
            }
        ),
        "r.tf": f'resource "x" "y" {{\n  environment = {{\n    URL = "{URL}"\n    CLIENT_SECRET = "{secret}"\n    PRIVATE_KEY = <<EOT\n{PEM}EOT\n  }}\n}}\n',
        "s.md": f"```sh\ncurl {URL} -d 'client_secret={secret}' -d 'jwt_token={ASSERTION}'\n```\nThen `Authorization: Bearer {ACCESS}`.\n",
        "Dockerfile": f"FROM x\nENV CLIENT_SECRET={secret} IMS_URL={URL}\nENV PASSPHRASE {PASSPHRASE}\n",
        "t.ini": f"[enterprise]\nims_url = {URL}\nclient_secret = {secret}\npassphrase = {PASSPHRASE}\n",
        "broken.json": f'{{"url": "{URL}", "client_secret": "{secret}", "private_key": "{ESCAPED}\n',
        "broken.yml": f"url: [{URL}\n  client_secret: {secret}\n : : {{\n",
        "u.http": f"POST {URL}\nContent-Type: application/x-www-form-urlencoded\n\nclient_secret={secret}&jwt_token={ASSERTION}\n",
        "v.txt": f"{URL}?client_id=x&client_secret={secret}&jwt_token={ASSERTION}\n",
    }


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every secret in every syntax. A file's name is its address, and is shown."""
    root = tmp_path_factory.mktemp("canary") / "repository"
    for number, secret in enumerate((CANARY, OLD_SECRET, PLAIN)):
        for name, text in _code(secret).items():
            path = root / f"part{number}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (root / "private.key").write_text(PEM)
    (root / "private.der").write_bytes(base64.b64decode(DER))
    (root / "key.b64").write_text(base64.b64encode(PEM.encode()).decode())
    return root


def _grams() -> Iterator[tuple[str, str]]:
    words = {"secret": CANARY, "old secret": OLD_SECRET, "plain": PLAIN, "passphrase": PASSPHRASE}
    words |= {f"{name} in base64": base64.b64encode(word.encode()).decode().rstrip("=") for name, word in words.items()}
    words |= {"key": DER[_PEM_HEADER:], "key twice": base64.b64encode(PEM.encode()).decode()[80:-60]}
    words |= {"assertion": ASSERTION, "access token": ACCESS}
    for name, word in words.items():
        for start in range(len(word) - GRAM + 1):
            yield word[start : start + GRAM], name


GRAMS = dict(_grams())
_RUN = re.compile(rf"[\w+/=.!-]{{{GRAM},}}")


def leaks(text: str) -> set[str]:
    """The names of the secrets of which the text holds a piece, with the piece and what is around it."""
    found: dict[str, str] = {}
    for match in _RUN.finditer(text):
        run = match.group()
        for start in range(len(run) - GRAM + 1):
            name = GRAMS.get(run[start : start + GRAM])
            if name is not None:
                found.setdefault(name, f"{name}: {text[max(match.start() - 60, 0) : match.start() + 60]!r}")
    return set(found.values())


def test_the_probe_sees_a_leak() -> None:
    """Each secret, and a piece of one, is noticed; plain text is not."""
    assert len(leaks(f"x {CANARY[3:18]} y {DER[100:120]} z")) == 2
    assert leaks(f"{URL} {CLIENT_ID} {ORG} client_secret private_key") == set()


def _files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file()}


def _expect_none(outputs: dict[str, str]) -> None:
    told = {name: found for name, text in outputs.items() if (found := leaks(text))}
    assert told == {}


def _all_reports(folder: Path) -> list[str]:
    folder.mkdir()
    return [word for form in names() for word in ("--report", f"{form}={folder / form}")]


def test_scan_tells_no_secret(tree: Path, tmp_path: Path) -> None:
    """Every format, the terminal at its most talkative, and the baseline."""
    baseline = tmp_path / "baseline.json"
    reports = _all_reports(tmp_path / "reports")
    done = migrator("scan", tree, "--verbose", "--strict", *reports)
    assert done.status in {1, 4}, done.err
    listed = migrator("scan", tree, "--baseline", baseline, "--write-baseline", "--quiet")
    assert baseline.is_file(), listed.err
    assert "exchange-endpoint" in done.out
    written = _files(tmp_path / "reports")
    assert set(written) == set(names())
    shown = {"out": done.out, "err": done.err, "quiet": listed.out + listed.err, "baseline": baseline.read_text()}
    _expect_none({**written, **shown})


def test_an_audit_and_what_is_rendered_of_it_tell_no_secret(tree: Path, tmp_path: Path) -> None:
    """With credentials checked against a recording, saved, and rendered again in every format."""
    credentials = tmp_path / "oauth.json"
    download = {"CLIENT_ID": CLIENT_ID, "CLIENT_SECRETS": [CANARY], "ORG_ID": ORG, "SCOPES": list(SCOPES)}
    credentials.write_text(json.dumps(download))
    recording, saved = tmp_path / "ims.json", tmp_path / "audit.json"
    given = ("--credentials", credentials)
    with serve(Scenario((CLIENT,))) as running:
        made = migrator("ims", "record", "--ims", running.url, *given, "--output", recording)
    assert made.status == 0, made.err
    audit = migrator("audit", tree, "--ims", recording, *given, "--verbose", "--report", f"json={saved}")
    assert saved.is_file(), audit.err
    again = migrator("report", saved, "--verbose", *_all_reports(tmp_path / "reports"))
    check = migrator("check", "--ims", recording, *given, "--verbose")
    shown = {"recording": recording.read_text(), "saved": saved.read_text(encoding="utf-8")}
    for name, done in {"made": made, "audit": audit, "again": again, "check": check}.items():
        assert "Traceback" not in done.err
        shown[name] = done.out + done.err
    _expect_none({**_files(tmp_path / "reports"), **shown})


def test_a_diff_for_reading_tells_no_secret(tree: Path, tmp_path: Path) -> None:
    """The diff of `fix` is redacted; the patch, which is for git, is the place where a line stands as it is."""
    patch = tmp_path / "exact.patch"
    shown = migrator("fix", tree, "--unsafe")
    exact = migrator("fix", tree, "--unsafe", "--patch", patch)
    assert "+++ " in shown.out, shown.err
    _expect_none({"out": shown.out, "err": shown.err, "exact": exact.out + exact.err})
    assert leaks(patch.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("scan", "-", "--stdin-path", "a.py"), f"x = '{URL}' # {CANARY}\n"),
        (("check", "--ims", "live", "--credentials", "broken.json"), ""),
        (("check", "--ims", "live", "--credentials", "private.key"), ""),
        (("check", "--ims", f"https://user:{PLAIN}@ims.example.com", "--credentials", "oauth.json"), ""),
        (("report", "oauth.json"), ""),
        (("scan", "--config", "oauth.json"), ""),
        (("scan", "--config", "bad.toml"), ""),
        (("scan", "--baseline", "oauth.json"), ""),
    ],
)
def test_a_mistake_tells_no_secret(tmp_path: Path, arguments: tuple[str, ...], stdin: str) -> None:
    """Files of secrets given in the wrong place, and secrets on the command line: told without them."""
    (tmp_path / "oauth.json").write_text(json.dumps({"CLIENT_SECRETS": [CANARY], "PRIVATE_KEY": PEM}))
    (tmp_path / "broken.json").write_text(f'{{"CLIENT_SECRETS": ["{CANARY}", "{PLAIN}" "PRIVATE_KEY": {PEM}')
    (tmp_path / "private.key").write_text(PEM)
    (tmp_path / "bad.toml").write_text(f'client_secret = "{CANARY}"\n')
    done = migrator(*arguments, cwd=tmp_path, stdin=stdin.encode(), env={"MIGRATOR_DEBUG": ""})
    assert done.status in {1, 2}, done.err
    assert "Traceback" not in done.err
    _expect_none({"out": done.out, "err": done.err})
