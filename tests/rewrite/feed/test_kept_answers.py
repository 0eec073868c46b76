"""Answers that a program asks for and keeps in a list: those of which only the assertion was made are asked no more."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_LOGIN = """
const fs = require('fs')
const jwt = require('jwt-simple')
const store = require('./store')

const questions = [{
  name: 'apiKey',
  message: 'Api key:'
}, {
  name: 'secret',
  message: 'Client secret:'
}, {
  name: 'iss',
  message: 'Iss of the assertion:'
}, {
  name: 'sub',
  message: 'Sub of the assertion:'
}, {
  name: 'aud',
  message: 'Aud of the assertion:'
}, {
  name: 'pem',
  message: 'Path of the key:'
}]

function keep (accounts, answers) {
  accounts.list.push({
    apiKey: answers.apiKey,
    secret: answers.secret,
    iss: answers.iss,
    sub: answers.sub,
    aud: answers.aud,
    pem: fs.readFileSync(answers.pem, 'utf8')
  })
  store.save(accounts)
}

function token (account) {
  const claims = {
    iss: account.iss,
    sub: account.sub,
    aud: account.aud,
    'https://ims-na1.adobelogin.com/s/ent_marketing_sdk': true
  }
  const body = new URLSearchParams({
    client_id: account.apiKey,
    client_secret: account.secret,
    jwt_token: jwt.encode(claims, account.pem, 'RS256')
  })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}

module.exports = { questions, keep, token }
"""


def test_an_answer_that_only_a_claim_was_made_of_is_asked_and_kept_no_more() -> None:
    """The questions for issuer, subject, audience and key go, and so do their entries of what is kept."""
    after = rewrite({"login.js": _LOGIN}).files["login.js"]
    assert "name: 'apiKey'" in after
    assert "secret: answers.secret" in after
    assert not [word for word in ("iss", "sub", "aud", "pem", "jwt") if word in after.replace("accounts", "")], after
