"""The token's life counts seconds under whatever name it goes on."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_LOGIN = """
import axios from 'axios'
import { remember } from './store.js'

export async function login (id, secret, assertion) {
  const params = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
  const { data } = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', params.toString())
  remember(data.access_token, data.expires_in)
}
"""


def test_a_variable_and_a_parameter_carry_it() -> None:
    """Where the sum is made, in another file, the factor is written."""
    store = "export function remember (token, life) {\n  const until = Date.now() + life\n  keep(token, until)\n}\n"
    result = rewrite({"login.js": _LOGIN, "store.js": store})
    assert "Date.now() + life * 1000" in result.files["store.js"]
    assert rewrite(result.files).plan.files == ()


def test_a_name_that_says_milliseconds_is_given_them() -> None:
    """The factor stands where the value is handed over; the function keeps its unit."""
    store = "export function remember (token, lifeMs) {\n  keep(token, Date.now() + lifeMs)\n}\n"
    result = rewrite({"login.js": _LOGIN, "store.js": store})
    assert "remember(data.access_token, data.expires_in * 1000)" in result.files["login.js"]
    assert result.files["store.js"] == store


@pytest.mark.parametrize("other", ["remember('x', 60000)\n"])
def test_a_function_that_others_call_keeps_its_unit(other: str) -> None:
    """What another caller gives is in milliseconds still."""
    store = "export function remember (token, life) {\n  keep(token, Date.now() + life)\n}\n"
    result = rewrite({"login.js": _LOGIN, "store.js": store + other})
    assert result.files["store.js"] == store + other


def test_a_variable_carries_it_into_a_class_of_another_file() -> None:
    """The file that divides names neither Adobe nor the field: only the call leads there."""
    api = """
import requests
from token_store import AuthToken


def access(i, s, j):
    data = {"client_id": i, "client_secret": s, "jwt_token": j}
    answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt/", data=data)
    name = answer.json()["access_token"]
    life = answer.json()["expires_in"]
    return AuthToken(name, life)
"""
    store = """
import time


class AuthToken:
    def __init__(self, token, life):
        self.token = token
        self.expires = time.time() + life / 1000
"""
    result = rewrite({"api.py": api, "token_store.py": store})
    assert "self.expires = time.time() + life\n" in result.files["token_store.py"]
    assert rewrite(result.files).plan.files == ()
