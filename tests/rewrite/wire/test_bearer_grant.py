"""The grant of RFC 7523 that some send beside the assertion becomes that of the client credentials."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PHP = """<?php
$payload = [
    'grant_type' => 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'client_id' => $conf['api_key'],
    'client_secret' => $conf['client_secret'],
    'jwt_token' => $jwt
];
$ch = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt/');
curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($payload));
$answer = curl_exec($ch);
"""
_PYTHON = """
import requests

def token(client, secret, assertion):
    form = {
        "client_id": client,
        "client_secret": secret,
        "jwt_token": assertion,
        "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
    }
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_FORM = """
import requests

def token(client, secret, assertion):
    body = f"grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id={client}&jwt_token={assertion}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=body, headers=headers)
"""


@pytest.mark.parametrize(
    ("path", "source", "grant"),
    [
        ("ims.php", _PHP, "'grant_type' => 'client_credentials'"),
        ("ims.py", _PYTHON, '"grant_type": "client_credentials"'),
        ("ims.py", _FORM, "grant_type=client_credentials"),
    ],
)
def test_one_grant_is_sent(path: str, source: str, grant: str) -> None:
    """The old one is replaced, and none is sent beside it."""
    after = rewrite({path: source}).files[path]
    assert after.count("grant_type") == 1, after
    assert grant in after
    assert "scope" in after
    assert "jwt" not in after
