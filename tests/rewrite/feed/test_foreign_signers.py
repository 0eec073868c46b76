"""Shell: a script of another language that only printed the assertion goes with the command that ran it."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_CALLER = """#!/bin/bash
. ./env.sh
JWT=$({command})
curl https://ims-na1.adobelogin.com/ims/exchange/jwt -d client_id="$API_KEY" \\
  -d client_secret="$SECRET" -d jwt_token="$JWT"
"""
_ENV = 'export API_KEY=abc\nexport KEY_FILE="$HOME/adobe.pem"\n'
_NODE = """#!/usr/bin/env node
const jwt = require('jsonwebtoken');
const claims = { sub: process.env.ACCOUNT_ID, aud: 'https://ims-na1.adobelogin.com/c/' + process.env.API_KEY };
console.log(jwt.sign(claims, require('fs').readFileSync(process.env.KEY_FILE), { algorithm: 'RS256' }));
"""
_PYTHON = """import os
import jwt

claims = {"sub": os.environ["ACCOUNT_ID"], "aud": "https://ims-na1.adobelogin.com/c/" + os.environ["API_KEY"]}
print(jwt.encode(claims, open(os.environ["KEY_FILE"]).read(), algorithm="RS256"))
"""
_RUBY = """require 'jwt'
claims = { sub: ENV['ACCOUNT_ID'], aud: "https://ims-na1.adobelogin.com/c/#{ENV['API_KEY']}" }
puts JWT.encode(claims, OpenSSL::PKey::RSA.new(File.read(ENV['KEY_FILE'])), 'RS256')
"""
_PHP = """<?php
require 'vendor/autoload.php';
$claims = ['sub' => getenv('ACCOUNT_ID'), 'aud' => 'https://ims-na1.adobelogin.com/c/' . getenv('API_KEY')];
echo Firebase\\JWT\\JWT::encode($claims, file_get_contents(getenv('KEY_FILE')), 'RS256');
"""


def _after(command: str, files: dict[str, str], *, unsafe: bool = True) -> dict[str, str]:
    return rewrite({"token.sh": _CALLER.format(command=command), "env.sh": _ENV, **files}, unsafe=unsafe).files


@pytest.mark.parametrize(
    ("path", "command", "text"),
    [
        ("sign_it", "node ./sign_it", _NODE),
        ("sign_it.py", 'python3 "$(dirname "$0")/sign_it.py"', _PYTHON),
        ("sign_it.rb", "ruby sign_it.rb", _RUBY),
        ("sign_it.php", "php sign_it.php", _PHP),
    ],
)
def test_a_script_that_prints_the_assertion(path: str, command: str, text: str) -> None:
    """The script goes, with the path of the key that a third file gave it; a second run finds nothing."""
    after = _after(command, {path: text}, unsafe=False)
    assert not after[path].strip()
    assert "client_credentials" in after["token.sh"]
    assert after["env.sh"] == "export API_KEY=abc\n"
    assert rewrite(after).files == after


@pytest.mark.parametrize(
    "more",
    [
        "module.exports = claims;\n",
        "require('fs').writeFileSync('claims.json', JSON.stringify(claims));\n",
        "fetch('https://acme.example/audit');\n",
    ],
)
def test_a_script_that_does_more(more: str) -> None:
    """What a script offers, writes or sends besides may be needed: it stays."""
    assert _after("node ./sign_it", {"sign_it": _NODE + more})["sign_it"] == _NODE + more


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Makefile", "jwt:\n\tnode sign_it\n"),
        ("package.json", '{"scripts": {"jwt": "node sign_it"}}\n'),
        ("other.js", "require('child_process').execSync('node ' + require.resolve('./sign_it'));\n"),
    ],
)
def test_a_script_that_others_run(path: str, text: str) -> None:
    """Where something else names it, it stays."""
    assert _after("node ./sign_it", {"sign_it": _NODE, path: text})["sign_it"] == _NODE


def test_a_variable_that_another_program_reads() -> None:
    """A variable of the environment stays where a program that is left asks for it."""
    other = "const key = require('fs').readFileSync(process.env.KEY_FILE);\nrequire('https').createServer({ key });\n"
    assert "KEY_FILE" in _after("node ./sign_it", {"sign_it": _NODE, "serve.js": other})["env.sh"]
