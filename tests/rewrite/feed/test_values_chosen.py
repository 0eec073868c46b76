"""A condition that chooses between two values by what only the assertion needed keeps the value that is still meant."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import jwt
import requests


class Access:
    def __init__(self, config):
        self.config = config
        self.method = self.detect()

    def detect(self):
        {choice}

    def token(self):
        audience = "https://ims-na1.adobelogin.com/c/" + self.config["id"]
        claims = {"sub": self.config["technical_account_id"], "aud": audience}
        assertion = jwt.encode(claims, self.config["private_key"], algorithm="RS256")
        form = {"client_id": self.config["id"], "client_secret": self.config["secret"], "jwt_token": assertion}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_JAVASCRIPT = """
const jwt = require('jsonwebtoken')

function kind (config) {
  if (config.privateKey) {
    return 'jwt'
  } else {
    return 'oauth'
  }
}

function token (config) {
  console.log(kind(config))
  const claims = { aud: 'https://ims-na1.adobelogin.com/c/' + config.id }
  const assertion = jwt.sign(claims, config.privateKey, { algorithm: 'RS256' })
  const body = new URLSearchParams({ client_id: config.id, client_secret: config.secret, jwt_token: assertion })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""


def _detect(choice: str) -> str:
    """What the method does after the rewrite."""
    source = _PYTHON.replace("{choice}", choice.strip().replace("\n", "\n        "))
    after = rewrite({"access.py": source}).files["access.py"]
    return after.partition("def detect(self):\n")[2].partition("\n\n    def")[0].strip()


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ('if "private_key" in self.config:\n    return "jwt"\nelse:\n    return "oauth"', 'return "oauth"'),
        ('if "private_key" not in self.config:\n    return "oauth"\nelse:\n    return "jwt"', 'return "oauth"'),
        (
            (
                'if "private_key" in self.config or "technical_account_id" in self.config:\n'
                '    print("old")\n    return "jwt"\nelse:\n    return "oauth"'
            ),
            'return "oauth"',
        ),
        ('if self.config["private_key"]:\n    return "ready"\nelse:\n    return None', 'return "ready"'),
        ('if self.config["private_key"]:\n    return True\nelse:\n    return False', "return True"),
        ('if "private_key" in self.config:\n    return "jwt"\nreturn "oauth"', 'return "oauth"'),
    ],
)
def test_the_value_that_is_still_meant_stays(choice: str, left: str) -> None:
    """That for what is missing; where it only says no, that for what is there."""
    assert _detect(choice) == left


def test_javascript_keeps_it_too() -> None:
    """The same in braces."""
    after = rewrite({"access.js": _JAVASCRIPT}).files["access.js"]
    assert "function kind () {\n  return 'oauth'\n}" in after


def test_a_choice_of_three_is_left_for_a_look() -> None:
    """What the second condition asks counts on: nothing of it goes."""
    chain = 'if "private_key" in self.config:\n    return "jwt"\nelif "secret" in self.config:\n    return "oauth"\n'
    chain += 'else:\n    return "none"'
    assert 'elif "secret" in self.config:' in _detect(chain)


@pytest.mark.parametrize(
    "choice",
    [
        'if "private_key" in self.config:\n    return "service"\nelse:\n    return "user"',
        'if "private_key" in self.config:\n    return "service"\nreturn "user"',
    ],
)
def test_values_that_say_nothing_of_the_sign_in_are_left_for_a_look(choice: str) -> None:
    """Whoever asks for the first may sign in by the exchange: it must not become out of reach."""
    assert '"private_key" in self.config' in _detect(choice)


def test_a_value_with_nothing_after_it_stays() -> None:
    """What only says no is given no more."""
    assert _detect('if self.config["private_key"]:\n    return "ready"\nreturn None').startswith('return "ready"')
