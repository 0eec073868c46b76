"""A class that inherits its constructor is made by it: what nobody reads there goes out of those calls, too."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_tree, rewrite

_PYTHON = """
import time

import jwt
import requests


class Base:
    def __init__(self, config, metascopes=None):
        self.config = config
        self.metascopes = metascopes or []

    def token(self):
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=self.form()).json()


class Signed(Base):
    def form(self):
        claims = {"exp": int(time.time()) + 60, "iss": self.config["org"], "sub": self.config["account"]}
        for one in self.metascopes:
            claims["https://ims-na1.adobelogin.com/s/" + one] = True
        return {
            "client_id": self.config["id"],
            "client_secret": self.config["secret"],
            "jwt_token": jwt.encode(claims, self.config["key"], "RS256"),
        }
"""
_AFTER = """
import requests


class Base:
    def __init__(self, config):
        self.config = config

    def token(self):
        return requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data=self.form()).json()


class Signed(Base):
    def form(self):
        return {
            "client_id": self.config["id"],
            "client_secret": self.config["secret"],
            "grant_type": "client_credentials",
            "scope": "openid,AdobeID,read_organizations",
        }
"""


@pytest.mark.parametrize("metascopes", ['metascopes=["ent_user_sdk"]', '["ent_user_sdk"]'])
def test_python(metascopes: str) -> None:
    """By name and by place; the class of a class, too."""
    before = f"from auth import Signed\n\n\nclass Named(Signed):\n    name = 'x'\n\n\nfirst, second = Signed(CONFIG, {metascopes}), Named(CONFIG, {metascopes})\n"  # noqa: E501
    check_tree(
        {"auth.py": _PYTHON, "main.py": "CONFIG = {}\n" + before},
        {"auth.py": _AFTER, "main.py": "CONFIG = {}\n" + before.replace(f", {metascopes}", "")},
    )


def test_an_heir_with_a_constructor_of_its_own_is_called_as_ever() -> None:
    """Its second argument is another thing."""
    main = (
        "from auth import Signed\n\n\nclass Named(Signed):\n    def __init__(self, config, name):\n"
        "        super().__init__(config{})\n        self.name = name\n\n\nprint(Named({{}}, 'x').name)\n"
    )
    check_tree(
        {"auth.py": _PYTHON, "main.py": main.format(', metascopes=["ent_user_sdk"]')},
        {"auth.py": _AFTER, "main.py": main.format("")},
    )


def test_a_value_that_the_heir_reads_stays() -> None:
    """Nothing goes out of the call."""
    main = "from auth import Signed\n\n\nclass Named(Signed):\n    def show(self):\n        return self.metascopes\n\n\nprint(Named({}, ['a']).show())\n"  # noqa: E501
    assert rewrite({"auth.py": _PYTHON, "main.py": main}).files["main.py"] == main


def test_javascript() -> None:
    """A class that extends another one without a constructor."""
    before = """
        const fs = require('fs');
        const jwt = require('jsonwebtoken');

        class Client {
          constructor(id, secret, keyFile) {
            this.id = id;
            this.secret = secret;
            this.keyFile = keyFile;
          }

          async token() {
            const claims = { iss: 'x@AdobeOrg', 'https://ims-na1.adobelogin.com/s/ent_reactor_sdk': true };
            const body = new URLSearchParams({
              client_id: this.id,
              client_secret: this.secret,
              jwt_token: jwt.sign(claims, fs.readFileSync(this.keyFile), { algorithm: 'RS256' }),
            });
            return (await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })).json();
          }
        }

        class Tags extends Client {
          properties() {
            return this.token();
          }
        }

        module.exports = new Tags('abc', process.env.TAGS_SECRET, process.env.TAGS_KEY_FILE);
        """
    after = """
        class Client {
          constructor(id, secret) {
            this.id = id;
            this.secret = secret;
          }

          async token() {
            const body = new URLSearchParams({
              client_id: this.id,
              client_secret: this.secret,
              grant_type: 'client_credentials',
              scope: process.env.TAGS_SCOPES || 'openid,AdobeID,read_organizations',
            });
            return (await fetch('https://ims-na1.adobelogin.com/ims/token/v3', { method: 'POST', body })).json();
          }
        }

        class Tags extends Client {
          properties() {
            return this.token();
          }
        }

        module.exports = new Tags('abc', process.env.TAGS_SECRET);
        """
    check_tree({"tags.js": before}, {"tags.js": after})


def test_php() -> None:
    """A class that extends another one, in a file of its own."""
    before = """
        <?php

        use Firebase\\JWT\\JWT;

        class Client
        {
            public function __construct(private string $id, private string $secret, private string $key)
            {
            }

            public function form(): array
            {
                $claims = ['iss' => 'x@AdobeOrg', 'https://ims-na1.adobelogin.com/s/ent_reactor_sdk' => true];
                return [
                    'client_id' => $this->id,
                    'client_secret' => $this->secret,
                    'jwt_token' => JWT::encode($claims, $this->key, 'RS256'),
                ];
            }

            public function token($http)
            {
                return $http->post('https://ims-na1.adobelogin.com/ims/exchange/jwt', ['form_params' => $this->form()]);
            }
        }
        """
    after = """
        <?php

        class Client
        {
            public function __construct(private string $id, private string $secret)
            {
            }

            public function form(): array
            {
                return [
                    'client_id' => $this->id,
                    'client_secret' => $this->secret,
                    'grant_type' => 'client_credentials',
                    'scope' => 'openid,AdobeID,read_organizations',
                ];
            }

            public function token($http)
            {
                return $http->post('https://ims-na1.adobelogin.com/ims/token/v3', ['form_params' => $this->form()]);
            }
        }
        """
    main = """
        <?php

        class Tags extends Client
        {
        }

        return new Tags('abc', getenv('TAGS_SECRET'){});
        """
    check_tree(
        {"Client.php": before, "tags.php": main.replace("{}", ", file_get_contents(getenv('TAGS_KEY_FILE'))")},
        {"Client.php": after, "tags.php": main.replace("{}", "")},
    )
