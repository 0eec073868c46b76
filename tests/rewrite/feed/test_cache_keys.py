"""The key under which a token is cached does without the assertion, where it still says whose token it is."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PHP = """
    <?php
    class Ims {{
        public function token($id, $secret, $jwt) {{
            $cacheKey = {};
            if ($this->cache->has($cacheKey)) {{
                return $this->cache->get($cacheKey);
            }}
            return $this->post('https://ims-na1.adobelogin.com/ims/exchange/jwt', [
                'client_id' => $id, 'client_secret' => $secret, 'jwt_token' => $jwt,
            ]);
        }}
    }}
    $id = getenv('CLIENT_ID');
    $jwt = \\Firebase\\JWT\\JWT::encode(['sub' => getenv('ACCOUNT')], getenv('KEY'), 'RS256');
    echo (new Ims())->token($id, getenv('SECRET'), $jwt);
"""
_PYTHON = """
    import hashlib
    import jwt
    import requests


    class Ims:
        def __init__(self, client_id, secret, account, key):
            self.client_id = client_id
            self.secret = secret
            self.account = account
            self.private_key = key

        def cache_key(self):
            return {}

        def token(self):
            assertion = jwt.encode({{"sub": self.account}}, self.private_key, algorithm="RS256")
            form = {{"client_id": self.client_id, "client_secret": self.secret, "jwt_token": assertion}}
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()
"""
_JAVASCRIPT = """
    const jwt = require('jsonwebtoken')

    async function token (clientId, secret, assertion, cache) {{
      {}
      const body = new URLSearchParams({{ client_id: clientId, client_secret: secret, jwt_token: assertion }})
      return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {{ method: 'POST', body }})
    }}

    const {{ CLIENT_ID, SECRET, ACCOUNT, KEY }} = process.env
    token(CLIENT_ID, SECRET, jwt.sign({{ sub: ACCOUNT }}, KEY, {{ algorithm: 'RS256' }}), new Map())
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sha1($clientId . $secret . $jwt)", "sha1($clientId . $secret)"),
        ("'ims.' . md5($jwt . '|' . $clientId)", "'ims.' . md5('|' . $clientId)"),
        ("'ims:' . $clientId . ':' . $jwt", "'ims:' . $clientId"),
        ('"ims-$clientId-$jwt"', '"ims-$clientId-"'),
    ],
)
def test_a_key_of_php(before: str, after: str) -> None:
    """One of the texts that dots join, or that stand in another, leaves them."""
    code = _PHP.format(before).replace("$id", "$clientId")
    text = rewrite({"ims.php": code}, unsafe=False).files["ims.php"]
    assert f"$cacheKey = {after};" in text
    assert "token($clientId, $secret)" in text
    assert "JWT" not in text


def test_a_method_that_gives_the_key() -> None:
    """Named for the cache, it gives a text with one part less."""
    key = 'hashlib.sha256(f"{self.client_id}:{self.private_key}".encode()).hexdigest()'
    text = rewrite({"ims.py": _PYTHON.format(key)}, unsafe=False).files["ims.py"]
    assert 'return hashlib.sha256(f"{self.client_id}:".encode()).hexdigest()' in text
    assert "private_key" not in text


def test_a_key_that_a_cache_is_given() -> None:
    """Right where the cache is asked."""
    lines = "if (cache.has(`${clientId}/${assertion}`)) return cache.get(`${clientId}/${assertion}`)"
    text = rewrite({"ims.js": _JAVASCRIPT.format(lines)}, unsafe=False).files["ims.js"]
    assert "if (cache.has(`${clientId}/`)) return cache.get(`${clientId}/`)" in text
    assert "assertion" not in text


@pytest.mark.parametrize(
    "key", ["sha1($jwt)", "sha1($secret . $jwt)", "self::PREFIX . $jwt", "$this->seal($id . $jwt)", '"{$id}-{$jwt}"']
)
def test_a_key_that_would_be_the_same_for_all(key: str) -> None:
    """Nothing else in it tells one client from another, a call may do more than to spell it, or it stands in braces."""
    result = rewrite({"ims.php": _PHP.format(key)}, unsafe=False)
    assert result.plan.files == ()
    assert result.plan.withdrawn[0].reason.startswith("needs a look")
