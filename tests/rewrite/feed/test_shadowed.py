# ruff: noqa: E101 - Go is indented with tabs
"""A name that means something else elsewhere, and claims that a function puts into what it was given."""

from __future__ import annotations

from textwrap import dedent

from tests.rewrite.harness import check_rewritten, rewrite

_GO = dedent("""
    package auth

    import (
    	"net/http"
    	"net/url"{more}
    )

    func (o *Options) Token() (*Bearer, error) {{
    	if token, _ := o.Load(o.Cache); token != nil {{
    		return token, nil
    	}}
    {signed}	values := url.Values{{
    		"client_id":     {{o.ID}},
    		"client_secret": {{o.Secret}},
    		{last},
    	}}
    	res, err := http.PostForm("https://ims-na1.adobelogin.com/ims/{path}", values)
    	return read(res, err)
    }}
    """)
_SIGNED = """	token, err := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"sub": o.Account,
		"aud": "https://ims-na1.adobelogin.com/c/" + o.ID,
		"https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": true,
	}).SignedString(o.PrivateKey)
	if err != nil {
		return nil, err
	}
"""
_SCOPES = "openid,AdobeID,read_organizations"


def test_a_block_that_declares_the_name_anew_keeps_it() -> None:
    """Go: the cached token has the name of the assertion, and is another variable."""
    check_rewritten(
        _GO.format(
            more='\n\n\t"github.com/golang-jwt/jwt/v4"',
            signed=_SIGNED,
            last='"jwt_token":     {token}',
            path="exchange/jwt",
        ),
        _GO.format(
            more="",
            signed="",
            last=f'"grant_type":    {{"client_credentials"}},\n\t\t"scope":         {{"{_SCOPES}"}}',
            path="token/v3",
        ),
        "auth.go",
    )


def test_claims_that_a_function_puts_into_what_it_was_given_go_with_it() -> None:
    """JavaScript: the time of the assertion is set on the caller's object, which nobody reads any more."""
    check_rewritten(
        """const request = require('request');
const jwt = require('jwt-simple');

const claims = {
  sub: process.env.ACCOUNT,
  aud: 'https://ims-na1.adobelogin.com/c/' + process.env.ID,
  'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk': true
};

function auth(payload, done) {
  payload.exp = Math.floor(Date.now() / 1000) + 300;
  const form = {
    client_id: process.env.ID,
    client_secret: process.env.SECRET,
    jwt_token: jwt.encode(payload, process.env.PRIVATE_KEY, 'RS256')
  };
  request.post({ url: 'https://ims-na1.adobelogin.com/ims/exchange/jwt', form }, done);
}

auth(claims, console.log);
""",
        f"""const request = require('request');

function auth(done) {{
  const form = {{
    client_id: process.env.ID,
    client_secret: process.env.SECRET,
    grant_type: 'client_credentials',
    scope: process.env.SCOPES || '{_SCOPES}'
  }};
  request.post({{ url: 'https://ims-na1.adobelogin.com/ims/token/v3', form }}, done);
}}

auth(console.log);
""",
        "auth.js",
    )


def test_a_function_that_nobody_calls_keeps_when_a_method_of_its_name_goes() -> None:
    """Python: reading the key is no use of a function `read` in another file, which people call by hand."""
    helper = "def read(name):\n    with open(name) as handle:\n        return handle.readlines()\n"
    auth = (
        "import jwt\nimport requests\n\n\ndef token(i, s, account):\n    key = open('private.key').read()\n"
        "    claims = {'sub': account, 'aud': 'https://ims-na1.adobelogin.com/c/' + i}\n"
        "    t = jwt.encode(claims, key, algorithm='RS256')\n"
        "    data = {'client_id': i, 'client_secret': s, 'jwt_token': t}\n"
        "    return requests.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', data=data).json()\n"
    )
    result = rewrite({"store.py": helper, "auth.py": auth})
    assert "private.key" not in result.files["auth.py"]
    assert result.files["store.py"] == helper
