"""What hands a key or an account on, from an option to the assertion, goes as one."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_SIGNS = """
import jwt
import requests


class Client:
    def __init__(self, client_id, secret, org, tech_account, key_file):
        self.client_id = client_id
        self.secret = secret
        self.org = org
        self.tech_account = tech_account
        self.key_file = key_file

    def token(self):
        claims = {
            "iss": self.org,
            "sub": self.tech_account,
            "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id,
        }
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": self.client_id,
            "client_secret": self.secret,
            "jwt_token": jwt.encode(claims, open(self.key_file).read(), algorithm="RS256"),
        }).json()["access_token"]
"""


def test_an_option_follows_the_parameters_that_it_fills() -> None:
    """Option, parameter, argument and field hold each other up; none of them ends anywhere but in the assertion."""
    cli = """
import click

from client import Client


def load(io, key_file=None):
    return Client(io["id"], io["secret"], io["org"], io["tech_account"], key_file or io.get("key_file"))


@click.command()
@click.option("--key", "key_file", help="private key")
def main(key_file):
    print(load({}, key_file=key_file).token())
"""
    result = rewrite({"client.py": _SIGNS, "cli.py": cli}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files["cli.py"]
    assert 'return Client(io["id"], io["secret"], io["org"])' in after or 'Client(io["id"], io["secret"])' in after
    assert "key" not in after
    assert rewrite(result.files).plan.files == ()


def test_a_value_that_somebody_else_needs_is_kept() -> None:
    """The same key signs something else: what reads it stays, and the rewrite says so."""
    cli = """
from client import Client


def main(options):
    client = Client(options.id, options.secret, options.org, options.tech_account, options.key_file)
    upload(options.key_file)
    print(client.token())
"""
    result = rewrite({"client.py": _SIGNS, "cli.py": cli})
    assert "upload(options.key_file)" in result.files["cli.py"]


def test_a_file_that_only_held_the_key_is_not_opened() -> None:
    """What stood in the block stays, and the path goes with the file."""
    cli = """
from client import login

with open(conf["private_key_file"]) as key:
    print(login(conf["id"], conf["secret"], key.read()))
"""
    client = """
import jwt
import requests


def login(client_id, secret, private_key):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": client_id,
        "client_secret": secret,
        "jwt_token": jwt.encode(claims, private_key, algorithm="RS256"),
    }).json()
"""
    after = rewrite({"cli.py": cli, "client.py": client}).files["cli.py"]
    assert after.endswith('\nprint(login(conf["id"], conf["secret"]))\n')


def test_one_of_two_results_goes() -> None:
    """The caller takes the time alone, which is not made of the assertion."""
    text = """
import datetime as dt

import jwt
import requests


def sign(client_id, key) -> tuple[str, dt.datetime]:
    until = dt.datetime.now() + dt.timedelta(hours=12)
    claims = {"exp": until, "iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
    return jwt.encode(claims, key, algorithm="RS256"), until


def login(client_id, secret, key):
    assertion, until = sign(client_id, key)
    body = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": client_id, "client_secret": secret, "jwt_token": assertion,
    }).json()
    return body["access_token"], until
"""
    after = rewrite({"a.py": text}).files["a.py"]
    assert "def sign() -> dt.datetime:\n" in after
    assert "    return until\n" in after
    assert "    until = sign()\n" in after
    assert "jwt.encode" not in after


def test_results_that_are_taken_as_one_stay() -> None:
    """A caller that keeps the pair as it is would get something else."""
    text = """
import jwt
import requests


def sign(client_id, key):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
    return jwt.encode(claims, key, algorithm="RS256"), 300


def login(client_id, secret, key):
    assertion, _ = sign(client_id, key)
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": client_id, "client_secret": secret, "jwt_token": assertion,
    }).json()


def other():
    return show(sign("x", "y"))
"""
    assert 'algorithm="RS256"), 300' in rewrite({"a.py": text}).files["a.py"]


_SESSION = """
const fs = require('fs');
const jwt = require('jsonwebtoken');

class Session {
  constructor(settings) {
    this.settings = settings;
    this.key = fs.readFileSync(settings.rsaFile);
  }

  token() {
    const claims = { sub: this.settings.account, aud: `https://ims-na1.adobelogin.com/c/${this.settings.id}` };
    const body = new URLSearchParams({
      client_id: this.settings.id,
      client_secret: this.settings.secret,
      jwt_token: jwt.sign(claims, this.key, { algorithm: 'RS256' }),
    });
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
  }
}

module.exports = { Session };
"""
_MAIN = """
const { Session } = require('./session');

const given = { id: process.env.ID, secret: process.env.SECRET, key: process.env.RSA || 'private.key' };
const session = new Session({ id: given.id, secret: given.secret, rsaFile: given.key });
session.token();
"""


def test_a_value_that_goes_from_field_to_field() -> None:
    """Two types have a field of one name: what one hands to the other ends in it, over a field between them."""
    result = rewrite({"session.js": _SESSION, "main.js": _MAIN}, unsafe=False)
    assert result.plan.withdrawn == ()
    given = "const given = { id: process.env.ID, secret: process.env.SECRET };"
    assert given in result.files["main.js"]
    assert "new Session({ id: given.id, secret: given.secret });" in result.files["main.js"]
    assert "fs" not in result.files["session.js"]
    assert rewrite(result.files).plan.files == ()


def test_a_field_between_them_that_somebody_else_reads() -> None:
    """Where one reader of the field does not end in the assertion, the value is needed, and somebody has to look."""
    shows = _SESSION.replace("  token() {", "  where() {\\n    return this.settings.rsaFile;\\n  }\\n\\n  token() {")
    files = {"session.js": shows, "main.js": _MAIN.replace("session.token()", "upload(session.where())")}
    result = rewrite(files)
    assert "rsaFile: given.key" in result.files["main.js"]
    assert any("main.js:3 still asks for a private key" in note for note in result.plan.notes)
