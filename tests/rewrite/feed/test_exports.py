"""JavaScript: what a module exports as a whole loses a parameter, by whatever name others call it."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

_INDEX = """
const Assertion = require('./lib/assertion')
const Token = require('./lib/token')

const services = {
  'https://ims-na1.adobelogin.com/s/ent_marketing_sdk': true
}

function Client (properties) {
  this.properties = properties
  this.assertion = new Assertion(properties, services)
  this.token = new Token(properties, this.assertion)
}

module.exports = Client
"""
_INDEX_AFTER = """
const Token = require('./lib/token')

function Client (properties) {
  this.properties = properties
  this.token = new Token(properties)
}

module.exports = Client
"""
_ASSERTION = """
const fs = require('fs')
const jwt = require('jwt-simple')

class Assertion {
  constructor (properties, services) {
    this.properties = properties
    this.services = services
  }

  get value () {
    const { id, account, pem } = this.properties
    const audience = 'https://ims-na1.adobelogin.com/c/' + id
    return jwt.encode({ sub: account, aud: audience, ...this.services }, fs.readFileSync(pem), 'RS256')
  }
}

module.exports = Assertion
"""
_TOKEN = """
function Token (properties, assertion) {
  this.properties = properties
  this.assertion = assertion
}

Token.prototype.ask = function () {
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
    method: 'POST',
    body: new URLSearchParams({
      client_id: this.properties.id,
      client_secret: this.properties.secret,
      jwt_token: this.assertion.value
    })
  })
}

module.exports = Token
"""
_FILES = {"index.js": _INDEX, "lib/assertion.js": _ASSERTION, "lib/token.js": _TOKEN}


def test_a_constructor_with_a_prototype_loses_a_parameter() -> None:
    """With what was made to be passed for it, and the module that made it."""
    result = rewrite(_FILES, unsafe=False)
    assert result.files["index.js"] == _INDEX_AFTER.lstrip("\n")
    assert "function Token (properties) {\n  this.properties = properties\n}" in result.files["lib/token.js"]
    assert [one.path for one in result.plan.files if one.deletes] == ["lib/assertion.js"]


def test_whoever_calls_it_by_another_name_follows() -> None:
    """The name is that of the file that imports it."""
    for named in ("const Ims = require('./lib/token')", "import Ims from './lib/token.js'"):
        index = _INDEX.replace("const Token = require('./lib/token')", named).replace("new Token(", "new Ims(")
        after = rewrite({**_FILES, "index.js": index}, unsafe=False).files["index.js"]
        assert "this.token = new Ims(properties)\n" in after


def test_a_default_export_of_typescript_loses_a_parameter() -> None:
    """As one of CommonJS does."""
    token = """
    export default class Token {
      constructor (private readonly properties: Properties, private readonly assertion: () => string) {}

      ask () {
        return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
          method: 'POST',
          body: new URLSearchParams({
            client_id: this.properties.id, client_secret: this.properties.secret, jwt_token: this.assertion()
          })
        })
      }
    }
    """
    index = """
    import Ims from './token'
    import { sign } from 'jsonwebtoken'

    export const ask = (properties: Properties) =>
      new Ims(properties, () => sign({ sub: properties.account }, properties.privateKey)).ask()
    """
    result = rewrite({"src/token.ts": token, "src/index.ts": index})
    assert "constructor (private readonly properties: Properties) {}" in result.files["src/token.ts"]
    assert "  new Ims(properties).ask()\n" in result.files["src/index.ts"]


@pytest.mark.parametrize(
    "use",
    ["module.exports = new (require('./token'))(config, make())", "const kinds = [require('./token')]\nuse(kinds)"],
)
def test_a_parameter_stays_where_a_module_gives_no_name(use: str) -> None:
    """Nobody can tell what is passed there."""
    files = {**_FILES, "lib/other.js": use + "\n"}
    assert "function Token (properties, assertion)" in rewrite(files).files["lib/token.js"]


def test_modules_without_a_sign_in_are_kept() -> None:
    """A constructor may well have a parameter that it only keeps."""
    check_kept(_TOKEN.replace("jwt_token", "token").replace("/ims/exchange/jwt", "/x"), "lib/token.js")
