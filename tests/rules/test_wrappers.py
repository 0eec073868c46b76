"""In-house wrappers of a user's configuration are looked for like the SDKs of the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """
[[wrapper]]
id = "acme-ims"
name = "Acme's sign-in helper"
ecosystem = "pypi"
environment = ["ACME_SIGNING_*"]

[[wrapper.code]]
languages = ["python"]
imports = ["acme_tokens"]
jwt_calls = ["acme_tokens.exchange_assertion"]
words = ["AcmeAssertionClient"]

[[wrapper.code]]
languages = ["javascript"]
patterns = ["acmeTokens.exchange($$$ARGS)"]

[[wrapper.commands]]
command = "acme-tokens exchange"
always = true

[[wrapper.config]]
shape = ["acme_tokens.signing_key"]
jwt_keys = ["acme_tokens.signing_key"]

[[wrapper.manifest]]
names = ["acme-tokens"]
jwt_only = "<2"

[[wrapper.actions]]
uses = ["acme/tokens-action"]
jwt_inputs = ["signing-key"]

[wrapper.replacement]
text = "move to acme-tokens 2, which speaks OAuth Server-to-Server"
"""
SHOWN = [
    ("job.py", "import acme_tokens\n\ntoken = acme_tokens.exchange_assertion('reports')\n", 3, "sdk-usage"),
    ("job.lua", "local client = AcmeAssertionClient.new()\n", 1, "sdk-usage"),
    ("job.js", "const token = await acmeTokens.exchange('reports');\n", 1, "sdk-usage"),
    ("job.sh", "#!/bin/sh\nTOKEN=$(acme-tokens exchange --for reports)\n", 2, "sdk-usage"),
    ("app.yaml", "acme_tokens:\n  signing_key: keys/acme.pem\n", 2, "sdk-configuration"),
    (".env", "ACME_SIGNING_KEY=keys/acme.pem\n", 1, "sdk-configuration"),
    ("requirements.txt", "requests\nacme-tokens==1.4\n", 2, "sdk-dependency"),
    (
        ".github/workflows/a.yml",
        "jobs:\n  a:\n    steps:\n      - uses: acme/tokens-action@v1\n        with:\n          signing-key: k\n",
        6,
        "ci-sign-in",
    ),
]


def _found(folder: Path) -> list[tuple[int, str, str]]:
    done = migrator("scan", "--format", "json", cwd=folder)
    return [(one["line"], one["rule_id"], one["message"]) for one in json.loads(done.out)["findings"]]


@pytest.mark.parametrize(("path", "text", "line", "rule"), SHOWN, ids=[row[0] for row in SHOWN])
def test_a_wrapper_shows_in_every_kind_of_file(tmp_path: Path, path: str, text: str, line: int, rule: str) -> None:
    """Code, commands, settings, manifests and workflows, in a tree that names nothing else of Adobe's."""
    (tmp_path / "migrator.toml").write_text(CONFIG)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text)
    found = _found(tmp_path)
    assert (line, rule) in {(at, name) for at, name, _ in found}
    assert all("acme-tokens 2" in message for _, _, message in found)


@pytest.mark.parametrize(("path", "text"), [row[:2] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_without_the_configuration_it_is_nobodys_business(tmp_path: Path, path: str, text: str) -> None:
    """The same files are silent where no wrapper is declared."""
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text)
    assert _found(tmp_path) == []


def test_the_form_that_speaks_oauth_is_silent(tmp_path: Path) -> None:
    """A version outside the JWT range, and a call that no mark names, are no findings."""
    (tmp_path / "migrator.toml").write_text(CONFIG)
    (tmp_path / "requirements.txt").write_text("acme-tokens==2.1\n")
    (tmp_path / "job.py").write_text("import acme_tokens\n\ntoken = acme_tokens.client_credentials('reports')\n")
    assert _found(tmp_path) == []


def test_a_pattern_that_is_no_code_is_a_wrong_configuration(tmp_path: Path) -> None:
    """One line that names the pattern, and the status of a usage error."""
    (tmp_path / "migrator.toml").write_text(CONFIG.replace("acmeTokens.exchange($$$ARGS)", "acmeTokens.exchange($$$"))
    done = migrator("scan", cwd=tmp_path)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "acmeTokens.exchange($$$" in done.err


def test_a_rewrite_beside_it_does_not_put_a_wrapper_right(tmp_path: Path) -> None:
    """In a file that is rewritten for another reason, the call of the wrapper stays a place to change by hand."""
    (tmp_path / "migrator.toml").write_text(CONFIG)
    (tmp_path / "job.py").write_text(
        "import acme_tokens\nimport requests\n\nURL = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'\n\n\n"
        "def sign_in(client_id, client_secret, assertion):\n"
        "    data = {'client_id': client_id, 'client_secret': client_secret, 'jwt_token': assertion}\n"
        "    return requests.post(URL, data=data).json()['access_token']\n\n\n"
        "print(acme_tokens.exchange_assertion('reports'))\n"
    )
    done = migrator("scan", "--format", "json", cwd=tmp_path)
    findings = {one["rule_id"]: one["rewrite"] for one in json.loads(done.out)["findings"]}
    assert findings["sdk-usage"]["disposition"] == "manual"
    assert findings["exchange-endpoint"]["diff"]
