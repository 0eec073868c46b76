"""JavaScript: steps of a chain that are named there, and modules that nothing requires any more."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

_STEPS = """
const jwt = require('jsonwebtoken')
const config = require('./config')

{0}

const exchange = {1} =>
  fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {{
    method: 'POST',
    body: new URLSearchParams({{ client_id: config.id, client_secret: config.secret, jwt_token: assertion }})
  }}){2}

{3}
"""
_SIGN = """
function sign ({0}) {{
  const claims = {{ sub: config.technicalAccount, aud: `https://ims-na1.adobelogin.com/c/${{config.id}}` }}
  {1}jwt.sign(claims, config.privateKey, {{ algorithm: 'RS256' }}{2})
}}
""".strip()
_PROMISED = _SIGN.format("", "return Promise.resolve(", ")")
_CALLED = _SIGN.format("callback", "", ", callback")
_CONFIG = "module.exports = { id: 'a', secret: 'b', technicalAccount: 'c', privateKey: 'd' }\n"


def _written(sign: str, parameters: str, then: str, last: str) -> str:
    return _STEPS.format(sign, parameters, then, last)


CASES = {
    "a promise": (
        _written(_PROMISED, "(assertion)", "", "exports.token = () => sign().then(exchange)"),
        "exports.token = () => Promise.resolve().then(exchange)",
        "const exchange = () =>",
    ),
    "a bare parameter": (
        _written(_PROMISED, "assertion", "", "exports.token = () => sign().then(exchange)"),
        "exports.token = () => Promise.resolve().then(exchange)",
        "const exchange = () =>",
    ),
    "a waterfall": (
        _written(
            _CALLED,
            "(assertion, callback)",
            ".then((answer) => callback(null, answer), callback)",
            "exports.token = (done) => async.waterfall([sign, exchange, read], done)",
        ),
        "async.waterfall([exchange, read], done)",
        "const exchange = (callback) =>",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_step_that_is_given_nothing(name: str) -> None:
    """What made the assertion goes, and the next step takes nothing of it."""
    text, call, step = CASES[name]
    result = rewrite({"ims.js": text, "config.js": _CONFIG}, unsafe=False)
    after = result.files["ims.js"]
    assert call in after
    assert step in after
    assert "jwt" not in after
    assert result.files["config.js"] == "module.exports = { id: 'a', secret: 'b' }\n"
    assert rewrite(result.files).plan.files == ()


def test_a_step_that_others_call_keeps_its_parameter() -> None:
    """Then the rewrite needs a look, and says at what."""
    last = "exports.token = () => sign().then(exchange)\nexports.again = () => exchange('x')"
    result = rewrite({"ims.js": _written(_PROMISED, "(assertion)", "", last), "config.js": _CONFIG})
    assert "sign().then(exchange)" in result.files["ims.js"]
    assert any("still signs an assertion" in note for note in result.plan.notes)


def test_chains_of_something_else_are_kept() -> None:
    """Without a sign-in nothing is given less."""
    check_kept("const show = (text) => print(text)\nload().then(show)\nasync.waterfall([load, show], done)\n", "a.js")


_CLAIMS = """
const config = require('./config')

module.exports = function () {
  return { sub: config.technicalAccount, aud: 'https://ims-na1.adobelogin.com/c/' + config.id }
}
"""
_MAIN = """
const jwt = require('jsonwebtoken')
const claims = require('./claims')
const config = require('./config')

exports.token = () =>
  fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
    method: 'POST',
    body: new URLSearchParams({
      client_id: config.id,
      client_secret: config.secret,
      jwt_token: jwt.sign(claims(), config.privateKey, { algorithm: 'RS256' })
    })
  })
"""


def test_a_module_that_nothing_requires_any_more_goes() -> None:
    """With what it alone read of the configuration."""
    result = rewrite({"ims.js": _MAIN, "claims.js": _CLAIMS, "config.js": _CONFIG}, unsafe=False)
    assert result.files["claims.js"] == ""
    assert result.files["config.js"] == "module.exports = { id: 'a', secret: 'b' }\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("show.js", "const claims = require('./claims')\nconsole.log(claims())\n"),
        ("package.json", '{"scripts": {"claims": "node claims.js"}}\n'),
    ],
)
def test_a_module_that_is_still_asked_for_stays(path: str, text: str) -> None:
    """Another module requires it, or a script runs it."""
    result = rewrite({"ims.js": _MAIN, "claims.js": _CLAIMS, "config.js": _CONFIG, path: text})
    assert result.files["claims.js"] == _CLAIMS.lstrip("\n")


def test_metascopes_under_a_plain_key_go() -> None:
    """What they are tells, not how the key is called."""
    ims = """
    import { SignJWT } from 'jose'

    const sign = async ({ id, key, scopes }) => {
      const claims = Object.fromEntries(scopes.map((scope) => [`https://ims-na1.adobelogin.com/s/${scope}`, true]))
      return new SignJWT(claims).setAudience(`https://ims-na1.adobelogin.com/c/${id}`).sign(key)
    }

    export const token = async (credentials) => {
      const body = new URLSearchParams({
        client_id: credentials.id, client_secret: credentials.secret, jwt_token: await sign(credentials)
      })
      return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
    }
    """
    main = """
    import { token } from './ims.mjs'

    token({
      id: process.env.ID,
      secret: process.env.SECRET,
      scopes: ['ent_dataservices_sdk']
    })
    """
    result = rewrite({"ims.mjs": ims, "main.mjs": main}, unsafe=False)
    assert "scopes" not in result.files["main.mjs"]
    assert "secret: process.env.SECRET\n" in result.files["main.mjs"]
