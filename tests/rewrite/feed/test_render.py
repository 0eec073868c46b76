"""What goes leaves no traces: no stray blank lines, commas or trailing blanks."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_SENDS = """

def login(i, s, key):
    token = jwt.encode({"aud": "https://ims-na1.adobelogin.com/c/" + i}, key, algorithm="RS256")
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": i, "client_secret": s, "jwt_token": token,
    }).json()
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import time\n\nimport jwt\nimport requests\n", "import time\n\nimport requests\n"),
        ("import json\nimport jwt\n\nimport requests\n", "import json\n\nimport requests\n"),
        ("import jwt\n\nimport requests\n", "import requests\n"),
    ],
)
def test_groups_of_imports_stay_apart(before: str, after: str) -> None:
    """One blank line between two groups, none at the top of the file."""
    keeps = "".join(f"\nprint({name}.__doc__)\n" for name in ("time", "json") if f"import {name}" in before)
    result = rewrite({"a.py": before + keeps + _SENDS}).files["a.py"]
    assert result.startswith(after + keeps)


def test_groups_stay_apart_when_both_sides_lose_an_import() -> None:
    """The last of one group and the first of the next go, the line between them stays."""
    text = (
        "import json\nfrom datetime import datetime, timedelta\n\nimport jwt\nimport requests\n\nprint(json.__doc__)\n"
        + _SENDS.replace('{"aud"', '{"exp": datetime.now() + timedelta(minutes=5), "aud"')
    )
    assert rewrite({"a.py": text}).files["a.py"].startswith("import json\n\nimport requests\n")


def test_a_tuple_of_one_stays_a_tuple() -> None:
    """`("org_id")` would be a string, and its letters would be looked for."""
    text = """
    import jwt
    import requests


    def login(client_id, secret, extra):
        for field in ("org_id", "private_key"):
            if field not in extra:
                raise KeyError(field)
        token = jwt.encode({"aud": "https://ims-na1.adobelogin.com/c/" + client_id}, extra["private_key"], "RS256")
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": client_id, "client_secret": secret, "jwt_token": token,
        }, headers={"x-gw-ims-org-id": extra["org_id"]}).json()
    """
    assert 'for field in ("org_id",):\n' in rewrite({"a.py": text}).files["a.py"]


def test_a_line_that_loses_its_last_elements_ends_without_blanks() -> None:
    """The comma before stays where more lines of the list follow."""
    text = """
    import jwt
    import requests


    class Auth:
        def __init__(self, client_id, secret, tech_acct_id, priv_key,
                     host="ims-na1.adobelogin.com"):
            self.client_id = client_id
            self.secret = secret
            self.tech_acct_id = tech_acct_id
            self.priv_key = priv_key
            self.host = host

        def token(self):
            claims = {"sub": self.tech_acct_id, "aud": "https://" + self.host + "/c/" + self.client_id}
            return requests.post("https://" + self.host + "/ims/exchange/jwt", data={
                "client_id": self.client_id, "client_secret": self.secret,
                "jwt_token": jwt.encode(claims, self.priv_key, algorithm="RS256"),
            }).json()


    auth = Auth("id", "secret", "account", "key")
    """
    after = rewrite({"a.py": text}).files["a.py"]
    assert "def __init__(self, client_id, secret,\n                 host=" in after
    assert 'Auth("id", "secret")' in after
