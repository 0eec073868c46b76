"""JavaScript: what a module exports under the name that it has, and under another."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_SIGNER = """
const jwt = require('jsonwebtoken');

function assertion(id, key) {
  return jwt.sign({ aud: 'https://ims-na1.adobelogin.com/c/' + id }, key, { algorithm: 'RS256' });
}

async function login(id, secret, signed) {
  const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: signed });
  const response = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
  return (await response.json()).access_token;
}

"""
_ASKER = """
const ims = require('./ims');

module.exports = async (env) => ims.login(env.ID, env.SECRET, ims.assertion(env.ID, env.KEY));
"""


@pytest.mark.parametrize(
    ("offered", "left"),
    [
        ("module.exports = { assertion: assertion, login: login };", "module.exports = { login: login };"),
        ("exports.assertion = assertion;\nexports.login = login;", "exports.login = login;"),
        ("module.exports = { assertion, 'login': login };", "module.exports = { 'login': login };"),
    ],
)
def test_exports_under_their_own_names(offered: str, left: str) -> None:
    """What is exported by the name that it has is called by that name."""
    result = rewrite({"ims.js": _SIGNER + offered + "\n", "ask.js": _ASKER})
    assert "async function login(id, secret) {" in result.files["ims.js"]
    assert result.files["ims.js"].endswith(f"}}\n\n{left}\n")
    assert "ims.login(env.ID, env.SECRET);" in result.files["ask.js"]
    assert set(result.dispositions().values()) == {"safe"}
    assert rewrite(result.files).files == result.files


def test_an_export_under_another_name() -> None:
    """Who calls it so is not followed: nothing is taken from its parameters, and that is said."""
    offered = "module.exports = { sign: assertion, signIn: login };\n"
    asker = _ASKER.replace("ims.login", "ims.signIn").replace("ims.assertion", "ims.sign")
    result = rewrite({"ims.js": _SIGNER + offered, "ask.js": asker})
    assert result.files["ask.js"] == dedent(asker).lstrip("\n")
    assert "unsafe" in set(result.dispositions().values())
