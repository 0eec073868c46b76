"""What only finds out early whether the key is there, and can be read, goes with the key; other checks stay."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
    import os
    import jwt
    import requests

    key = os.environ["KEY"]
    missing = []
    CHECK
    if missing:
        raise SystemExit(missing)
    assertion = jwt.encode({"sub": os.environ["TECH_ACCT"]}, key, algorithm="RS256")
    answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": os.environ["ID"], "client_secret": os.environ["SECRET"], "jwt_token": assertion,
    })
    """
_JAVASCRIPT = """
    const key = process.env.KEY;
    let missing = [];
    CHECK
    if (!process.env.ID) missing.push('ID');
    if (missing.length) throw new Error(missing.join());
    const assertion = jwt.sign({ sub: process.env.TECH_ACCT }, key, { algorithm: 'RS256' });
    const body = { client_id: process.env.ID, client_secret: process.env.SECRET, jwt_token: assertion };
    post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body);
    """
_RUBY = """
    key = ENV['KEY']
    CHECK
    token = JWT.encode({ sub: 'a@techacct.adobe.com' }, OpenSSL::PKey::RSA.new(key), 'RS256')
    uri = URI('https://ims-na1.adobelogin.com/ims/exchange/jwt')
    puts Net::HTTP.post_form(uri, client_id: ENV['ID'], client_secret: ENV['SECRET'], jwt_token: token).body
    """
_GO = """
    package main

    import (
        "crypto/rsa"
        "net/http"
        "net/url"
        "os"
    )

    type Config struct {
        ID         string
        PrivateKey string
        key        *rsa.PrivateKey
    }

    func read(text string) (*rsa.PrivateKey, error) {
        return nil, nil
    }

    func start(c Config) error {
        var missing []string
        if c.ID == "" {
            missing = append(missing, "ID")
        }
        CHECK
        if len(missing) > 0 {
            return fail(missing)
        }
        jwt, err := sign(map[string]string{"sub": "a@techacct.adobe.com"}, c.PrivateKey)
        if err != nil {
            return err
        }
        _, err = http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt",
            url.Values{"client_id": {c.ID}, "client_secret": {os.Getenv("SECRET")}, "jwt_token": {jwt}})
        return err
    }

    func main() {
        start(Config{ID: os.Getenv("ID"), PrivateKey: os.Getenv("KEY")})
    }
    """
_GONE = [
    ("ims.py", _PYTHON, "load_pem_private_key(key.encode(), None)"),
    ("ims.py", _PYTHON, 'if not key: missing = missing + ["KEY"]'),
    ("ims.js", _JAVASCRIPT, "crypto.createPrivateKey(key);"),
    ("ims.js", _JAVASCRIPT, "if (!key) missing = [...missing, 'KEY'];"),
    ("ims.rb", _RUBY, "OpenSSL::PKey::RSA.new(key)"),
    ("ims.go", _GO, "if _, err := read(c.PrivateKey); err != nil { return err }"),
    ("ims.go", _GO, 'if c.PrivateKey == "" { missing = append(missing, "KEY") }'),
]
_GONE += [
    ("ims.go", _GO, 'if c.ID == "" || len(c.PrivateKey) == 0 { return fail(missing) }'),
]
_KEPT = [
    ("ims.py", _PYTHON, 'load_pem_private_key(os.environ["TLS"].encode(), None)'),
    ("ims.js", _JAVASCRIPT, "crypto.createPrivateKey(process.env.TLS);"),
    ("ims.go", _GO, 'if c.ID == "" || len(c.Region) == 0 { return fail(missing) }'),
    ("ims.go", _GO, 'if _, err := read(os.Getenv("TLS")); err != nil { return err }'),
]


def _after(path: str, program: str, check: str) -> str:
    return rewrite({path: dedent(program).replace("CHECK", check)}, unsafe=False).files[path]


@pytest.mark.parametrize(("path", "program", "check"), _GONE)
def test_a_check_of_the_key(path: str, program: str, check: str) -> None:
    """It would refuse what the program does without now."""
    after = _after(path, program, check)
    assert "client_credentials" in after
    assert not any(word in after for word in ("KEY", "c.PrivateKey", "private_key", "PKey"))


@pytest.mark.parametrize(("path", "program", "check"), _KEPT)
def test_a_check_of_another_key(path: str, program: str, check: str) -> None:
    """What belongs to something else is still looked at."""
    after = _after(path, program, check)
    assert check in after


@pytest.mark.parametrize(
    "check",
    [
        "var err error\nif c.key, err = read(c.PrivateKey); err != nil { return err }",
        "var err error\nc.key, err = read(c.PrivateKey)\nif err != nil { return err }",
    ],
)
def test_a_field_of_go_that_comes_with_an_error(check: str) -> None:
    """It goes with the check of the error, and with the variable that took the error."""
    after = _after("ims.go", _GO.replace("}, c.PrivateKey)", "}, c.key)"), check)
    assert "client_credentials" in after
    assert not any(word in after for word in ("KEY", "c.key", "var err"))


def test_an_account_that_is_handed_on() -> None:
    """`{ id, account }` to `Object.assign`: it goes from the constructor and from the call that gives it."""
    text = """
    class Client {
      constructor({ id, secret, account, privateKey }) {
        Object.assign(this, { id, secret, account, privateKey });
      }

      token() {
        const assertion = jwt.sign({ sub: this.account }, this.privateKey, { algorithm: 'RS256' });
        const body = { client_id: this.id, client_secret: this.secret, jwt_token: assertion };
        return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body);
      }
    }
    new Client({ id: need('ID'), secret: need('SECRET'), account: need('TECH_ACCT'), privateKey: need('KEY') }).token();
    """
    after = rewrite({"ims.js": dedent(text)}, unsafe=False).files["ims.js"]
    assert "constructor({ id, secret })" in after
    assert "Object.assign(this, { id, secret });" in after
    assert "new Client({ id: need('ID'), secret: need('SECRET') }).token();" in after
