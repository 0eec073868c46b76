"""What asks for the assertion in an expression, and clients that sign in by either of two ways."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.feed.ruby import both
from tests.rewrite.harness import check_rewritten, rewrite

_SCOPE = "openid,AdobeID,read_organizations"
_PYTHON = """
    import requests
    HEAD
    def exchange(client_id, secretPARAMETER):
        fields = {"client_id": client_id, "client_secret": secret, ENTRY}
        return requests.post("https://ims-na1.adobelogin.com/ims/PATH", data=fields)


    def login(client_id, secret, key):
        SIGNED
        return CHOICE
"""


def _python(choice: str, *, after: bool, path: str = "exchange/jwt") -> str:
    grant = f'"grant_type": "client_credentials", "scope": "{_SCOPE}"'
    text = _PYTHON.replace("CHOICE", choice).replace("PATH", "token/v3" if after else path)
    if after:
        text = text.replace("    HEAD\n", "").replace("        SIGNED\n", "")
        return text.replace("PARAMETER", "").replace("ENTRY", grant)
    text = text.replace("HEAD", "import jwt").replace("SIGNED", 'signed = jwt.encode({"iss": 1}, key, "RS256")')
    return text.replace("PARAMETER", ", assertion").replace("ENTRY", '"jwt_token": assertion')


@pytest.mark.parametrize(
    "choice",
    [
        "exchange(client_id, secret, signed) if signed else None",
        "exchange(client_id, secret, signed) if signed is not None else None",
        "None if signed is None else exchange(client_id, secret, signed)",
        "None if not signed else exchange(client_id, secret, signed)",
    ],
)
def test_a_choice_between_the_request_and_nothing(choice: str) -> None:
    """The request is made whether or not there is an assertion: nothing asks for one any more."""
    wanted = _python("exchange(client_id, secret)", after=True)
    check_rewritten(_python(choice, after=False), wanted, "ims.py")


def test_a_choice_between_two_things() -> None:
    """Another token in its place is no nothing: what asks stays, and is told."""
    choice = "exchange(client_id, secret, signed) if signed else cached(client_id)"
    result = rewrite({"ims.py": _python(choice, after=False)}, unsafe=False)
    assert result.plan.files == ()


_TERNARIES = {
    "ims.js": "const go = (id, s, key) => {\n  const a = jwt.sign({ iss: 1 }, key);\n"
    "  return a ? ask(id, s, a) : null;\n};\n",
    "ims.php": "<?php\nfunction go($id, $s, $key) {\n    $a = JWT::encode(['iss' => 1], $key, 'RS256');\n"
    "    return $a !== null ? ask($id, $s, $a) : null;\n}\n",
}
_ASKS = {
    "ims.js": "const ask = (id, s, a) => axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', "
    "new URLSearchParams({ client_id: id, client_secret: s, jwt_token: a }));\nmodule.exports = { go };\n",
    "ims.php": "function ask($id, $s, $a) {\n    return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', "
    "['client_id' => $id, 'client_secret' => $s, 'jwt_token' => $a]);\n}\n",
}


@pytest.mark.parametrize("path", list(_TERNARIES))
def test_a_choice_in_other_languages(path: str) -> None:
    """The same, with a question mark."""
    after = rewrite({path: _TERNARIES[path] + _ASKS[path]}, unsafe=False).files[path]
    assert "token/v3" in after
    assert "?" not in after.replace("<?php", "")
    assert rewrite({path: after}).plan.files == ()


def test_ruby_calls_without_brackets() -> None:
    """`exchange` alone is a call: the request is still made."""
    before = (
        "def exchange(jwt)\n  SEND\nend\n\ndef login\n  jwt = JWT.encode({ iss: 1 }, KEY, 'RS256')\n  CHOICE\nend\n"
    )
    both(
        before.replace("CHOICE", "jwt ? exchange(jwt) : nil"),
        "def exchange\n  SEND\nend\n\ndef login\n  exchange\nend\n",
        token="jwt",
    )


def test_methods_of_a_module_itself() -> None:
    """`def self.signed` goes like any other method that nothing calls any more."""
    before = "module Ims\n  def self.signed\n    JWT.encode({ iss: 1 }, KEY, 'RS256')\n  end\n\n"
    after = "module Ims\n"
    rest = "  def self.token\n    SEND\n  end\nend\nputs Ims.token\n"
    both(before + rest, after + rest, token="signed")


_WAYS = """
    class Client
      def initialize(options)
        @iss = options[:iss]
        @sub = options[:sub]
        @user = options[:user]
        @key = options[:key]
        @i = options[:client_id]
      end

      def headers
        if ASKED
          { 'Authorization' => token }
        else
          { 'X-User' => @user }
        end
      end

      def token
        SEND
      end

      def given?(value)
        !value.nil? && !value.empty?
      end
    end
