"""A loop that tried one metascope after the other asks once."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_TEXT = """
import jwt
import requests

METASCOPES = ["ent_reactor_sdk", "ent_dataservices_sdk"]


def sign(scope):
    claims = {{"https://ims-na1.adobelogin.com/s/" + scope: True, "aud": "https://ims-na1.adobelogin.com/c/i"}}
    return jwt.encode(claims, open("private.key").read(), algorithm="RS256")


def login(i, s):
    last = None
    for scope in METASCOPES:
        print("trying", scope)
        try:
            answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={{
                "client_id": i, "client_secret": s, "jwt_token": sign(scope),
            }})
            answer.raise_for_status()
        except requests.HTTPError as error:
            last = error
            continue
        {rest}
    raise SystemExit(last)
"""


def test_what_followed_the_try_becomes_its_else() -> None:
    """`continue` skipped the rest; `else` does the same without a loop around."""
    after = rewrite({"a.py": _TEXT.format(rest='return answer.json()["access_token"]')}).files["a.py"]
    assert "METASCOPES" not in after
    assert (
        '        last = error\n    else:\n        return answer.json()["access_token"]\n    raise SystemExit(last)\n'
        in after
    )
    assert "for scope" not in after


def test_a_loop_whose_variable_is_needed_stays() -> None:
    """It files each token under its metascope: no loop of retries."""
    after = rewrite({"a.py": _TEXT.format(rest="store(scope, answer.json())")}).files["a.py"]
    assert "for scope in METASCOPES:" in after
    assert "else:" not in after
