"""The assertion that a function hands out beside the token is handed out no more."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
    import jwt
    import requests


    def sign_in(client_id, secret):
        claims = {"sub": "1@techacct.adobe.com", "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
        jwt_token = jwt.encode(claims, open("private.key").read(), algorithm="RS256")
        data = {"client_id": client_id, "client_secret": secret, "jwt_token": jwt_token}
        answer = requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=data).json()
        return answer["access_token"], jwt_token


    def headers(client_id, secret):
        token, signed_jwt = sign_in(client_id, secret)
        return {"Authorization": token}


    def main(client_id, secret):
        token, jwt_token = sign_in(client_id, secret)
        SHOWN
    """
_FORMS = [
    ('print({"token": token, "jwt": jwt_token[:10]})', 'print({"token": token})'),
    ('print({"jwt": jwt_token, "id": client_id, "token": token})', 'print({"id": client_id, "token": token})'),
    ("print(token, jwt_token)", "print(token)"),
    ("print(token)", "print(token)"),
    ("print(jwt_token)\n        return token", "return token"),
]


@pytest.mark.parametrize(("before", "after"), _FORMS)
def test_an_assertion_that_callers_only_show_is_given_to_nobody(before: str, after: str) -> None:
    """What else they show they go on showing: a table loses its entry alone."""
    result = rewrite({"a.py": dedent(_PYTHON).replace("SHOWN", dedent(before))}, unsafe=False)
    text = result.files["a.py"]
    assert after in text
    assert 'return answer["access_token"]\n' in text
    assert text.count("token = sign_in(client_id, secret)") == 2
    assert "jwt" not in text
    assert rewrite(result.files).plan.files == ()


@pytest.mark.parametrize(
    "used",
    [
        'requests.post("https://example.com/verify", data={"assertion": jwt_token})',
        'print(f"{token} {jwt_token}")',
        'print("%s %s" % (token, jwt_token))',
    ],
)
def test_an_assertion_that_a_caller_needs_is_told(used: str) -> None:
    """It goes to somebody else, or stands in one text with the token: the program is left as it is, with the place."""
    text = dedent(_PYTHON).replace("SHOWN", used)
    result = rewrite({"a.py": text}, unsafe=False)
    assert result.plan.files == ()
    assert "still signs an assertion" in result.plan.withdrawn[0].reason


def test_an_assertion_that_is_called_a_token_is_shown_no_more() -> None:
    """What is shown is nothing but the assertion, whatever its name says."""
    text = dedent(_PYTHON).replace("jwt_token = jwt", "token = jwt").replace(": jwt_token}", ": token}")
    text = text.replace("    answer =", "    print(token)\n    answer =").replace('"], jwt_token', '"]')
    text = text[: text.index("def headers")]
    result = rewrite({"a.py": text}, unsafe=False)
    assert "print" not in result.files["a.py"]
    assert "jwt" not in result.files["a.py"]
