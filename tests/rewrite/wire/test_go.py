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
