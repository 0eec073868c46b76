"""A function that looks at many values goes on looking at those that stay."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import jwt
import requests


class Access:
    def __init__(self, values):
        self.client_id = values["client_id"]
        if self.is_blank(self.client_id):
            raise ValueError("client_id")
        self.secret = values["secret"]
        if self.is_blank(self.secret):
            raise ValueError("secret")
        self.account = values["account"]
        if self.is_blank(self.account):
            raise ValueError("account")
        self.private_key = values["private_key"]
        if self.is_blank(self.private_key):
            raise ValueError("private_key")

    def is_blank(self, text):
        if text is None or text == "":
            return True
        return False

    def token(self):
        claims = {"sub": self.account, "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id}
        assertion = jwt.encode(claims, self.private_key, algorithm="RS256")
        form = {"client_id": self.client_id, "client_secret": self.secret, "jwt_token": assertion}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_JAVASCRIPT = """
import jwt from 'jsonwebtoken'

export class Access {
  constructor (values) {
    this.clientId = values.clientId
    if (this.isBlank(this.clientId)) throw new Error('clientId')
    this.secret = values.secret
    if (this.isBlank(this.secret)) throw new Error('secret')
    this.technicalAccount = values.technicalAccount
    if (this.isBlank(this.technicalAccount)) throw new Error('technicalAccount')
    this.privateKey = values.privateKey
    if (this.isBlank(this.privateKey)) throw new Error('privateKey')
  }

  isBlank (text) {
    if (text === undefined || text === '') return true
    return false
  }

  token () {
    const claims = { sub: this.technicalAccount, aud: 'https://ims-na1.adobelogin.com/c/' + this.clientId }
    const assertion = jwt.sign(claims, this.privateKey, { algorithm: 'RS256' })
    const body = new URLSearchParams({ client_id: this.clientId, client_secret: this.secret, jwt_token: assertion })
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  }
}
"""
_PHP = """<?php

use Firebase\\JWT\\JWT;

class Access
{
    public function __construct(array $values)
    {
        $this->clientId = $values['clientId'];
        if ($this->isBlank($this->clientId)) {
            throw new Exception('clientId');
        }
        $this->secret = $values['secret'];
        if ($this->isBlank($this->secret)) {
            throw new Exception('secret');
        }
        $this->technicalAccount = $values['technicalAccount'];
        if ($this->isBlank($this->technicalAccount)) {
            throw new Exception('technicalAccount');
        }
        $this->privateKey = $values['privateKey'];
        if ($this->isBlank($this->privateKey)) {
            throw new Exception('privateKey');
        }
    }

    private function isBlank($text)
    {
        if ($text === null || $text === '') {
            return true;
        }
        return false;
    }

    public function token()
    {
        $claims = ['sub' => $this->technicalAccount, 'aud' => 'https://ims-na1.adobelogin.com/c/' . $this->clientId];
        $assertion = JWT::encode($claims, $this->privateKey, 'RS256');
        $ch = curl_init('https://ims-na1.adobelogin.com/ims/exchange/jwt');
        curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query([
            'client_id' => $this->clientId, 'client_secret' => $this->secret, 'jwt_token' => $assertion,
        ]));
        return curl_exec($ch);
    }
}
"""
CASES = {
    "access.py": (_PYTHON, "is_blank(self.{})", ("client_id", "secret"), ("account", "private_key"), "(self, text)"),
    "access.mjs": (
        _JAVASCRIPT,
        "isBlank(this.{})",
        ("clientId", "secret"),
        ("technicalAccount", "privateKey"),
        "isBlank (text)",
    ),
    "access.php": (
        _PHP,
        "isBlank($this->{})",
        ("clientId", "secret"),
        ("technicalAccount", "privateKey"),
        "isBlank($text)",
    ),
}


@pytest.mark.parametrize("path", CASES)
def test_a_check_of_many_values_stays_for_the_others(path: str) -> None:
    """What it asks about key and account goes; it, its parameter and its other questions stay as they are."""
    text, asks, kept, gone, signature = CASES[path]
    result = rewrite({path: text}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files[path]
    assert all(asks.format(name) in after for name in kept)
    assert signature in after
    assert not any(name in after for name in gone)
    assert rewrite(result.files).plan.files == ()


def test_a_function_that_is_called_to_look_stays() -> None:
    """The same without a class: the name is known from what went, and asks about something else elsewhere."""
    text = """
import os

import jwt
import requests


def is_blank(text):
    return text is None or not text.strip()


if is_blank(os.environ.get("CLIENT_ID")):
    raise SystemExit("CLIENT_ID")
if is_blank(os.environ.get("TECHNICAL_ACCOUNT_ID")):
    raise SystemExit("TECHNICAL_ACCOUNT_ID")

claims = {
    "sub": os.environ["TECHNICAL_ACCOUNT_ID"],
    "aud": "https://ims-na1.adobelogin.com/c/" + os.environ["CLIENT_ID"],
}
print(requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
    "client_id": os.environ["CLIENT_ID"],
    "client_secret": os.environ["CLIENT_SECRET"],
    "jwt_token": jwt.encode(claims, os.environ["PRIVATE_KEY"], algorithm="RS256"),
}).json()["access_token"])
"""
    after = rewrite({"sign_in.py": text}, unsafe=False).files["sign_in.py"]
    assert 'if is_blank(os.environ.get("CLIENT_ID")):' in after
    assert "def is_blank(text):" in after
    assert "TECHNICAL_ACCOUNT_ID" not in after


def test_a_key_that_is_asked_for_in_two_ways_goes_from_both() -> None:
    """`values["secret"]` held the key here; `values.get("secret")` asks for nothing else. The other one stays."""
    text = """
import jwt
import requests


class Access:
    def __init__(self, values):
        if not values.get("id") or not values.get("api_secret"):
            raise ValueError("no client")
        self.id, self.api_secret = values["id"], values["api_secret"]
        if not values.get("secret"):
            raise ValueError("no secret")
        self.secret = values["secret"]
        self.sub = values["sub"]

    def token(self):
        claims = {"sub": self.sub, "aud": "https://ims-na1.adobelogin.com/c/" + self.id}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": self.id,
            "client_secret": self.api_secret,
            "jwt_token": jwt.encode(claims, self.secret, algorithm="RS256"),
        })
"""
    result = rewrite({"access.py": text}, unsafe=False)
    after = result.files["access.py"]
    assert 'values.get("secret")' not in after
    assert 'values["secret"]' not in after
    assert 'if not values.get("id") or not values.get("api_secret"):' in after
    assert rewrite(result.files).plan.files == ()
