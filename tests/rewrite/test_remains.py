"""Nothing is left broken in silence."""

from __future__ import annotations

from tests.rewrite.harness import rewrite


def test_a_constant_that_the_address_is_made_of_stays() -> None:
    """Top-level constants of PHP are names, not members: their uses count."""
    text = """
<?php
const HOST = 'https://ims-na1.adobelogin.com/';
const ENDPOINT = HOST . 'ims/exchange/jwt/';
const AUDIENCE = HOST . 'c/';

function login($id, $secret, $key) {
    $jwt = JWT::encode(['iss' => 'A@AdobeOrg', 'aud' => AUDIENCE . $id], $key, 'RS256');
    $curl = curl_init(ENDPOINT);
    curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query([
        'client_id' => $id, 'client_secret' => $secret, 'jwt_token' => $jwt,
    ]));
    return curl_exec($curl);
}
"""
    after = rewrite({"a.php": text}).files["a.php"]
    assert "const HOST = " in after
    assert "const ENDPOINT = HOST . 'ims/token/v3';" in after
    assert "AUDIENCE" not in after


def test_a_scope_from_the_environment_needs_its_import() -> None:
    """Where `os` is not imported, reading a variable through it would fail: the rewrite is withdrawn and says so."""
    text = """
from os import environ

import requests

requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
    "client_id": environ["ACME_CLIENT_ID"],
    "client_secret": environ["ACME_CLIENT_SECRET"],
    "jwt_token": token,
})
"""
    result = rewrite({"a.py": text})
    after = result.files["a.py"]
    assert "os.environ.get" not in after or "import os" in after


def test_a_name_kept_by_another_file_stays() -> None:
    """A helper that signs other things elsewhere is not taken away with the assertion."""
    files = {
        "ims.py": """
import requests

from signing import sign


def login(i, s):
    claims = {"iss": "A@AdobeOrg", "aud": "https://ims-na1.adobelogin.com/c/" + i}
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": i, "client_secret": s, "jwt_token": sign(claims),
    }).json()
""",
        "signing.py": """
import jwt


def sign(claims):
    return jwt.encode(claims, open("private.key").read(), algorithm="RS256")
""",
        "github.py": "from signing import sign\n\nprint(sign({'iss': 42}))\n",
    }
    after = rewrite(files).files
    assert "def sign(claims):" in after["signing.py"]
    assert "sign" not in after["ims.py"]


_LOGIN = """
import jwt
import requests

import settings


def login():
    claims = {"iss": settings.ORG, "aud": "https://ims-na1.adobelogin.com/c/" + settings.CLIENT_ID}
    private_key = open(settings.PRIVATE_KEY_PATH).read()
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": settings.CLIENT_ID,
        "client_secret": settings.CLIENT_SECRET,
        "jwt_token": jwt.encode(claims, private_key, algorithm="RS256"),
    }).json()
"""
_SETTINGS = """
import os

ORG, CLIENT_ID, CLIENT_SECRET = os.environ["A"], os.environ["B"], os.environ["C"]
PRIVATE_KEY_PATH = os.environ["ADOBE_PRIVATE_KEY_PATH"]
"""


def test_a_variable_of_a_neighbour_is_another_thing() -> None:
    """What signs for another service calls its key `private_key`, too, and has lost nothing."""
    neighbour = """
def github(app):
    private_key = app.key()
    return app.sign(private_key)
"""
    result = rewrite({"login.py": _LOGIN, "settings.py": _SETTINGS, "tools/github.py": neighbour}, unsafe=False)
    assert "client_credentials" in result.files["login.py"]
    assert "PRIVATE_KEY" not in result.files["settings.py"]
    assert result.plan.withdrawn == ()


def test_what_still_asks_for_the_key_needs_a_look() -> None:
    """A check of the key that is not followed would stop the program: the rewrite says where."""
    check = "import settings\n\n\ndef check():\n    return audit(settings.PRIVATE_KEY_PATH)\n"
    result = rewrite({"login.py": _LOGIN, "settings.py": _SETTINGS, "check.py": check}, unsafe=False)
    assert result.plan.files == ()
    assert "check.py:5 still asks for PRIVATE_KEY_PATH" in result.plan.withdrawn[0].reason


def test_packages_that_do_not_name_each_other_are_apart() -> None:
    """The same option of another service is read from somewhere else."""
    auth = """
const auth = require('@adobe/jwt-auth')

exports.token = () => auth({
  clientId: process.env.ID, clientSecret: process.env.SECRET, metaScopes: ['ent_x_sdk'],
  technicalAccountId: process.env.ACCOUNT, orgId: process.env.ORG, privateKey: process.env.KEY
})
"""
    other = "exports.main = params => show(params.technicalAccountId)\n"
    files = {"a/package.json": "{}\n", "a/auth.js": auth, "b/package.json": "{}\n", "b/main.js": other}
    assert rewrite(files, unsafe=False).plan.withdrawn == ()
    near = rewrite({**files, "b/main.js": "const { token } = require('../a/auth')\n" + other}, unsafe=False)
    assert "b/main.js:2 still asks for technicalAccountId" in near.plan.withdrawn[0].reason


