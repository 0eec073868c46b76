"""A helper that signs for several services stays, and makes the rewrite of one of them no less safe."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_CRYPTO = """
const fs = require('fs')
const jwt = require('jsonwebtoken')

const readKey = (name) => fs.readFileSync(`keys/${name}.pem`, 'utf8')

exports.sign = (payload, name) => jwt.sign(payload, readKey(name), { algorithm: 'RS256' })
exports.hmac = (secret, body) => digest(secret, body)
"""
_ADOBE = """
const { sign, hmac } = require('./crypto')

const claims = (id) => ({ sub: 'x@techacct.adobe.com', aud: `https://ims-na1.adobelogin.com/c/${id}` })

exports.token = (id, secret) => fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
  method: 'POST',
  body: new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: sign(claims(id), 'adobe') })
})
exports.check = (secret, body) => hmac(secret, body)
"""
_SESSIONS = "const { sign } = require('./crypto')\n\nexports.create = (user) => sign({ sub: user }, 'session')\n"


def test_a_helper_that_others_use_is_told() -> None:
    """It stays for them; the rewritten file imports it no more."""
    result = rewrite({"adobe.js": _ADOBE, "crypto.js": _CRYPTO, "sessions.js": _SESSIONS}, unsafe=False)
    assert "const { hmac } = require('./crypto')" in result.files["adobe.js"]
    assert "client_credentials" in result.files["adobe.js"]
    assert result.files["crypto.js"] == _CRYPTO.lstrip("\n")
    assert any("it stays, for sessions.js uses it" in note for note in result.plan.notes)


def test_a_helper_that_nobody_else_uses_goes() -> None:
    """With its key; what else its file offers stays."""
    result = rewrite({"adobe.js": _ADOBE, "crypto.js": _CRYPTO}, unsafe=False)
    assert result.files["crypto.js"] == "exports.hmac = (secret, body) => digest(secret, body)\n"


def test_a_helper_that_a_rewritten_file_still_names_needs_a_look() -> None:
    """Its work may still be the old flow's."""
    text = _ADOBE + "exports.other = (payload) => sign(payload, 'adobe')\n"
    result = rewrite({"adobe.js": text, "crypto.js": _CRYPTO, "sessions.js": _SESSIONS})
    assert any(note.startswith("have a look") and "crypto.js" in note for note in result.plan.notes)
