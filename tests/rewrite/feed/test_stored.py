"""An assertion that is put away under a name of its own, and read by nobody."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import jwt
import requests


def token(config, cache):
    claims = {{"sub": config.account, "aud": "https://ims-na1.adobelogin.com/c/" + config.client}}
    signed = jwt.encode(claims, config.private_key, algorithm="RS256")
    {kept}
    form = {{"client_id": config.client, "client_secret": config.secret, "jwt_token": signed}}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_JAVASCRIPT = """
const jwt = require('jsonwebtoken')
const axios = require('axios')

module.exports = async function token (config, cache) {
  const claims = { sub: config.account, aud: 'https://ims-na1.adobelogin.com/c/' + config.client }
  const signed = jwt.sign(claims, config.privateKey, { algorithm: 'RS256' })
  await cache.set('adobeJwt', signed)
  const form = new URLSearchParams({ client_id: config.client, client_secret: config.secret, jwt_token: signed })
  return axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', form)
}
"""
_PHP = """<?php
function token(array $config, $cache)
{
    $claims = ['sub' => $config['account'], 'aud' => 'https://ims-na1.adobelogin.com/c/' . $config['client']];
    $signed = JWT::encode($claims, $config['private_key'], 'RS256');
    $cache->set('adobe_jwt', $signed);
    $form = ['client_id' => $config['client'], 'client_secret' => $config['secret'], 'jwt_token' => $signed];
    return Http::asForm()->post('https://ims-na1.adobelogin.com/ims/exchange/jwt', $form);
}
"""
_RUBY = """
require 'jwt'
require 'net/http'

def token(config, cache)
  claims = { 'sub' => config[:account], 'aud' => "https://ims-na1.adobelogin.com/c/#{config[:client]}" }
  signed = JWT.encode(claims, config[:private_key], 'RS256')
  cache.write('adobe_jwt', signed)
  form = { 'client_id' => config[:client], 'client_secret' => config[:secret], 'jwt_token' => signed }
  Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'), form)
end
"""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ims.py", _PYTHON.format(kept='cache.set("adobe-jwt", signed)')),
        ("ims.py", _PYTHON.format(kept='cache.set("adobe", "jwt_token", signed)')),
        ("ims.js", _JAVASCRIPT),
        ("ims.php", _PHP),
        ("ims.rb", _RUBY),
    ],
)
def test_what_puts_the_assertion_away_goes_with_it(path: str, text: str) -> None:
    """The name under which it is kept stands nowhere else: nobody reads it back."""
    result = rewrite({path: text}, unsafe=False)
    after = result.files[path]
    assert "client_credentials" in after
    for gone in ("signed", "jwt", "Jwt", "account"):
        assert gone not in after
    assert rewrite(result.files).plan.files == ()


@pytest.mark.parametrize(
    "reader",
    ['def show(cache):\n    print(len(cache.get("adobe-jwt")))\n', 'KEYS = ["adobe-jwt", "adobe-token"]\n'],
)
def test_what_another_file_reads_back_stays(reader: str) -> None:
    """Its name stands in another file: the assertion is needed, and the file is left for a look."""
    text = _PYTHON.format(kept='cache.set("adobe-jwt", signed)')
    result = rewrite({"ims.py": text, "status.py": reader}, unsafe=False)
    assert result.files["ims.py"].strip() == text.strip()
    assert result.plan.withdrawn != ()


@pytest.mark.parametrize(
    "kept",
    ['cache.set("key-of-day", signed)', 'cache.send("adobe-jwt", signed)', 'kept = cache.set("adobe-jwt", signed)'],
)
def test_what_may_be_more_than_putting_away_stays(kept: str) -> None:
    """Under a name that does not say what it is, by a call that may send it, or with an answer of its own."""
    text = _PYTHON.format(kept=kept)
    assert rewrite({"ims.py": text}, unsafe=False).files["ims.py"].strip() == text.strip()
