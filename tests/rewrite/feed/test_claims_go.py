# ruff: noqa: E101 - Go is indented with tabs
"""Go: the claims of a token that is made first and filled under a name of its own."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_LOGIN = """
    package login

    import (
    	"log"
    	"net/http"
    	"net/url"

    	"github.com/golang-jwt/jwt/v4"
    )

    func Login(id, secret, account string, key []byte, more map[string]bool) (*http.Response, error) {{
    	{}
    	signed, err := token.SignedString(key)
    	if err != nil {{
    		return nil, err
    	}}
    	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{{
    		"client_id":     {{id}},
    		"client_secret": {{secret}},
    		"jwt_token":     {{signed}},
    	}})
    	{}
    }}
"""
_FILL = """
    	claims := token.Claims.(jwt.MapClaims)
    	claims["sub"] = account
    	for name, value := range more {
    		claims[name] = value
    	}
"""


@pytest.mark.parametrize(
    ("made", "end"),
    [
        ("token := jwt.New(jwt.SigningMethodRS256)", ""),
        ("if token := jwt.New(jwt.SigningMethodRS256); token != nil {", "}\n\treturn nil, nil"),
    ],
)
def test_claims_that_are_only_filled(made: str, end: str) -> None:
    """They go with the token, and the sign-in moves out of the question whether there is one."""
    text = rewrite({"login.go": _LOGIN.format(made + _FILL, end)}, unsafe=False).files["login.go"]
    body = text[text.index("func Login") :]
    assert (
        body.split("{\n", 1)[1]
        .lstrip()
        .startswith('return http.PostForm("https://ims-na1.adobelogin.com/ims/token/v3"')
    )
    assert not any(word in text for word in ("jwt", "claims", "range", "return nil, nil"))


@pytest.mark.parametrize("used", ["audit(claims)", "expiry = claims"])
def test_claims_that_others_get(used: str) -> None:
    """What is handed on stays, and is said."""
    made = f"token := jwt.New(jwt.SigningMethodRS256){_FILL}    \t{used}"
    result = rewrite({"login.go": _LOGIN.format(made, "")}, unsafe=False)
    assert result.plan.files == ()
    assert result.plan.withdrawn


def test_a_call_that_may_do_more() -> None:
    """Only the library's `New` makes nothing else: a call of another name stays, with its question."""
    made = f"if token := jwt.Restore(account); token != nil {{{_FILL}"
    result = rewrite({"login.go": _LOGIN.format(made, "}\n\treturn nil, nil")})
    assert "if token := jwt.Restore(account); token != nil {" in result.files["login.go"]
