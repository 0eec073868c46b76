"""Nothing is left broken in silence."""

from __future__ import annotations

from tests.rewrite.harness import rewrite


def test_a_constant_that_the_address_is_made_of_stays() -> None:
    """Top-level constants of PHP are names, not members: their uses count."""
    text = """
<?php
const HOST = 'https://ims-na1.adobelogin.com/';
const ENDPOINT = HOST . 'ims/exchange/jwt/';
const AUDIENCE = HOST . 'c/';

function login($id, $secret, $key) {
    $jwt = JWT::encode(['iss' => 'A@AdobeOrg', 'aud' => AUDIENCE . $id], $key, 'RS256');
    $curl = curl_init(ENDPOINT);
    curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query([
        'client_id' => $id, 'client_secret' => $secret, 'jwt_token' => $jwt,
    ]));
    return curl_exec($curl);
}
"""
    after = rewrite({"a.php": text}).files["a.php"]
    assert "const HOST = " in after
    assert "const ENDPOINT = HOST . 'ims/token/v3';" in after
    assert "AUDIENCE" not in after


def test_a_scope_from_the_environment_needs_its_import() -> None:
    """Where `os` is not imported, reading a variable through it would fail: the rewrite is withdrawn and says so."""
    text = """
from os import environ

import requests

requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
    "client_id": environ["ACME_CLIENT_ID"],
    "client_secret": environ["ACME_CLIENT_SECRET"],
    "jwt_token": token,
})
"""
    result = rewrite({"a.py": text})
    after = result.files["a.py"]
    assert "os.environ.get" not in after or "import os" in after


def test_a_name_kept_by_another_file_stays() -> None:
    """A helper that signs other things elsewhere is not taken away with the assertion."""
    files = {
        "ims.py": """
import requests

from signing import sign


def login(i, s):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + i}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": i, "client_secret": s, "jwt_token": sign(claims),
    }).json()
""",
        "signing.py": """
import jwt


def sign(claims):
    return jwt.encode(claims, open("private.key").read(), algorithm="RS256")
""",
        "github.py": "from signing import sign\n\nprint(sign({'iss': 42}))\n",
    }
    after = rewrite(files).files
    assert "def sign(claims):" in after["signing.py"]
    assert "sign" not in after["ims.py"]
