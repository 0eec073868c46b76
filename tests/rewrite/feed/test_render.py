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


_DECLARATIONS = {
    "Ims.java": """
    class Ims {
        String login(String id, String secret) {
            String account = "B@techacct.adobe.com", file = "private.key";
            String audience = "https://ims-na1.adobelogin.com/c/" + id;
            Key key = Keys.read(file);
            String assertion = Jwts.builder().setSubject(account).setAudience(audience).signWith(key).compact();
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("client_id", id);
            form.add("client_secret", secret);
            form.add("jwt_token", assertion);
            return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
        }
    }
    """,
    "Ims.cs": """
    class Ims
    {
        private const string Algorithm = "RS256", KeyFile = "private.key";

        Task<HttpResponseMessage> Login(string id, string secret)
        {
            var claims = new { sub = "B@techacct.adobe.com", aud = "https://ims-na1.adobelogin.com/c/" + id };
            var assertion = Sign(claims, KeyFile, Algorithm);
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = id,
                ["client_secret"] = secret,
                ["jwt_token"] = assertion,
            });
            return client.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
        }
    }
    """,
    "Ims.php": """
    <?php
    class Ims
    {
        private $keyFile = 'private.key', $account = 'B@techacct.adobe.com';

        public function login($id, $secret)
        {
            $claims = ['sub' => $this->account, 'aud' => 'https://ims-na1.adobelogin.com/c/' . $id];
            $jwt = JWT::encode($claims, file_get_contents($this->keyFile), 'RS256');
            $form = ['client_id' => $id, 'client_secret' => $secret, 'jwt_token' => $jwt];
            return $this->http->post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['form_params' => $form]);
        }
    }
    """,
    "ims.js": """
    var fs = require('fs'),
      jwt = require('jsonwebtoken');

    exports.login = function (id, secret) {
      var claims = { aud: 'https://ims-na1.adobelogin.com/c/' + id },
        pem = fs.readFileSync('private.key');
      var signed = jwt.sign(claims, pem, { algorithm: 'RS256' });
      var body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: signed });
      return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body: body });
    };
    """,
}


@pytest.mark.parametrize("path", _DECLARATIONS)
def test_a_declaration_of_several_names_goes_with_them(path: str) -> None:
    """Where all go at once, neither the type nor the word that declares them stays."""
    result = rewrite({path: _DECLARATIONS[path]})
    after = result.files[path]
    assert set(result.dispositions().values()) == {"safe"}
    assert "/ims/token/v3" in after
    left = {"Ims.java": "String ;", "Ims.cs": "const", "Ims.php": "private", "ims.js": "var ;"}
    assert left[path] not in after
    assert "private.key" not in after
    assert rewrite({path: after}).files[path] == after
