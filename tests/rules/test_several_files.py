"""Places that one file alone does not show: their evidence stands in another file of the tree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import migrator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CLIENT = """from . import constants as c
from .signer import sign


def assertion(cfg):
    claims = {"iss": cfg.org, "sub": cfg.account, "aud": c.AUDIENCE + cfg.client_id}
    for scope in cfg.scopes:
        claims[c.META + scope] = True
    return sign(claims, cfg.pem)


def token(cfg):
    body = {"client_id": cfg.client_id, "client_secret": cfg.secret, "jwt_token": assertion(cfg)}
    answer = httpx.post(c.EXCHANGE, data=body).json()
    return answer["access_token"], now() + timedelta(milliseconds=answer["expires_in"])
"""
CONSTANTS = """IMS = "https://ims-na1.adobelogin.com"
EXCHANGE = f"{IMS}/ims/exchange/jwt"
AUDIENCE = f"{IMS}/c/"
META = f"{IMS}/s/"
"""
_BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7"
KEY = "\n".join(["-----BEGIN PRIVATE KEY-----", *[_BODY] * 8, "-----END PRIVATE KEY-----", ""])
PACKAGE = {"ims/client.py": CLIENT, "ims/constants.py": CONSTANTS}
TREES: dict[str, tuple[str, Mapping[str, str]]] = {
    "a path in a file of paths": (
        "src/paths.js:1",
        {
            "src/paths.js": "module.exports = { EXCHANGE: '/exchange/jwt', TOKEN: '/token/v3' };\n",
            "src/auth.js": (
                "const paths = require('./paths');\n"
                "const BASE = 'https://ims-na1.adobelogin.com/ims';\n"
                "const token = (jwt) => post(BASE + paths.EXCHANGE, { client_id, client_secret, jwt_token: jwt });\n"
            ),
        },
    ),
    "a certificate in the section of the credential": (
        "Program.cs:1",
        {
            "Program.cs": 'services.AddSingleton(_ => new X509Certificate2(configuration["Adobe:CertificatePath"]));\n',
            "conf/appsettings.json": (
                '{"Adobe": {"ClientId": "", "TokenUrl": "https://ims-na1.adobelogin.com/ims/exchange/jwt",\n'
                '           "CertificatePath": ""}}\n'
            ),
        },
    ),
    "the Console's download somewhere in the project": (
        "prod/private.key:1",
        {
            "prod/private.key": KEY,
            "lib/ims.rb": 'HTTP.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form: body)\n',
        },
    ),
    "a key by its path on another machine": (
        "web/wwwroot/pdf/signer.key:1",
        {
            "web/wwwroot/pdf/signer.key": KEY,
            "console/Sign.cs": (
                "var pem = File.ReadAllText("
                '"C:\\\\Users\\\\ana\\\\Documents\\\\code\\\\shop\\\\web\\\\wwwroot\\\\pdf\\\\signer.key");\n'
                'var answer = Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", Sign(pem));\n'
            ),
        },
    ),
    "the signature in a namespace that is used": (
        "Acme.Signing/Signer.cs:5",
        {
            "Acme.Signing/Signer.cs": (
                "namespace Acme.Signing\n{\n    class Signer\n    {\n"
                '        SigningCredentials With(SecurityKey key) => new SigningCredentials(key, "RS256");\n    }\n}\n'
            ),
            "Acme.Ims/Login.cs": (
                "using Acme.Signing;\n\nclass Login\n{\n    readonly Signer signer = new Signer();\n"
                '    string Exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt";\n}\n'
            ),
        },
    ),
    "a sample of code in the manual of the project": (
        "README.md:5",
        {
            "README.md": (
                "# Tokens of Adobe I/O\n\n```ruby\nAdobeTokens.configure do |config|\n"
                "  config.private_key = ENV['KEY']\nend\n```\n"
            ),
            "lib/ims.rb": 'HTTP.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form: body)\n',
        },
    ),
    "a setting that a module declares": (
        "lib/tokens.rb:5",
        {
            "lib/tokens.rb": (
                "require_relative 'ims'\n\nmodule Tokens\n  extend Dry::Configurable\n"
                "  setting :private_key, reader: true\nend\n"
            ),
            "lib/ims.rb": 'HTTP.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", form: body)\n',
        },
    ),
    "settings of a service for the key": (
        "config/com.acme.ims.AcmePrivateKey.xml:3",
        {
            "config/com.acme.ims.AcmePrivateKey.xml": (
                '<jcr:root xmlns:jcr="http://www.jcp.org/jcr/1.0"\n'
                '    jcr:primaryType="sling:OsgiConfig"\n    keyAlias="mine"/>\n'
            ),
            "config/com.acme.ims.Client.xml": (
                '<jcr:root xmlns:jcr="http://www.jcp.org/jcr/1.0"\n    url="https://ims-na1.adobelogin.com/ims/exchange/jwt"/>\n'
            ),
        },
    ),
    "a secret of a composition that names Adobe": (
        "docker-compose.yml:5",
        {
            "docker-compose.yml": (
                "services:\n  sync:\n    image: acme/sync\n    secrets:\n      - adobe_private_key\n"
                "secrets:\n  adobe_private_key:\n    file: ./secrets/key.pem\n"
            ),
            "sync/token.py": 'requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)\n',
        },
    ),
    "a key that two files find in the same folder": (
        "Dockerfile:2",
        {
            "Dockerfile": "FROM eclipse-temurin:17\nCOPY secret/private.der /etc/acme/private.der\n",
            "service/src/main/resources/application.yml": (
                "acme:\n  exchange: https://ims-na1.adobelogin.com/ims/exchange/jwt\n"
                "  key-path: /etc/acme/private.der\n"
            ),
        },
    ),
    "the settings in the resources of an application": (
        "App/config.json:1",
        {
            "App/config.json": '{"secret": "' + _BODY * 3 + '"}\n',
            "App/Login.swift": (
                'let path = Bundle.main.path(forResource: "config", ofType: "json")\n'
                'let exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
            ),
        },
    ),
    "claims beside a file of addresses": ("ims/client.py:6", PACKAGE),
    "a metascope's claim beside a file of addresses": ("ims/client.py:8", PACKAGE),
    "the assertion sent to an address of another file": ("ims/client.py:13", PACKAGE),
    "a life in milliseconds beside a file of addresses": ("ims/client.py:15", PACKAGE),
    "an input of an action": (
        "action.yml:3",
        {
            "action.yml": "inputs:\n  key:\n    description: 'Private key of the integration, for IMS'\n",
            "index.js": (
                "const { context } = require('@adobe/aio-lib-ims');\n"
                "context.set('ci', { client_id, technical_account_id, meta_scopes: [scope], private_key: key });\n"
            ),
        },
    ),
}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _loud(folder: Path) -> set[str]:
    done = migrator("scan", "--format", "json", "--exit-zero", cwd=folder)
    return {f"{one['path']}:{one['line']}" for one in json.loads(done.out)["findings"] if one["severity"] != "note"}


@pytest.mark.parametrize(("place", "files"), TREES.values(), ids=TREES)
def test_a_place_is_found_by_what_another_file_shows(tmp_path: Path, place: str, files: Mapping[str, str]) -> None:
    """Together the files show the place."""
    _write(tmp_path, files)
    assert place in _loud(tmp_path)


@pytest.mark.parametrize(("place", "files"), TREES.values(), ids=TREES)
def test_the_same_file_alone_is_silent(tmp_path: Path, place: str, files: Mapping[str, str]) -> None:
    """What could be anybody's is not told without that evidence."""
    path = place.rpartition(":")[0]
    _write(tmp_path, {path: files[path], "README.md": "# acme\n"})
    assert _loud(tmp_path) == set()
