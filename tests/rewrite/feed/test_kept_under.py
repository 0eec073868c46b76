"""What a table keeps under a constant goes with the constant, and what a program shows by a function of its own."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import jwt
import requests

CLIENT, SECRET = "client", "secret"
ACCOUNT = "account"
KEY_FILE = "key file"
table = {{}}


def say(text):
    print(text)


def fill(row):
    table[CLIENT] = row["client"]
    table[SECRET] = row["secret"]
    table[ACCOUNT] = row["account"]
    table[KEY_FILE] = row["key file"]
{}

def token():
    claims = {{"sub": table[ACCOUNT], "aud": "https://ims-na1.adobelogin.com/c/" + table[CLIENT]}}
    assertion = jwt.encode(claims, open(table[KEY_FILE]).read(), algorithm="RS256")
    say("signed " + str(assertion))
    form = {{"client_id": table[CLIENT], "client_secret": table[SECRET], "jwt_token": assertion}}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
"""
_JAVASCRIPT = """
import jwt from 'jsonwebtoken'
import { readFileSync } from 'fs'

const CLIENT = 'client'
const SECRET = 'secret'
const ACCOUNT = 'account'
const KEY_FILE = 'key file'
const table = {}

const say = text => console.log(text)

export function fill (row) {
  table[CLIENT] = row.client
  table[SECRET] = row.secret
  table[ACCOUNT] = row.account
  table[KEY_FILE] = row.keyFile
}

export function token () {
  const claims = { sub: table[ACCOUNT], aud: 'https://ims-na1.adobelogin.com/c/' + table[CLIENT] }
  const assertion = jwt.sign(claims, readFileSync(table[KEY_FILE]), { algorithm: 'RS256' })
  say('signed ' + assertion)
  const body = new URLSearchParams({ client_id: table[CLIENT], client_secret: table[SECRET], jwt_token: assertion })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""


@pytest.mark.parametrize(("path", "text"), [("ims.py", _PYTHON.format("")), ("ims.mjs", _JAVASCRIPT)])
def test_an_entry_goes_with_the_constant_that_names_it(path: str, text: str) -> None:
    """Nobody looks the key up any more; the function that showed the assertion is told nothing."""
    result = rewrite({path: text}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files[path]
    assert "ACCOUNT" not in after
    assert "KEY_FILE" not in after
    assert "table[SECRET] = row" in after
    assert "signed" not in after
    assert rewrite(result.files).plan.files == ()


def test_the_entries_of_a_table_that_is_gone_through_stay() -> None:
    """Whoever goes through the whole table needs all of it: the rewrite says where the key is still read."""
    text = _PYTHON.format("    for name in table:\n        say(name)\n")
    result = rewrite({"ims.py": text}, unsafe=True)
    assert 'table[KEY_FILE] = row["key file"]' in result.files["ims.py"]
    assert any("KEY_FILE" in note for note in result.plan.notes)


def test_a_function_that_does_more_than_show_keeps_its_call() -> None:
    """What is written to a file is needed there."""
    text = _PYTHON.format("").replace("    print(text)", "    print(text)\n    store.keep(text)")
    result = rewrite({"ims.py": text}, unsafe=True)
    assert "say(" in result.files["ims.py"]
    assert "jwt" in result.files["ims.py"]
