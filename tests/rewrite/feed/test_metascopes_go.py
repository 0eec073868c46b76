"""Go: constants of metascopes go together."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_DECLARED = """\
// Scope is a metascope.
type Scope string

// Metascopes.
const (
\tData   Scope = "ent_dataservices_sdk"
\tPeople Scope = "ent_user_sdk"
)
"""
_CLIENT = (
    """\
package ims

import (
\t"fmt"
\t"net/http"
\t"net/url"

\t"github.com/golang-jwt/jwt/v4"
)

"""
    + _DECLARED
    + """
const host = "https://ims-na1.adobelogin.com"

// Request is what a token is given for.
type Request struct {
\tClient, Secret string
\tAccount        string
\tPrivateKey     []byte
\tScopes         []Scope
}

// Exchange gets a token.
func Exchange(r *Request) (*http.Response, error) {
\tkey, err := jwt.ParseRSAPrivateKeyFromPEM(r.PrivateKey)
\tif err != nil {
\t\treturn nil, err
\t}
\tclaims := jwt.MapClaims{"sub": r.Account, "aud": host + "/c/" + r.Client}
\tfor _, scope := range r.Scopes {
\t\tclaims[fmt.Sprintf("%s/s/%s", host, scope)] = true
\t}
\tsigned, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
\tif err != nil {
\t\treturn nil, err
\t}
\treturn http.PostForm(host+"/ims/exchange/jwt", url.Values{
\t\t"client_id": {r.Client}, "client_secret": {r.Secret}, "jwt_token": {signed},
\t})
}
"""
)
_MAIN = """\
package main

import (
\t"os"

\t"example.com/pull/ims"
)

func main() {
\tkey, err := os.ReadFile(os.Getenv("PULL_KEY_FILE"))
\tif err != nil {
\t\tpanic(err)
\t}
\tims.Exchange(&ims.Request{
\t\tClient:     os.Getenv("PULL_CLIENT"),
\t\tSecret:     os.Getenv("PULL_SECRET"),
\t\tAccount:    os.Getenv("PULL_ACCOUNT"),
\t\tPrivateKey: key,
\t\tScopes:     []ims.Scope{ims.Data},
\t})
}
"""


def test_a_metascope_that_nothing_used() -> None:
    """It stood beside one that was sent; with the last of them the type that they have goes, too."""
    result = rewrite({"ims/client.go": _CLIENT, "main.go": _MAIN}, unsafe=False)
    after = result.files["ims/client.go"]
    assert "type Request struct {\n\tClient, Secret string\n}" in after
    assert "Scope" not in after
    assert "etascope" not in after
    assert rewrite(result.files).plan.files == ()


def test_a_metascope_that_something_else_uses() -> None:
    """What is shown to people is no matter of the assertion: the constant stays with its type."""
    shown = _MAIN.replace("\tims.Exchange", "\tprintln(ims.People)\n\tims.Exchange")
    after = rewrite({"ims/client.go": _CLIENT, "main.go": shown}).files["ims/client.go"]
    assert 'People Scope = "ent_user_sdk"' in after
    assert "type Scope string" in after
    assert "Data " not in after


def test_metascopes_that_nothing_used_before() -> None:
    """Where none has gone with the assertion, the rest is somebody else's."""
    text = _CLIENT.replace("Scopes         []Scope", "Scopes         []string")
    after = rewrite({"ims/client.go": text, "main.go": _MAIN.replace("ims.Scope{ims.Data}", 'string{"ent_x_sdk"}')})
    assert _DECLARED in after.files["ims/client.go"]
