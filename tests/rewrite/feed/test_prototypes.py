"""JavaScript: methods of a prototype go with their last caller, where they sign."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, rewrite

_IMS = """
var fs = require('fs');
var jwt = require('jsonwebtoken');

function Ims(options, scopes) {
  this.claims = Object.assign({ iss: options.org, aud: 'https://ims-na1.adobelogin.com/c/' + options.client }, scopes);
}

Ims.prototype.assertion = function (options) {
  return jwt.sign(this.claims, fs.readFileSync(options.pem), { algorithm: 'RS256' });
};

Ims.prototype.exchange = function (signed, options) {
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
    method: 'POST',
    body: new URLSearchParams({ client_id: options.client, client_secret: options.secret, jwt_token: signed }),
  });
};

module.exports = Ims;
"""
_MAIN = """
var Ims = require('./ims');
var scopes = { 'https://ims-na1.adobelogin.com/s/ent_marketing_sdk': true };

function Exporter(options) {
  this.options = options;
  this.Ims = new Ims(options, scopes);
}

Exporter.prototype.open = function () {
  return this.Ims.exchange(this.Ims.assertion(this.options), this.options);
};

module.exports = Exporter;
"""


def test_a_method_that_signs_goes_with_its_caller() -> None:
    """The method, the claims that the constructor made for it, and the parameter that gave it the metascopes."""
    result = rewrite({"ims.js": _IMS, "main.js": _MAIN}, unsafe=False)
    ims, main = result.files["ims.js"], result.files["main.js"]
    assert "assertion" not in ims + main
    assert "scopes)" not in ims + main
    assert "this.Ims = new Ims();" in main
    assert "this.Ims.exchange(this.options)" in main
    assert "client_credentials" in ims
    assert rewrite(result.files).files == result.files


def test_a_method_with_another_caller_stays() -> None:
    """Who else asks for an assertion still gets one."""
    other = "\nExporter.prototype.sign = function () { return post(this.Ims.assertion(this.options)); };\n"
    files = {"ims.js": _IMS, "main.js": _MAIN + other + "new Exporter({}).sign();\n"}
    assert "Ims.prototype.assertion" in rewrite(files).files["ims.js"]


def test_a_method_that_does_not_sign_stays() -> None:
    """What a framework may call is not taken out because the program calls it no more."""
    text = _IMS + "\nIms.prototype.encode = function (text) { return Buffer.from(text).toString('base64'); };\n"
    text = text.replace("return jwt.sign(", "return this.encode(jwt.sign(").replace(
        "'RS256' });\n};", "'RS256' }));\n};"
    )
    after = rewrite({"ims.js": text, "main.js": _MAIN}).files["ims.js"]
    assert "Ims.prototype.encode" in after
    assert "Ims.prototype.assertion" not in after


def test_a_prototype_without_the_exchange_is_left_alone() -> None:
    """Nothing of a program that signs for somebody else changes."""
    check_kept("function Other() {}\nOther.prototype.sign = function (jwt) { return jwt.sign({}, 'a'); };\n", "a.js")


def test_a_field_of_the_same_name_is_no_call_of_a_function() -> None:
    """`this.Ims` holds what `new Ims` made; a value that is handed on as it is keeps the parameters."""
    main = _MAIN.replace("this.Ims = new Ims(options, scopes);", "this.Ims = make(Ims, options, scopes);")
    assert "function Ims(options, scopes)" in rewrite({"ims.js": _IMS, "main.js": main}).files["ims.js"]
