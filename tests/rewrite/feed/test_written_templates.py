"""A table that a program writes somewhere loses the entries that only the assertion needed, and is still written."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import json

import jwt
import requests


def template(path):
    data = {"client_id": "<id>"}
    data["technical_account"] = "<account>"
    data["private_key"] = "<path>"
    with open(path, "w") as file:
        file.write(json.dumps(data))


def token(config):
    claims = {"sub": config["technical_account"], "aud": "https://ims-na1.adobelogin.com/c/" + config["client_id"]}
    assertion = jwt.encode(claims, config["private_key"], algorithm="RS256")
    form = {"client_id": config["client_id"], "client_secret": config["secret"], "jwt_token": assertion}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_JAVASCRIPT = """
const jwt = require('jsonwebtoken')

exports.template = (file) => {
  const data = { client_id: '<id>' }
  data.technical_account = '<account>'
  data.private_key = '<path>'
  file.write(JSON.stringify(data))
}

exports.token = (config) => {
  const claims = { sub: config.technical_account, aud: 'https://ims-na1.adobelogin.com/c/' + config.client_id }
  const assertion = jwt.sign(claims, config.private_key, { algorithm: 'RS256' })
  const body = new URLSearchParams({ client_id: config.client_id, client_secret: config.secret, jwt_token: assertion })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""
_PHP = """<?php
use Firebase\\JWT\\JWT;

function template($file)
{
    $data = ['client_id' => '<id>'];
    $data['technical_account'] = '<account>';
    $data['private_key'] = '<path>';
    fwrite($file, json_encode($data));
}

function token($config)
{
    $claims = ['sub' => $config['technical_account'], 'aud' => 'https://ims-na1.adobelogin.com/c/' . $config['id']];
    $assertion = JWT::encode($claims, $config['private_key'], 'RS256');
    $form = ['client_id' => $config['id'], 'client_secret' => $config['secret'], 'jwt_token' => $assertion];
    $curl = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
    curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query($form));
    return curl_exec($curl);
}
"""


@pytest.mark.parametrize(
    ("path", "source", "written"),
    [
        ("ims.py", _PYTHON, ('data = {"client_id": "<id>"}', "file.write(json.dumps(data))")),
        ("ims.js", _JAVASCRIPT, ("const data = { client_id: '<id>' }", "file.write(JSON.stringify(data))")),
        ("ims.php", _PHP, ("$data = ['client_id' => '<id>'];", "fwrite($file, json_encode($data));")),
    ],
)
def test_the_rest_of_the_table_is_still_written(path: str, source: str, written: tuple[str, ...]) -> None:
    """An entry that goes is no use of the table: what is done with the rest of it stays."""
    after = rewrite({path: source}).files[path]
    assert not [text for text in written if text not in after], after
    assert not [word for word in ("technical_account", "private_key") if word in after], after
