# ruff: noqa: E101 - Go is indented with tabs
"""Go: the shapes of a request."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

GO_FORM_FIELD = """
    package main

    import (
    	"bytes"
    	"mime/multipart"
    	"net/http"
    )

    func ask(id, secret, jwt string) (*http.Response, error) {
    	var body bytes.Buffer
    	w := multipart.NewWriter(&body)
    	for name, value := range map[string]string{"client_id": id, "client_secret": secret, "jwt_token": jwt} {
    		part, err := w.CreateFormField(name)
    		if err != nil {
    			return nil, err
    		}
    		part.Write([]byte(value))
    	}
    	w.Close()
    	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", w.FormDataContentType(), &body)
    }
"""


def test_parts_made_one_by_one_withdraw_the_program() -> None:
    """A multipart body that is written part by part is left whole, and said."""
    result = rewrite({"form.go": GO_FORM_FIELD})
    assert "form.go:11: the body is multipart" in result.plan.withdrawn[0].reason
    assert not result.plan.files


def test_fields_that_a_loop_writes_are_all_kept() -> None:
    """A loop over a map that only checks loses what is not checked any more; one that fills the form loses nothing."""
    text = """
package ims

import (
	"bytes"
	"mime/multipart"
	"net/http"
)

type Config struct {
	ClientID, ClientSecret string
	PrivateKey             []byte
}

func token(cfg Config) (*http.Response, error) {
	assertion, err := sign(cfg, "https://ims-na1.adobelogin.com/c/"+cfg.ClientID)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for name, value := range map[string]string{
		"client_id":     cfg.ClientID,
		"client_secret": cfg.ClientSecret,
		"jwt_token":     assertion,
	} {
		if err := w.WriteField(name, value); err != nil {
			return nil, err
		}
	}
	w.Close()
	return http.Post("https://ims-na1.adobelogin.com/ims/exchange/jwt", w.FormDataContentType(), &buf)
}
"""
    after = rewrite({"ims.go": text}).files["ims.go"]
    assert '"client_id":     cfg.ClientID,' in after
    assert '"client_secret": cfg.ClientSecret,' in after
    assert "w.Set(name, value)" in after
