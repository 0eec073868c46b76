"""Parameters that a function of the program makes, strung together as text."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

_HEAD = """
    import jwt
    from urllib.parse import quote

    def pair(name, value):
        return name + "=" + quote(value)

    def token(client, secret, account, key):
        assertion = jwt.encode({"sub": account}, key, algorithm="RS256")
"""
_AFTER = """
    from urllib.parse import quote

    def pair(name, value):
        return name + "=" + quote(value)

    def token(client, secret, account, key):
"""
_SENT = """
        return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", body)
"""
_JAVA = """
    class Ims {
        String body(String client, String secret, String signed) {
            String url = "https://ims-na1.adobelogin.com/ims/exchange/jwt";
            return post(url, pair("client_id", client)
                    + "&" + pair("client_secret", secret)
                    + "&" + pair("jwt_token", signed));
        }
    }
"""
_PHP = """
    <?php
    function token($client, $secret, $account, $key) {
        $jwt = JWT::encode(['sub' => $account], $key, 'RS256');
        $body = pair('client_id', $client) . pair('client_secret', $secret) . pair('jwt_token', $jwt);
        return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', $body);
    }
"""
_GO = """
    package main

    func body(client, secret, signed string) (*http.Response, error) {
        form := pair("jwt_token", signed) + "&" + pair("client_id", client) + "&" + pair("client_secret", secret)
        return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", kind, strings.NewReader(form))
    }
"""
_JAVASCRIPT = """
    async function token (client, secret, assertion) {
      const body = `${pair('client_id', client)}&${pair('client_secret', secret)}&${pair('jwt_token', assertion)}`
      return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body)
    }
"""
_CSHARP = """
    class Ims
    {
        string Token(string client, string secret, string jwt)
        {
            var url = "https://ims-na1.adobelogin.com/ims/exchange/jwt";
            return Post(url, $"{Pair("client_id", client)}&{Pair("client_secret", secret)}&{Pair("jwt_token", jwt)}");
        }
    }
"""
_SCOPES = "openid,AdobeID,read_organizations"
_CASES = {
    "Ims.java": (
        _JAVA,
        f"""+ "&" + pair("grant_type", "client_credentials")
                + "&" + pair("scope", "{_SCOPES}"));""",
    ),
    "ims.php": (_PHP, f". pair('grant_type', 'client_credentials') . pair('scope', '{_SCOPES}');"),
    "ims.go": (_GO, f':= pair("grant_type", "client_credentials") + "&" + pair("scope", "{_SCOPES}") + "&" + pair("cl'),
    "ims.js": (_JAVASCRIPT, f"}}&${{pair('grant_type', 'client_credentials')}}&${{pair('scope', '{_SCOPES}')}}`"),
    "Ims.cs": (_CSHARP, f'}}&{{Pair("grant_type", "client_credentials")}}&{{Pair("scope", "{_SCOPES}")}}");'),
}


@pytest.mark.parametrize("path", _CASES)
def test_one_more_is_joined_as_the_others_are(path: str) -> None:
    """A sum or a template gets one piece more, with what stands between two of them."""
    text, wanted = _CASES[path]
    after = rewrite({path: text}).files[path]
    assert " ".join(wanted.split()) in " ".join(after.split())
    assert rewrite({path: after}).plan.files == ()


def test_whole_of_it() -> None:
    """Python: the form, and what only fed the assertion."""
    body = "        body = pair('client_id', client) + '&' + pair('client_secret', secret) + '&' + pair({})\n"
    new = f"'grant_type', 'client_credentials') + '&' + pair('scope', '{_SCOPES}'"
    check_rewritten(
        _HEAD + body.format("'jwt_token', assertion") + _SENT.lstrip("\n"),
        _AFTER + body.format(new) + _SENT.lstrip("\n").replace("exchange/jwt", "token/v3"),
        "ims.py",
    )


@pytest.mark.parametrize(
    "body",
    [
        "'%s&%s&%s' % (pair('client_id', client), pair('client_secret', secret), pair('jwt_token', assertion))",
        "'{}&{}&{}'.format(pair('client_id', client), pair('client_secret', secret), pair('jwt_token', assertion))",
    ],
)
def test_a_format_has_no_place_for_one_more(body: str) -> None:
    """One argument more would not be sent, or stop the program: somebody has to look."""
    check_kept(f"{_HEAD}        body = {body}{_SENT}", "ims.py")
