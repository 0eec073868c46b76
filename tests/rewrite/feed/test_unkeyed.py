"""Go: literals without names lose what they give a field that has gone, wherever they stand."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_GO = """package ims

import (
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt"
)

type credentials struct {
	id, secret, privateKey string
}

var known = {literal}

func token(c credentials) (*http.Response, error) {
	claims := jwt.MapClaims{"aud": "https://ims-na1.adobelogin.com/c/" + c.id}
	assertion, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(c.privateKey)
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id": {c.id}, "client_secret": {c.secret}, "jwt_token": {assertion},
	})
}
"""


@pytest.mark.parametrize(
    ("literal", "after"),
    [
        ('credentials{"a", "b", "c"}', 'credentials{"a", "b"}'),
        ('[]*credentials{{"a", "b", "c"}}', '[]*credentials{{"a", "b"}}'),
        ('map[string][]credentials{"x": {{"a", "b", "c"}}}', 'map[string][]credentials{"x": {{"a", "b"}}}'),
    ],
)
def test_a_field_goes_with_its_elements(literal: str, after: str) -> None:
    """By its place, also in lists of lists that leave the type out."""
    result = rewrite({"ims.go": _GO.replace("{literal}", literal)}).files["ims.go"]
    assert f"var known = {after}\n" in result
    assert "privateKey" not in result


@pytest.mark.parametrize("literal", ['credentials{"a", "b", register("c")}', 'list{{"a", "b", "c"}}'])
def test_what_cannot_be_followed_keeps_the_field(literal: str) -> None:
    """An element that does something, or a list whose type has a name of its own."""
    source = _GO.replace("{literal}", literal) + "\ntype list []credentials\n" * literal.startswith("list")
    result = rewrite({"ims.go": source}).files["ims.go"]
    assert f"var known = {literal}\n" in result
    assert "privateKey" in result