def test_a_script_that_makes_keys_does_not_hold_the_one_that_signs_in() -> None:
    """Scripts that do not name each other run on their own; the one that is left keeps its finding."""
    sign = """
jwt=$(sign "$PRIVATE_KEY" "https://ims-na1.adobelogin.com/c/$ID")
curl -X POST https://ims-na1.adobelogin.com/ims/exchange/jwt \\
  -d "client_id=$ID" -d "client_secret=$SECRET" -d "jwt_token=$jwt"
"""
    rotate = "openssl req -x509 -nodes -newkey rsa:2048 -keyout private.key -out certificate_pub.crt\n"
    result = rewrite({"token.sh": sign, "rotate.sh": rotate}, unsafe=False)
    assert "client_credentials" in result.files["token.sh"]
    assert result.files["rotate.sh"] == rotate
    assert result.plan.withdrawn == ()


_FEED = """
package feed

import (
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

type Client struct {
	id, secret, org string
	key             []byte
}

func (c *Client) Token() (*http.Response, error) {
	key, err := jwt.ParseRSAPrivateKeyFromPEM(c.key)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{
		"exp": time.Now().Add(time.Hour).Unix(),
		"iss": c.org,
		"aud": "https://ims-na1.adobelogin.com/c/" + c.id,
	}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {c.id},
		"client_secret": {c.secret},
		"jwt_token":     {signed},
	})
}
"""
_WITH_A_FILE = """
package feed

import "os"

type Option func(*Client) error

func WithFile(path string) Option {
	return func(c *Client) error {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return c.use(data)
	}
}

func (c *Client) use(data []byte) error {
	c.key = data
	return nil
}
"""


def test_an_option_that_fills_the_key() -> None:
    """Go: what an option of another file reads for the key goes with the field, though it names nothing of Adobe's."""
    result = rewrite({"client.go": _FEED, "options.go": _WITH_A_FILE}, unsafe=False)
    assert result.plan.withdrawn == ()
    after = result.files["options.go"]
    assert after.startswith("package feed\n\ntype Option func")
    assert "key" not in after
    assert "ReadFile" not in after


def test_a_key_that_is_still_read_for_nobody_needs_a_look() -> None:
    """Go: what the key is put into has no class that its function tells, and so it is not known to be ours."""
    deeper = _WITH_A_FILE.replace("c.key = data", "c.owner.client.key = data")
    files = {"client.go": _FEED, "options.go": deeper}
    result = rewrite(files, unsafe=False)
    assert result.plan.files == ()
    assert "options.go:18 still fills key, which nothing reads any more" in result.plan.withdrawn[0].reason
    other = _WITH_A_FILE + "\nfunc (c *Client) Sign(text string) string {\n\treturn sign(c.key, text)\n}\n"
    assert "client_credentials" in rewrite({**files, "options.go": other}, unsafe=False).files["client.go"]


def test_an_account_that_holds_the_client_is_still_asked_for() -> None:
    """`technicalAccount` is an object with client ID and secret here, so whoever hands it on needs no look."""
    sign_in = """
        const jwt = require('jsonwebtoken');

        exports.createToken = async (technicalAccount, metaScopes) => {
          const claims = { sub: technicalAccount.id, iss: technicalAccount.org };
          metaScopes.forEach((one) => { claims[`https://ims-na1.adobelogin.com/s/${one}`] = true; });
          const body = new URLSearchParams({
            client_id: technicalAccount.clientId,
            client_secret: technicalAccount.clientSecret,
            jwt_token: jwt.sign(claims, technicalAccount.privateKey, { algorithm: 'RS256' }),
          });
          return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
        };
    """
    client = """
        const { createToken } = require('./sign-in');

        exports.Client = class {
          constructor(integration) {
            this.account = integration.technicalAccount;
            this.metascopes = integration.metascopes;
          }

          connect() {
            return createToken(this.account, this.metascopes);
          }
        };
    """
    result = rewrite({"sign-in.js": sign_in, "client.js": client}, unsafe=False)
    assert "createToken(this.account)" in result.files["client.js"]
    assert "jsonwebtoken" not in result.files["sign-in.js"]


def test_tests_that_sign_in_themselves_are_the_program() -> None:
    """Where only tests sign in, a key that they still ask for would keep them from it: the rewrite waits for a look."""
    check = "import settings\n\n\ndef check():\n    return audit(settings.PRIVATE_KEY_PATH)\n"
    tests = {"tests/e2e/login.py": _LOGIN, "tests/e2e/settings.py": _SETTINGS, "tests/e2e/check.py": check}
    result = rewrite(tests, unsafe=False)
    assert result.plan.files == ()
    assert "tests/e2e/check.py:5 still asks for PRIVATE_KEY_PATH" in result.plan.withdrawn[0].reason
