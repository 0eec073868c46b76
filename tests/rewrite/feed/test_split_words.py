"""A text that is split into the names of what has to be there loses those that nothing reads any more."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
    import jwt
    import requests

    DEMANDED


    def token(config):
        missing = [name for name in required if name not in config]
        if missing:
            raise SystemExit(f"missing: {missing}")
        claims = {
            "iss": config["org_id"],
            "sub": config["technical_account_id"],
            "aud": "https://ims-na1.adobelogin.com/c/" + config["client_id"],
        }
        signed = jwt.encode(claims, open(config["key_path"]).read(), algorithm="RS256")
        data = {"client_id": config["client_id"], "client_secret": config["secret"], "jwt_token": signed}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=data).json()
    """
_JAVASCRIPT = """
    const axios = require('axios')
    const jwt = require('jsonwebtoken')
    const fs = require('fs')

    DEMANDED

    async function token (config) {
      for (const name of required) {
        if (!config[name]) throw new Error(`missing ${name}`)
      }
      const claims = {
        sub: config.technical_account_id,
        aud: `https://ims-na1.adobelogin.com/c/${config.client_id}`
      }
      const signed = jwt.sign(claims, fs.readFileSync(config.key_path), { algorithm: 'RS256' })
      const form = new URLSearchParams({
        client_id: config.client_id, client_secret: config.secret, jwt_token: signed
      })
      return axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', form)
    }

    module.exports = { token }
    """
_FORMS = [
    (
        "a.py",
        'required = "client_id secret technical_account_id key_path".split()',
        'required = "client_id secret".split()',
    ),
    (
        "a.py",
        'required = "client_id,technical_account_id,secret,key_path".split(",")',
        'required = "client_id,secret".split(",")',
    ),
    (
        "a.py",
        'required = ("client_id key_path " "technical_account_id " "secret").split(" ")',
        'required = ("client_id " "secret").split(" ")',
    ),
    (
        "a.py",
        "required = 'client_id secret ' \\\n               'technical_account_id key_path'.split(' ')",
        "required = 'client_id secret'.split(' ')",
    ),
    (
        "a.js",
        "const required = 'client_id secret technical_account_id key_path'.split(' ')",
        "const required = 'client_id secret'.split(' ')",
    ),
]


@pytest.mark.parametrize(("path", "before", "after"), _FORMS)
def test_names_in_a_text_that_is_split(path: str, before: str, after: str) -> None:
    """The separators stay such that no empty name comes of it; the texts beside each other stay apart."""
    text = dedent(_PYTHON if path == "a.py" else _JAVASCRIPT)
    result = rewrite({path: text.replace("DEMANDED", before)}, unsafe=False)
    assert after in result.files[path]
    assert not any(word in result.files[path] for word in ("key_path", "technical_account_id"))
    assert rewrite(result.files).plan.files == ()


def test_a_name_that_something_else_still_says_stays_in_the_text() -> None:
    """The account is shown elsewhere: it goes on to be demanded, and a reader is told."""
    text = dedent(_PYTHON).replace("DEMANDED", 'required = "client_id secret technical_account_id key_path".split()')
    text += "\n\ndef show(config):\n    return [config['technical_account_id'], config['client_id']]\n"
    result = rewrite({"a.py": text})
    assert 'required = "client_id secret technical_account_id".split()' in result.files["a.py"]


def test_names_that_each_go_into_a_variable_stay() -> None:
    """A place in the text counts there."""
    text = dedent(_PYTHON).replace("DEMANDED", 'first, keys = "key_path secret".split()\nrequired = [first]')
    assert 'first, keys = "key_path secret".split()' in rewrite({"a.py": text}).files.get("a.py", "")
