"""`exchangeJwtToken` of aio-lib-ims, with the code that signed for it."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

BEFORE = """
const jwt = require('jsonwebtoken')
const { Ims } = require('@adobe/aio-lib-ims')

module.exports = async function (key) {
  const assertion = jwt.sign({
    iss: process.env.ADOBE_ORG_ID,
    sub: '9F1@techacct.adobe.com',
    'https://ims-na1.adobelogin.com/s/ent_user_sdk': true
  }, key, { algorithm: 'RS256' })
  return new Ims().exchangeJwtToken(process.env.ADOBE_CLIENT_ID, process.env.ADOBE_CLIENT_SECRET, assertion)
}
"""
AFTER = """
const { Ims } = require('@adobe/aio-lib-ims')

module.exports = async function (key) {
  return new Ims().getAccessTokenByClientCredentials(process.env.ADOBE_CLIENT_ID, process.env.ADOBE_CLIENT_SECRET, \
process.env.ADOBE_ORG_ID, ['openid', 'AdobeID', 'read_organizations'])
}
"""


def test_the_call_takes_organisation_and_scopes() -> None:
    """The organisation comes from the assertion's issuer; what signed goes."""
    check_rewritten(BEFORE, AFTER, "token.js")


def test_an_assertion_from_elsewhere_is_left_whole() -> None:
    """Without an issuer in sight the text says what to call."""
    text = """
        const { Ims } = require('@adobe/aio-lib-ims')
        const { sign } = require('./sign')
        module.exports = () => new Ims().exchangeJwtToken(id, secret, sign())
    """
    result = rewrite({"token.js": text})
    assert result.plan.files == ()
    assert "token.js:3" in result.plan.withdrawn[0].reason


def test_the_new_call_stays() -> None:
    """Nothing is left to do."""
    check_kept(AFTER, "token.js")
