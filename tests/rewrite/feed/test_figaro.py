"""Ruby: a setting that Figaro reads by its name in lower case is that of the environment."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_LOGIN = """
require 'figaro'
require 'jwt'
require 'net/http'

Figaro.require_keys('ADOBE_ID', 'ADOBE_SECRET', 'ADOBE_PRIVATE_KEY')

def login
  claims = { 'sub' => 'y', 'aud' => "https://ims-na1.adobelogin.com/c/#{Figaro.env.adobe_id}" }
  token = JWT.encode(claims, OpenSSL::PKey::RSA.new(Figaro.env.adobe_private_key!), 'RS256')
  Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                      client_id: Figaro.env.adobe_id!, client_secret: Figaro.env.adobe_secret!, jwt_token: token)
end
"""
_SETTINGS = "ADOBE_ID: '1'\nADOBE_SECRET: '2'\nADOBE_PRIVATE_KEY: private.key\n"


def test_a_demand_goes_with_the_last_read_in_lower_case() -> None:
    """The demand names the variable, the read its method; client and secret are demanded as before."""
    after = rewrite({"login.rb": _LOGIN, "config/application.yml": _SETTINGS}, unsafe=False).files
    assert "client_credentials" in after["login.rb"]
    assert "Figaro.require_keys('ADOBE_ID', 'ADOBE_SECRET')\n" in after["login.rb"]
    assert "PRIVATE_KEY" not in after["config/application.yml"]
    assert rewrite(after).files == after


def test_a_variable_stays_that_is_read_in_lower_case_elsewhere() -> None:
    """The key signs something else, too: it is demanded and configured as before, whoever read it for the assertion."""
    signs = "\ndef sign(text)\n  OpenSSL::HMAC.hexdigest('SHA256', Figaro.env.adobe_private_key, text)\nend\n"
    by_name = _LOGIN.replace("Figaro.env.adobe_private_key!", "ENV.fetch('ADOBE_PRIVATE_KEY')")
    for login in (_LOGIN, by_name):
        after = rewrite({"login.rb": login + signs, "config/application.yml": _SETTINGS}).files
        assert "'ADOBE_SECRET', 'ADOBE_PRIVATE_KEY')" in after["login.rb"]
        assert "ADOBE_PRIVATE_KEY: private.key" in after["config/application.yml"]
