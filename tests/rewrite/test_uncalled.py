"""A rewrite after which nobody would ask for a token is withdrawn."""

from __future__ import annotations

import pytest

from migrator.rewrite.feed import guards
from tests.rewrite.harness import rewrite

_PYTHON = """
    import jwt
    import requests

    def exchange(id, secret, token):
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": id, "client_secret": secret, "jwt_token": token})

    def login(id, secret, key):
        assertion = jwt.encode({"iss": "1@AdobeOrg", "sub": "2@techacct.adobe.com"}, key, algorithm="RS256")
        if assertion:
            return exchange(id, secret, assertion)
        return None
"""
_JAVA = """
    import io.jsonwebtoken.Jwts;
    import io.jsonwebtoken.SignatureAlgorithm;

    class Login {
        String exchange(String id, String secret, String jwt) {
            return post("https://ims-na1.adobelogin.com/ims/exchange/jwt",
                "client_id=" + id + "&client_secret=" + secret + "&jwt_token=" + jwt);
        }

        String token(String id, String secret, Object key) {
            String jwt = Jwts.builder().setIssuer("1@AdobeOrg").signWith(SignatureAlgorithm.RS256, key).compact();
            if (jwt != null) {
                return exchange(id, secret, jwt);
            }
            return null;
        }
    }
"""


@pytest.mark.parametrize(("path", "program"), [("login.py", _PYTHON), ("Login.java", _JAVA)])
def test_a_request_that_nobody_would_make(path: str, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever takes the only call of it out, a mistake included: it is told, and the file is left alone."""
    monkeypatch.setattr(guards, "answers", lambda *_: False)
    result = rewrite({path: program})
    assert result.plan.files == ()
    assert "nothing would call exchange any more, which asks for the token" in result.plan.withdrawn[0].reason


@pytest.mark.parametrize(("path", "program"), [("login.py", _PYTHON), ("Login.java", _JAVA)])
def test_a_request_that_is_made_by_nobody_here(path: str, program: str) -> None:
    """What others call was never called here: `login` and `token` are rewritten."""
    result = rewrite({path: program})
    assert result.plan.withdrawn == ()
    assert "client_credentials" in result.files[path]
