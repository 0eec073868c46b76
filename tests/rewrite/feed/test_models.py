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


_DATACLASS = """
import os
from dataclasses import dataclass, fields


@dataclass
class Settings:
    org_id: str
    client_id: str
    client_secret: str
    technical_account_id: str
    private_key: str
    tenant: str = "acme"
"""
_DATACLASS_AFTER = """
import os
from dataclasses import dataclass, fields


@dataclass
class Settings:
    client_id: str
    client_secret: str
    tenant: str = "acme"
"""


def _settings(load: str, head: str = _DATACLASS) -> str:
    before = {"settings.py": head + load, "login.py": _LOGIN}
    result = rewrite(before)
    assert "client_credentials" in result.files["login.py"]
    assert rewrite(result.files).plan.files == ()
    return result.files["settings.py"]


def test_fields_that_are_asked_for_one_by_one_go() -> None:
    """What a class asks of the environment by the names of its fields, it asks no more of it than it has fields."""
    comprehension = """

def load():
    return Settings(**{one.name: os.environ["ADOBE_" + one.name.upper()] for one in fields(Settings)})
"""
    assert _settings(comprehension) == (_DATACLASS_AFTER + comprehension).lstrip("\n")
    loop = """
    @classmethod
    def from_env(cls):
        values, missing = {}, []
        for one in fields(cls):
            if "ADOBE_" + one.name.upper() in os.environ:
                values[one.name] = os.environ["ADOBE_" + one.name.upper()]
            elif one.name != "tenant":
                missing.append(one.name)
        if missing:
            raise SystemExit("set " + ", ".join(missing))
        values["private_key"] = values["private_key"].replace("\\\\n", "\\n")
        return cls(**values)


def load():
    return Settings.from_env()
"""
    kept = loop.replace('        values["private_key"] = values["private_key"].replace("\\\\n", "\\n")\n', "")
    assert _settings(loop) == (_DATACLASS_AFTER + kept).lstrip("\n")
    hints = """

def load():
    known = Settings.__annotations__
    with open("adobe.json") as file:
        return Settings(**{key: value for key, value in json.load(file).items() if key in known})
"""
    assert _settings(hints) == (_DATACLASS_AFTER + hints).lstrip("\n")


def test_a_field_stays_where_another_key_would_be_refused() -> None:
    """The file of the configuration keeps its technical account."""
    strict = """

def load():
    with open("adobe.json") as file:
        data = json.load(file)
    unknown = set(data) - {one.name for one in fields(Settings)}
    if unknown:
        raise ValueError(unknown)
    return Settings(**data)
"""
    assert "    technical_account_id: str\n" in _settings(strict)


def test_what_is_passed_by_place_goes_with_its_field() -> None:
    """In the order of the fields, in a test as well."""
    load = """

def load():
    return Settings("1@AdobeOrg", "id", os.environ["SECRET"], os.environ["ACCOUNT"], os.environ["KEY"], "other")
"""
    head = _DATACLASS.replace("@dataclass", "@dataclass(frozen=True)")
    after = _DATACLASS_AFTER.replace("@dataclass", "@dataclass(frozen=True)")
    passed = '\n\ndef load():\n    return Settings("id", os.environ["SECRET"], "other")\n'
    assert _settings(load, head) == (after + passed).lstrip("\n")
    named = head.replace("@dataclass(frozen=True)\nclass Settings", "class Settings(NamedTuple)")
    assert '    return Settings("id", os.environ["SECRET"], "other")\n' in _settings(load, named)


def test_a_field_that_is_filled_by_who_knows_what_stays() -> None:
    """`Settings(*row)`: the place of each value counts."""
    load = "\n\ndef load():\n    return Settings(*open('adobe.txt').read().split())\n"
    assert _settings(load) == (_DATACLASS + load).lstrip("\n")
    listed = "\n\ndef load():\n    return Settings(*(os.environ[one.name.upper()] for one in fields(Settings)))\n"
    assert _settings(listed) == (_DATACLASS_AFTER + listed).lstrip("\n")


def test_a_name_of_a_tuple_goes_with_its_argument() -> None:
    """Whether the names stand in a list or in one text."""
    passed = 'Settings("1@AdobeOrg", "id", os.environ["SECRET"], os.environ["ACCOUNT"], os.environ["KEY"])'
    listed = '["org_id", "client_id", "client_secret", "technical_account_id", "private_key"]'
    text = '"org_id client_id client_secret technical_account_id private_key"'
    for names, kept, given in (
        (listed, '["org_id", "client_id", "client_secret"]', '"1@AdobeOrg", "id", os.environ["SECRET"]'),
        (text, '"client_id client_secret"', '"id", os.environ["SECRET"]'),
    ):
        head = f'import os\nfrom collections import namedtuple\n\nSettings = namedtuple("Settings", {names})\n'
        after = _settings(f"\n\ndef load():\n    return {passed}\n", head)
        assert f'Settings = namedtuple("Settings", {kept})' in after
        assert f"    return Settings({given})\n" in after


def test_a_tuple_that_is_taken_apart_keeps_its_length() -> None:
    """Whatever takes so many names out of something may take them out of it."""
    head = _DATACLASS.replace("@dataclass\nclass Settings", "class Settings(NamedTuple)").replace("    tenant", "    x")
    load = "\n\ndef load():\n    return Settings('o', 'i', 's', 't', 'k')\n"
    apart = "\n\ndef show():\n    org, client, secret, account, key, sandbox = load()\n    print(client)\n"
    assert _settings(load + apart, head) == (head + load + apart).lstrip("\n")


def test_variables_that_have_to_be_there_are_told() -> None:
    """Where a field is read from a variable of any name, the list of all of them still asks for the key."""
    settings = """
    import os

    REQUIRED = ["ADOBE_CLIENT_ID", "ADOBE_CLIENT_SECRET", "ADOBE_PRIVATE_KEY"]


    class Settings:
        def __getattr__(self, name):
            return os.environ["ADOBE_" + name.upper()]


    def load():
        missing = [name for name in REQUIRED if name not in os.environ]
        if missing:
            raise SystemExit(missing)
        return Settings()
    """
    result = rewrite({"settings.py": settings, "login.py": _LOGIN}, unsafe=False)
    assert result.plan.files == ()
    assert any("settings.py:3 still asks for private_key" in one.reason for one in result.plan.withdrawn)
