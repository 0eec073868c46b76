"""`subject` and `key` beside a client secret: nobody has to give them once nothing reads them."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_tree, rewrite

_SIGN = (
    "    const claims = { iss: options.org, sub: options.subject, "
    "'https://ims-na1.adobelogin.com/s/ent_reactor_sdk': true }\n"
)
_JAVASCRIPT = """const jwt = require('jsonwebtoken')

const required = ['id', 'secret', 'subject', 'key']

function create(options) {
  required.forEach((name) => {
    if (!options[name]) throw new TypeError(`${name} is a required option`)
  })
  return () => {
SIGN    const body = new URLSearchParams({
      client_id: options.id,
      client_secret: options.secret,
      jwt_token: jwt.sign(claims, options.key, { algorithm: 'RS256' })
    })
    return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  }
}

create({
  id: process.env.TAGS_ID,
  secret: process.env.TAGS_SECRET,
  org: process.env.TAGS_ORG,
  subject: process.env.TAGS_SUBJECT,
  key: process.env.TAGS_KEY
})().then(console.log)
""".replace("SIGN", _SIGN)
_AFTER = """const required = ['id', 'secret']

function create(options) {
  required.forEach((name) => {
    if (!options[name]) throw new TypeError(`${name} is a required option`)
  })
  return () => {
    const body = new URLSearchParams({
      client_id: options.id,
      client_secret: options.secret,
      grant_type: 'client_credentials',
      scope: process.env.TAGS_SCOPES || 'openid,AdobeID,read_organizations'
    })
    return fetch('https://ims-na1.adobelogin.com/ims/token/v3', { method: 'POST', body })
  }
}

create({
  id: process.env.TAGS_ID,
  secret: process.env.TAGS_SECRET,
  org: process.env.TAGS_ORG
})().then(console.log)
"""
_PYTHON = """
import os

import jsonschema
import jwt
import requests

SCHEMA = {
    "required": ["client_id", "client_secret", "subject"],
    "properties": {
        "client_id": {"type": "string"},
        "client_secret": {"type": "string"},
        "subject": {"type": "string"},
    },
}


def token(config):
    jsonschema.validate(config, SCHEMA)
    claims = {"iss": "x@AdobeOrg", "sub": config["subject"], "https://ims-na1.adobelogin.com/s/ent_user_sdk": True}
    form = {
        "client_id": config["client_id"],
        "client_secret": config["client_secret"],
        "jwt_token": jwt.encode(claims, open("private.key").read(), "RS256"),
    }
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"]


if __name__ == "__main__":
    print(token({name: os.environ["ACME_" + name.upper()] for name in SCHEMA["required"]}))
"""
_DESCRIBED = '        "subject": {"type": "string"},\n'


def test_options_that_a_function_requires() -> None:
    """They leave the list and the object that gives them."""
    result = check_tree({"tags.js": _JAVASCRIPT}, {"tags.js": _AFTER})
    assert set(result.dispositions().values()) == {"safe"}


def test_another_reader_keeps_them() -> None:
    """`subject` is shown by another function: it is given and required as before; an object of mail is none of it."""
    more = "\nexports.owner = (options) => options.subject\nexports.mail = { subject: 'Tags', key: 'x', text: '' }\n"
    after = rewrite({"tags.js": _JAVASCRIPT + more}).files["tags.js"]
    assert "['id', 'secret', 'subject']" in after
    assert "subject: process.env.TAGS_SUBJECT" in after
    assert "{ subject: 'Tags', key: 'x', text: '' }" in after


def test_a_schema_asks_for_less() -> None:
    """One that takes no other keys goes on describing what a file may still hold."""
    after = rewrite({"token.py": _PYTHON}).files["token.py"]
    assert '"required": ["client_id", "client_secret"],' in after
    assert _DESCRIBED not in after
    closed = _PYTHON.replace("SCHEMA = {\n", 'SCHEMA = {\n    "additionalProperties": False,\n')
    after = rewrite({"token.py": closed}).files["token.py"]
    assert '"required": ["client_id", "client_secret"],' in after
    assert _DESCRIBED in after


def test_a_table_of_variables() -> None:
    """Each entry of it is looked up: what nothing reads is looked up no more."""
    table = '    _fields = {"id": "ACME_ID", "secret": "ACME_SECRET", "subject": "ACME_SUBJECT", "key": "ACME_KEY"}\n'
    text = f"""
import os

import jwt
import requests


class Config:
{table}
    def __init__(self):
        for field, variable in self._fields.items():
            setattr(self, field, os.environ[variable])


def token(config):
    claims = {{"iss": "x@AdobeOrg", "sub": config.subject, "https://ims-na1.adobelogin.com/s/ent_user_sdk": True}}
    form = {{
        "client_id": config.id,
        "client_secret": config.secret,
        "jwt_token": jwt.encode(claims, config.key, "RS256"),
    }}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"]
"""
    after = rewrite({"token.py": text}).files["token.py"]
    assert '_fields = {"id": "ACME_ID", "secret": "ACME_SECRET"}' in after


def test_credentials_of_something_else_are_kept() -> None:
    """Without a sign-in nothing is asked for less."""
    check_kept("const required = ['id', 'secret', 'subject', 'key']\nconsole.log(required)\n", "a.js")


def test_a_field_that_its_type_has_lost_is_required_no_more() -> None:
    """The organization, too, where nothing but the assertion had a use for it."""
    text = """
        import jwt from 'jsonwebtoken';

        interface Options {
          id: string;
          secret: string;
          org: string;
          subject: string;
          key: string;
        }

        const REQUIRED: (keyof Options)[] = ['id', 'secret', 'org', 'subject', 'key'];

        export function token(env: Record<string, string>) {
          const options = {} as Options;
          for (const name of REQUIRED) {
            if (!env[name]) throw new Error(`${name} is not set`);
            options[name] = env[name];
          }
          const claims = {
            iss: options.org,
            sub: options.subject,
            'https://ims-na1.adobelogin.com/s/ent_reactor_sdk': true,
          };
          const body = new URLSearchParams({
            client_id: options.id,
            client_secret: options.secret,
            jwt_token: jwt.sign(claims, options.key, { algorithm: 'RS256' }),
          });
          return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
        }
    """
    result = rewrite({"token.ts": text}, unsafe=False)
    assert "= ['id', 'secret'];" in result.files["token.ts"]
    assert "org" not in result.files["token.ts"].replace("read_organizations", "")
