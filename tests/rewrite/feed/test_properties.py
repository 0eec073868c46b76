"""A property that only took the key goes with what sets it; one that anything else has stays."""

from __future__ import annotations

import pytest

from tests.rewrite.feed.ruby import GRANT
from tests.rewrite.harness import check_tree, rewrite

_SETTINGS = """
    class Settings
      attr_accessor :id, :secret, :account
      attr_reader :key

      def key_path=(path)
        full = File.expand_path(path)
        raise ArgumentError, "no #{full}" unless File.exist?(full)

        @key = OpenSSL::PKey::RSA.new(File.read(full))
      end
    end
"""
_CLIENT = """
    require 'jwt'
    def assertion(settings)
      JWT.encode({ 'sub' => settings.account }, settings.key, 'RS256')
    end

    def token(settings)
      post(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
           client_id: settings.id, client_secret: settings.secret, jwt_token: assertion(settings))
    end
"""
_MAIN = """
    configure do |settings|
      settings.id = ENV.fetch('CLIENT_ID')
      settings.secret = ENV.fetch('CLIENT_SECRET')
      settings.account = ENV.fetch('TECH_ACCT')
      settings.key_path = ENV.fetch('KEY_PATH', 'private.key')
    end
"""


def test_a_setter_that_reads_the_file() -> None:
    """The block that configures the program sets neither it nor the account, so neither has to be there."""
    check_tree(
        {"settings.rb": _SETTINGS, "client.rb": _CLIENT, "main.rb": _MAIN},
        {
            "settings.rb": """
                class Settings
                  attr_accessor :id, :secret
                end
            """,
            "client.rb": """
                def token(settings)
                  post(URI('https://ims-na1.adobelogin.com/ims/token/v3'),
                       client_id: settings.id, client_secret: settings.secret, GRANT)
                end
            """.replace("GRANT", GRANT),
            "main.rb": """
                configure do |settings|
                  settings.id = ENV.fetch('CLIENT_ID')
                  settings.secret = ENV.fetch('CLIENT_SECRET')
                end
            """,
        },
    )


@pytest.mark.parametrize("other", ["puts Settings.new.key_path\n", "OPTIONS = { key_path: 'x' }.freeze\n"])
def test_a_property_that_something_else_names(other: str) -> None:
    """Whoever asks for it, or hands it over by its name, goes on doing so: the setter stays, if with nothing to do."""
    files = rewrite({"settings.rb": _SETTINGS, "client.rb": _CLIENT, "main.rb": _MAIN, "other.rb": other}).files
    assert "def key_path=(path)" in files["settings.rb"]
    assert "settings.key_path = " in files["main.rb"]


_PYTHON = """
import os
import jwt
import requests


class Settings:
    id = os.environ["CLIENT_ID"]
    secret = os.environ["CLIENT_SECRET"]

    @property
    def key_file(self):
        return self._key

    @key_file.setter
    def key_file(self, path):
        if not os.path.isfile(path):
            raise ValueError("no key")
        with open(path) as handle:
            self._key = handle.read()


settings = Settings()
settings.account = os.environ["TECH_ACCT"]
settings.key_file = os.environ["KEY_PATH"]


def token():
    assertion = jwt.encode({"sub": settings.account}, settings.key_file, algorithm="RS256")
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": settings.id, "client_secret": settings.secret, "jwt_token": assertion,
    }).json()
"""
_JAVASCRIPT = """
class Settings {
  set keyFile(path) {
    if (!fs.existsSync(path)) throw new Error('no key');
    this.key = fs.readFileSync(path);
  }
}
const settings = new Settings();
settings.keyFile = process.env.KEY_PATH;

function token(id, secret) {
  const assertion = jwt.sign({ sub: process.env.TECH_ACCT }, settings.key, { algorithm: 'RS256' });
  const body = { client_id: id, client_secret: secret, jwt_token: assertion };
  return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body);
}
"""


@pytest.mark.parametrize(("path", "program"), [("ims.py", _PYTHON), ("ims.js", _JAVASCRIPT)])
def test_properties_of_other_languages(path: str, program: str) -> None:
    """With what they read, and with the variables they are set from."""
    after = rewrite({path: program}, unsafe=False).files[path]
    assert "client_credentials" in after
    assert not any(word in after for word in ("KEY_PATH", "TECH_ACCT", "key_file", "keyFile"))
