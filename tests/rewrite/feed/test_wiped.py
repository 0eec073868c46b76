"""What overwrites the key after its use goes with it."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_GO = """package ims

import (
	"net/http"
	"net/url"
	"os"

	"github.com/golang-jwt/jwt"
)

func token(id, secret, path string) (*http.Response, error) {
	pem, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		for i := range pem {
			pem[i] = 0
		}
	}()
	key, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{"aud": "https://ims-na1.adobelogin.com/c/" + id}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id":     {id},
		"client_secret": {secret},
		"jwt_token":     {assertion},
	})
}
"""
_JAVA = """
class Ims {
    HttpRequest request(String id, String secret, Path path) throws IOException {
        byte[] pem = Files.readAllBytes(path);
        String jwt = Signer.sign("https://ims-na1.adobelogin.com/c/" + id, pem);
        Arrays.fill(pem, (byte) 0);
        String body = "client_id=" + id + "&client_secret=" + secret + "&jwt_token=" + jwt;
        return HttpRequest.newBuilder(URI.create("https://ims-na1.adobelogin.com/ims/exchange/jwt"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    }
}
"""
_JAVASCRIPT = """
const fs = require('fs')
const jwt = require('jsonwebtoken')

exports.token = (id, secret, path) => {
  const pem = fs.readFileSync(path)
  const assertion = jwt.sign({ aud: 'https://ims-na1.adobelogin.com/c/' + id }, pem, { algorithm: 'RS256' })
  pem.fill(0)
  const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
}
"""


@pytest.mark.parametrize(("path", "source"), [("ims.go", _GO), ("Ims.java", _JAVA), ("ims.js", _JAVASCRIPT)])
def test_a_key_that_is_overwritten_is_read_no_more(path: str, source: str) -> None:
    """The reading, the signature and the overwriting go together."""
    after = rewrite({path: source}).files[path]
    assert "client_credentials" in after
    assert "pem" not in after, after


def test_a_loop_that_does_more_keeps_what_it_goes_through() -> None:
    """A copy that is made on the way is needed."""
    source = _GO.replace("pem[i] = 0\n", "pem[i] = 0\n\t\t\taudit.Count(i)\n")
    after = rewrite({"ims.go": source}).files["ims.go"]
    assert "for i := range pem {" in after


def test_a_method_of_the_program_is_no_overwriting() -> None:
    """What is called `clear` may do anything."""
    source = _JAVASCRIPT.replace("pem.fill(0)", "form.clear(pem, settings)")
    assert "form.clear(pem, settings)" in rewrite({"ims.js": source}).files["ims.js"]
