"""Claims that the methods of a class put together one by one go with the assertion."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import jwt
import requests


class Session:
    def __init__(self, client_id, secret, key):
        self.claims = {{}}
        self.client_id = client_id
        self.secret = secret
        self.key = key

    def issuer(self, name):
        self.claims["iss"] = name
        return self

    def subject(self, name):
        self.claims["sub"] = name
        return self
{}
    def token(self):
        if not all(claim in self.claims for claim in ("iss", "sub")):
            raise ValueError("iss and sub")
        self.claims["aud"] = "https://ims-na1.adobelogin.com/c/" + self.client_id
        assertion = jwt.encode(self.claims, self.key, algorithm="RS256")
        form = {{"client_id": self.client_id, "client_secret": self.secret, "jwt_token": assertion}}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)


def sign_in(settings):
    session = Session(settings["id"], settings["secret"], settings["key"])
    session.issuer(settings["org"])
    session.subject(settings["account"])
    return session.token()
"""
_JAVASCRIPT = """
import jwt from 'jsonwebtoken'

class Session {
  constructor (clientId, secret, key) {
    this.claims = {}
    this.clientId = clientId
    this.secret = secret
    this.key = key
  }

  issuer (name) {
    this.claims['iss'] = name
    return this
  }

  subject (name) {
    this.claims['sub'] = name
    return this
  }

  token () {
    if (!['iss', 'sub'].every(claim => claim in this.claims)) throw new Error('iss and sub')
    this.claims['aud'] = 'https://ims-na1.adobelogin.com/c/' + this.clientId
    const assertion = jwt.sign(this.claims, this.key, { algorithm: 'RS256' })
    const body = new URLSearchParams({ client_id: this.clientId, client_secret: this.secret, jwt_token: assertion })
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  }
}

export function signIn (settings) {
  const session = new Session(settings.id, settings.secret, settings.key)
  session.issuer(settings.org)
  session.subject(settings.account)
  return session.token()
}
"""


@pytest.mark.parametrize(("path", "text"), [("ims.py", _PYTHON.format("")), ("ims.mjs", _JAVASCRIPT)])
def test_the_methods_go_with_their_calls(path: str, text: str) -> None:
    """And what refuses to sign in without a claim."""
    result = rewrite({path: text}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files[path]
    assert not any(word in after for word in ("claim", "issuer", "subject", "iss", "key"))
    assert "settings" in after
    assert rewrite(result.files).plan.files == ()


def test_claims_that_somebody_asks_for_stay() -> None:
    """A method gives them away: who knows what for. The rewrite says so."""
    text = _PYTHON.format("\n    def all_claims(self):\n        return dict(self.claims)\n")
    text += "\n\nprint(Session('', '', '').all_claims())\n"
    result = rewrite({"ims.py": text})
    assert 'self.claims["iss"] = name' in result.files["ims.py"]
    assert any("still builds the claims" in note for note in result.plan.notes)
