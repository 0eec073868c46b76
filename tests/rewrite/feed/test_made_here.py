"""A branch that only makes the assertion, where none was given, goes with it; one that does more stays."""

from __future__ import annotations

import pytest

from tests.rewrite.feed.ruby import both
from tests.rewrite.harness import check_rewritten, rewrite

_SENDS = """
import os
import jwt, requests

token = os.environ.get("ADOBE_JWT")
if not token:
    with open("private.key") as file:
        key = file.read()
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/x"}
    for scope in ("ent_dataservices_sdk", "ent_reactor_sdk"):
        claims["https://ims-na1.adobelogin.com/s/" + scope] = True
    token = jwt.encode(claims, key, algorithm="RS256")
requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
    "client_id": i,
    "client_secret": s,
    "jwt_token": token,
})
"""
_SENT = """
import requests

requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data={
    "client_id": i,
    "client_secret": s,
    "grant_type": "client_credentials",
    "scope": "openid,AdobeID,read_organizations",
})
"""


def test_a_token_that_may_be_given() -> None:
    """What the branch writes is known to nobody else: the key, the claims, and what a loop puts into them."""
    check_rewritten(_SENDS, _SENT, "ims.py")


@pytest.mark.parametrize("more", ["count = 1", "archive(claims)", "requests.put(STORE, data=key)"])
def test_a_branch_that_does_more(more: str) -> None:
    """A value for others, a call whose end nobody sees: the branch stays, and somebody has to look."""
    files = {"ims.py": _SENDS.replace("    token = jwt", f"    {more}\n    token = jwt") + "print(count)\n"}
    result = rewrite(files)
    assert more in result.files["ims.py"]
    assert any("still signs an assertion" in note for note in result.plan.notes)


def test_a_branch_of_ruby() -> None:
    """Receivers that only the branch knows may be changed in it."""
    both(
        """
        token = ENV['ADOBE_JWT']
        if token.nil?
          claims = { iss: 'A@AdobeOrg' }
          claims.merge!('https://ims-na1.adobelogin.com/s/ent_reactor_sdk' => true)
          token = JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read('private.key')), 'RS256')
        end
        SEND
        """,
        "SEND\n",
        token="token",
    )


_PHP = """
<?php
SETTINGS
$given = $settings['jwt_token'];
if ($given === '') {
    $head = encode(['alg' => 'RS256']) . '.' . encode(['sub' => $settings['tech_acct_id']]);
    openssl_sign($head, $signature, file_get_contents($settings['private_key']), OPENSSL_ALGO_SHA256);
    $given = $head . '.' . encode($signature);
}
post('https://ims-na1.adobelogin.com/ims/exchange/jwt', http_build_query([
    'client_id' => $settings['client_id'],
    'client_secret' => $settings['client_secret'],
    'jwt_token' => $given,
]));
"""
_SETTINGS = """$settings = [
    'client_id' => 'x',
    'client_secret' => 'y',
    'tech_acct_id' => 'A@techacct.adobe.com',
    'private_key' => 'private.key',
    'jwt_token' => '',
];"""
_PHP_AFTER = """
<?php
$settings = [
    'client_id' => 'x',
    'client_secret' => 'y',
];
post('https://ims-na1.adobelogin.com/ims/token/v3', http_build_query([
    'client_id' => $settings['client_id'],
    'client_secret' => $settings['client_secret'],
    'grant_type' => 'client_credentials',
    'scope' => 'openid,AdobeID,read_organizations',
]));
"""


def test_a_setting_of_the_same_name_is_no_request() -> None:
    """Beside a private key and a technical account, `jwt_token` is sent to nobody: it goes with its reader."""
    check_rewritten(_PHP.replace("SETTINGS", _SETTINGS), _PHP_AFTER, "ims.php")
