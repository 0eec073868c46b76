"""Go: columns stand as gofmt aligns them after a line of them has gone."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, rewrite

_PROGRAM = """
package main

import (
	"net/http"
	"net/url"
	"time"

	"github.com/golang-jwt/jwt/v4"
)

const (
	endpoint      = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
	metascopeName = "ent_dataservices_sdk"
	life          = time.Hour // of a token
)

type config struct {
	id                 string `json:"client_id"`
	secret             string `json:"client_secret"` // from the vault
	technicalAccountID string `json:"technical_account_id"`
}

func token(c config, key interface{}) (*http.Response, error) {
	claims := jwt.MapClaims{
		"sub": c.technicalAccountID,
		"aud": "https://ims-na1.adobelogin.com/c/" + c.id,
		"https://ims-na1.adobelogin.com/s/" + metascopeName: true,
	}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	form := url.Values{
		"client_id":     {c.id},
		"client_secret": {c.secret},
		"jwt_token":     {assertion},
		"life":          {life.String()},
	}
	return http.PostForm(endpoint, form)
}
"""


def test_columns_are_aligned_anew() -> None:
    """Fields, constants and entries; a comment at the end of a line is a column, too."""
    after = rewrite({"main.go": _PROGRAM}).files["main.go"]
    assert '\tendpoint = "https://ims-na1.adobelogin.com/ims/token/v3"\n\tlife     = time.Hour // of a token\n' in after
    assert '\tid     string `json:"client_id"`\n\tsecret string `json:"client_secret"` // from the vault\n}' in after
    assert '\t\t"grant_type":    {"client_credentials"},\n' in after
    assert rewrite({"main.go": after}).plan.files == ()


def test_a_section_that_no_edit_touches_is_kept() -> None:
    """However it is aligned."""
    kept = "\ntype odd struct {\n\ta    int\n\tlong   string\n}\n"
    assert kept in rewrite({"main.go": _PROGRAM + kept}).files["main.go"]


def test_code_without_a_sign_in_is_kept() -> None:
    """Formatting alone is nobody's task here."""
    check_kept("package a\n\nconst (\n\ta    = 1\n\tlong = 2\n\tb  = 3\n)\n", "a.go")


def test_a_group_that_is_empty_goes() -> None:
    """`var ()` says nothing."""
    program = _PROGRAM.replace(
        "type config", 'var (\n\tscopeURL = "https://ims-na1.adobelogin.com/s/"\n)\n\ntype config'
    )
    program = program.replace('"https://ims-na1.adobelogin.com/s/" + metascopeName', "scopeURL + metascopeName")
    after = rewrite({"main.go": program}).files["main.go"]
    assert "var (" not in after
    assert "scopeURL" not in after
