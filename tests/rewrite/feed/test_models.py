"""Classes that configuration fills lose what only the assertion needed, and keep what they would be asked for."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_LOGIN = """
import jwt
import requests

from settings import load


def login():
    s = load()
    claims = {"iss": s.org_id, "sub": s.technical_account_id, "aud": "https://ims-na1.adobelogin.com/c/" + s.client_id}
    token = jwt.encode(claims, s.private_key, algorithm="RS256")
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": s.client_id, "client_secret": s.client_secret, "jwt_token": token,
    }).json()
"""


def test_a_settings_model_drops_key_account_and_their_validators() -> None:
    """A validator of a field that has gone would not even import; one of a field that stays, stays."""
    settings = """
    from pydantic import BaseSettings, validator


    class Settings(BaseSettings):
        org_id: str
        client_id: str
        client_secret: str
        technical_account_id: str
        private_key: str

        @validator("org_id")
        def is_org(cls, value):
            assert value.endswith("@AdobeOrg")
            return value

        @validator("client_id", "technical_account_id")
        def is_filled(cls, value):
            assert value
            return value

        @validator("private_key")
        def one_line(cls, value):
            return value.replace("\\\\n", "\\n")


    def load():
        return Settings()
    """
    after = rewrite({"settings.py": settings, "login.py": _LOGIN}).files["settings.py"]
    assert "    org_id: str\n    client_id: str\n    client_secret: str\n\n    @validator" in after
    assert '@validator("client_id")' in after
    assert "one_line" not in after
    assert after.endswith("        return value\n\n\ndef load():\n    return Settings()\n")


def test_a_dataclass_made_of_a_file_keeps_the_keys_that_the_file_keeps() -> None:
    """`Settings(**json.load(...))` refuses a key it does not know: organisation and account stay in both."""
    settings = """
    import json
    from dataclasses import dataclass


    @dataclass
    class Settings:
        org_id: str
        client_id: str
        client_secret: str
        technical_account_id: str
        private_key: str


    def load():
        with open("adobe.json") as file:
            return Settings(**json.load(file))
    """
    after = rewrite({"settings.py": settings, "login.py": _LOGIN}).files["settings.py"]
    assert "    org_id: str\n    client_id: str\n    client_secret: str\n    technical_account_id: str\n\n\n" in after


def test_a_field_that_its_class_never_read_stays() -> None:
    """`Connection.org_id` is no part of the sign-in, only of the same name."""
    text = """
    import jwt
    import requests


    class Auth:
        def __init__(self, org_id, key):
            self.org_id = org_id
            self.key = key

        def token(self, client_id, secret):
            claims = {"iss": self.org_id, "aud": "https://ims-na1.adobelogin.com/c/" + client_id}
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
                "client_id": client_id, "client_secret": secret,
                "jwt_token": jwt.encode(claims, self.key, algorithm="RS256"),
            }).json()


    class Connection:
        def __init__(self, org_id, auth):
            self.org_id = org_id
            self.auth = auth


    def connect(org_id, key):
        return Connection(org_id, Auth(org_id, key))


    connect("A@AdobeOrg", open("private.key").read())
    """
    after = rewrite({"a.py": text}).files["a.py"]
    assert "self.org_id = org_id\n        self.auth = auth" in after
    assert 'def connect(org_id):\n    return Connection(org_id, Auth())\n\n\nconnect("A@AdobeOrg")\n' in after