"""


@pytest.mark.parametrize(
    ("asked", "left"),
    [("given?(@iss) and given?(@sub)", "given?(@iss)"), ("@sub && @iss", "@iss"), ("given?(@iss)", "given?(@iss)")],
)
def test_either_of_two_ways(asked: str, left: str) -> None:
    """The organization tells them apart from now on; the other way stays as it is."""
    after = _WAYS.replace("ASKED", left)
    for name in ("sub", "key"):
        after = after.replace(f"        @{name} = options[:{name}]\n", "")
    both(
        _WAYS.replace("ASKED", asked),
        after,
        token="JWT.encode({ 'iss' => @iss, 'sub' => @sub }, @key, 'RS256')",
        client="@i",
    )


def test_another_way_after_a_branch_that_returns() -> None:
    """What stands behind it is no refusal: it is still done where no organization is given."""
    text = """
        import jwt
        import requests


        class Client:
            def __init__(self, org_id, technical_account, private_key, client_id, secret, user):
                self.org_id = org_id
                self.technical_account = technical_account
                self.private_key = private_key
                self.client_id = client_id
                self.secret = secret
                self.user = user

            def headers(self):
                if self.org_id and self.technical_account:
                    return {"Authorization": self.token()}
                return {"X-User": self.user}

            def token(self):
                assertion = jwt.encode({"iss": self.org_id, "sub": self.technical_account}, self.private_key, "RS256")
                return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
                    "client_id": self.client_id, "client_secret": self.secret, "jwt_token": assertion})
        """
    after = rewrite({"ims.py": text}).files["ims.py"]
    assert "if self.org_id:\n" in after
    assert 'return {"X-User": self.user}' in after
    assert "self.technical_account" not in after


@pytest.mark.parametrize(
    ("kinds", "made"),
    [
        ("{ jwt: JwtLogin, cookie: CookieLogin }", "new kinds[config.kind](config)"),
        ("{ jwt: (c) => new JwtLogin(c), cookie: (c) => new CookieLogin(c) }", "kinds[config.kind](config)"),
        ("{ jwt: c => new JwtLogin(c), cookie: c => new CookieLogin(c) }", "kinds[config.kind](config)"),
    ],
)
def test_a_table_of_kinds(kinds: str, made: str) -> None:
    """The class that signed in with the assertion is still meant by the word that the configuration has for it."""
    text = f"""
        const jwt = require('jsonwebtoken');

        class JwtLogin {{
          constructor(config) {{ this.config = config; }}
          jwt() {{ return jwt.sign({{ iss: this.config.org }}, this.config.privateKey); }}
          token() {{
            return axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', new URLSearchParams({{
              client_id: this.config.id, client_secret: this.config.secret, jwt_token: this.jwt() }}));
          }}
        }}

        const kinds = {kinds};
        module.exports = (config) => {made};
        """
    assert kinds in rewrite({"ims.js": text}).files["ims.js"]


def test_a_method_with_the_name_of_a_library() -> None:
    """A bare name calls the library: what the method was given is not taken from it."""
    text = """
        const jwt = require('jsonwebtoken');
        const needle = require('needle');

        class Login {
          token() { return this.needle(jwt.sign({ iss: 1 }, this.key)); }
          needle(assertion) {
            return needle('post', 'https://ims-na1.adobelogin.com/ims/exchange/jwt', {
              client_id: this.id, client_secret: this.secret, jwt_token: assertion });
          }
        }
        module.exports = Login;
        """
    after = rewrite({"ims.js": text}).files["ims.js"]
    assert "return this.needle();" in after
    assert "return needle('post', 'https://ims-na1.adobelogin.com/ims/token/v3', {" in after


def test_a_choice_whose_outcome_is_asked_for_is_left_alone() -> None:
    """A program that does without the sign-in where there is no key goes on asking whether there is one."""
    source = """
        const jwt = require('jsonwebtoken')

        async function exchange (config) {
          const claims = { aud: 'https://ims-na1.adobelogin.com/c/' + config.id }
          const assertion = jwt.sign(claims, config.privateKey, { algorithm: 'RS256' })
          const body = new URLSearchParams({ client_id: config.id, client_secret: config.secret, jwt_token: assertion })
          return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
        }

        async function listing (config) {
          const token = config.privateKey ? await exchange(config) : null
          if (!token) return publicListing()
          return privateListing(token)
        }
        """
    assert "config.privateKey ? await exchange(config) : null" in rewrite({"list.js": source}).files["list.js"]


_THREE = """
    import jwt
    import requests


    def token(config, client_id, secret, key, access_token):
        if ASKED:
            assertion = jwt.encode({"iss": 1, "sub": config.tech_account}, KEY, "RS256")
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
                "client_id": client_id, "client_secret": SECRET, "jwt_token": assertion}).json()["access_token"]
        if access_token:
            return access_token
        return requests.post("https://example.com/login", data={"user": config.user}).json()["token"]
"""


@pytest.mark.parametrize(
    ("asked", "key", "secret", "left"),
    [
        ("config.private_key", "config.private_key", "config.client_secret", "config.client_secret"),
        ("config.private_key is not None", "config.private_key", "config.secret", "config.secret is not None"),
        ("config.private_key and config.tech_account", "config.private_key", "config.secret", "config.secret"),
    ],
)
def test_the_secret_tells_the_ways_apart(asked: str, key: str, secret: str, left: str) -> None:
    """Whoever configured another way still signs in by it: the branch asks for what it needs now."""
    text = _THREE.replace("ASKED", asked).replace("KEY", key).replace("SECRET", secret)
    after = rewrite({"ims.py": text}).files["ims.py"]
    assert f"    if {left}:\n" in after
    assert "        return access_token\n" in after
    assert "example.com/login" in after
    assert "private_key" not in after


@pytest.mark.parametrize(
    ("asked", "key", "secret", "user"),
    [
        ("config.private_key", "config.private_key", "config.secret", "config.secret"),
        ("config.private_key", "config.private_key", "secret", "config.user"),
        ("config.private_key is None", "config.private_key", "config.secret", "config.user"),
    ],
)
def test_the_secret_does_not_tell_the_ways_apart(asked: str, key: str, secret: str, user: str) -> None:
    """Where another way uses it, too, or it is held elsewhere, that is left for a look, and nothing is lost."""
    text = _THREE.replace("ASKED", asked).replace("KEY", key).replace("SECRET", secret).replace("config.user", user)
    assert rewrite({"ims.py": text}, unsafe=False).files["ims.py"] == dedent(text).lstrip("\n")
